import { createFileRoute } from '@tanstack/react-router';

import { ProgrammePage } from '../programme/programme-page';
import { programmeSearch } from '../programme/programme-search';
import { staffOnly } from '../shell/staff-only';

export const Route = createFileRoute('/_app/programme/')({
  validateSearch: programmeSearch,
  beforeLoad: staffOnly,
  component: ProgrammePage,
});
