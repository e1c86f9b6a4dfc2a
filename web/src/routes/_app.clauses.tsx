import { createFileRoute } from '@tanstack/react-router';

import { ClausesPage } from '../clauses/clauses-page';
import { sources, statuses, type ClauseSearch } from '../clauses/clause-filter';
import { programmeSearch } from '../programme/programme-search';

export const Route = createFileRoute('/_app/clauses')({
  validateSearch: (search: Record<string, unknown>): ClauseSearch => {
    const source = sources.find((one) => one === search.source);
    const status = statuses.find((one) => one === search.status);
    return {
      ...programmeSearch(search),
      ...(typeof search.q === 'string' && search.q ? { q: search.q } : {}),
      ...(source ? { source } : {}),
      ...(status ? { status } : {}),
    };
  },
  component: ClausesPage,
});
