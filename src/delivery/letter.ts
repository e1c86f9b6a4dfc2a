import { createHash } from 'node:crypto';

import type { OwedMessage, Role } from '../../state-machines/core/process.js';
import { correspondenceOf, sentencesOf, type Sentences } from './sentences.js';

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

/** What one matter reads like to those who are told in the name of a role. */
export function composeText(
  { kind, processId, message }: { kind: string; processId: string; message: OwedMessage },
  role: Role,
  baseUrl: string,
): string {
  const vacant = role === 'administrator' && message.to !== role;
  const { why, nextStep } = vacant ? aboutTheRole(message.to) : sentencesOf(kind, message);
  const clause = vacant ? roleUnheld.clause : message.clause;
  const path = vacant ? '/' : correspondenceOf(kind).pageOf(processId);
  return [
    `${why} (${clause})`,
    `${nextStep}\n${baseUrl}${path}`,
    because(message.to, role),
    'If it was dealt with in the meantime, there is nothing left to do. This mail names nobody: whom it is about you see on the page, once you have signed in.',
  ].join('\n\n');
}

const aboutTheRole = (to: Role): Sentences => ({
  why: `Something has to be seen to by a ${inWords[to]}, and nobody holds that role.`,
  nextStep: `Give the role of ${inWords[to]} to someone.`,
});

const because = (to: Role, role: Role): string =>
  to === role
    ? `You get this as ${inWords[role]}.`
    : `You get this as ${inWords[role]}, as there is no ${inWords[to]} who could be told.`;

/** A Message-ID that follows from what is told to whom: a mail that is sent again is the same mail. */
export function messageId({ processId, version, index, userId }: Telling, host: string): string {
  const recipient = createHash('sha256').update(userId).digest('hex').slice(0, 16);
  return `<${processId}.${version}.${index}.${recipient}@${host}>`;
}
