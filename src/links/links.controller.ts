import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';

import { OpensALink } from '../http/openapi.js';
import { Open } from '../permissions/permit.js';
import { Links } from './links.js';
import { OpenedLinkAnswer, TokenSchema } from './links.schemas.js';

@ApiTags('Sign-in')
@Controller('links')
export class LinksController {
  constructor(private readonly links: Links) {}

  /** By POST alone: what scans mails follows every link, and must not use this one up. */
  @Post(':token/open')
  @Open()
  @OpensALink(OpenedLinkAnswer, 'Open the link of a message: it leads one person to one page')
  async open(
    @Param('token', { schema: TokenSchema }) token: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { cookies, answer } = await this.links.open(token, request);
    for (const cookie of cookies) response.appendHeader('set-cookie', cookie);
    return answer;
  }
}
