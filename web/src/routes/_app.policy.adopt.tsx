import { createFileRoute } from '@tanstack/react-router';

import { AdoptPage } from '../policy/adopt-page';
import { programmeSearch } from '../programme/programme-search';
import { staffOnly } from '../shell/staff-only';

export const Route = createFileRoute('/_app/policy/adopt')({
  validateSearch: programmeSearch,
  beforeLoad: staffOnly,
  component: AdoptPage,
});
