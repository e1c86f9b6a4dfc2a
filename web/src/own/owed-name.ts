import type { Owed } from '../api/types';
import { t } from '../texts';

/** What is owed, by its name: an answer says to what. */
export const owedName = ({ what, about }: Pick<Owed, 'what' | 'about'>): string =>
  (about && t.owed.about[about]) ?? t.owed.what[what] ?? what;

export const isOpen = ({ stage }: Owed): boolean => stage === 'open' || stage === 'overdue' || stage === 'suspended';

/** Late first, then by the day that was promised. */
export const byPromise = (a: Owed, b: Owed): number => a.promisedBy.localeCompare(b.promisedBy);
