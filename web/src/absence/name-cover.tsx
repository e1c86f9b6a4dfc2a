import { Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { Absence } from '../api/types';
import { DialogActions } from '../shell/dialog-actions';
import { say } from '../shell/say';
import { Answered } from '../supervision/answered';
import { t } from '../texts';
import { useQuery } from '@tanstack/react-query';
import { coverQuery, useAbsenceCommand } from './absence-queries';
import { CoverField } from './cover-field';

/** Another cover: what is open goes over to that one. */
export function NameCover({ absence, close }: { absence: Absence; close: () => void }) {
  const words = t.absences;
  const { user, from, until } = absence;
  const asked = { userId: user.userId, from, until };
  const { data } = useQuery(coverQuery(asked));
  const [chosen, setChosen] = useState<string>();
  const [tried, setTried] = useState(false);
  const command = useAbsenceCommand(absence.id);
  const coverId = chosen ?? data?.cover?.userId;
  const name = data?.candidates.find(({ userId }) => userId === coverId)?.name ?? data?.cover?.name ?? '';

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!coverId || !(await command.give({ type: 'NameCover', coverId }))) return;
    close();
    say(words.coverSaved(name));
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <CoverField
          asked={asked}
          value={chosen}
          write={setChosen}
          error={tried && !coverId ? words.needCover : undefined}
        />
        <Answered progress={command.progress} name={user.name} />
        <DialogActions close={close} busy={command.busy} submit={words.save} />
      </Stack>
    </form>
  );
}
