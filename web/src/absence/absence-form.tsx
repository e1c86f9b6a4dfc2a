import { NativeSelect, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { staffQuery } from '../api/queries';
import { DialogActions } from '../shell/dialog-actions';
import { may, useDates, useMe } from '../shell/me';
import { say } from '../shell/say';
import { Answered } from '../supervision/answered';
import { t } from '../texts';
import { AbsenceDays, faultsOf, type Days } from './absence-days';
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
  const [days, setDays] = useState<Days>({ from: dates.today(), until: '' });
  const { from, until } = days;
  const [coverId, setCoverId] = useState<string>();
  const [tried, setTried] = useState(false);
  const command = useEnterAbsence();
  const faults = faultsOf(days);
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
        <AbsenceDays days={days} write={setDays} tried={tried} />
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
