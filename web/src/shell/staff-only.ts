import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';

import { meQuery } from '../api/queries';
import { isOnlyPeerWorker } from './me';

/** Pages for those who look after others. A peer worker has one page of their own, and is led there. */
export async function staffOnly({ context }: { context: { queryClient: QueryClient } }): Promise<void> {
  if (isOnlyPeerWorker(await context.queryClient.ensureQueryData(meQuery))) throw redirect({ to: '/' });
}
