import type { Member } from '../auth/sessions.js';
import { grantedRelations, relations, type Action, type Relation } from './permissions.js';

/** Values of a statement, collected while its text is written. */
export class Values {
  readonly list: unknown[] = [];

  /** Keeps a value and answers its placeholder. */
  add(value: unknown): string {
    return `$${this.list.push(value)}`;
  }
}

const columns: Partial<Record<Relation, string>> = {
  supervises: 'supervisor',
  lineManages: 'lineManager',
  keyworks: 'keyworker',
};

/**
 * The permission table as SQL: true for the workers towards whom this member may do this. A worklist and the guard of a
 * single page read the same table, so what is listed can be opened, and the other way round.
 */
export function visible(action: Action, member: Member, person: string, values: Values): string {
  const granted = grantedRelations(action, member.roles);
  if (relations.every((relation) => granted.has(relation))) return 'true';
  if (granted.size === 0) return 'false';
  const own = `${person} = ${values.add(member.personId)}`;
  const other = others(granted, member, person, values);
  if (!granted.has('self')) return `(not ${own} and ${other})`;
  return `(${own} or ${other})`;
}

function others(granted: ReadonlySet<Relation>, member: Member, person: string, values: Values): string {
  const held = (extra: string) =>
    `exists (select from person_relation r where r.person_id = ${person} and r.holder_id = ${values.add(member.userId)}${extra})`;
  const names = Object.entries(columns).flatMap(([relation, name]) =>
    granted.has(relation as Relation) ? [name] : [],
  );
  const none = granted.has('none');
  if (none && names.length === 3) return 'true';
  const parts = [
    ...(names.length > 0 ? [held(` and r.relation = any(${values.add(names)})`)] : []),
    ...(none ? [`not ${held('')}`] : []),
  ];
  return parts.length > 0 ? `(${parts.join(' or ')})` : 'false';
}
