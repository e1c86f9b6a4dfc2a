import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Member } from '../auth/sessions.js';
import { Answers, WritesSilently } from '../http/openapi.js';
import { Me } from '../permissions/me.js';
import { Permitted } from '../permissions/permit.js';
import * as schema from './drafts.schemas.js';
import { Drafts } from './drafts.service.js';

const key = { schema: schema.DraftKeySchema };

@ApiTags('Drafts')
@Controller('drafts/:key')
export class DraftsController {
  constructor(private readonly drafts: Drafts) {}

  @Get()
  @Permitted('draft.keep')
  @Answers(schema.DraftAnswer, 'Your own draft')
  read(@Me() me: Member, @Param('key', key) name: string) {
    return this.drafts.read(me, name);
  }

  @Put()
  @Permitted('draft.keep')
  @WritesSilently('Keep a draft')
  keep(
    @Me() me: Member,
    @Param('key', key) name: string,
    @Body({ schema: schema.DraftTextSchema }) { text }: schema.DraftText,
  ) {
    return this.drafts.keep(me, name, text);
  }

  @Delete()
  @Permitted('draft.keep')
  @WritesSilently('Throw a draft away')
  drop(@Me() me: Member, @Param('key', key) name: string) {
    return this.drafts.drop(me, name);
  }
}
