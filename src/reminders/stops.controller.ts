import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import { Writes, WritesSilently } from '../http/openapi.js';
import { BASE_URL } from '../parts.js';
import { Open } from '../permissions/permit.js';
import { SmsInbound, type Inbound } from './sms-inbound.service.js';
import { Unsubscribe } from './unsubscribe.service.js';

const TokenSchema = z.string().regex(/^[\w-]{20,100}$/, 'is no link of ours');

const StoppedAnswer = z.object({ channel: z.string(), topic: z.string() }).meta({ id: 'Stopped' });

const InboundSchema = z.strictObject({ from: z.string().min(3).max(40), text: z.string().max(2_000) });

@ApiTags('Reminders')
@Controller()
export class StopsController {
  constructor(
    private readonly unsubscribe: Unsubscribe,
    private readonly sms: SmsInbound,
    @Inject(BASE_URL) private readonly baseUrl: string,
  ) {}

  /** Asked by a person on the page, or by their mail program at one click (RFC 8058). */
  @Post('unsubscribe/:token')
  @Open()
  @Writes(StoppedAnswer, 'Get no more of this on this way; the link itself is the proof')
  stop(@Param('token', { schema: TokenSchema }) token: string) {
    return this.unsubscribe.byLink(token);
  }

  /** A mail program that knows no better opens the address in a browser: there is a page that asks first. */
  @Get('unsubscribe/:token')
  @Open()
  @Redirect()
  @ApiExcludeEndpoint()
  ask(@Param('token', { schema: TokenSchema }) token: string) {
    return { url: `${this.baseUrl}/unsubscribe/${token}`, statusCode: 303 };
  }

  @Post('sms/inbound')
  @Open()
  @HttpCode(204)
  @WritesSilently('A text message that came back, from the gateway with its secret: STOP and START are understood')
  inbound(@Headers('authorization') authorization: string | undefined, @Body({ schema: InboundSchema }) body: Inbound) {
    return this.sms.take(authorization, body);
  }
}
