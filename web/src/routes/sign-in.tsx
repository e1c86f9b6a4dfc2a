import { useQueryClient } from '@tanstack/react-query';
import { createFileRoute, useRouter } from '@tanstack/react-router';

import { SignInPage } from '../account/sign-in-page';

export const Route = createFileRoute('/sign-in')({
  validateSearch: ({ to }: Record<string, unknown>): { to?: string } => (isOwnPath(to) ? { to } : {}),
  component: SignIn,
});

/** Only a place on this very page may be gone to after signing in. */
const isOwnPath = (to: unknown): to is string => typeof to === 'string' && /^\/(?![/\\])/.test(to);

function SignIn() {
  const { to = '/' } = Route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const onSignedIn = () => {
    queries.clear();
    router.history.push(to);
  };
  return <SignInPage onSignedIn={onSignedIn} />;
}
