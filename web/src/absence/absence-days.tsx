import { Group, TextInput } from '@mantine/core';

import { t } from '../texts';

/** The first and the last day. */
export interface Days {
  from: string;
  until: string;
}

/** What is missing, or the wrong way round. */
export const faultsOf = ({ from, until }: Days) => ({ from: !from, until: !until || until < from });

interface AbsenceDaysProps {
  days: Days;
  write: (days: Days) => void;
  /** They were sent once: what is wrong is said from now on. */
  tried: boolean;
  /** What the dialog begins with. */
  first?: boolean;
}

/** From when until when somebody is away. */
export function AbsenceDays({ days, write, tried, first = false }: AbsenceDaysProps) {
  const words = t.absences;
  const faults = faultsOf(days);
  return (
    <Group align="flex-start" gap="md">
      <TextInput
        type="date"
        label={words.from}
        value={days.from}
        error={tried && faults.from && words.needFrom}
        onChange={(event) => write({ ...days, from: event.currentTarget.value })}
        {...(first && { 'data-autofocus': true })}
      />
      <TextInput
        type="date"
        label={words.until}
        value={days.until}
        min={days.from}
        error={tried && faults.until && words.needUntil}
        onChange={(event) => write({ ...days, until: event.currentTarget.value })}
      />
    </Group>
  );
}
