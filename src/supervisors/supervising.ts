import { keepingOf } from '../../state-machines/policy/keeping.js';
import type { Policy, Track } from '../../state-machines/policy/policy.js';
import { intervalAfter } from '../../state-machines/supervision/pattern.js';
import type { Queries } from '../free-text/person-keys.js';
import { readCapacities } from './capacity.js';

interface JourneyRow {
  readonly person_id: string;
  readonly track: Track;
  readonly document: Policy | null;
  readonly minutes: number | null;
  readonly every_days: number | null;
}

/**
 * What somebody would have on their hands if they supervised the worker of this journey as well, for how many there is
 * room, and what the policy says of too many (TURAS 7.1, GUIDE 2.3-d).
 */
export async function readSupervising(queries: Queries, journeyId: string, holderId: string) {
  const [row]: JourneyRow[] = await queries.query(
    `select j.person_id, j.track, p.document, v.minutes, v.every_days
     from journey j left join policy p on p.programme_id = j.programme_id and p.version = j.policy_version
       left join supervision v on v.person_id = j.person_id and v.programme_id = j.programme_id and v.stage in ('planned', 'unrecorded')
     where j.id = $1`,
    [journeyId],
  );
  const [capacity] = row ? await readCapacities(queries, { userId: holderId, without: row.person_id }) : [];
  if (!row?.document || !capacity) return undefined;
  const { overCapacity, untrained } = keepingOf(row.document.general).supervisors;
  const { trainedOn, people, mostPeople, hoursAWeek, mostHours } = capacity;
  return {
    trained: trainedOn !== null,
    people: people + 1,
    mostPeople,
    hoursAWeek: Math.round((hoursAWeek + hoursOf(row, row.document)) * 10) / 10,
    mostHours,
    overCapacity,
    untrained,
  };
}

/** What this worker's pattern asks for a week: as it stands now, else as it begins. */
function hoursOf({ track, minutes, every_days }: JourneyRow, { general, tracks }: Policy): number {
  const pattern = tracks[track]?.supervision;
  const days = every_days ?? (pattern ? intervalAfter(pattern, 0) : 7);
  return ((minutes ?? keepingOf(general).supervisionMinutes) / 60) * (7 / days);
}
