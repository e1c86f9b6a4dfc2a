import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Member } from '../auth/sessions.js';
import { Answers, Writes } from '../http/openapi.js';
import { IdSchema } from '../http/schemas.js';
import { Me } from '../permissions/me.js';
import { Permitted } from '../permissions/permit.js';
import * as schema from './supervisors.schemas.js';
import { Supervisors } from './supervisors.service.js';

const id = { schema: IdSchema };

@ApiTags('Supervisors')
@Controller('supervisors')
export class SupervisorsController {
  constructor(private readonly supervisors: Supervisors) {}

  @Get()
  @Permitted('supervisors.see')
  @Answers(schema.SupervisorsAnswer, 'Who supervises, how many people, and for how many there is room')
  all(@Me() me: Member) {
    return this.supervisors.list(me);
  }

  @Get('load')
  @Permitted('supervisors.see')
  @Answers(schema.LoadAnswer, 'What the patterns of everyone in a role ask of each supervisor, week by week')
  load(@Me() me: Member, @Query({ schema: schema.LoadQuerySchema }) { weeks }: schema.LoadQuery) {
    return this.supervisors.load(me, weeks);
  }

  @Put(':userId')
  @Permitted('supervisors.change')
  @Writes(schema.SupervisorAnswer, 'Say what a supervisor has learned, and for how many there is room')
  change(
    @Me() me: Member,
    @Param('userId', id) userId: string,
    @Body({ schema: schema.SupervisorProfileSchema }) body: schema.SupervisorProfile,
  ) {
    return this.supervisors.change(me, userId, body);
  }
}
