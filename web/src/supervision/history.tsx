import type { Outcome, SupervisionDetail } from '../api/types';
import { Mark } from '../journey/badge';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { useShowMore } from '../shell/show-more';
import { t } from '../texts';
import { Correction } from './correction';
import classes from './supervision-page.module.css';

/** Every session so far: when it was due, when it took place, and how it ended. */
export function History({ supervision }: { supervision: SupervisionDetail }) {
  const { history } = supervision;
  const dates = useDates();
  const words = t.supervision;
  const { columns } = words;
  const newest = history.toSorted((one, other) => other.on.localeCompare(one.on) || other.number - one.number);
  const last = newest.find(counts);
  const { shown, more } = useShowMore(newest, 10);
  const held = history.filter(({ outcome }) => outcome === 'held').length;
  const beside = history.length > 0 && <span className={classes.small}>{words.heldOf(held, history.length)}</span>;
  return (
    <Section title={words.history} beside={beside}>
      {history.length === 0 && <p className={classes.none}>{words.historyNone}</p>}
      {history.length > 0 && (
        <table className={classes.table}>
          <caption className={classes.caption}>{words.history}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.on}</th>
              <th scope="col">{columns.outcome}</th>
              <th scope="col">{columns.dueOn}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((session) => {
              const { number, dueOn, on, outcome, lateDays } = session;
              return (
                <tr key={`${number} ${on} ${outcome}`}>
                  <td>{dates.day(on)}</td>
                  <td>
                    <Ended outcome={outcome} />
                    {session === last && <Correction supervision={supervision} recorded={last.outcome} />}
                  </td>
                  <td>
                    {dates.day(dueOn)}
                    {lateDays > 0 && <p className={classes.small}>{words.daysLate(lateDays)}</p>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {more}
    </Section>
  );
}

type Session = SupervisionDetail['history'][number];

/** The next session was planned from it: it can be put right. */
const counts = (session: Session): session is Session & { outcome: 'held' | 'missedByWorker' } =>
  session.outcome === 'held' || session.outcome === 'missedByWorker';

function Ended({ outcome }: { outcome: Outcome }) {
  const tone = outcome === 'missedBySupervisor' ? 'late' : outcome === 'missedByWorker' ? 'soon' : undefined;
  return (
    <>
      {tone && <Mark tone={tone} />} {t.supervision.outcomeNames[outcome]}
    </>
  );
}
