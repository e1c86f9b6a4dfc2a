import { Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { Absence } from '../api/types';
import { DialogActions } from '../shell/dialog-actions';
import { say } from '../shell/say';
import { Answered } from '../supervision/answered';
import { t } from '../texts';
import { AbsenceDays, faultsOf, type Days } from './absence-days';
import { useAbsenceCommand } from './absence-queries';

/** Other days: what is covered follows them. */
export function ChangeDates({ absence, close }: { absence: Absence; close: () => void }) {
  const words = t.absences;
  const [days, setDays] = useState<Days>({ from: absence.from, until: absence.until });
  const [tried, setTried] = useState(false);
  const command = useAbsenceCommand(absence.id);
  const faults = faultsOf(days);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (faults.from || faults.until || !(await command.give({ type: 'ChangeDates', ...days }))) return;
    close();
    say(words.saved(absence.user.name));
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <AbsenceDays days={days} write={setDays} tried={tried} first />
        <Answered progress={command.progress} name={absence.user.name} />
        <DialogActions close={close} busy={command.busy} submit={words.changeDates} />
      </Stack>
    </form>
  );
}
