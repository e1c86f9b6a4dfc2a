import { Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';

import type { Journey } from '../api/types';
import { ProgressLine } from '../journey/progress-line';
import { useJourneyCommand } from '../journey/use-journey-command';
import { useDates } from '../shell/me';
import { Notice } from '../shell/notice';
import { say } from '../shell/say';
import { keepFocusSomewhere } from '../shell/use-keep-focus';
import { refusalSentence, t } from '../texts';
import { DialogActions } from '../shell/dialog-actions';

interface LeaveDialogProps {
  journey: Journey;
  mayGiveNotice: boolean;
  opened: boolean;
  close: () => void;
}

/** Leaving: with notice, so that there is time for a plan and thanks; or at once, which is always possible. */
export function LeaveDialog({ opened, close, ...props }: LeaveDialogProps) {
  return (
    <Modal opened={opened} onClose={close} onExitTransitionEnd={keepFocusSomewhere} title={t.own.leaveTitle}>
      <LeaveForm {...props} close={close} />
    </Modal>
  );
}

function LeaveForm({ journey, mayGiveNotice, close }: Omit<LeaveDialogProps, 'opened'>) {
  const dates = useDates();
  const [how, setHow] = useState(mayGiveNotice ? 'notice' : 'now');
  const [lastDay, setLastDay] = useState(dates.todayPlus(28));
  const command = useJourneyCommand(journey.id);
  const id = useId();
  const words = t.own;
  const fault = how === 'notice' && lastDay <= dates.today() ? t.form.notAhead : undefined;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (fault) return document.getElementById(`${id}-day`)?.focus();
    const given = await command.give(how === 'notice' ? { type: 'GiveNotice', lastDay } : { type: 'LeaveNow' });
    if (!given) return;
    close();
    say(how === 'notice' ? words.leaveNoticeDone : words.leaveNowDone);
  }

  const { progress } = command;
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text>{words.leaveIntro}</Text>
        {progress.step === 'refused' && (
          <Notice tone="late" role="alert">
            {refusalSentence(progress.problem, journey.person.givenName)}
          </Notice>
        )}
        <Radio.Group label={words.leaveHow} value={how} onChange={setHow}>
          <Stack gap="xs" mt="xs">
            {mayGiveNotice && <Radio value="notice" label={words.leaveNotice} />}
            <Radio value="now" label={words.leaveNow} />
          </Stack>
        </Radio.Group>
        {how === 'notice' && (
          <TextInput
            id={`${id}-day`}
            type="date"
            label={words.lastDay}
            description={lastDay ? dates.dayAndAway(lastDay) : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={lastDay}
            error={fault}
            maw="16rem"
            onChange={(event) => setLastDay(event.currentTarget.value)}
          />
        )}
        <ProgressLine progress={progress} />
        <DialogActions
          close={close}
          busy={command.busy}
          submit={how === 'notice' ? words.leaveSubmit : words.leaveNowSubmit}
        />
      </Stack>
    </form>
  );
}
