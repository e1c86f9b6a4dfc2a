import { Button, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type FormEvent } from 'react';

import type { SupervisionDetail } from '../api/types';
import { useSupervisionCommand } from '../api/supervision-queries';
import { DialogActions } from '../shell/dialog-actions';
import { say } from '../shell/say';
import { keepFocusSomewhere } from '../shell/use-keep-focus';
import { t } from '../texts';
import classes from './own.module.css';
import { Told } from './told';
import { hearerOf, mayDo, toConfirm } from './use-own-supervision';

type Asking = NonNullable<SupervisionDetail['asked']>['asking'];

/** The time suits, it doesn't, or another one would be better: each a tap, and no reason is asked for. */
export function TimeButtons({ supervision, leads }: { supervision: SupervisionDetail; leads: boolean }) {
  const [asking, setAsking] = useState<Asking>('cantMakeIt');
  const [opened, { open, close }] = useDisclosure(false);
  const confirm = useSupervisionCommand(supervision.id);
  const look = useSupervisionCommand(supervision.id);
  const { slot, asked } = supervision;
  const words = t.ownSupervision;
  const ask = (what: Asking) => () => {
    setAsking(what);
    open();
  };
  const mayAsk = mayDo(supervision, 'AskForAnotherTime');
  const mayConfirm = toConfirm(supervision);
  const mayLook = (slot === null || asked !== null) && mayDo(supervision, 'ProposeAgain');
  if (!mayAsk && !mayConfirm && !mayLook) return null;
  return (
    <div className={classes.taps}>
      <Told progress={look.progress.step === 'ready' ? confirm.progress : look.progress} />
      {mayConfirm && (
        <Button
          size="md"
          variant={leads ? 'filled' : 'default'}
          loading={confirm.busy}
          onClick={() => void confirm.give({ type: 'ConfirmTime' }).then((done) => done && say(words.confirmDone))}
        >
          {words.confirm}
        </Button>
      )}
      {mayLook && (
        <Button
          size="md"
          variant={leads ? 'filled' : 'default'}
          loading={look.busy}
          onClick={() => void look.give({ type: 'ProposeAgain' }).then((done) => done && say(words.looked))}
        >
          {words.lookAgain}
        </Button>
      )}
      {mayAsk && slot && asked?.asking !== 'cantMakeIt' && (
        <Button size="md" variant="default" onClick={ask('cantMakeIt')}>
          {words.cantMakeIt}
        </Button>
      )}
      {mayAsk && !asked && (
        <Button size="md" variant="subtle" onClick={ask('anotherTime')}>
          {slot ? words.anotherTime : words.askForTime}
        </Button>
      )}
      <Modal
        opened={opened}
        onClose={close}
        onExitTransitionEnd={keepFocusSomewhere}
        title={asking === 'cantMakeIt' ? words.cantMakeIt : slot ? words.anotherTime : words.askForTime}
      >
        <AskForTime supervision={supervision} asking={asking} close={close} />
      </Modal>
    </div>
  );
}

interface AskForTimeProps {
  supervision: SupervisionDetail;
  asking: Asking;
  close: () => void;
}

function AskForTime({ supervision, asking, close }: AskForTimeProps) {
  const command = useSupervisionCommand(supervision.id);
  const name = hearerOf(supervision);
  const words = t.ownSupervision;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!(await command.give({ type: 'AskForAnotherTime', asking }))) return;
    close();
    say(words.told(name));
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text>
          {asking === 'cantMakeIt'
            ? words.cantMakeItBody(name)
            : supervision.slot
              ? words.anotherTimeBody(name)
              : words.askForTimeBody(name)}
        </Text>
        <Told progress={command.progress} />
        <DialogActions close={close} busy={command.busy} submit={words.tell(name)} />
      </Stack>
    </form>
  );
}
