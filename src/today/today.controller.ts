import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Member } from '../auth/sessions.js';
import { Answers } from '../http/openapi.js';
import { Me } from '../permissions/me.js';
import { Permitted } from '../permissions/permit.js';
import { TodayAnswer } from './today.schemas.js';
import { Today } from './today.service.js';

@ApiTags('Today')
@Controller('today')
export class TodayController {
  constructor(private readonly today: Today) {}

  @Get()
  @Permitted('today.see')
  @Answers(TodayAnswer, 'What needs you, what waits for others, and what happens if nobody acts')
  read(@Me() me: Member) {
    return this.today.read(me);
  }
}
