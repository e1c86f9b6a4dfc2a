import type { Member } from '../auth/sessions.js';
import { grantedRelations, namings, relations, type Action, type Relation } from './permissions.js';

/** Values of a statement, collected while its text is written. */
export class Values {
  readonly list: unknown[] = [];

  /** Keeps a value and answers its placeholder. */
  add(value: unknown): string {
    return `$${this.list.push(value)}`;
  }
}

/** Whether a member may do this towards everyone, towards everyone else, or towards some only. */
export type Reach = 'everyone' | 'everyoneElse' | 'some';

export function reachOf(action: Action, member: Member): Reach {
  const granted = grantedRelations(action, member.roles);
  if (relations.every((relation) => granted.has(relation))) return 'everyone';
  return relations.every((relation) => relation === 'self' || granted.has(relation)) ? 'everyoneElse' : 'some';
}

/**
 * The permission table as SQL: true for the workers towards whom this member may do this. A worklist and the guard of a
 * single page read the same table, so what is listed can be opened, and the other way round.
 */
export function visible(action: Action, member: Member, person: string, values: Values): string {
  const granted = grantedRelations(action, member.roles);
  const reach = reachOf(action, member);
  if (reach === 'everyone') return 'true';
  if (granted.size === 0) return 'false';
  const own = `${person} = ${values.add(member.personId)}`;
  if (reach === 'everyoneElse') return `not ${own}`;
  const other = others(granted, member, person, values);
  if (!granted.has('self')) return `(not ${own} and ${other})`;
  return `(${own} or ${other})`;
}

/** Of those whom somebody stands to in their own name, or for somebody away. Asked as a list of people first: whoever looks after a few is answered as fast among many. */
export const heldBy = (holder: string, extra: string): string =>
  `any(array(select r.person_id from held_relation r where r.holder_id = ${holder}${extra}))`;

function others(granted: ReadonlySet<Relation>, member: Member, person: string, values: Values): string {
  const held = (extra: string) => `${person} = ${heldBy(values.add(member.userId), extra)}`;
  const names = namings.flatMap(([name, relation]) => (granted.has(relation) ? [name] : []));
  const parts = [
    ...(names.length > 0 ? [held(` and r.relation = any(${values.add(names)})`)] : []),
    ...(granted.has('none') ? [`not ${held('')}`] : []),
  ];
  return parts.length > 0 ? `(${parts.join(' or ')})` : 'false';
}
