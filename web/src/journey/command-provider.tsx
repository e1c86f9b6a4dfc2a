import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useState, type ReactNode } from 'react';

import { useMe } from '../shell/me';
import { keepFocusSomewhere } from '../shell/use-keep-focus';
import { wordsOf } from '../texts';
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
  const title =
    request &&
    wordsOf(request.type, request.person.id === me.personId, request.paused)?.title(request.person.givenName);

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
        {request && <CommandForm key={`${request.journeyId} ${request.type}`} request={request} close={close} />}
      </Modal>
    </CommandOpener>
  );
}
