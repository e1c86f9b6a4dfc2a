import { createFileRoute } from '@tanstack/react-router';

import { LinkPage } from '../link/link-page';

/** A link in a message: whoever it belongs to is led on. */
export const Route = createFileRoute('/go/$token')({ component: Go });

function Go() {
  const { token } = Route.useParams();
  return <LinkPage key={token} token={token} />;
}
