import { NativeSelect } from '@mantine/core';
import { useState } from 'react';

import type { SupervisionLoad } from '../api/types';
import { Mark } from '../journey/badge';
import { useDates } from '../shell/me';
import { t } from '../texts';
import { LoadChart } from './load-chart';
import { capacityOf, hoursIn, tooMuch } from './load-sums';
import { LoadTable } from './load-table';
import classes from './supervisors-page.module.css';

/** The forecast: who is over capacity in how many weeks, the line of one or of all, and every figure as a table. */
export function Load({ load }: { load: SupervisionLoad }) {
  const dates = useDates();
  const words = t.supervisors;
  const [whose, setWhose] = useState('');
  const { weeks, supervisors } = load;
  const over = supervisors.flatMap((one) => {
    const { name, people, mostPeople } = one;
    const count = tooMuch(load, one).length;
    return [
      ...(mostPeople !== null && people > mostPeople ? [words.peopleOver(name, people, mostPeople)] : []),
      ...(count > 0 ? [words.loadOver(name, count)] : []),
    ];
  });
  const busiest = weeks.reduce((most, week) => (hoursIn(week, whose) > hoursIn(most, whose) ? week : most), weeks[0]!);
  const most = weeks.length > 0 ? hoursIn(busiest, whose) : 0;
  if (weeks.every((week) => hoursIn(week, '') === 0)) return <p className={classes.quiet}>{words.loadNone}</p>;
  return (
    <>
      <p className={classes.quiet}>{words.loadIntro}</p>
      <div role="status">
        {over.length === 0 && <p className={classes.summary}>{words.loadFits}</p>}
        {over.length > 0 && (
          <ul className={classes.warnings}>
            {over.map((warning) => (
              <li key={warning}>
                <Mark tone="late" /> {warning}
              </li>
            ))}
          </ul>
        )}
      </div>
      <NativeSelect
        label={words.whose}
        maw="20rem"
        mb="md"
        data={[
          { value: '', label: words.allSupervisors },
          ...supervisors.map(({ userId, name }) => ({ value: userId, label: name })),
        ]}
        value={whose}
        onChange={(event) => setWhose(event.currentTarget.value)}
      />
      {most > 0 && <p className={classes.summary}>{words.busiest(dates.day(busiest.from), words.hours(most))}</p>}
      <LoadChart weeks={weeks} whose={whose} capacity={capacityOf(supervisors, whose)} />
      <details className={classes.folded}>
        <summary>{words.asTable}</summary>
        <LoadTable load={load} />
      </details>
    </>
  );
}
