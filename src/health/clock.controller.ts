import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Clock } from '../clock/clock.js';
import { Answers } from '../http/openapi.js';
import { CLOCK } from '../parts.js';
import { Permitted } from '../permissions/permit.js';

const ClockAnswer = z
  .object({
    adapter: z.enum(['temporal', 'local']),
    wanted: z.enum(['auto', 'temporal', 'local']),
    temporal: z.enum(['up', 'away', 'preparing', 'notConfigured']),
  })
  .meta({ id: 'Clock' });

@ApiTags('Health')
@Controller('clock')
export class ClockController {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  @Get()
  @Permitted('clock.see')
  @Answers(ClockAnswer, 'Which clock is in use, and whether Temporal answers')
  status() {
    return this.clock.status();
  }
}
