import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { HealthCheck, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { z } from 'zod';

import type { Instant } from '../../state-machines/core/process.js';
import type { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { CLOCK, NOW } from '../parts.js';
import { Open } from '../permissions/permit.js';

const indicators = z.record(z.string(), z.looseObject({ status: z.enum(['up', 'down']) }));
const HealthAnswer = z
  .object({
    status: z.enum(['ok', 'error', 'shutting_down']),
    info: indicators,
    error: indicators,
    details: indicators,
  })
  .meta({ id: 'Health' });

interface Owed {
  messages: string;
  commands: string;
  oldest: Date | null;
}

/** For load balancers and on-call staff: is the database there, which clock is in use, what is owed and how late is it. */
@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  @Get()
  @Open()
  @HealthCheck({ swaggerDocumentation: false })
  @ApiOperation({ summary: 'Is the product well?' })
  @ApiOkResponse({ standardSchema: HealthAnswer, description: 'All is well' })
  @ApiServiceUnavailableResponse({
    standardSchema: HealthAnswer,
    description: 'Something is away; `details` says what',
  })
  check() {
    return this.health.check([() => this.databaseAndOwed(), () => this.clockInUse()]);
  }

  private async databaseAndOwed() {
    const database = this.indicator.check('database');
    const owed = this.indicator.check('owed');
    try {
      const now = this.now();
      const [row] = await this.database.across<Owed>('owed_summary($1)', [new Date(now)]);
      const overdueMs = row?.oldest ? Math.max(0, now - row.oldest.getTime()) : 0;
      return {
        ...database.up(),
        ...owed.up({ messages: Number(row?.messages), commands: Number(row?.commands), overdueMs }),
      };
    } catch {
      return database.down({ message: 'the database does not answer' });
    }
  }

  private clockInUse() {
    return this.indicator.check('clock').up({ ...this.clock.status() });
  }
}
