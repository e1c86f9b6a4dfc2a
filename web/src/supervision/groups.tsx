import { Button, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type FormEvent } from 'react';

import type { SupervisionDetail } from '../api/types';
import { useSupervisionCommand } from '../api/supervision-queries';
import { DialogActions } from '../shell/dialog-actions';
import { useDates } from '../shell/me';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { useShowMore } from '../shell/show-more';
import { t } from '../texts';
import { Answered } from './answered';
import { mayGive } from './offered';
import classes from './supervision-page.module.css';

/** Reflective practice and peer groups: who came counts where the policy says so. */
export function Groups({ supervision }: { supervision: SupervisionDetail }) {
  const dates = useDates();
  const words = t.supervision;
  const [adding, { open, close }] = useDisclosure(false);
  const newest = supervision.groups.toSorted((one, other) => other.on.localeCompare(one.on));
  const { shown, more } = useShowMore(newest, 5);
  const add = mayGive(supervision, 'RecordGroup') && (
    <Button variant="default" size="xs" onClick={open}>
      {words.groupAdd}
    </Button>
  );
  return (
    <Section title={words.groups} beside={add}>
      {newest.length === 0 && <p className={classes.none}>{words.groupsNone}</p>}
      <ul className={classes.list}>
        {shown.map(({ group, on, attendance }) => (
          <li key={`${group} ${on} ${attendance}`}>
            <span>{words.groupKinds[group] ?? group}</span>
            <span className={classes.small}>
              {dates.day(on)} · {words.attendances[attendance] ?? attendance}
            </span>
          </li>
        ))}
      </ul>
      {more}
      <Modal opened={adding} onClose={close} title={words.groupAdd}>
        <GroupForm supervision={supervision} close={close} />
      </Modal>
    </Section>
  );
}

type Attended = SupervisionDetail['groups'][number];

function GroupForm({ supervision, close }: { supervision: SupervisionDetail; close: () => void }) {
  const dates = useDates();
  const words = t.supervision;
  const [group, setGroup] = useState<Attended['group']>('reflectivePractice');
  const [attendance, setAttendance] = useState<Attended['attendance']>('attended');
  const [on, setOn] = useState(dates.today());
  const [tried, setTried] = useState(false);
  const command = useSupervisionCommand(supervision.id);
  const fault = !on || on > dates.today();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (fault || !(await command.give({ type: 'RecordGroup', group, on, attendance }))) return;
    close();
    say(words.groupDone);
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Choice label={words.groupKind} options={words.groupKinds} value={group} write={setGroup} />
        <TextInput
          type="date"
          label={words.groupDay}
          maw="16rem"
          value={on}
          max={dates.today()}
          error={tried && fault && words.needPastDay}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        <Choice label={words.groupAttendance} options={words.attendances} value={attendance} write={setAttendance} />
        <Answered progress={command.progress} name={supervision.person.givenName} />
        <DialogActions close={close} busy={command.busy} submit={words.groupAdd} />
      </Stack>
    </form>
  );
}

interface ChoiceProps<Code extends string> {
  label: string;
  options: Record<string, string>;
  value: Code;
  write: (value: Code) => void;
}

function Choice<Code extends string>({ label, options, value, write }: ChoiceProps<Code>) {
  return (
    <NativeSelect
      label={label}
      data={Object.entries(options).map(([code, name]) => ({ value: code, label: name }))}
      value={value}
      onChange={(event) => write(event.currentTarget.value as Code)}
    />
  );
}
