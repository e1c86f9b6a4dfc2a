import { createFileRoute } from '@tanstack/react-router';

import { PolicyPage } from '../policy/policy-page';
import { parts, type Part } from '../policy/policy-types';
import { programmeSearch, type ProgrammeSearch } from '../programme/programme-search';

interface Search extends ProgrammeSearch {
  part?: Part;
  /** Somebody came from wanting to adopt: what is still empty is a fault now. */
  strict?: boolean;
}

export const Route = createFileRoute('/_app/policy/')({
  validateSearch: (search: Record<string, unknown>): Search => {
    const part = parts.find((one) => one === search.part);
    return {
      ...programmeSearch(search),
      ...(part ? { part } : {}),
      ...(search.strict === true ? { strict: true } : {}),
    };
  },
  component: PolicyPage,
});
