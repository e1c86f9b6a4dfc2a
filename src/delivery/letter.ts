import { createHash } from 'node:crypto';

import type { OwedMessage, Role } from '../../state-machines/core/process.js';
import type { Hearers } from './recipients.js';
import { correspondenceOf, sentencesForTheWorker, sentencesOf, type Sentences } from './sentences.js';

/** Which reaction of which process is told to whom: the same on every try, and so is what follows from it. */
export interface Telling {
  readonly processId: string;
  readonly version: number;
  readonly index: number;
  readonly userId: string;
}

/** One mail. It names nobody: who it is about is on the page, behind the sign-in. */
export interface Letter extends Telling {
  readonly address: string;
  readonly text: string;
}

/** The same for every matter and every person: a subject is read on locked phones and by mail servers. */
export const SUBJECT = 'Something is waiting for you';

/** Where an administrator is told that a role is not held. */
export const roleUnheld = { matter: 'role-unheld', clause: 'TURAS 7.1' } as const;

const inWords: Record<Role, string> = {
  supervisor: 'supervisor',
  coordinator: 'coordinator',
  manager: 'manager',
  administrator: 'administrator',
  peerWorker: 'peer worker',
};

interface Matter {
  readonly kind: string;
  readonly processId: string;
  readonly message: OwedMessage;
}

/** What one matter reads like to those who are told. */
export function composeText(matter: Matter, hearers: Pick<Hearers, 'role' | 'inPerson'>, baseUrl: string): string {
  const { message } = matter;
  const { why, nextStep, clause, path } = wordsFor(matter, hearers.role);
  return [
    `${why} (${clause})`,
    `${nextStep}\n${baseUrl}${path}`,
    because(message.to, hearers),
    'If it was dealt with in the meantime, there is nothing left to do. This mail names nobody: whom it is about you see on the page, once you have signed in.',
  ].join('\n\n');
}

/** An administrator looks after roles, and is led to no page about a person; a worker is led to their own. */
function wordsFor({ kind, processId, message }: Matter, role: Role) {
  const { clause, to } = message;
  if (role === 'administrator')
    return to === role
      ? { ...sentencesOf(kind, message), clause, path: '/' }
      : { ...aboutTheRole(to), clause: roleUnheld.clause, path: '/' };
  if (role === 'peerWorker') return { ...sentencesForTheWorker(kind, message), clause, path: '/' };
  return { ...sentencesOf(kind, message), clause, path: correspondenceOf(kind).pageOf(processId) };
}

const aboutTheRole = (to: Role): Sentences => {
  const missing = to === 'peerWorker' ? 'supervisor' : to;
  return {
    why: `Something has to be seen to by a ${inWords[missing]}, and nobody holds that role.`,
    nextStep: `Give the role of ${inWords[missing]} to someone.`,
  };
};

function because(to: Role, { role, inPerson }: Pick<Hearers, 'role' | 'inPerson'>): string {
  if (inPerson) return 'You get this because you gave your word on it.';
  if (role === to) return `You get this as ${inWords[role]}.`;
  const instead =
    to === 'peerWorker'
      ? 'the peer worker can’t sign in here: please tell them'
      : `there is no ${inWords[to]} who could be told`;
  return `You get this as ${inWords[role]}, as ${instead}.`;
}

/** A Message-ID that follows from what is told to whom: a mail that is sent again is the same mail. */
export function messageId({ processId, version, index, userId }: Telling, host: string): string {
  const recipient = createHash('sha256').update(userId).digest('hex').slice(0, 16);
  return `<${processId}.${version}.${index}.${recipient}@${host}>`;
}
