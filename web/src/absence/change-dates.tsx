import { Group, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { Absence } from '../api/types';
import { DialogActions } from '../shell/dialog-actions';
import { say } from '../shell/say';
import { Answered } from '../supervision/answered';
import { t } from '../texts';
import { useAbsenceCommand } from './absence-queries';

/** Other days: what is covered follows them. */
export function ChangeDates({ absence, close }: { absence: Absence; close: () => void }) {
  const words = t.absences;
  const [from, setFrom] = useState(absence.from);
  const [until, setUntil] = useState(absence.until);
  const [tried, setTried] = useState(false);
  const command = useAbsenceCommand(absence.id);
  const faults = { from: !from, until: !until || until < from };

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (faults.from || faults.until || !(await command.give({ type: 'ChangeDates', from, until }))) return;
    close();
    say(words.saved(absence.user.name));
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Group align="flex-start" gap="md">
          <TextInput
            type="date"
            label={words.from}
            value={from}
            error={tried && faults.from && words.needFrom}
            onChange={(event) => setFrom(event.currentTarget.value)}
            data-autofocus
          />
          <TextInput
            type="date"
            label={words.until}
            value={until}
            min={from}
            error={tried && faults.until && words.needUntil}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </Group>
        <Answered progress={command.progress} name={absence.user.name} />
        <DialogActions close={close} busy={command.busy} submit={words.changeDates} />
      </Stack>
    </form>
  );
}
