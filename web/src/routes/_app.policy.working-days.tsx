import { createFileRoute } from '@tanstack/react-router';

import { WorkingDaysPage } from '../calendar/working-days-page';
import { programmeSearch } from '../programme/programme-search';

export const Route = createFileRoute('/_app/policy/working-days')({
  validateSearch: programmeSearch,
  component: WorkingDaysPage,
});
