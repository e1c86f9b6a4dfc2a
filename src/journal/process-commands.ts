import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

import type { Instant } from '../../state-machines/core/process.js';
import type { Member } from '../auth/sessions.js';
import { KeyReused, NotThere, Refused } from '../http/faults.js';
import { RequestHash } from '../http/idempotency.js';
import { NOW } from '../parts.js';
import { Journal, type Request } from './journal.js';

/** What is asked of a process, and what goes beside it. */
export interface Asked extends Pick<Request, 'kind' | 'processId' | 'input' | 'texts' | 'beside'> {
  /** The caller's Idempotency-Key. */
  readonly key: string;
  /** What the caller sent, whole: the same key with anything else is refused. */
  readonly sent: object;
}

/** Gives commands to processes of any kind in the name of a member, once for each key of the caller's. */
@Injectable()
export class ProcessCommands {
  constructor(
    private readonly journal: Journal,
    private readonly hash: RequestHash,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  /** The id of what a request with this key begins or adds: asking again finds the same one. */
  idFor({ organisationId, userId }: Member, key: string): string {
    return this.hash.processId(organisationId, userId, key);
  }

  /** Records what is asked; whatever else the journal answers is thrown for the problem filter. */
  async give({ organisationId, userId, personId, roles }: Member, { key, sent, ...asked }: Asked) {
    const answer = await this.journal.record({
      ...asked,
      organisationId,
      commandId: `key:${key}`, // a caller's key can't pass for a deadline's or a reaction's
      by: { userId, personId, roles },
      at: this.now(),
      requestHash: this.hash.of(userId, sent),
    });
    if (answer.outcome === 'refused') throw new Refused(answer.refusal);
    if (answer.outcome === 'keyReused') throw new KeyReused();
    if (answer.outcome === 'notFound') throw new NotThere();
    const { outcome, version, events, deadline } = answer;
    const nextDeadline = deadline && { at: new Date(deadline.at).toISOString(), type: deadline.type };
    return { outcome, version, events, nextDeadline };
  }
}

export const DeadlineAnswer = z.object({ at: z.iso.datetime(), type: z.string() }).meta({ id: 'Deadline' });
export const EventAnswer = z.looseObject({ type: z.string() }).meta({ id: 'ProcessEvent' });

/** What a command to a process was answered with. */
export const RecordedAnswer = z
  .object({
    outcome: z.enum(['recorded', 'recordedEarlier']),
    version: z.int(),
    events: z.array(EventAnswer),
    nextDeadline: DeadlineAnswer.nullable(),
  })
  .meta({ id: 'Recorded' });
