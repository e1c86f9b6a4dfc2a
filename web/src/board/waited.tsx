import type { JourneyCard } from '../api/types';
import { useDates } from '../shell/me';
import { t } from '../texts';

/** How long an applicant has waited since the application, and whether anyone got in touch. */
export function Waited({ card: { daysSinceStart, contactedOn } }: { card: JourneyCard }) {
  const dates = useDates();
  const contact = contactedOn ? t.board.contactedOn(dates.short(contactedOn)) : t.board.notContacted;
  return `${t.board.appliedDays(daysSinceStart)}, ${contact}`;
}
