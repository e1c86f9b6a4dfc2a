import { Body, Controller, Get, Header, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Member } from '../auth/sessions.js';
import { AnswersFile } from '../documents/files.js';
import { Answers, Writes } from '../http/openapi.js';
import { Me } from '../permissions/me.js';
import { Open, Permitted } from '../permissions/permit.js';
import { CalendarFeeds } from './calendar-feeds.js';
import * as schema from './calendar.schemas.js';
import { WorkingCalendars } from './working-calendars.js';

@ApiTags('Calendar')
@Controller('working-calendar')
export class WorkingCalendarController {
  constructor(private readonly calendars: WorkingCalendars) {}

  @Get()
  @Permitted('calendar.see')
  @Answers(schema.CalendarAnswer, 'The days on which the organisation works')
  read(@Me() me: Member) {
    return this.calendars.read(me);
  }

  @Put()
  @Permitted('calendar.change')
  @Writes(schema.CalendarAnswer, 'Change the days on which the organisation works')
  keep(@Me() me: Member, @Body({ schema: schema.NewCalendarSchema }) body: schema.NewCalendar) {
    return this.calendars.keep(me, body);
  }

  @Get('countries')
  @Permitted('calendar.see')
  @Answers(schema.CountriesAnswer, 'Countries whose holidays are known, with their regions')
  countries() {
    return this.calendars.countries();
  }
}

/** Calendars can't sign in: whoever holds the address reads the dates. */
@ApiTags('Calendar')
@Controller('calendar')
export class CalendarFeedController {
  constructor(private readonly feeds: CalendarFeeds) {}

  @Get(':file')
  @Open()
  @Header('cache-control', 'private, max-age=300')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @AnswersFile('Somebody’s dates, for their calendar: no names, and nothing of what they are about', 'text/calendar')
  feed(@Param('file', { schema: schema.FeedFileSchema }) file: string): Promise<string> {
    return this.feeds.serve(file);
  }
}
