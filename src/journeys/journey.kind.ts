import { journey } from '../../state-machines/journey/journey.js';
import type {
  JourneyFacts,
  JourneyInput,
  Relation,
  StartJourney,
} from '../../state-machines/journey/journey.messages.js';
import { journeyUnderWay, keyworkerIsLineManager } from '../../state-machines/journey/refusals.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import { journeyPolicyOf, type Policy } from '../../state-machines/policy/policy.js';
import type { Tx } from '../database/database.js';
import type { ProcessKind, Standing } from '../journal/process-kind.js';
import { projectJourney } from './journey.projection.js';

/** The journey as the journal runs it. */
export const journeyKind: ProcessKind<JourneyState, JourneyInput, JourneyFacts> = {
  rules: journey,
  facts: readFacts,
  project: projectJourney,
  textsOf: ({ context }) => ({ personId: context.personId, space: 'lineManagement' }),
  refusalOf: (constraint) => {
    if (constraint === 'keyworker_is_not_line_manager') return keyworkerIsLineManager;
    return constraint === 'one_open_journey_a_track' ? journeyUnderWay : undefined;
  },
};

/** What a journey's rules need to know of the world around it. */
async function readFacts(tx: Tx, { id }: Pick<Standing, 'id'>, input: JourneyInput): Promise<JourneyFacts> {
  const person = readPerson(tx, id, input.type === 'StartJourney' ? input.personId : null);
  if (input.type === 'StartJourney') {
    const [known, beginning] = await Promise.all([person, readBeginning(tx, input)]);
    return { ...known, beginning };
  }
  if (!('holderId' in input)) return person;
  const [known, holderIsStaff] = await Promise.all([person, isStaff(tx, input.holderId)]);
  return { ...known, holderIsStaff };
}

async function readPerson(tx: Tx, journeyId: string, personId: string | null): Promise<JourneyFacts> {
  const [row] = await tx.query<{ blocked: boolean; relations: Partial<Record<Relation, string>> }>(
    `select p.blocked_at is not null as blocked,
       coalesce((select jsonb_object_agg(r.relation, r.holder_id) from person_relation r where r.person_id = p.id), '{}') as relations
     from person p where p.id = coalesce($2, (select j.person_id from journey j where j.id = $1))`,
    [journeyId, personId],
    'journey-person',
  );
  return { blocked: row?.blocked ?? false, relations: row?.relations ?? {} };
}

async function readBeginning(
  tx: Tx,
  { personId, programmeId, track }: StartJourney,
): Promise<JourneyFacts['beginning']> {
  const [row] = await tx.query<{ zone: string; version: number | null; document: Policy | null; under_way: boolean }>(
    `select o.zone, p.version, p.document,
       exists (select from journey j where j.person_id = $1 and j.programme_id = $2 and j.track = $3 and j.closed_at is null) as under_way
     from organisation o left join policy p on p.programme_id = $2
     order by p.version desc nulls last limit 1`,
    [personId, programmeId, track],
    'journey-beginning',
  );
  const policy = row?.document && row.version ? journeyPolicyOf(row.version, row.document) : null;
  return { zone: row?.zone ?? 'UTC', policy, alreadyUnderWay: row?.under_way ?? false };
}

async function isStaff(tx: Tx, userId: string): Promise<boolean> {
  const rows = await tx.query(
    `select from member where user_id = $1 and ended_at is null and roles && array['coordinator', 'manager', 'supervisor']`,
    [userId],
    'is-staff',
  );
  return rows.length > 0;
}
