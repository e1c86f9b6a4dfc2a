import type { components, paths } from './schema';

/** What the pages read and send, by its short name. Generated from the API's own description. */

type Schemas = components['schemas'];
type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Content } } } };
}
  ? Content
  : never;

export type Stage = Schemas['Stage'];
export type Me = Schemas['Me'];
export type ClockStatus = Schemas['Clock'];
export type Problem = Schemas['Problem'];
export type Missing = Schemas['Missing'];
export type NamedPerson = Schemas['PersonName'];
export type JourneyCard = Schemas['JourneyCard'];
export type Journey = Schemas['JourneyDetail'];
export type JourneyPage = Schemas['JourneyList'];
export type JourneyCommand = Schemas['JourneyRequest'];
export type StartRequest = Schemas['StartJourneyRequest'];
export type Offer = Schemas['Offers']['offers'][number];
export type Refusal = NonNullable<Offer['refusal']>;
export type TimelineItem = Schemas['Timeline']['items'][number];
export type Machine = Schemas['JourneyMachine'];
export type Today = Schemas['Today'];
export type TodayItem = Schemas['Matter'];
export type InboxMessage = Schemas['InboxMessage'];
export type Person = Schemas['Person'];
export type Staff = Schemas['StaffMember'];
export type NewPerson = Schemas['NewPerson'];

export type Relation = keyof JourneyCard['relations'];
export type Track = JourneyCard['track'];
export type Topic = Journey['topics'][number];
export type Decision = Journey['decisions'][number];
export type JourneyForm = Answer<'/api/journeys/{id}/forms'>[number];
export type FormField = JourneyForm['fields'][number];
export type Agreement = Answer<'/api/journeys/{id}/boundary-agreement'>;
export type AgreementRow = Agreement['rows'][number];
export type Experience = Answer<'/api/journeys/{id}/experience'>;
export type Entry = Experience['items'][number];

export type SupervisionCard = Schemas['SupervisionCard'];
export type SupervisionDetail = Schemas['SupervisionDetail'];
export type SupervisionRequest = Schemas['SupervisionRequest'];
export type AgendaSection = Schemas['AgendaSection'];
export type Outcome = Schemas['SessionOutcome'];
export type ConsentScope = Schemas['ConsentScope'];
export type Owed = Schemas['Obligation'];
export type OwedList = Schemas['ObligationList'];
export type ObligationRequest = Schemas['ObligationRequest'];
export type OwedRequest = Schemas['NewObligation'];
export type Supervisor = Schemas['Supervisor'];
export type ProfileRequest = Schemas['SupervisorProfile'];
export type SupervisionLoad = Schemas['SupervisionLoad'];

export type MySettings = Schemas['Settings'];
export type Window = Schemas['Window'];
export type Topics = Schemas['Topics'];
export type NewPushSubscription = Schemas['NewPushSubscription'];
export type Absence = Schemas['Absence'];
export type AbsenceRequest = Schemas['AbsenceRequest'];
export type AbsenceCommand = Schemas['AbsenceCommand'];
export type Cover = Schemas['Cover'];
export type ReminderHealth = Schemas['ReminderHealth'];
export type Reminder = Schemas['Reminder'];
export type HealthFilter = NonNullable<paths['/api/reminders/health']['get']['parameters']['query']>;
