import { Injectable } from '@nestjs/common';

import type { Member } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { NotThere } from '../http/faults.js';
import { ProcessCommands } from '../journal/process-commands.js';
import { JourneyExperience } from './journey-experience.js';
import { JourneyForms } from './journey-forms.js';
import { partWords, type JourneyRequest, type StartJourneyRequest } from './journey.requests.js';

/** Gives commands to journeys in the name of a member. */
@Injectable()
export class JourneyCommands {
  constructor(
    private readonly database: Database,
    private readonly commands: ProcessCommands,
    private readonly forms: JourneyForms,
    private readonly experience: JourneyExperience,
  ) {}

  /** Begins a journey. Its id follows from the key, so that the same request finds the same journey. */
  async start(member: Member, key: string, request: StartJourneyRequest) {
    await this.programmeOr404(member, request.programmeId);
    const id = this.commands.idFor(member, key);
    return { id, ...(await this.give(member, id, key, request)) };
  }

  async give(member: Member, journeyId: string, key: string, request: JourneyRequest | StartJourneyRequest) {
    const { input, texts } = partWords(await this.examined(member, journeyId, request));
    return this.commands.give(member, { kind: 'journey', processId: journeyId, key, input, texts, sent: request });
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
