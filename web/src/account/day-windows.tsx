import { ActionIcon, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';

import type { Window } from '../api/types';
import { t } from '../texts';
import classes from './account-page.module.css';

interface DayWindowsProps {
  weekday: Window['weekday'];
  windows: Window[];
  fault: string | undefined;
  write: (windows: Window[]) => void;
}

/** The times of one weekday. */
export function DayWindows({ weekday, windows, fault, write }: DayWindowsProps) {
  const words = t.telling;
  const day = words.weekdays[weekday]!;
  const change = (index: number, part: Partial<Window>) =>
    write(windows.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <li className={classes.day}>
      <span className={classes.dayName}>{day}</span>
      <div className={classes.times}>
        {windows.length === 0 && <span className={classes.notThen}>{words.notThen}</span>}
        {windows.map(({ from, until }, index) => (
          <div key={index} className={classes.time}>
            <TextInput
              type="time"
              size="sm"
              aria-label={words.fromOn(day)}
              aria-invalid={fault !== undefined}
              value={from}
              onChange={(event) => change(index, { from: event.currentTarget.value })}
            />
            <span aria-hidden>{words.to}</span>
            <TextInput
              type="time"
              size="sm"
              aria-label={words.untilOn(day)}
              aria-invalid={fault !== undefined}
              value={until}
              onChange={(event) => change(index, { until: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              size={44}
              aria-label={words.removeTime(day, from, until)}
              onClick={() => write(windows.filter((_, at) => at !== index))}
            >
              <IconX size={18} />
            </ActionIcon>
          </div>
        ))}
        {fault && (
          <Text c="var(--late)" size="sm" role="alert">
            {fault}
          </Text>
        )}
      </div>
      <ActionIcon
        variant="subtle"
        size={44}
        aria-label={words.addTime(day)}
        onClick={() => write([...windows, next(weekday, windows)])}
      >
        <IconPlus size={20} />
      </ActionIcon>
    </li>
  );
}

/** The first time of a day is a working day's; another one is left to be said. */
const next = (weekday: Window['weekday'], windows: Window[]): Window =>
  windows.length === 0 ? { weekday, from: '09:00', until: '17:00' } : { weekday, from: '', until: '' };
