import type { Owed, SupervisionCard, TodayItem } from '../api/types';

/** Promised, not yet done, and asked of me. */
export const isToDo = ({ yours, stage, offers }: Owed): boolean =>
  yours &&
  (stage === 'open' || stage === 'overdue') &&
  offers.some(({ type, allowed }) => type === 'Fulfil' && allowed);

/** A session of the week and what is promised have rows of their own, with their own buttons. */
export function isShownElsewhere(item: TodayItem, week: SupervisionCard[], toDo: Owed[]): boolean {
  const { supervisionId, obligationId } = item;
  if (obligationId) return toDo.some(({ id }) => id === obligationId);
  return ofTheRow.has(item.matter) && week.some(({ id }) => id === supervisionId);
}

const ofTheRow: ReadonlySet<string> = new Set([
  'session-this-week',
  'session-unrecorded',
  'no-time-in-common',
  'another-time-asked',
]);
