import type { ReminderHealth } from '../api/types';
import { Mark } from '../journey/badge';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { t } from '../texts';
import classes from './health-page.module.css';

/** Whose address refuses mail: somebody has to ask for a new one. */
export function FailingAddresses({ failing }: { failing: ReminderHealth['failing'] }) {
  const dates = useDates();
  const words = t.reminders;
  if (failing.length === 0) return <p className={classes.quiet}>{words.failingNone}</p>;
  return (
    <Section title={`${words.failing} (${failing.length})`}>
      <p className={classes.quiet}>{words.failingBody}</p>
      <ul className={classes.failing}>
        {failing.map(({ user, channel, since }) => (
          <li key={`${user.userId} ${channel}`}>
            <Mark tone="late" />
            <strong>{user.name}</strong>
            <span className={classes.quiet}>
              {words.channels[channel] ?? channel} · {words.failingSince(dates.dayAndAway(since))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
