import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Member } from '../auth/sessions.js';
import { Answers, WritesSilently } from '../http/openapi.js';
import { IdSchema, PageSchema } from '../http/schemas.js';
import type { Page } from '../http/schemas.js';
import { Me } from '../permissions/me.js';
import { Permitted } from '../permissions/permit.js';
import { InboxAnswer } from './inbox.schemas.js';
import { Inbox } from './inbox.service.js';

@ApiTags('Inbox')
@Controller('inbox')
export class InboxController {
  constructor(private readonly inbox: Inbox) {}

  @Get()
  @Permitted('inbox.read')
  @Answers(InboxAnswer, 'What you were told, newest first')
  all(@Me() me: Member, @Query({ schema: PageSchema }) page: Page) {
    return this.inbox.list(me, page);
  }

  @Post(':id/read')
  @Permitted('inbox.read')
  @WritesSilently('Mark a message of yours as read')
  read(@Me() me: Member, @Param('id', { schema: IdSchema }) id: string) {
    return this.inbox.markRead(me, id);
  }
}
