import { earliest, type OwedMessage, type Role } from '../../state-machines/core/process.js';
import { journey } from '../../state-machines/journey/journey.js';
import type { JourneyEvent } from '../../state-machines/journey/journey.messages.js';
import { readJourney, type JourneyState } from '../../state-machines/journey/journey.state.js';
import type { DispatchRow, Evidence, JournalRow, ProcessRow, ReactionRow } from './audit.js';
import type { Product } from '../support/product.js';

type Query = Product['query'];

/** The programme is a process as well, which nobody asks anything of here. */
export const audited = ['journey', 'supervision', 'obligation'] as const;
const ofThese = `(select id from process where kind in (${audited.map((kind) => `'${kind}'`).join(', ')}))`;

/** Reads off the database all that the audit asks for. */
export async function gatherEvidence(query: Query, letters: Evidence['letters']): Promise<Evidence> {
  const processes = await query<ProcessRow>(
    `select id as "processId", kind, version, state, extract(epoch from deadline_at)::float8 * 1000 as "deadlineAt"
     from process where id in ${ofThese}`,
  );
  return {
    processes,
    journal: await query<JournalRow>(
      `select process_id as "processId", version, command_id as "commandId", (extract(epoch from at) * 1000)::float8 as at,
         actor_id as "actorId", input, facts, state
       from journal where process_id in ${ofThese} order by process_id, version`,
    ),
    reactions: await query<ReactionRow>(
      `select process_id as "processId", version, index, body as message, outcome,
         done_at is null and put_off = 'rungBelow' as "keepsDistance"
       from reaction where process_id in ${ofThese}`,
    ),
    projections: await readProjections(
      query,
      processes.filter(({ kind }) => kind === 'journey'),
    ),
    inbox: await query(
      `select process_id as "processId", version, index, user_id as "userId" from inbox_message where process_id in ${ofThese}`,
    ),
    texts: await query('select process_id as "processId", version, field from free_text'),
    holders: await readHolders(query),
    dispatches: await query<DispatchRow>(
      `select d.process_id as "processId", d.version, d.index, d.user_id as "userId", n.email as address, d.state
       from dispatch d join member m on m.user_id = d.user_id join person_name n on n.person_id = m.person_id
       where d.channel in ('email', 'calendar') and d.process_id in ${ofThese}`,
    ),
    letters: letters.filter(({ messageId }) => processes.some(({ processId }) => messageId.includes(processId))),
  };
}

async function readHolders(query: Query): Promise<Partial<Record<OwedMessage['to'], string[]>>> {
  const rows = await query<{ role: Role; users: string[] }>(
    `select role, array_agg(user_id) as users from member, unnest(roles) as role where role in ('coordinator', 'manager') group by role`,
  );
  return Object.fromEntries(rows.map(({ role, users }) => [role, users]));
}

/** What boards show of each journey, beside what its state says. */
async function readProjections(query: Query, processes: readonly ProcessRow[]): Promise<Evidence['projections']> {
  const rows = await query<{ id: string; found: object }>(
    `select id, jsonb_build_object('stage', stage, 'standing', standing, 'attention', attention, 'version', version,
       'stageSince', ms(stage_since), 'lastMovedAt', ms(last_moved_at), 'stalledAt', ms(stalled_at),
       'explainedUntil', ms(explained_until), 'reviewAt', ms(review_at), 'deadlineAt', ms(deadline_at), 'deadlineType', deadline_type,
       'relations', coalesce((select jsonb_object_agg(relation, holder_id) from person_relation r where r.person_id = j.person_id), '{}')) as found
     from journey j`.replaceAll(/ms\((\w+)\)/g, '(extract(epoch from $1) * 1000)::float8'),
  );
  const events = await query<{ id: string; event: JourneyEvent }>(
    `select process_id as id, event from journal, jsonb_array_elements(events) as event
     where event ->> 'type' = 'RelationNamed' order by process_id, version`,
  );
  const found = new Map(rows.map((row) => [row.id, row.found]));
  const relations = new Map<string, Record<string, string>>();
  for (const { id, event } of events)
    if (event.type === 'RelationNamed') relations.set(id, { ...relations.get(id), [event.relation]: event.holderId });
  return processes.map(({ processId, version, state }) => {
    const expected = { ...rowOf(version, state as JourneyState), relations: relations.get(processId) ?? {} };
    return { processId, expected, found: found.get(processId) ?? {} };
  });
}

function rowOf(version: number, state: JourneyState): object {
  const { stage, standing, attention } = readJourney(state);
  const { visits, lastMovedAt, stalledAt, explainedUntil, reviewAt } = state.context;
  const due = earliest(journey.deadlinesOf(state));
  const deadline = { deadlineAt: due?.at ?? null, deadlineType: due?.input.type ?? null };
  const instants = { stageSince: visits.at(-1)!.at, lastMovedAt, stalledAt, explainedUntil, reviewAt };
  return { stage, standing, attention, version, ...instants, ...deadline };
}
