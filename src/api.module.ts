import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';

import type { Channel, Instant } from '../state-machines/core/process.js';
import { AbsencesController } from './absences/absences.controller.js';
import { Absences } from './absences/absences.js';
import { SignIn } from './auth/sign-in.js';
import { CalendarFeeds } from './calendar/calendar-feeds.js';
import { CalendarFeedController, WorkingCalendarController } from './calendar/calendar.controller.js';
import { WorkingCalendars } from './calendar/working-calendars.js';
import { ClausesController } from './clauses/clauses.controller.js';
import type { Clock } from './clock/clock.js';
import { Database } from './database/database.js';
import { CertificateFiles } from './documents/certificate-files.js';
import { CertificatesController } from './documents/certificates.controller.js';
import { Certificates } from './documents/certificates.service.js';
import { JourneyPapers } from './documents/journey-papers.js';
import { JourneyPapersController, PolicyPapersController } from './documents/papers.controller.js';
import { PolicyPapers } from './documents/policy-papers.js';
import { DraftsController } from './drafts/drafts.controller.js';
import { Drafts } from './drafts/drafts.service.js';
import { DraftStore } from './free-text/draft-store.js';
import { FreeText } from './free-text/free-text.js';
import { ClockController } from './health/clock.controller.js';
import { HealthController } from './health/health.controller.js';
import { RequestHash } from './http/idempotency.js';
import { RateLimit } from './http/rate-limit.js';
import { InboxController } from './inbox/inbox.controller.js';
import { InboxStream } from './inbox/inbox-stream.js';
import { Inbox } from './inbox/inbox.service.js';
import { Journal } from './journal/journal.js';
import { ProcessCommands } from './journal/process-commands.js';
import { JourneyCommands } from './journeys/journey-commands.js';
import { JourneyExperience } from './journeys/journey-experience.js';
import { JourneyForms } from './journeys/journey-forms.js';
import { JourneyList } from './journeys/journey-list.js';
import { JourneyPage } from './journeys/journey-page.js';
import { JourneyTimeline } from './journeys/journey-timeline.js';
import { JourneysController, MachinesController } from './journeys/journeys.controller.js';
import { LinksController } from './links/links.controller.js';
import { Links } from './links/links.js';
import { ObligationsController } from './obligations/obligations.controller.js';
import { Obligations } from './obligations/obligations.service.js';
import { MemberSettings } from './members/member-settings.js';
import { MembersController } from './members/members.controller.js';
import { PushSubscriptions } from './members/push-subscriptions.js';
import { BASE_URL, CHANNELS, CLOCK, NOW, PUSH_KEY, SMS_INBOUND_SECRET } from './parts.js';
import { PeopleController } from './people/people.controller.js';
import { People } from './people/people.service.js';
import { AccessGuard } from './permissions/access.guard.js';
import { LadderPeople } from './policy/ladder-people.js';
import { PolicyDrafts } from './policy/policy-drafts.js';
import { PolicyOutlook } from './policy/policy-outlook.js';
import { CatalogueController, PolicyController } from './policy/policy.controller.js';
import { PolicyMovesController } from './policy-moves/policy-moves.controller.js';
import { PolicyMoves } from './policy-moves/policy-moves.service.js';
import { ProgrammesController } from './programmes/programmes.controller.js';
import { Programmes } from './programmes/programmes.service.js';
import { ReminderHealth } from './reminders/health.service.js';
import { RemindersController } from './reminders/reminders.controller.js';
import { SmsInbound } from './reminders/sms-inbound.service.js';
import { StopsController } from './reminders/stops.controller.js';
import { Unsubscribe } from './reminders/unsubscribe.service.js';
import { SupervisionPage } from './supervision/supervision-page.js';
import { SupervisionController } from './supervision/supervision.controller.js';
import { Supervisions } from './supervision/supervisions.service.js';
import { SupervisorsController } from './supervisors/supervisors.controller.js';
import { Supervisors } from './supervisors/supervisors.service.js';
import { TodayController } from './today/today.controller.js';
import { Today } from './today/today.service.js';

/** What the API is put together from; whoever opens a part closes it. */
export interface ApiParts {
  readonly database: Database;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly texts: FreeText;
  readonly drafts: DraftStore;
  readonly files: CertificateFiles;
  readonly signIn: SignIn;
  readonly masterKey: Buffer;
  readonly limit: RateLimit;
  readonly now: () => Instant;
  readonly baseUrl: string;
  /** The ways that this installation has beside the inbox. */
  readonly channels: readonly Channel[];
  /** With which key browsers subscribe to push, where that is configured. */
  readonly pushKey: string | null;
  /** What the gateway for text messages proves itself with, where there is one. */
  readonly smsInboundSecret: string | null;
}

/** The HTTP API: a folder for each capability, and one guard before all of them. */
@Module({})
export class ApiModule {
  static of(parts: ApiParts): DynamicModule {
    return {
      module: ApiModule,
      imports: [TerminusModule.forRoot({ logger: false })],
      controllers: [
        HealthController,
        ClockController,
        ClausesController,
        PeopleController,
        PolicyController,
        CatalogueController,
        ProgrammesController,
        PolicyMovesController,
        JourneysController,
        MachinesController,
        CertificatesController,
        JourneyPapersController,
        PolicyPapersController,
        SupervisionController,
        SupervisorsController,
        ObligationsController,
        TodayController,
        DraftsController,
        InboxController,
        RemindersController,
        StopsController,
        WorkingCalendarController,
        CalendarFeedController,
        LinksController,
        AbsencesController,
        MembersController,
      ],
      providers: [
        ...given(parts),
        People,
        ProcessCommands,
        LadderPeople,
        PolicyDrafts,
        PolicyOutlook,
        Programmes,
        PolicyMoves,
        JourneyList,
        JourneyPage,
        JourneyTimeline,
        JourneyForms,
        JourneyExperience,
        JourneyCommands,
        Certificates,
        JourneyPapers,
        PolicyPapers,
        Supervisions,
        SupervisionPage,
        Supervisors,
        Obligations,
        Today,
        Drafts,
        Inbox,
        InboxStream,
        ReminderHealth,
        Unsubscribe,
        SmsInbound,
        WorkingCalendars,
        CalendarFeeds,
        Links,
        Absences,
        MemberSettings,
        PushSubscriptions,
        {
          provide: APP_GUARD,
          useFactory: (reflector: Reflector) => new AccessGuard(reflector, parts.signIn, parts.limit),
          inject: [Reflector],
        },
      ],
    };
  }
}

function given(parts: ApiParts): Provider[] {
  const { database, journal, clock, texts, drafts, files, signIn, masterKey, now, baseUrl, channels, pushKey } = parts;
  return [
    { provide: Database, useValue: database },
    { provide: Journal, useValue: journal },
    { provide: CLOCK, useValue: clock },
    { provide: FreeText, useValue: texts },
    { provide: DraftStore, useValue: drafts },
    { provide: CertificateFiles, useValue: files },
    { provide: SignIn, useValue: signIn },
    { provide: NOW, useValue: now },
    { provide: BASE_URL, useValue: baseUrl },
    { provide: CHANNELS, useValue: channels },
    { provide: PUSH_KEY, useValue: pushKey },
    { provide: SMS_INBOUND_SECRET, useValue: parts.smsInboundSecret },
    { provide: RequestHash, useValue: new RequestHash(masterKey) },
  ];
}
