import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useState, type ReactNode } from 'react';

import { useMe } from '../shell/me';
import { keepFocusSomewhere } from '../shell/use-keep-focus';
import { AddCertificate } from '../training/add-certificate';
import { FillForm } from '../forms/fill-form';
import { t, wordsOf } from '../texts';
import { CommandForm } from './command-form';
import { CommandOpener, type CommandRequest } from './command-request';

export function CommandProvider({ children }: { children: ReactNode }) {
  const [request, setRequest] = useState<CommandRequest>();
  const [opened, setOpened] = useState(false);
  const me = useMe();
  const phone = useMediaQuery('(max-width: 47.9375em)') ?? false;
  const open = useCallback((next: CommandRequest) => {
    setRequest(next);
    setOpened(true);
  }, []);
  const close = useCallback(() => setOpened(false), []);
  const title = request && titleOf(request, request.person.id === me.personId);

  return (
    <CommandOpener value={open}>
      {children}
      <Modal
        opened={opened}
        onClose={close}
        onExitTransitionEnd={keepFocusSomewhere}
        title={title}
        fullScreen={phone}
        size="lg"
      >
        {request && <Dialog key={keyOf(request)} request={request} close={close} />}
      </Modal>
    </CommandOpener>
  );
}

const keyOf = ({ journeyId, type, values }: CommandRequest): string => `${journeyId} ${type} ${JSON.stringify(values)}`;

/** What a form says takes more room than a few fields, and a certificate comes with its file. */
function Dialog(props: { request: CommandRequest; close: () => void }) {
  if (props.request.type === 'FillForm') return <FillForm {...props} />;
  if (props.request.type === 'AddCertificate') return <AddCertificate {...props} />;
  return <CommandForm {...props} />;
}

function titleOf({ type, person, paused, values, title }: CommandRequest, aboutOneself: boolean): string | undefined {
  const words = type === 'Decide' && values?.matter ? t.decide[values.matter] : undefined;
  return title ?? (words ?? wordsOf(type, aboutOneself, paused))?.title(person.givenName);
}
