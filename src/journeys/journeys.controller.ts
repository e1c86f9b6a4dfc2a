import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { chartOf } from '../../state-machines/journey/journey.chart.js';
import type { Member, Subject } from '../auth/sessions.js';
import { IdempotencyKey } from '../http/idempotency.js';
import { Answers, Commands } from '../http/openapi.js';
import { About, Me } from '../permissions/me.js';
import { journeyCommand, journeyStart, ofJourney, ofPersonInBody, Permitted } from '../permissions/permit.js';
import { RecordedAnswer } from '../journal/process-commands.js';
import { JourneyCommands } from './journey-commands.js';
import { JourneyList } from './journey-list.js';
import { JourneyPage } from './journey-page.js';
import { JourneyTimeline } from './journey-timeline.js';
import { JourneyExperience } from './journey-experience.js';
import { JourneyForms } from './journey-forms.js';
import * as detail from './journey-detail.answers.js';
import * as answer from './journey.answers.js';
import * as request from './journey.requests.js';
import { IdSchema, PageSchema } from '../http/schemas.js';
import type { Page } from '../http/schemas.js';

const id = { schema: IdSchema };

@ApiTags('Journeys')
@Controller('journeys')
export class JourneysController {
  constructor(
    private readonly list: JourneyList,
    private readonly page: JourneyPage,
    private readonly timelines: JourneyTimeline,
    private readonly forms: JourneyForms,
    private readonly experience: JourneyExperience,
    private readonly commands: JourneyCommands,
  ) {}

  @Get()
  @Permitted('journey.see')
  @Answers(answer.JourneyListAnswer, 'The journeys that you may see: paged, filtered and searched')
  all(@Me() me: Member, @Query({ schema: request.JourneyListSchema }) query: request.JourneyListQuery) {
    return this.list.read(me, query);
  }

  @Post()
  @Permitted(journeyStart, ofPersonInBody)
  @Commands(answer.StartedAnswer, 'Begin a journey', 201)
  start(
    @Me() me: Member,
    @IdempotencyKey() key: string,
    @Body({ schema: request.StartJourneySchema }) body: request.StartJourneyRequest,
  ) {
    return this.commands.start(me, key, body);
  }

  @Get(':id')
  @Permitted('journey.see', ofJourney)
  @Answers(detail.JourneyDetail, 'One journey')
  one(@Me() me: Member, @Param('id', id) journeyId: string) {
    return this.page.detail(me, journeyId);
  }

  @Post(':id/commands')
  @HttpCode(200)
  @Permitted(journeyCommand, ofJourney)
  @Commands(RecordedAnswer, 'Give a command to a journey')
  command(
    @Me() me: Member,
    @Param('id', id) journeyId: string,
    @IdempotencyKey() key: string,
    @Body({ schema: request.JourneyRequestSchema }) body: request.JourneyRequest,
  ) {
    return this.commands.give(me, journeyId, key, body);
  }

  @Get(':id/offers')
  @Permitted('journey.see', ofJourney)
  @Answers(answer.OffersAnswer, 'What you may ask of a journey now, and what is missing for the rest')
  offers(@Me() me: Member, @About() subject: Subject, @Param('id', id) journeyId: string) {
    return this.page.offers(me, subject, journeyId);
  }

  @Get(':id/look-ahead')
  @Permitted('journey.see', ofJourney)
  @Answers(answer.LookAheadAnswer, 'What happens if nobody acts')
  lookAhead(
    @Me() me: Member,
    @Param('id', id) journeyId: string,
    @Query({ schema: request.LookAheadSchema }) query: request.LookAhead,
  ) {
    return this.page.lookAhead(me, journeyId, query.until);
  }

  @Get(':id/timeline')
  @Permitted('journey.see', ofJourney)
  @Answers(answer.TimelineAnswer, 'What was asked and what happened, newest first')
  timeline(
    @Me() me: Member,
    @About() subject: Subject,
    @Param('id', id) journeyId: string,
    @Query({ schema: PageSchema }) query: Page,
  ) {
    return this.timelines.read(me, subject, journeyId, query);
  }

  @Get(':id/forms')
  @Permitted('journey.see', ofJourney)
  @Answers(detail.JourneyFormsAnswer, 'Every form of a journey, with what it says where you may read that')
  allForms(@Me() me: Member, @About() subject: Subject, @Param('id', id) journeyId: string) {
    return this.forms.list(me, subject, journeyId);
  }

  @Get(':id/boundary-agreement')
  @Permitted('journey.see', ofJourney)
  @Answers(detail.BoundaryAgreementAnswer, 'The boundary agreement: both columns, and the stricter one that holds')
  agreement(@Me() me: Member, @About() subject: Subject, @Param('id', id) journeyId: string) {
    return this.forms.agreement(me, subject, journeyId);
  }

  @Get(':id/experience')
  @Permitted('journey.see', ofJourney)
  @Answers(detail.ExperienceAnswer, 'What was worked, newest first, and what it adds up to')
  log(@Me() me: Member, @Param('id', id) journeyId: string, @Query({ schema: PageSchema }) query: Page) {
    return this.experience.read(me, journeyId, query);
  }
}

@ApiTags('Journeys')
@Controller('machines')
export class MachinesController {
  @Get('journey')
  @Permitted('machine.see')
  @Answers(answer.JourneyMachineAnswer, 'The stage chart of a track, read off the machine itself')
  journey(@Query({ schema: request.MachineSchema }) { track }: request.MachineQuery) {
    const { stages, edges } = chartOf(track);
    return { stages: stages.map((stage, order) => ({ id: stage, order })), edges };
  }
}
