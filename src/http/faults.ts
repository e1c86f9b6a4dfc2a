import type { Refusal } from '../../state-machines/core/process.js';
import type { Fault } from './problem.js';

/** What an API service throws when it cannot answer; `problem.filter.ts` says what each one becomes. */

/** The shape of what was sent is wrong. */
export class Malformed extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super('malformed');
  }
}

/** Nobody is signed in, or the session has ended or was revoked. */
export class NotSignedIn extends Error {}

/** Signed in, but the permission table does not allow it. */
export class AccessDenied extends Error {
  constructor(readonly action: string) {
    super(`not allowed: ${action}`);
  }
}

/** It does not exist, or belongs to another organisation: nobody can tell the two apart. */
export class NotThere extends Error {}

/** The rules say no. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** An Idempotency-Key came again with another request. */
export class KeyReused extends Error {}

/** A link that was sent to somebody else than who is signed in. */
export class LinkOfSomeoneElse extends Error {}

/** A link whose time is over, or whose reader has left. */
export class LinkExpired extends Error {}

/** Asked too often. */
export class TooMany extends Error {
  constructor(readonly retryAfter: number) {
    super('too many requests');
  }
}

/** A body that is no JSON. */
export class UnreadableFormat extends Error {}

/** A file larger than its route takes. */
export class TooLarge extends Error {}

/** A file of a kind that its route does not take, judged by its content. */
export class WrongFormat extends Error {}
