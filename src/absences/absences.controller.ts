import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import {
  AbsenceCommandSchema,
  AbsenceRequestSchema,
  type AbsenceCommand,
} from '../../state-machines/absence/absence.messages.js';
import type { Member } from '../auth/sessions.js';
import { IdempotencyKey } from '../http/idempotency.js';
import { Answers, Commands } from '../http/openapi.js';
import { IdSchema } from '../http/schemas.js';
import { RecordedAnswer } from '../journal/process-commands.js';
import { Me } from '../permissions/me.js';
import { Permitted } from '../permissions/permit.js';
import { Absences } from './absences.js';
import * as schema from './absences.schemas.js';

@ApiTags('Absences')
@Controller('absences')
export class AbsencesController {
  constructor(private readonly absences: Absences) {}

  @Get()
  @Permitted('absence.see')
  @Answers(schema.AbsencesAnswer, 'Who is away, and who covers; the latest first')
  all(@Me() me: Member, @Query({ schema: schema.AbsencesQuerySchema }) query: schema.AbsencesQuery) {
    return this.absences.list(me, query);
  }

  @Get('cover')
  @Permitted('absence.enter')
  @Answers(schema.CoverAnswer, 'Who covers for somebody, who else could, and why the others can not')
  cover(@Me() me: Member, @Query({ schema: schema.CoverQuerySchema }) query: schema.CoverQuery) {
    return this.absences.cover(me, query);
  }

  @Post()
  @Permitted('absence.enter')
  @Commands(schema.EnteredAbsenceAnswer, 'Enter an absence: your own, or somebody else’s', 201)
  enter(
    @Me() me: Member,
    @IdempotencyKey() key: string,
    @Body({ schema: AbsenceRequestSchema }) body: schema.AbsenceRequest,
  ) {
    return this.absences.enter(me, key, body);
  }

  @Post(':id/commands')
  @Permitted('absence.enter')
  @Commands(RecordedAnswer, 'Change an absence, name who covers, or end it')
  command(
    @Me() me: Member,
    @Param('id', { schema: IdSchema }) id: string,
    @IdempotencyKey() key: string,
    @Body({ schema: AbsenceCommandSchema }) body: AbsenceCommand,
  ) {
    return this.absences.command(me, id, key, body);
  }
}
