import createClient from 'openapi-fetch';

import { steadily } from './client';
import type { NamedPerson, OfferTo, Someone } from './types';

/** What the new answers for staff hold, until the API's own description says so. */

export interface Absence {
  id: string;
  user: Someone;
  from: string;
  until: string;
  stage: 'planned' | 'away' | 'over' | 'cancelled';
  cover: Someone | null;
  yours: boolean;
  offers: OfferTo[];
}
export interface AbsenceRequest {
  userId: string;
  from: string;
  until: string;
  coverId?: string;
}
export type AbsenceCommand =
  | { type: 'ChangeDates'; from: string; until: string }
  | { type: 'NameCover'; coverId: string }
  | { type: 'EndAbsence' };
export interface Cover {
  cover: Someone | null;
  candidates: { userId: string; name: string; refusal: { code: string; message: string } | null }[];
}

export type ReminderState = 'due' | 'sent' | 'failed' | 'silenced' | 'waiting';
export interface ReminderCounts {
  due: number;
  sent: number;
  failed: number;
  silenced: number;
  waiting: number;
  lateP50Minutes: number | null;
  lateMaxMinutes: number | null;
}
export interface ReminderItem {
  dueAt: string;
  matter: string;
  clause: string;
  person: NamedPerson | null;
  to: Someone | null;
  channel: string | null;
  state: ReminderState;
  reason: string | null;
  lateMinutes: number | null;
  journeyId: string | null;
  supervisionId: string | null;
}
export interface ReminderHealth {
  days: (ReminderCounts & { on: string })[];
  people: (ReminderCounts & Someone)[];
  items: ReminderItem[];
  page: number;
  pageSize: number;
  total: number;
  failing: { user: Someone; channel: string; since: string; code: string }[];
}
export interface HealthFilter {
  from?: string;
  until?: string;
  userId?: string;
  state?: ReminderState;
  page?: number;
}

interface Path<In, Out, Params> {
  parameters: Params;
  requestBody?: { content: { 'application/json': In } };
  responses: { 200: { content: { 'application/json': Out } } };
}
type Given<In, Out, Params> = Path<In, Out, Params> & { requestBody: { content: { 'application/json': In } } };
type Key = { header: { 'Idempotency-Key': string } };

interface SoonPaths {
  '/api/absences': {
    get: Path<never, { items: Absence[] }, { query?: { from?: string; until?: string } }>;
    post: Given<AbsenceRequest, Absence, Key>;
  };
  '/api/absences/{id}/commands': { post: Given<AbsenceCommand, object, Key & { path: { id: string } }> };
  '/api/absences/cover': {
    get: Path<never, Cover, { query: { userId: string; from?: string; until?: string } }>;
  };
  '/api/reminders/health': { get: Path<never, ReminderHealth, { query?: HealthFilter }> };
}

export const soonStaff = createClient<SoonPaths>({ fetch: (request) => steadily(request, true) });
