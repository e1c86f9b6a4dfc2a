import { UnstyledButton } from '@mantine/core';

import type { ReminderHealth } from '../api/types';
import { t } from '../texts';
import classes from './health-page.module.css';

type Counts = Omit<ReminderHealth['days'][number], 'on'>;

interface CountsTableProps {
  caption: string;
  first: string;
  rows: (Counts & { key: string; name: string })[];
  choose?: (key: string) => void;
}

/** Due, sent, waiting, silenced, failed: a row a day or a person. Only failures and lateness stand out. */
export function CountsTable({ caption, first, rows, choose }: CountsTableProps) {
  const words = t.reminders;
  const { columns } = words;
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={caption}>
      <table className={classes.counts}>
        <caption className={classes.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {[
              columns.due,
              columns.sent,
              columns.failed,
              columns.silenced,
              columns.waiting,
              columns.late,
              columns.lateMost,
            ].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, due, sent, waiting, silenced, failed, lateP50Minutes, lateMaxMinutes }) => (
            <tr key={key}>
              <th scope="row">
                {choose ? (
                  <UnstyledButton className={classes.choose!} onClick={() => choose(key)} data-row>
                    {name}
                  </UnstyledButton>
                ) : (
                  name
                )}
              </th>
              <td>{due}</td>
              <td>{sent}</td>
              <td data-late={failed > 0 || undefined}>{failed}</td>
              <td>{silenced}</td>
              <td>{waiting}</td>
              <td>{lateWords(lateP50Minutes)}</td>
              <td>{lateWords(lateMaxMinutes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const lateWords = (minutes: number | null): string => (minutes === null ? '' : t.reminders.lateBy(minutes));
