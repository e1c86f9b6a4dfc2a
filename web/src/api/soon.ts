import createClient from 'openapi-fetch';

import { steadily } from './client';

/** What the new answers of the API hold, until its own description says so. */

export type {
  AgendaSection,
  ConsentScope,
  OfferTo,
  Outcome,
  Owed,
  OwedList,
  OwedRequest,
  Someone,
  SupervisionCard,
  SupervisionDetail,
  SupervisionRequest,
} from './types';
export type Asking = 'cantMakeIt' | 'anotherTime';

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
type Token = { path: { token: string } };
type Given<In, Out, Params> = Path<In, Out, Params> & { requestBody: { content: { 'application/json': In } } };

interface SoonPaths {
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
