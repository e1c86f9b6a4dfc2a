import { createFileRoute } from '@tanstack/react-router';

import { spans } from '../load/load-queries';
import { SupervisorsPage } from '../load/supervisors-page';
import { staffOnly } from '../shell/staff-only';

interface Search {
  weeks?: number;
}

export const Route = createFileRoute('/_app/supervisors')({
  validateSearch: (search: Record<string, unknown>): Search => {
    const weeks = spans.find((one) => one === Number(search.weeks));
    return weeks ? { weeks } : {};
  },
  beforeLoad: staffOnly,
  component: SupervisorsPage,
});
