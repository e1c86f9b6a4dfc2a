import { Body, Controller, Get, Header, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import { PolicySchema } from '../../state-machines/policy/policy.js';
import type { Member } from '../auth/sessions.js';
import { Answers, Writes } from '../http/openapi.js';
import { Me } from '../permissions/me.js';
import { Permitted } from '../permissions/permit.js';
import { catalogue } from './catalogue.js';
import { LadderPeople } from './ladder-people.js';
import { LadderPeopleAnswer, LadderQuerySchema, type LadderQuery } from './ladders.schemas.js';
import { PolicyDrafts } from './policy-drafts.js';
import { PolicyOutlook } from './policy-outlook.js';
import * as schema from './policy.schemas.js';

const query = { schema: schema.PolicyQuerySchema };

/** The shape of a complete policy, for other programs. */
const published = z.toJSONSchema(PolicySchema);

@ApiTags('Policy')
@Controller('policy')
export class PolicyController {
  constructor(
    private readonly drafts: PolicyDrafts,
    private readonly outlook: PolicyOutlook,
    private readonly ladders: LadderPeople,
  ) {}

  @Get()
  @Permitted('policy.read')
  @Answers(schema.PolicyAnswer, 'The policy in force, the draft, and which blanks hold which track shut')
  current(@Me() me: Member, @Query(query) { programmeId }: schema.PolicyQuery) {
    return this.drafts.current(me, programmeId);
  }

  @Put('draft')
  @Permitted('policy.draft')
  @Writes(schema.PolicyAnswer, 'Write the draft: it may have holes, and its answer tells of them')
  put(@Me() me: Member, @Body({ schema: schema.PutDraftSchema }) body: schema.PutDraft) {
    return this.drafts.put(me, body);
  }

  @Get('versions')
  @Permitted('policy.read')
  @Answers(schema.VersionsAnswer, 'Every version that was adopted, the newest first')
  versions(@Me() me: Member, @Query(query) { programmeId }: schema.PolicyQuery) {
    return this.drafts.versions(me, programmeId);
  }

  @Get('preview')
  @Permitted('policy.preview')
  @Answers(schema.PreviewAnswer, 'What the draft would change, and for whom')
  preview(@Me() me: Member, @Query(query) { programmeId }: schema.PolicyQuery) {
    return this.outlook.preview(me, programmeId);
  }

  @Get('rehearsal')
  @Permitted('policy.preview')
  @Answers(schema.RehearsalAnswer, 'The present journeys, week by week, under their own terms and under the draft')
  rehearsal(@Me() me: Member, @Query({ schema: schema.RehearsalQuerySchema }) asked: schema.RehearsalQuery) {
    return this.outlook.rehearse(me, asked);
  }

  @Get('ladders/who')
  @Permitted('policy.preview')
  @Answers(LadderPeopleAnswer, 'Who would hear now if something were late for one worker, step by step')
  who(@Me() me: Member, @Query({ schema: LadderQuerySchema }) asked: LadderQuery) {
    return this.ladders.who(me, asked);
  }

  @Get('schema.json')
  @Permitted('policy.read')
  @Header('content-type', 'application/schema+json')
  @Answers(schema.SchemaAnswer, 'The JSON Schema of a complete policy')
  schema() {
    return published;
  }
}

@ApiTags('Policy')
@Controller('catalogue')
export class CatalogueController {
  @Get()
  @Permitted('policy.read')
  @Answers(schema.CatalogueAnswer, 'Topics, qualities, boundaries, forms and templates of the sources')
  all() {
    return catalogue;
  }
}
