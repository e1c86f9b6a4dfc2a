import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Member } from '../auth/sessions.js';
import { IdempotencyKey } from '../http/idempotency.js';
import { Answers, Commands } from '../http/openapi.js';
import { IdSchema } from '../http/schemas.js';
import { RecordedAnswer } from '../journal/process-commands.js';
import { Me } from '../permissions/me.js';
import { obligationCommand, ofObligation, ofPersonInBody, Permitted } from '../permissions/permit.js';
import { Obligations } from './obligations.service.js';
import * as schema from './obligations.schemas.js';

const id = { schema: IdSchema };

@ApiTags('Obligations')
@Controller('obligations')
export class ObligationsController {
  constructor(private readonly obligations: Obligations) {}

  @Get()
  @Permitted('obligation.see')
  @Answers(schema.ObligationListAnswer, 'What the organisation owes, and by when it was promised')
  all(@Me() me: Member, @Query({ schema: schema.ObligationListSchema }) query: schema.ObligationListQuery) {
    return this.obligations.list(me, query);
  }

  @Post()
  @Permitted('obligation.open', ofPersonInBody)
  @Commands(schema.OpenedObligationAnswer, 'Ask something of the organisation: a reply, a debrief, expenses', 201)
  open(
    @Me() me: Member,
    @IdempotencyKey() key: string,
    @Body({ schema: schema.NewObligationSchema }) body: schema.NewObligation,
  ) {
    return this.obligations.open(me, key, body);
  }

  @Post(':id/commands')
  @Permitted(obligationCommand, ofObligation)
  @Commands(RecordedAnswer, 'Say that it was settled, promise another day, take it back or open it again')
  command(
    @Me() me: Member,
    @Param('id', id) obligationId: string,
    @IdempotencyKey() key: string,
    @Body({ schema: schema.ObligationRequestSchema }) body: schema.ObligationRequest,
  ) {
    return this.obligations.give(me, obligationId, key, body);
  }
}
