import createClient from 'openapi-fetch';

import { steadily } from './client';
import type { components } from './schema';

/** What the new answers of the API hold, until its own description says so. */

type Recorded = components['schemas']['Recorded'];
type PersonName = components['schemas']['PersonName'];
type Track = components['schemas']['Track'];

export interface OfferTo {
  type: string;
  allowed: boolean;
  refusal?: { code: string; clause?: string; message: string };
}
export interface Someone {
  userId: string;
  name: string;
}
export type AgendaSection =
  'checkIn' | 'trickySituations' | 'goals' | 'feedbackToWorker' | 'feedbackToSupervisor' | 'boundaries' | 'other';
export type Outcome = 'held' | 'missedByWorker' | 'missedBySupervisor' | 'movedByAgreement';
export type ConsentScope = 'wellbeing' | 'workload' | 'returnToWork' | 'riskAndSafety';
export type Asking = 'cantMakeIt' | 'anotherTime';

export interface SupervisionCard {
  id: string;
  person: PersonName;
  programmeId: string;
  journeys: { id: string; track: Track; standing: string }[];
  stage: 'planned' | 'unrecorded' | 'suspended' | 'ended';
  number: number;
  dueOn: string;
  slot: { startsAt: string; minutes: number; agreed: boolean } | null;
  supervisor: Someone | null;
  coverFor: Someone | null;
  asked: { asking: Asking; since: string } | null;
  misses: number;
  decision: { since: string; escalated: boolean } | null;
  daysLate: number;
  agenda: number;
  everyDays: number;
  yours: boolean;
}
export interface SupervisionDetail extends Omit<SupervisionCard, 'agenda'> {
  agenda: { item: number; section: AgendaSection; by: 'worker' | 'supervisor'; text: string | null; mine?: boolean }[];
  pulses: { on: string; text: string | null }[];
  notes: { at: string; by: Someone | null; text: string | null; withheld: boolean }[];
  history: {
    number: number;
    dueOn: string;
    startsAt: string | null;
    on: string;
    outcome: Outcome;
    lateDays: number;
  }[];
  groups: { group: string; on: string; attendance: string }[];
  consents: { scope: ConsentScope; givenAt: string; until: string }[];
  threeWay: { startsAt: string; minutes: number; scope: ConsentScope } | null;
  nextIfHeld: { dueOn: string; slot: { startsAt: string; minutes: number } | null } | null;
  offers: OfferTo[];
  outOfHours: string | null;
  defaultAgenda: AgendaSection[];
}
export interface SupervisionRequest {
  type: string;
  outcome?: Outcome;
  on?: string;
  startsAt?: string;
  asking?: Asking;
  section?: AgendaSection;
  item?: number;
  group?: string;
  attendance?: string;
  held?: boolean;
  answer?: 'goOn' | 'agreePlan' | 'endRole';
  scope?: ConsentScope;
  until?: string;
  text?: string;
  note?: string;
}

export type OwedThing = 'training' | 'debrief' | 'expenses' | 'reply' | 'information';
export type ReplySubject = 'support' | 'question' | 'feedback' | 'anotherTime';
export interface Owed {
  id: string;
  person: PersonName;
  what: OwedThing;
  about: ReplySubject | null;
  openedAt: string;
  firstPromise: string;
  promisedBy: string;
  settledOn: string | null;
  stage: 'open' | 'overdue' | 'suspended' | 'fulfilled' | 'withdrawn';
  daysLate: number;
  askedOf: Someone | null;
  text: string | null;
  yours: boolean;
  offers: OfferTo[];
}
export interface OwedList {
  items: Owed[];
  outOfHours: string | null;
  asking: { promises: { what: OwedThing; about: ReplySubject | null; promisedBy: string }[]; managers: Someone[] };
}
export interface OwedRequest {
  personId: string;
  programmeId: string;
  what: OwedThing;
  about?: ReplySubject;
  askedOf?: string;
  text?: string;
}

export interface Window {
  weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  from: string;
  until: string;
}
export interface MySettings {
  zone: string | null;
  quietFrom: string | null;
  quietUntil: string | null;
  digestHour: number | null;
  stopped: string[];
  availability: Window[] | null;
  phone: string | null;
  lineManagerId: string | null;
}
export interface Topics {
  channels: string[];
  topics: { topic: string; stoppable: string[] }[];
}

interface Path<In, Out, Params> {
  parameters: Params;
  requestBody?: { content: { 'application/json': In } };
  responses: { 200: { content: { 'application/json': Out } } };
}
type Key = { header: { 'Idempotency-Key': string } };
type Id = { path: { id: string } };
type Token = { path: { token: string } };
type Given<In, Out, Params> = Path<In, Out, Params> & { requestBody: { content: { 'application/json': In } } };

interface SoonPaths {
  '/api/supervision': {
    get: Path<
      never,
      { items: SupervisionCard[] },
      { query?: { scope?: 'mine' | 'all'; from?: string; until?: string } }
    >;
  };
  '/api/supervision/{id}': { get: Path<never, SupervisionDetail, Id> };
  '/api/supervision/{id}/commands': { post: Given<SupervisionRequest, Recorded, Id & Key> };
  '/api/obligations': {
    get: Path<never, OwedList, { query?: { scope?: 'mine' | 'all' | 'journey'; journeyId?: string } }>;
    post: Given<OwedRequest, Owed, Key>;
  };
  '/api/obligations/{id}/commands': { post: Given<{ type: string; on?: string; text?: string }, Recorded, Id & Key> };
  '/api/me/settings': { get: Path<never, MySettings, object>; put: Given<MySettings, MySettings, object> };
  '/api/me/topics': { get: Path<never, Topics, object> };
  '/api/me/calendar-feed': {
    get: Path<never, { exists: boolean; createdAt: string | null }, object>;
    post: Path<never, { url: string }, object>;
    delete: Path<never, never, object>;
  };
  '/api/me/push-key': { get: Path<never, { key: string | null }, object> };
  '/api/me/push-subscriptions': {
    post: Given<PushSubscriptionJSON, { id: string }, object>;
    delete: Given<{ endpoint: string }, never, object>;
  };
  '/api/links/{token}/open': { post: Path<never, { path: string } | { signInNeeded: true }, Token> };
  '/api/unsubscribe/{token}': { post: Path<never, { channel: string; topic: string }, Token> };
}

export const soon = createClient<SoonPaths>({ fetch: (request) => steadily(request, true) });
