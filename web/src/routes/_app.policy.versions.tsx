import { createFileRoute } from '@tanstack/react-router';

import { VersionsPage } from '../policy/versions-page';
import { programmeSearch } from '../programme/programme-search';

export const Route = createFileRoute('/_app/policy/versions')({
  validateSearch: programmeSearch,
  component: VersionsPage,
});
