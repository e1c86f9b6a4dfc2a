import { Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { staffQuery } from '../api/queries';
import { DialogActions } from '../shell/dialog-actions';
import { may, useDates, useMe } from '../shell/me';
import { say } from '../shell/say';
import { Answered } from '../supervision/answered';
import { t } from '../texts';
import { useEnterAbsence } from './absence-queries';
import { CoverField } from './cover-field';

/** Somebody will be away, or is already: the days, and who covers. */
export function AbsenceForm({ close }: { close: () => void }) {
  const me = useMe();
  const dates = useDates();
  const words = t.absences;
  const forOthers = may(me, 'absence.enterForOthers');
  const { data: staff = [] } = useQuery({ ...staffQuery, enabled: forOthers && may(me, 'staff.list') });
  const [userId, setUserId] = useState<string>(me.userId);
  const [from, setFrom] = useState(dates.today());
  const [until, setUntil] = useState('');
  const [coverId, setCoverId] = useState<string>();
  const [tried, setTried] = useState(false);
  const command = useEnterAbsence();
  const faults = { from: !from, until: !until || until < from };
  const people = staff.filter(({ id, roles }) => id !== me.userId && roles.some((role) => role !== 'peerWorker'));
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? me.givenName;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (faults.from || faults.until) return;
    if (!(await command.give({ userId, from, until, ...(coverId ? { coverId } : {}) }))) return;
    close();
    say(words.saved(nameOf(userId)));
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        {forOthers && (
          <NativeSelect
            label={words.who}
            data={[
              { value: me.userId, label: words.yourself(me.givenName) },
              ...people.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={userId}
            onChange={(event) => {
              setUserId(event.currentTarget.value);
              setCoverId(undefined);
            }}
          />
        )}
        <Group align="flex-start" gap="md">
          <TextInput
            type="date"
            label={words.from}
            value={from}
            error={tried && faults.from && words.needFrom}
            onChange={(event) => setFrom(event.currentTarget.value)}
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
        <CoverField
          asked={{ userId, ...(from && until >= from ? { from, until } : {}) }}
          value={coverId}
          write={setCoverId}
        />
        <Answered progress={command.progress} name={nameOf(userId)} />
        <DialogActions close={close} busy={command.busy} submit={words.save} />
      </Stack>
    </form>
  );
}
