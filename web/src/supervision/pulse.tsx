import type { SupervisionDetail } from '../api/types';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { t } from '../texts';
import { PulseChart } from './pulse-chart';
import classes from './supervision-page.module.css';

/** How comfortable the work has felt, answer by answer: a small line, and the same as a table. */
export function Pulse({ supervision: { pulses } }: { supervision: SupervisionDetail }) {
  const words = t.supervision;
  const answers = pulses
    .flatMap(({ on, text }) => (text === null ? [] : [{ on, value: Number(text[0]), words: text.slice(1).trim() }]))
    .filter(({ value }) => value >= 1 && value <= 5)
    .toSorted((one, other) => one.on.localeCompare(other.on));
  return (
    <Section title={words.pulse}>
      {pulses.length === 0 && <p className={classes.none}>{words.pulseNone}</p>}
      {pulses.length > 0 && answers.length === 0 && (
        <p className={classes.none}>{words.pulseAnswered(pulses.length)}</p>
      )}
      {answers.length > 0 && (
        <>
          <p className={classes.small}>{words.pulseIntro}</p>
          {answers.length > 1 && <PulseChart answers={answers} />}
          <details className={classes.folded} open={answers.length === 1}>
            <summary>{words.asTable}</summary>
            <Table answers={answers} />
          </details>
        </>
      )}
    </Section>
  );
}

function Table({ answers }: { answers: { on: string; value: number; words: string }[] }) {
  const dates = useDates();
  const words = t.supervision;
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{words.pulse}</caption>
      <thead>
        <tr>
          <th scope="col">{words.pulseDate}</th>
          <th scope="col">{words.pulseAnswer}</th>
        </tr>
      </thead>
      <tbody>
        {answers.toReversed().map(({ on, value, words: said }) => (
          <tr key={on}>
            <td>{dates.day(on)}</td>
            <td>
              {words.pulseWords[value]}
              {said && <p className={classes.small}>{said}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
