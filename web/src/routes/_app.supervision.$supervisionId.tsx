import { createFileRoute, redirect } from '@tanstack/react-router';

import { meQuery } from '../api/queries';
import { isOnlyPeerWorker } from '../shell/me';
import { SupervisionPage } from '../supervision/supervision-page';

/** A peer worker's own supervision lies among their own pages. */
export const Route = createFileRoute('/_app/supervision/$supervisionId')({
  beforeLoad: async ({ context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (isOnlyPeerWorker(me)) throw redirect({ href: '/my/supervision' });
  },
  component: SupervisionPage,
});
