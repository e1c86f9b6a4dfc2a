import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Member, Subject } from '../auth/sessions.js';
import { IdSchema } from '../http/schemas.js';
import { About, Me } from '../permissions/me.js';
import { ofJourney, Permitted } from '../permissions/permit.js';
import { AnswersFile, inline } from './files.js';
import { JourneyPapers } from './journey-papers.js';
import { PolicyPaperSchema, type PolicyPaperQuery } from './papers.schemas.js';
import { PolicyPapers } from './policy-papers.js';

const id = { schema: IdSchema };
const PDF = 'application/pdf';

@ApiTags('Documents')
@Controller('policy')
export class PolicyPapersController {
  constructor(private readonly papers: PolicyPapers) {}

  @Get('document.pdf')
  @Permitted('policy.read')
  @AnswersFile('The whole policy for the board, its blanks filled in', PDF)
  async policy(@Me() me: Member, @Query({ schema: PolicyPaperSchema }) query: PolicyPaperQuery) {
    return inline(await this.papers.policy(me, query), 'peer-work-policy');
  }
}

@ApiTags('Documents')
@Controller('journeys/:id')
export class JourneyPapersController {
  constructor(private readonly papers: JourneyPapers) {}

  @Get('information-pack.pdf')
  @Permitted('journey.see', ofJourney)
  @AnswersFile('What a new worker takes home in print', PDF)
  async informationPack(@Me() me: Member, @About() subject: Subject, @Param('id', id) journeyId: string) {
    return inline(await this.papers.informationPack(me, subject, journeyId), 'information-pack');
  }

  @Get('contract.pdf')
  @Permitted('journey.see', ofJourney)
  @AnswersFile('The contract, by the basis of the work', PDF)
  async contract(@Me() me: Member, @Param('id', id) journeyId: string) {
    return inline(await this.papers.contract(me, journeyId), 'contract');
  }

  @Get('boundary-agreement.pdf')
  @Permitted('journey.see', ofJourney)
  @AnswersFile('The boundary agreement with both columns', PDF)
  async boundaryAgreement(@Me() me: Member, @About() subject: Subject, @Param('id', id) journeyId: string) {
    return inline(await this.papers.boundaryAgreement(me, subject, journeyId), 'boundary-agreement');
  }

  @Get('exit-pack.pdf')
  @Permitted('journey.see', ofJourney)
  @AnswersFile('What somebody takes along: roles, hours, training, certificates', PDF)
  async exitPack(@Me() me: Member, @Param('id', id) journeyId: string) {
    return inline(await this.papers.exitPack(me, journeyId), 'exit-pack');
  }
}
