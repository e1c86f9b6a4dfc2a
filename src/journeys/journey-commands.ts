import { Inject, Injectable } from '@nestjs/common';

import type { Instant } from '../../state-machines/core/process.js';
import type { Member } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { KeyReused, NotThere, Refused } from '../http/faults.js';
import { RequestHash } from '../http/idempotency.js';
import { Journal, type Answer, type Recorded } from '../journal/journal.js';
import { NOW } from '../parts.js';
import { JourneyExperience } from './journey-experience.js';
import { JourneyForms } from './journey-forms.js';
import { partWords, type JourneyRequest, type StartJourneyRequest } from './journey.requests.js';

/** Gives commands to journeys in the name of a member. */
@Injectable()
export class JourneyCommands {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly hash: RequestHash,
    private readonly forms: JourneyForms,
    private readonly experience: JourneyExperience,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  /** Begins a journey. Its id follows from the key, so that the same request finds the same journey. */
  async start(member: Member, key: string, request: StartJourneyRequest) {
    await this.programmeOr404(member, request.programmeId);
    const id = this.hash.processId(member.organisationId, member.userId, key);
    return { id, ...(await this.give(member, id, key, request)) };
  }

  async give(member: Member, journeyId: string, key: string, request: JourneyRequest | StartJourneyRequest) {
    const { organisationId, ...by } = actorOf(member);
    const { input, texts } = partWords(await this.examined(member, journeyId, request));
    const answer = await this.journal.record({
      organisationId,
      processId: journeyId,
      kind: 'journey',
      commandId: `key:${key}`, // a caller's key can't pass for a deadline's or a reaction's
      input,
      texts,
      by,
      at: this.now(),
      requestHash: this.hash.of(member.userId, request),
    });
    return recordedOf(answer);
  }

  /** What only the organisation's own rows can tell is wrong with a request: forms, and whom somebody worked with. */
  private async examined<R extends JourneyRequest | StartJourneyRequest>(
    member: Member,
    journeyId: string,
    request: R,
  ): Promise<R> {
    if (request.type === 'LogExperience' && request.withUserId)
      await this.experience.knowsColleague(member, request.withUserId);
    if (request.type !== 'FillForm') return request;
    return { ...request, content: await this.forms.check(member, journeyId, request, request.content) };
  }

  private async programmeOr404({ organisationId }: Member, programmeId: string): Promise<void> {
    const [found] = await this.database.withinOrganisation(organisationId, (tx) =>
      tx.query('select id from programme where id = $1', [programmeId], 'programme-is-there'),
    );
    if (!found) throw new NotThere();
  }
}

export function actorOf({ organisationId, userId, personId, roles }: Member) {
  return { organisationId, userId, personId, roles };
}

/** What was recorded, as the API says it; everything else the journal may answer is thrown for the problem filter. */
export function recordedOf(answer: Answer) {
  if (answer.outcome === 'refused') throw new Refused(answer.refusal);
  if (answer.outcome === 'keyReused') throw new KeyReused();
  if (answer.outcome === 'notFound') throw new NotThere();
  const { outcome, version, events, deadline }: Recorded = answer;
  return {
    outcome,
    version,
    events,
    nextDeadline: deadline && { at: new Date(deadline.at).toISOString(), type: deadline.type },
  };
}
