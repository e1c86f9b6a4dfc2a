import type { SupervisionLoad } from '../api/types';
import { useDates } from '../shell/me';
import { t } from '../texts';
import { hoursIn } from './load-sums';
import classes from './supervisors-page.module.css';

/** Every figure of the forecast; a week that asks too much says so in words. */
export function LoadTable({ load: { weeks, supervisors } }: { load: SupervisionLoad }) {
  const dates = useDates();
  const words = t.supervisors;
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={words.asTable}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.week}</th>
            {supervisors.map(({ userId, name }) => (
              <th key={userId} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.from}>
              <th scope="row">{dates.day(week.from)}</th>
              {supervisors.map(({ userId, mostHours }) => {
                const hours = hoursIn(week, userId);
                const over = mostHours !== null && hours > mostHours;
                return (
                  <td key={userId} data-over={over || undefined}>
                    {words.hours(hours)}
                    {over && ` (${words.overMark})`}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
