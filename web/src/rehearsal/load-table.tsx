import { useDates } from '../shell/me';
import { t } from '../texts';
import classes from './rehearsal-page.module.css';
import { measures, type Rehearsal } from './rehearsal-queries';

/** Every figure of the rehearsal. */
export function LoadTable({ rehearsal: { weeks } }: { rehearsal: Rehearsal }) {
  const dates = useDates();
  const words = t.rehearsal;
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={words.asTable}>
      <table>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {words.week}
            </th>
            {measures.map((measure) => (
              <th key={measure} scope="colgroup" colSpan={2}>
                {words.measures[measure]}
              </th>
            ))}
          </tr>
          <tr>
            {measures.flatMap((measure) =>
              [words.present, words.draft].map((side) => (
                <th key={`${measure} ${side}`} scope="col">
                  {side}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ from, present, draft }) => (
            <tr key={from}>
              <th scope="row">{dates.short(from)}</th>
              {measures.flatMap((measure) => [
                <td key={`${measure} present`}>{present[measure]}</td>,
                <td key={`${measure} draft`}>{draft[measure]}</td>,
              ])}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
