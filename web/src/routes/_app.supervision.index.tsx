import { createFileRoute } from '@tanstack/react-router';

import { staffOnly } from '../shell/staff-only';
import { SupervisionListPage } from '../supervision/supervision-list-page';

interface Search {
  show?: 'mine' | 'all';
  q?: string;
}

export const Route = createFileRoute('/_app/supervision/')({
  validateSearch: ({ show, q }: Record<string, unknown>): Search => ({
    ...(show === 'mine' || show === 'all' ? { show } : {}),
    ...(typeof q === 'string' && q ? { q } : {}),
  }),
  beforeLoad: staffOnly,
  component: SupervisionListPage,
});
