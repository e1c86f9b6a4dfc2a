import { createFileRoute } from '@tanstack/react-router';

import { LaddersPage } from '../policy/ladders/ladders-page';
import { ladderIds, type LadderId } from '../policy/ladders/ladder-shape';
import { programmeSearch, type ProgrammeSearch } from '../programme/programme-search';

interface Search extends ProgrammeSearch {
  ladder?: LadderId;
  /** For whom it is asked who would hear. */
  journey?: string;
}

export const Route = createFileRoute('/_app/policy/ladders')({
  validateSearch: ({ ladder, journey, ...search }: Record<string, unknown>): Search => {
    const known = ladderIds.find((id) => id === ladder);
    return {
      ...programmeSearch(search),
      ...(known && { ladder: known }),
      ...(typeof journey === 'string' && journey && { journey }),
    };
  },
  component: LaddersPage,
});
