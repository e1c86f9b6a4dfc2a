import { QueryCache, QueryClient } from '@tanstack/react-query';

import { isPassing } from './problem';

/** Reads are asked again while the server is away; a plain no is an answer. What was loaded stays on the page. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: askForTheServer }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => isPassing(error) && failures < 4,
      retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 10_000),
      networkMode: 'always',
    },
  },
});

/** Something was not answered: ask for the clock at once, so that the page says soon that the server is away. */
function askForTheServer(error: unknown, { queryKey }: { queryKey: readonly unknown[] }): void {
  if (isPassing(error) && queryKey[0] !== 'clock') void queryClient.invalidateQueries({ queryKey: ['clock'] });
}
