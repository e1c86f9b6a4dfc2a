import { Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { SupervisionCard, SupervisionRequest } from '../api/types';
import { useSupervisionCommand } from '../api/supervision-queries';
import { DialogActions } from '../shell/dialog-actions';
import { useDates, useMe } from '../shell/me';
import { say } from '../shell/say';
import { keepFocusSomewhere } from '../shell/use-keep-focus';
import { t } from '../texts';
import { Answered } from './answered';
import { nextWorkday } from './proposal';
import { instantIn } from './when';

type Moved = Pick<SupervisionCard, 'id' | 'person' | 'dueOn' | 'slot'>;

interface MoveDialogProps {
  session: Moved;
  /** A session whose time has passed is recorded as moved; one that lies ahead is simply moved. */
  passed: boolean;
  opened: boolean;
  close: () => void;
  moved?: () => void;
}

/** Another time, agreed by both. The day on which the session was due stays as it is. */
export function MoveDialog({ session, opened, close, ...rest }: MoveDialogProps) {
  const name = session.person.givenName;
  return (
    <Modal
      opened={opened}
      onClose={close}
      onExitTransitionEnd={keepFocusSomewhere}
      title={t.supervision.moveTitle(name)}
    >
      <MoveForm session={session} close={close} {...rest} />
    </Modal>
  );
}

function MoveForm({ session, passed, close, moved }: Omit<MoveDialogProps, 'opened'>) {
  const dates = useDates();
  const { zone } = useMe().organisation;
  const words = t.supervision;
  const [day, setDay] = useState(() => nextWorkday(session, dates));
  const [time, setTime] = useState(() => (session.slot ? dates.time(session.slot.startsAt) : '10:00'));
  const [tried, setTried] = useState(false);
  const command = useSupervisionCommand(session.id);
  const faults = { day: !day || day < dates.today(), time: !/^\d{2}:\d{2}$/.test(time) };

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (faults.day || faults.time) return;
    const startsAt = instantIn(zone, day, time);
    const body: SupervisionRequest = passed
      ? { type: 'RecordSession', outcome: 'movedByAgreement', startsAt }
      : { type: 'MoveSession', startsAt };
    if (!(await command.give(body))) return;
    close();
    say(words.moveDone(dates.dayTime(startsAt)));
    moved?.();
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text>{words.moveIntro(dates.day(session.dueOn))}</Text>
        <Group align="flex-start" gap="md">
          <TextInput
            type="date"
            label={words.moveDay}
            description={day && dates.dayAndAway(day)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={day}
            min={dates.today()}
            error={tried && faults.day && words.needDay}
            onChange={(event) => setDay(event.currentTarget.value)}
            data-autofocus
          />
          <TextInput
            type="time"
            label={words.moveTime}
            value={time}
            error={tried && faults.time && words.needTime}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
        </Group>
        <Answered progress={command.progress} name={session.person.givenName} />
        <DialogActions close={close} busy={command.busy} submit={words.moveSubmit} />
      </Stack>
    </form>
  );
}
