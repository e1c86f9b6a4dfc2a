import { createFileRoute } from '@tanstack/react-router';

import { UnsubscribePage } from '../link/unsubscribe-page';

export const Route = createFileRoute('/unsubscribe/$token')({ component: Unsubscribe });

function Unsubscribe() {
  const { token } = Route.useParams();
  return <UnsubscribePage key={token} token={token} />;
}
