import { createFileRoute } from '@tanstack/react-router';

import { OwnPage } from '../own/own-page';
import { isOnlyPeerWorker, useMe } from '../shell/me';
import { TodayPage } from '../today/today-page';

export const Route = createFileRoute('/_app/')({
  validateSearch: ({ journey }: Record<string, unknown>): { journey?: string } =>
    typeof journey === 'string' && journey ? { journey } : {},
  component: Home,
});

function Home() {
  return isOnlyPeerWorker(useMe()) ? <OwnPage /> : <TodayPage />;
}
