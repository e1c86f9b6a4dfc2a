import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Member } from '../auth/sessions.js';
import { Answers } from '../http/openapi.js';
import { Me } from '../permissions/me.js';
import { Permitted } from '../permissions/permit.js';
import { HealthAnswer, HealthQuerySchema, type HealthQuery } from './health.schemas.js';
import { ReminderHealth } from './health.service.js';

@ApiTags('Reminders')
@Controller('reminders')
export class RemindersController {
  constructor(private readonly health: ReminderHealth) {}

  @Get('health')
  @Permitted('reminders.see')
  @Answers(HealthAnswer, 'What was due, and what became of it: by day, by person, and one by one')
  read(@Me() me: Member, @Query({ schema: HealthQuerySchema }) query: HealthQuery) {
    return this.health.read(me, query);
  }
}
