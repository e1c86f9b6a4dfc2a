import { useQuery } from '@tanstack/react-query';

import { todayQuery } from '../api/queries';
import type { Journey } from '../api/types';
import { isCommand } from '../journey/command-fields';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { t } from '../texts';
import { detailsOf } from '../journey/matter-details';
import { OwnButton } from './own-remedy';
import classes from './own.module.css';

/** What else waits for the worker's own word: a newer policy, an agreement to talk about again, a review. */
export function OwnMatters({ journey }: { journey: Journey }) {
  const { data: today } = useQuery(todayQuery);
  const dates = useDates();
  const items = (today?.needsYou ?? []).filter(
    ({ journeyId, action }) => journeyId === journey.id && action && isCommand(action.type),
  );
  if (items.length === 0) return null;
  return (
    <Section title={t.own.yours}>
      <ul className={classes.dates}>
        {items.map((item) => (
          <li key={item.id}>
            <strong>{t.mattersMine[item.matter] ?? t.matters[item.matter]?.(journey.person.givenName)}</strong>
            <span className={classes.muted}>{t.today.since(dates.day(item.since))}</span>
            <OwnButton type={item.action!.type} journey={journey} {...detailsOf(item, item.action!.type, true)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
