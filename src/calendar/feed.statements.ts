import type { Instant, LocalDate } from '../../state-machines/core/process.js';
import type { Tx } from '../database/database.js';

/** A date in somebody's calendar: at a time, or on a day. */
export type FeedDate =
  | {
      readonly uid: string;
      readonly sequence: number;
      readonly startsAt: Instant;
      readonly minutes: number;
      readonly path: string;
    }
  | { readonly uid: string; readonly on: LocalDate; readonly path: string };

interface SlotRow {
  id: string;
  slot: { uid: string; sequence: number; startsAt: Instant; minutes: number };
}

interface TrainingRow {
  journey_id: string;
  topic: string;
  on: LocalDate;
}

/** Dates older than this are history, and no calendar's business. */
const DAYS_BACK = '60 days';

/**
 * Sessions and three-way meetings, as worker or as supervisor: those of one's own people, and while somebody is away,
 * those of the ones one covers for.
 */
const slots = `
  select v.id, s.slot from supervision v join process p on p.id = v.id
    cross join lateral (values (p.state -> 'context' -> 'slot'), (p.state -> 'context' -> 'threeWay')) s (slot)
  where jsonb_typeof(s.slot) = 'object' and v.stage in ('planned', 'unrecorded')
    and to_timestamp((s.slot ->> 'startsAt')::bigint / 1000.0) > $3::timestamptz - interval '${DAYS_BACK}'
    and (v.person_id = $1 or v.person_id in (
      select h.person_id from held_relation h where h.holder_id = $2 and h.relation = 'supervisor'))
  order by s.slot ->> 'startsAt', v.id`;

/** The days of one's own training. Whoever rests is left alone. */
const trainings = `
  select j.id as journey_id, t ->> 'topic' as topic, t ->> 'on' as on
  from journey j join process p on p.id = j.id
    cross join lateral jsonb_array_elements(p.state -> 'context' -> 'plannedTrainings') t
  where j.person_id = $1 and j.closed_at is null and j.standing in ('active', 'underReview')
    and (t ->> 'on')::date > $2::timestamptz - interval '${DAYS_BACK}'
  order by t ->> 'on', j.id`;

/** The dates of one person. */
export async function readDates(
  tx: Pick<Tx, 'query'>,
  { personId, userId }: { readonly personId: string; readonly userId: string },
  now: Date,
): Promise<FeedDate[]> {
  const [met, trained] = await Promise.all([
    tx.query<SlotRow>(slots, [personId, userId, now], 'feed-slots'),
    tx.query<TrainingRow>(trainings, [personId, now], 'feed-trainings'),
  ]);
  return [
    ...met.map(({ id, slot: { uid, sequence, startsAt, minutes } }) => ({
      ...{ uid, sequence, startsAt, minutes },
      path: `/supervision/${id}`,
    })),
    ...trained.map(({ journey_id, topic, on }) => ({
      uid: `${journey_id}:${topic}`,
      on,
      path: `/journeys/${journey_id}`,
    })),
  ];
}
