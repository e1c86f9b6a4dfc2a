import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Member } from '../auth/sessions.js';
import { Answers, Writes } from '../http/openapi.js';
import { Me } from '../permissions/me.js';
import { Permitted } from '../permissions/permit.js';
import * as schema from './policy.schemas.js';
import { Policies } from './policy.service.js';

@ApiTags('Programmes')
@Controller()
export class PolicyController {
  constructor(private readonly policies: Policies) {}

  @Get('programmes')
  @Permitted('programme.list')
  @Answers(schema.ProgrammesAnswer, 'The programmes, and the tracks that are open in each')
  programmes(@Me() me: Member) {
    return this.policies.programmes(me);
  }

  @Get('policy')
  @Permitted('policy.read')
  @Answers(schema.PolicyAnswer, 'The policy in force, and the blanks that it fills')
  current(@Me() me: Member, @Query({ schema: schema.PolicyQuerySchema }) { programmeId }: schema.PolicyQuery) {
    return this.policies.current(me, programmeId);
  }

  @Post('policy')
  @Permitted('policy.adopt')
  @Writes(schema.PolicyAnswer, 'Adopt a new version of the policy', 201)
  adopt(@Me() me: Member, @Body({ schema: schema.AdoptPolicySchema }) body: schema.AdoptPolicy) {
    return this.policies.adopt(me, body);
  }
}
