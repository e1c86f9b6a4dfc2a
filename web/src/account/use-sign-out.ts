import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

import { forgetDraftsHere } from '../api/use-draft';

/** Ends the session and leaves nothing of it on this device. */
export async function endSession(): Promise<void> {
  await import('./push').then(({ stopPush }) => stopPush()).catch(() => {});
  const { auth, tried } = await import('./auth-client');
  await tried(auth.signOut());
  forgetDraftsHere();
}

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await endSession();
    await navigate({ to: '/sign-in' });
    queries.clear();
  };
}
