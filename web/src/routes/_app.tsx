import { createFileRoute, Outlet, redirect } from '@tanstack/react-router';

import { ProblemError } from '../api/problem';
import { meQuery } from '../api/queries';
import { Shell } from '../shell/shell';
import { FirstSkeleton } from '../shell/states';

/** Everything behind the sign-in. */
export const Route = createFileRoute('/_app')({
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.status !== 401) throw error;
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
    }
  },
  pendingComponent: FirstSkeleton,
  component: App,
});

function App() {
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}
