import type { Clause, Place } from './clause.js';

const sayPlace = (place: Place): string => `${place.kind} ${'path' in place ? place.path : place.name}`;

/** The clauses as a table for a terminal, with how many are met, guidance or still to come. */
export function tableOf(clauses: readonly Clause[]): string {
  const width = Math.max(...clauses.map(({ id }) => id.length));
  const rows = clauses.map(
    ({ id, status, where }) => `${id.padEnd(width)}  ${status.padEnd(8)}  ${where.map(sayPlace).join(', ')}`,
  );
  return [...rows, '', ...countsOf(clauses)].join('\n');
}

function countsOf(clauses: readonly Clause[]): string[] {
  const sources = [...new Set(clauses.map(({ source }) => source))];
  return sources.map((source) => {
    const own = clauses.filter((clause) => clause.source === source);
    const of = (status: Clause['status']) => own.filter((clause) => clause.status === status).length;
    return `${source}: ${own.length} clauses, ${of('met')} met, ${of('guidance')} guidance, ${of('later')} later`;
  });
}
