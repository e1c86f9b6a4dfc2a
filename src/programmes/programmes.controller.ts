import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';

import { ProgrammeCommandSchema, type ProgrammeCommand } from '../../state-machines/programme/programme.messages.js';
import type { Member } from '../auth/sessions.js';
import { IdempotencyKey } from '../http/idempotency.js';
import { Answers, Commands } from '../http/openapi.js';
import { IdSchema, PageSchema, type Page } from '../http/schemas.js';
import { RecordedAnswer } from '../journal/process-commands.js';
import { Me } from '../permissions/me.js';
import { Permitted } from '../permissions/permit.js';
import type { Action } from '../permissions/permissions.js';
import { needs } from './programme-detail.js';
import * as schema from './programmes.schemas.js';
import { Programmes } from './programmes.service.js';

const id = { schema: IdSchema };

/** Who may not give this command hears so; who asks for one that there is not is told of its shape later. */
function programmeCommand({ body }: Request): Action[] {
  const type = String((body as { type?: unknown } | undefined)?.type);
  return [Object.hasOwn(needs, type) ? needs[type as keyof typeof needs] : 'programme.see'];
}

@ApiTags('Programmes')
@Controller('programmes')
export class ProgrammesController {
  constructor(private readonly programmes: Programmes) {}

  @Get()
  @Permitted('programme.list')
  @Answers(schema.ProgrammesAnswer, 'The programmes, and the tracks that are open in each')
  all(@Me() me: Member) {
    return this.programmes.list(me);
  }

  @Post()
  @Permitted('programme.change')
  @Commands(schema.StartedProgrammeAnswer, 'Begin a programme, in readiness', 201)
  start(
    @Me() me: Member,
    @IdempotencyKey() key: string,
    @Body({ schema: schema.NewProgrammeSchema }) body: schema.NewProgrammeRequest,
  ) {
    return this.programmes.start(me, key, body);
  }

  @Get(':id')
  @Permitted('programme.see')
  @Answers(schema.ProgrammeAnswer, 'One programme: its readiness, and what is missing before it opens')
  one(@Me() me: Member, @Param('id', id) programmeId: string) {
    return this.programmes.one(me, programmeId);
  }

  @Post(':id/commands')
  @Permitted(programmeCommand)
  @Commands(RecordedAnswer, 'Give a command to a programme')
  command(
    @Me() me: Member,
    @Param('id', id) programmeId: string,
    @IdempotencyKey() key: string,
    @Body({ schema: ProgrammeCommandSchema }) body: ProgrammeCommand,
  ) {
    return this.programmes.command(me, programmeId, key, body);
  }

  @Get(':id/timeline')
  @Permitted('programme.see')
  @Answers(schema.ProgrammeTimelineAnswer, 'What was asked of a programme and what happened, newest first')
  timeline(@Me() me: Member, @Param('id', id) programmeId: string, @Query({ schema: PageSchema }) page: Page) {
    return this.programmes.timeline(me, programmeId, page);
  }
}
