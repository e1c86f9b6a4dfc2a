import { Controller, Get, Param, Post, Query, Req, Sse } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';

import type { Member } from '../auth/sessions.js';
import { SignIn } from '../auth/sign-in.js';
import { Answers, WritesSilently } from '../http/openapi.js';
import { IdSchema, PageSchema } from '../http/schemas.js';
import type { Page } from '../http/schemas.js';
import { Me } from '../permissions/me.js';
import { Permitted } from '../permissions/permit.js';
import { InboxStream } from './inbox-stream.js';
import { InboxAnswer } from './inbox.schemas.js';
import { Inbox } from './inbox.service.js';

@ApiTags('Inbox')
@Controller('inbox')
export class InboxController {
  constructor(
    private readonly inbox: Inbox,
    private readonly stream: InboxStream,
    private readonly signIn: SignIn,
  ) {}

  @Get()
  @Permitted('inbox.read')
  @Answers(InboxAnswer, 'What you were told, newest first')
  all(@Me() me: Member, @Query({ schema: PageSchema }) page: Page) {
    return this.inbox.list(me, page);
  }

  @Sse('stream')
  @Permitted('inbox.read')
  @ApiOperation({ summary: 'How many messages are unread, now and whenever one comes: server-sent events `inbox`' })
  live(@Me() me: Member, @Req() request: Request) {
    return this.stream.of(me, this.signIn.tokenOf(request) ?? '');
  }

  @Post(':id/read')
  @Permitted('inbox.read')
  @WritesSilently('Mark a message of yours as read')
  read(@Me() me: Member, @Param('id', { schema: IdSchema }) id: string) {
    return this.inbox.markRead(me, id);
  }
}
