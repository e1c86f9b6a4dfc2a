import { createFileRoute } from '@tanstack/react-router';

import { PeoplePage } from '../people/people-page';
import { staffOnly } from '../shell/staff-only';

interface Search {
  q?: string;
  page?: number;
}

export const Route = createFileRoute('/_app/people')({
  validateSearch: ({ q, page }: Record<string, unknown>): Search => ({
    ...(typeof q === 'string' && q ? { q } : {}),
    ...(Number(page) > 1 ? { page: Math.trunc(Number(page)) } : {}),
  }),
  beforeLoad: staffOnly,
  component: PeoplePage,
});
