import { createFileRoute } from '@tanstack/react-router';

import { programmeSearch, type ProgrammeSearch } from '../programme/programme-search';
import { RehearsalPage } from '../rehearsal/rehearsal-page';
import { measures, spans, type Measure } from '../rehearsal/rehearsal-queries';
import { staffOnly } from '../shell/staff-only';

interface Search extends ProgrammeSearch {
  measure?: Measure;
  weeks?: number;
}

export const Route = createFileRoute('/_app/rehearsal')({
  validateSearch: (search: Record<string, unknown>): Search => {
    const measure = measures.find((one) => one === search.measure);
    const weeks = spans.find((one) => one === Number(search.weeks));
    return { ...programmeSearch(search), ...(measure ? { measure } : {}), ...(weeks ? { weeks } : {}) };
  },
  beforeLoad: staffOnly,
  component: RehearsalPage,
});
