import { Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';

import { answer, api, quietly } from '../api/client';
import { meQuery } from '../api/queries';
import { signedInAgain, useSessionEnded } from '../api/session';
import { useMe } from '../shell/me';
import { t } from '../texts';

const SignInForm = lazy(async () => ({ default: (await import('./sign-in-form')).SignInForm }));

/** The session ended while someone was at work: sign in here, and everything goes on as it was. */
export function SignInDialog() {
  const ended = useSessionEnded();
  const queries = useQueryClient();
  const router = useRouter();
  const me = useMe();

  async function onSignedIn(): Promise<void> {
    const now = await answer(api.GET('/api/me', quietly));
    // Somebody else: nothing of the one before may stay on the page, and no command of theirs may go out.
    if (now.userId !== me.userId) return location.assign('/');
    queries.setQueryData(meQuery.queryKey, now);
    signedInAgain();
    await router.invalidate();
  }

  return (
    <Modal
      opened={ended}
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      title={t.signIn.again}
      zIndex={400}
    >
      <Text mb="md">{t.signIn.againBody}</Text>
      <Suspense>
        <SignInForm onSignedIn={() => void onSignedIn()} />
      </Suspense>
    </Modal>
  );
}
