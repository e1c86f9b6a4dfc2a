import { Button } from '@mantine/core';
import { useState } from 'react';

import type { MySettings, Window } from '../api/types';
import { t } from '../texts';
import classes from './account-page.module.css';
import { Card } from './card';
import { DayWindows } from './day-windows';
import { Keep } from './keep';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** When somebody can meet, day by day: sessions are suggested inside it. */
export function Availability({ settings }: { settings: MySettings }) {
  const [windows, setWindows] = useState<Window[]>(settings.availability ?? []);
  const [tried, setTried] = useState(false);
  const words = t.telling;
  const faults = new Map(weekdays.map((weekday) => [weekday, faultOf(of(windows, weekday))]));

  function part(): Partial<MySettings> | undefined {
    setTried(true);
    if ([...faults.values()].some(Boolean)) return undefined;
    return { availability: windows.length > 0 ? windows : null };
  }

  return (
    <Card title={words.when} anchor="when" body={windows.length === 0 ? words.whenAlways : words.whenBody}>
      <Keep part={part}>
        <ul className={classes.rows}>
          {weekdays.map((weekday) => (
            <DayWindows
              key={weekday}
              weekday={weekday}
              windows={of(windows, weekday)}
              fault={tried ? faults.get(weekday) : undefined}
              write={(day) => setWindows([...windows.filter((one) => one.weekday !== weekday), ...day])}
            />
          ))}
        </ul>
        {windows.length > 0 && (
          <Button variant="subtle" size="md" w="fit-content" onClick={() => setWindows([])}>
            {words.whenClear}
          </Button>
        )}
      </Keep>
    </Card>
  );
}

const of = (windows: Window[], weekday: number): Window[] => windows.filter((one) => one.weekday === weekday);

/** What is wrong with the times of one day. */
function faultOf(windows: Window[]): string | undefined {
  const sorted = windows.toSorted((a, b) => a.from.localeCompare(b.from));
  if (sorted.some(({ from, until }) => !from || !until)) return t.telling.needTime;
  if (sorted.some(({ from, until }) => until <= from)) return t.telling.endsFirst;
  return sorted.some(({ from }, index) => from < (sorted[index - 1]?.until ?? '')) ? t.telling.overlaps : undefined;
}
