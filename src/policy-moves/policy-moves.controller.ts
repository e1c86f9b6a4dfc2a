import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import {
  PolicyMoveCommandSchema,
  type PolicyMoveCommand,
} from '../../state-machines/policy-move/policy-move.messages.js';
import type { Member } from '../auth/sessions.js';
import { IdempotencyKey } from '../http/idempotency.js';
import { Answers, Commands } from '../http/openapi.js';
import { IdSchema } from '../http/schemas.js';
import { RecordedAnswer } from '../journal/process-commands.js';
import { Me } from '../permissions/me.js';
import { Permitted } from '../permissions/permit.js';
import * as schema from './policy-moves.schemas.js';
import { PolicyMoves } from './policy-moves.service.js';

const id = { schema: IdSchema };

@ApiTags('Policy')
@Controller('policy-moves')
export class PolicyMovesController {
  constructor(private readonly moves: PolicyMoves) {}

  @Get()
  @Permitted('policy.preview')
  @Answers(schema.MovesAnswer, 'Moves of journeys to a newer version of the policy, the latest first')
  all(@Me() me: Member, @Query({ schema: schema.MovesQuerySchema }) { programmeId }: schema.MovesQuery) {
    return this.moves.all(me, programmeId);
  }

  @Post()
  @Permitted('policy.move')
  @Commands(schema.StartedMoveAnswer, 'Move journeys to the policy in force, a few at a time', 201)
  start(@Me() me: Member, @IdempotencyKey() key: string, @Body({ schema: schema.NewMoveSchema }) body: schema.NewMove) {
    return this.moves.start(me, key, body);
  }

  @Get(':id')
  @Permitted('policy.preview')
  @Answers(schema.MoveAnswer, 'How far a move is')
  one(@Me() me: Member, @Param('id', id) moveId: string) {
    return this.moves.one(me, moveId);
  }

  @Post(':id/commands')
  @Permitted('policy.move')
  @Commands(RecordedAnswer, 'Stop a move, or go on with it')
  command(
    @Me() me: Member,
    @Param('id', id) moveId: string,
    @IdempotencyKey() key: string,
    @Body({ schema: PolicyMoveCommandSchema }) body: PolicyMoveCommand,
  ) {
    return this.moves.command(me, moveId, key, body);
  }
}
