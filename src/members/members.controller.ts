import { Body, Controller, Delete, Get, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Member } from '../auth/sessions.js';
import { CalendarFeeds } from '../calendar/calendar-feeds.js';
import { FeedAnswer, NewFeedAnswer } from '../calendar/calendar.schemas.js';
import { Answers, Writes, WritesSilently } from '../http/openapi.js';
import { Me } from '../permissions/me.js';
import { Permitted } from '../permissions/permit.js';
import { MemberSettings } from './member-settings.js';
import * as schema from './members.schemas.js';
import { PushSubscriptions } from './push-subscriptions.js';

@ApiTags('Settings')
@Controller('me')
export class MembersController {
  constructor(
    private readonly settings: MemberSettings,
    private readonly feeds: CalendarFeeds,
    private readonly push: PushSubscriptions,
  ) {}

  @Get('settings')
  @Permitted('settings.own')
  @Answers(schema.SettingsAnswer, 'How you are told, and when you can meet')
  read(@Me() me: Member) {
    return this.settings.read(me);
  }

  @Put('settings')
  @Permitted('settings.own')
  @Writes(schema.SettingsAnswer, 'Say how you want to be told, and when you can meet')
  keep(@Me() me: Member, @Body({ schema: schema.SettingsSchema }) body: schema.Settings) {
    return this.settings.keep(me, body);
  }

  @Get('topics')
  @Permitted('settings.own')
  @Answers(schema.TopicsAnswer, 'What there is to be told of, and what of it you may stop')
  topics(@Me() me: Member) {
    return this.settings.topics(me);
  }

  @Get('calendar-feed')
  @Permitted('settings.own')
  @Answers(FeedAnswer, 'Whether your dates can be followed by a calendar')
  feed(@Me() me: Member) {
    return this.feeds.look(me);
  }

  @Post('calendar-feed')
  @Permitted('settings.own')
  @Writes(NewFeedAnswer, 'Make an address for your calendar, shown once; an earlier one ends', 201)
  openFeed(@Me() me: Member) {
    return this.feeds.open(me);
  }

  @Delete('calendar-feed')
  @Permitted('settings.own')
  @WritesSilently('End the address of your calendar')
  closeFeed(@Me() me: Member) {
    return this.feeds.close(me);
  }

  @Get('push-key')
  @Permitted('settings.own')
  @Answers(schema.PushKeyAnswer, 'With which key a browser subscribes')
  pushKey() {
    return { key: this.push.key };
  }

  @Post('push-subscriptions')
  @Permitted('settings.own')
  @Writes(schema.SubscribedAnswer, 'Be told in this browser', 201)
  subscribe(@Me() me: Member, @Body({ schema: schema.SubscriptionSchema }) body: schema.Subscription) {
    return this.push.add(me, body);
  }

  @Delete('push-subscriptions')
  @Permitted('settings.own')
  @WritesSilently('Not be told in this browser any more')
  unsubscribe(@Me() me: Member, @Body({ schema: schema.UnsubscribeSchema }) { endpoint }: schema.Unsubscribe) {
    return this.push.remove(me, endpoint);
  }
}
