import type { Journey } from '../api/types';
import { Section } from '../shell/section';
import { useDates } from '../shell/me';
import { modeName, t } from '../texts';
import classes from './practice.module.css';

/** What the log adds up to, and what of it the lead role asks for. */
export function PracticeSums({
  journey: { practice, timeServed },
}: {
  journey: Pick<Journey, 'practice' | 'timeServed'>;
}) {
  const dates = useDates();
  const words = t.practice;
  const sums = Object.entries(practice).filter(([, sum]) => sum !== undefined);
  return (
    <Section title={words.sums}>
      {sums.length === 0 && <p className={classes.none}>{words.none}</p>}
      <dl className={classes.sums}>
        {sums.map(([mode, sum]) => (
          <div key={mode}>
            <dt>{modeName(mode)}</dt>
            <dd>
              {words.inTotal(sum.sessions, words.hoursWords(sum.hours))}{' '}
              <span>{words.since(dates.day(sum.firstOn))}</span>
            </dd>
          </div>
        ))}
        {timeServed && (
          <div>
            <dt>{words.timeServed}</dt>
            <dd>
              {words.ofNeeded(timeServed.weeks, timeServed.neededWeeks)} {words.weeks},{' '}
              {words.ofNeeded(timeServed.sessions, timeServed.neededSessions)} {words.sessions}
            </dd>
          </div>
        )}
      </dl>
    </Section>
  );
}
