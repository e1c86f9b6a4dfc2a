import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Member, Subject } from '../auth/sessions.js';
import { IdempotencyKey } from '../http/idempotency.js';
import { Answers, Commands } from '../http/openapi.js';
import { IdSchema, PageSchema, type Page } from '../http/schemas.js';
import { RecordedAnswer } from '../journal/process-commands.js';
import { About, Me } from '../permissions/me.js';
import { ofSupervision, Permitted, supervisionCommand } from '../permissions/permit.js';
import * as answer from './supervision.answers.js';
import * as request from './supervision.requests.js';
import { SupervisionPage } from './supervision-page.js';
import { Supervisions } from './supervisions.service.js';

const id = { schema: IdSchema };

@ApiTags('Supervision')
@Controller('supervision')
export class SupervisionController {
  constructor(
    private readonly supervisions: Supervisions,
    private readonly page: SupervisionPage,
  ) {}

  @Get()
  @Permitted('supervision.see')
  @Answers(answer.SupervisionListAnswer, 'Supervisions that you may see, those that wait to be recorded first')
  all(@Me() me: Member, @Query({ schema: request.SupervisionListSchema }) query: request.SupervisionListQuery) {
    return this.supervisions.list(me, query);
  }

  @Get(':id')
  @Permitted('supervision.see', ofSupervision)
  @Answers(
    answer.SupervisionDetail,
    'One supervision: the next session, what came before, and words for those who may read them',
  )
  one(@Me() me: Member, @About() subject: Subject, @Param('id', id) supervisionId: string) {
    return this.page.read(me, subject, supervisionId);
  }

  @Post(':id/commands')
  @Permitted(supervisionCommand, ofSupervision)
  @Commands(RecordedAnswer, 'Give a command to a supervision')
  command(
    @Me() me: Member,
    @Param('id', id) supervisionId: string,
    @IdempotencyKey() key: string,
    @Body({ schema: request.SupervisionRequestSchema }) body: request.SupervisionRequest,
  ) {
    return this.supervisions.give(me, supervisionId, key, body);
  }

  @Get(':id/timeline')
  @Permitted('supervision.see', ofSupervision)
  @Answers(answer.SupervisionTimelineAnswer, 'What was asked of a supervision and what happened, newest first')
  timeline(
    @Me() me: Member,
    @About() subject: Subject,
    @Param('id', id) supervisionId: string,
    @Query({ schema: PageSchema }) page: Page,
  ) {
    return this.supervisions.timeline(me, subject, supervisionId, page);
  }
}
