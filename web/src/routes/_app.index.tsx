import { createFileRoute } from '@tanstack/react-router';

import { OwnPage } from '../journey/own-page';
import { isOnlyPeerWorker, useMe } from '../shell/me';
import { TodayPage } from '../today/today-page';

export const Route = createFileRoute('/_app/')({ component: Home });

function Home() {
  return isOnlyPeerWorker(useMe()) ? <OwnPage /> : <TodayPage />;
}
