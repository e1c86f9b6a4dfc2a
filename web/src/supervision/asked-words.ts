import type { SupervisionCard } from '../api/types';
import { t } from '../texts';

/** What the worker asks of the next session. */
export const askedWords = ({ asked, person }: Pick<SupervisionCard, 'asked' | 'person'>): string =>
  asked?.asking === 'cantMakeIt'
    ? t.supervision.askedCant(person.givenName)
    : t.supervision.askedAnother(person.givenName);
