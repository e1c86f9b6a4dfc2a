import type { SupervisionDetail } from '../api/types';
import { useDates } from '../shell/me';
import { t } from '../texts';
import classes from './own.module.css';

/** What became of the sessions before: when each was due, and what happened. */
export function PastSessions({ history }: { history: SupervisionDetail['history'] }) {
  const dates = useDates();
  const words = t.ownSupervision;
  if (history.length === 0) return null;
  return (
    <details className={classes.past}>
      <summary>{words.past(history.length)}</summary>
      <ul className={classes.dates}>
        {history.map(({ number, on, dueOn, outcome }) => (
          <li key={`${number} ${on} ${outcome}`}>
            <strong>{dates.day(on)}</strong>
            {words.outcomes[outcome]}
            {dueOn !== on && ` · ${words.pastDue(dates.day(dueOn))}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
