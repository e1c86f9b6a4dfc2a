import type {
  ProgrammeEvent,
  ProgrammeFacts,
  ProgrammeInput,
} from '../../state-machines/programme/programme.messages.js';
import type { ProgrammeState } from '../../state-machines/programme/programme.machine.js';
import { programme } from '../../state-machines/programme/programme.js';
import type { Tx } from '../database/database.js';
import type { Change, ProcessKind } from '../journal/process-kind.js';
import { copyDraft, readAdoption } from './adoption.js';

/** The programme as the journal runs it. Its id is the programme's own. */
export const programmeKind: ProcessKind<ProgrammeState, ProgrammeInput, ProgrammeFacts> = {
  rules: programme,
  facts: readFacts,
  project: projectProgramme,
  textsOf: () => {
    throw new Error('a programme keeps no words about a person');
  },
};

async function readFacts(tx: Tx, { id }: { readonly id: string }, input: ProgrammeInput): Promise<ProgrammeFacts> {
  if (input.type === 'StartProgramme') return { zone: await readZone(tx) };
  if (input.type === 'AdoptPolicy') return { adoption: await readAdoption(tx, id) };
  return input.type === 'CloseProgramme' ? { journeysUnderWay: await countJourneys(tx, id) } : {};
}

async function readZone(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ zone: string }>('select zone from organisation', [], 'own-zone');
  return row?.zone ?? 'UTC';
}

async function countJourneys(tx: Tx, programmeId: string): Promise<number> {
  const [row] = await tx.query<{ under_way: number }>(
    `select count(*)::int as under_way from journey where programme_id = $1 and closed_at is null`,
    [programmeId],
    'programme-journeys',
  );
  return row?.under_way ?? 0;
}

/** Keeps the row that lists read, and copies a draft that was adopted. */
export async function projectProgramme(tx: Tx, change: Change<ProgrammeState>): Promise<void> {
  const { processId, state, deadline, events, at, by } = change;
  const adopted = (events as ProgrammeEvent[]).find((event) => event.type === 'PolicyAdopted');
  if (adopted?.type === 'PolicyAdopted') await copyDraft(tx, processId, adopted, new Date(at), by?.userId ?? null);
  const { template, policy } = state.context;
  tx.write(
    `update programme set stage = $2, template = $3, review_by = $4, deadline_at = $5, deadline_type = $6 where id = $1`,
    [
      processId,
      state.value,
      template,
      policy?.reviewBy ?? null,
      deadline && new Date(deadline.at),
      deadline?.type ?? null,
    ],
    'project-programme',
  );
}
