import { z } from 'zod';

import { InboxMessageAnswer } from '../inbox/inbox.schemas.js';
import { roles } from '../../state-machines/core/process.js';
import { PersonNameAnswer } from '../people/person-name.js';

const instant = z.iso.datetime();
const person = PersonNameAnswer;

/** What a matter is, as a code that pages put into words. */
export const matters = [
  'stall-escalated',
  'journey-stalled',
  'pause-review-overdue',
  'pause-review-due',
  'decide-may-lead',
  'decide-waiver-lapsed',
  'decide-reconfirm-eligibility',
  'decide-review-agreement',
  'certificate-lapsed',
  'certificate-renewal',
  'policy-to-acknowledge',
  'boundary-agreement-stale',
  'two-sided-review-due',
  'return-step-reached',
  'talk-again-due',
  'exit-due',
  'follow-up-due',
  'stood-down',
  'under-review',
  'not-now',
  'ready-to-move',
  'delay-explained',
  'on-a-pause',
  'under-way',
  'session-unrecorded',
  'session-this-week',
  'three-way-this-week',
  'no-time-in-common',
  'another-time-asked',
  'decide-misses',
  'supervisor-missing',
  'obligation-overdue',
  'obligation-asked',
  'address-failing',
  'own-session',
  'owed-to-you',
] as const;
export type Matter = (typeof matters)[number];

export const MatterAnswer = z
  .object({
    id: z.string(),
    /** `null` where a matter is about no journey. */
    journeyId: z.uuid().nullable(),
    supervisionId: z.uuid().nullable(),
    obligationId: z.uuid().nullable(),
    person,
    matter: z.enum(matters),
    clause: z.string(),
    since: instant,
    why: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
    action: z.object({ type: z.string(), href: z.string() }).nullable(),
  })
  .meta({ id: 'Matter' });
export type MatterOfToday = z.infer<typeof MatterAnswer>;

export const TodayAnswer = z
  .object({
    needsYou: z.array(MatterAnswer),
    waiting: z.array(MatterAnswer),
    ifNobodyActs: z.array(
      z.object({ journeyId: z.uuid(), person, at: instant, type: z.string(), to: z.enum(roles).optional() }),
    ),
    inbox: z.array(InboxMessageAnswer),
  })
  .meta({ id: 'Today' });
