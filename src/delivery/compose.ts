import type { OwedMessage, ProcessState, Role } from '../../state-machines/core/process.js';
import type { Item } from './letter.js';
import type { Hearers } from './recipients.js';
import { correspondenceOf, sentencesForTheWorker, sentencesOf, type Sentences } from './sentences.js';

/** Where an administrator is told that a role is not held. */
export const roleUnheld = { matter: 'role-unheld', clause: 'TURAS 7.1' } as const;

const inWords: Record<Role, string> = {
  supervisor: 'supervisor',
  coordinator: 'coordinator',
  manager: 'manager',
  administrator: 'administrator',
  peerWorker: 'peer worker',
};

/** What is told, of which process. */
export interface Matter {
  readonly kind: string;
  readonly processId: string;
  readonly state: ProcessState;
  readonly message: OwedMessage;
}

/** As what somebody is told. */
export interface Hearing extends Pick<Hearers, 'role' | 'inPerson'> {
  readonly coversFor?: string | null | undefined;
  /** Because the one whom it is meant for could not be reached. */
  readonly instead?: boolean;
}

/** One matter, as it reads to somebody, and the path where the next step is taken. */
export type Words = Omit<Item, 'link'> & { readonly path: string };

/** An administrator looks after roles, and is led to no page about a person; a worker is led to their own. */
export function wordsFor({ kind, processId, state, message }: Matter, role: Role): Words {
  const { clause, to, words } = message;
  const own = words ? { words } : {};
  if (role === 'administrator')
    return to === role
      ? { ...sentencesOf(kind, message), clause, path: '/' }
      : { ...aboutTheRole(to), clause: roleUnheld.clause, path: '/' };
  const { pageOf, pageOfTheWorker, inPersonAlone } = correspondenceOf(kind);
  if (role === 'peerWorker')
    return { ...sentencesForTheWorker(kind, message), ...own, clause, path: pageOfTheWorker ?? '/' };
  const path = inPersonAlone?.(message) ? '/' : pageOf(processId, state);
  return { ...sentencesOf(kind, message), ...own, clause, path };
}

const aboutTheRole = (to: Role): Sentences => {
  const missing = to === 'peerWorker' ? 'supervisor' : to;
  return {
    why: `Something has to be seen to by a ${inWords[missing]}, and nobody holds that role.`,
    nextStep: `Give the role of ${inWords[missing]} to someone.`,
  };
};

/** What stands below every letter. */
export const closingOf = (kind: string, to: Role, hearing: Hearing): string[] => [
  because(kind, to, hearing),
  'If it was dealt with in the meantime, there is nothing left to do. This mail names nobody: whom it is about you see on the page, once you have signed in.',
];

function because(kind: string, to: Role, { role, inPerson, coversFor, instead }: Hearing): string {
  if (coversFor) return `You get this in the place of a ${inWords[role]} who is away and for whom you cover.`;
  if (inPerson) return correspondenceOf(kind).inPerson;
  if (role === to) return `You get this as ${inWords[role]}.`;
  return `You get this as ${inWords[role]}, as ${whyNotThem(to, instead ?? false)}.`;
}

function whyNotThem(to: Role, instead: boolean): string {
  if (instead) return `what was sent to the ${inWords[to]} came back: please tell them`;
  if (to === 'peerWorker') return 'the peer worker can’t sign in here: please tell them';
  return `there is no ${inWords[to]} who could be told`;
}
