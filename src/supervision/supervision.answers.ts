import { z } from 'zod';

import {
  agendaSections,
  askings,
  attendances,
  consentScopes,
  groups,
  outcomes,
} from '../../state-machines/supervision/supervision.messages.js';
import { date, instant, track } from '../journeys/journey.answers.js';
import { EventAnswer } from '../journal/process-commands.js';
import { PersonNameAnswer } from '../people/person-name.js';

/** What the API answers about supervision. What a reader may not read is `null`, withheld or left out. */

export const someone = z.object({ userId: z.uuid(), name: z.string() }).meta({ id: 'Someone' });

/** A command and whether the one who asks may give it now; where not, why. */
export const OfferAnswer = z
  .object({
    type: z.string(),
    allowed: z.boolean(),
    refusal: z.object({ code: z.string(), clause: z.string(), message: z.string() }).optional(),
  })
  .meta({ id: 'CommandOffer' });

export const supervisionStages = ['planned', 'unrecorded', 'suspended', 'ended'] as const;
const section = z.enum(agendaSections).meta({ id: 'AgendaSection' });
const outcome = z.enum(outcomes).meta({ id: 'SessionOutcome' });
const scope = z.enum(consentScopes).meta({ id: 'ConsentScope' });
const slot = z.object({ startsAt: instant, minutes: z.int(), agreed: z.boolean() }).meta({ id: 'SessionSlot' });

export const SupervisionCard = z
  .object({
    id: z.uuid(),
    person: PersonNameAnswer,
    programmeId: z.uuid(),
    journeys: z.array(z.object({ id: z.uuid(), track, standing: z.enum(['active', 'resting']) })),
    stage: z.enum(supervisionStages).meta({ id: 'SupervisionStage' }),
    /** The session that comes next, counted from 1. */
    number: z.int(),
    /** The day on which the pattern wants it; no move changes it. */
    dueOn: date,
    /** `null`: the two have no time in common. */
    slot: slot.nullable(),
    supervisor: someone.nullable(),
    /** For whom the one who asks stands in. */
    coverFor: someone.nullable(),
    /** Who stands in for the supervisor now. */
    cover: someone.nullable(),
    asked: z.object({ asking: z.enum(askings), since: instant }).nullable(),
    /** The worker's own, since the last decision. */
    misses: z.int(),
    decision: z.object({ since: instant, escalated: z.boolean() }).nullable(),
    /** Days since it was due. */
    daysLate: z.int(),
    /** How many items are on the agenda. */
    agenda: z.int(),
    everyDays: z.int(),
    /** When the next one is due if this one is held today. */
    nextDueOn: date.nullable(),
    /** The worker’s own, or one that the asker supervises or stands in for. */
    yours: z.boolean(),
  })
  .meta({ id: 'SupervisionCard' });
export type SupervisionCard = z.infer<typeof SupervisionCard>;

export const SupervisionListAnswer = z.object({ items: z.array(SupervisionCard) }).meta({ id: 'SupervisionList' });

export const SupervisionDetail = SupervisionCard.omit({ agenda: true })
  .extend({
    agenda: z.array(
      z.object({
        item: z.int(),
        section,
        by: z.enum(['worker', 'supervisor']),
        text: z.string().nullable(),
        /** Written by the one who asks. */
        mine: z.boolean(),
      }),
    ),
    pulses: z.array(z.object({ on: date, text: z.string().nullable() })),
    notes: z.array(
      z.object({ at: instant, by: someone.nullable(), text: z.string().nullable(), withheld: z.boolean() }),
    ),
    /** The latest first. */
    history: z.array(
      z.object({
        number: z.int(),
        dueOn: date,
        startsAt: instant.nullable(),
        on: date,
        outcome,
        /** Days after the day on which it was due. */
        lateDays: z.int(),
      }),
    ),
    groups: z.array(z.object({ group: z.enum(groups), on: date, attendance: z.enum(attendances) })),
    consents: z.array(z.object({ scope, givenAt: instant, until: date })),
    threeWay: z.object({ scope, startsAt: instant, minutes: z.int() }).nullable(),
    /** What would be planned if the session were recorded as held now. */
    nextIfHeld: z.object({ dueOn: date, slot: slot.nullable() }).nullable(),
    offers: z.array(OfferAnswer),
    /** Who can be reached outside working hours, in the organisation’s words. */
    outOfHours: z.string().nullable(),
    defaultAgenda: z.array(section),
  })
  .meta({ id: 'SupervisionDetail' });
export type SupervisionDetail = z.infer<typeof SupervisionDetail>;

export const SupervisionTimelineAnswer = z
  .object({
    items: z.array(
      z.object({
        version: z.int(),
        at: instant,
        /** The input: what was asked, or what time said. */
        type: z.string(),
        actor: z.object({ id: z.uuid(), name: z.string() }).nullable(),
        events: z.array(EventAnswer),
      }),
    ),
    page: z.int(),
    pageSize: z.int(),
    total: z.int(),
  })
  .meta({ id: 'SupervisionTimeline' });
