import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { endSession } from '../account/use-sign-out';
import { ButtonLink } from '../shell/links';
import { PageSkeleton } from '../shell/states';
import { t } from '../texts';
import { Alone } from './alone';
import { useLink } from './use-link';

/** Where a link in a message leads: to its page, or to a plain word why not. */
export function LinkPage({ token }: { token: string }) {
  const { step, me, open } = useLink(token);
  const words = t.link;
  switch (step) {
    case 'looking':
    case 'opening':
      return (
        <Alone title={words.opening}>
          <PageSkeleton />
        </Alone>
      );
    case 'ask':
      return (
        <Alone title={words.title}>
          <Body>{words.openBody}</Body>
          <Button size="lg" fullWidth onClick={() => void open()}>
            {words.open}
          </Button>
        </Alone>
      );
    case 'signIn':
      return (
        <Alone title={words.signIn}>
          <Body>{words.signInBody}</Body>
          <SignIn token={token} />
        </Alone>
      );
    case 'else':
      return (
        <Alone title={words.else}>
          <Body>{me ? words.elseBody(me.givenName) : words.elseBodyNobody}</Body>
          {me ? <NotMine /> : <SignIn token={token} />}
        </Alone>
      );
    case 'old':
      return <NoWay title={words.old} body={words.oldBody} />;
    case 'unknown':
      return <NoWay title={words.unknown} body={words.unknownBody} />;
    default:
      return (
        <Alone title={words.failed}>
          <Body>{words.failedBody}</Body>
          <Button size="md" onClick={() => void open()}>
            {t.shell.retry}
          </Button>
        </Alone>
      );
  }
}

const Body = ({ children }: { children: ReactNode }) => (
  <Text c="dimmed" mb="lg">
    {children}
  </Text>
);

const SignIn = ({ token }: { token: string }) => (
  <ButtonLink to="/sign-in" search={{ to: `/go/${token}` }} size="md">
    {t.link.signInButton}
  </ButtonLink>
);

function NoWay({ title, body }: { title: string; body: string }) {
  return (
    <Alone title={title}>
      <Body>{body}</Body>
      <ButtonLink to="/" size="md">
        {t.link.toMine}
      </ButtonLink>
    </Alone>
  );
}

/** Somebody else is signed in here: to their own page, or out, so that the right one can come in. */
function NotMine() {
  const queries = useQueryClient();
  async function leave(): Promise<void> {
    await endSession();
    queries.clear();
    location.reload();
  }
  return (
    <Group>
      <ButtonLink to="/" size="md">
        {t.link.toMine}
      </ButtonLink>
      <Button variant="subtle" size="md" onClick={() => void leave()}>
        {t.link.signOut}
      </Button>
    </Group>
  );
}
