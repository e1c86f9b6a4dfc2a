import type { JourneyCard } from '../api/types';
import { t } from '../texts';
import type { Dates } from '../texts/dates';

/** Whether anyone got in touch with an applicant, and when. */
export const contactOf = ({ contactedOn }: Pick<JourneyCard, 'contactedOn'>, dates: Dates): string =>
  contactedOn ? t.board.contactedOn(dates.short(contactedOn)) : t.board.notContacted;
