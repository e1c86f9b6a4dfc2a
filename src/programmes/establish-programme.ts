import { randomUUID } from 'node:crypto';

import { earliest, type Instant } from '../../state-machines/core/process.js';
import { tracks, type Policy } from '../../state-machines/policy/policy.js';
import type { TemplateId } from '../../state-machines/policy/templates.js';
import type { ProgrammeState } from '../../state-machines/programme/programme.machine.js';
import type { Adoption, ProgrammeFacts, ProgrammeInput } from '../../state-machines/programme/programme.messages.js';
import { programme } from '../../state-machines/programme/programme.js';
import type { SectionId } from '../../state-machines/programme/readiness.js';
import type { Tx } from '../database/database.js';
import type { Row } from '../journal/advance.js';
import { writeRows } from '../journal/statements.js';
import { projectProgramme } from './programme.kind.js';

/** How a programme comes into being beside the pages: for `npm run admin`, the sample, the tests and the benchmarks. */
export interface NewProgramme {
  readonly id?: string;
  readonly name: string;
  readonly at: Instant;
  /** The zone of its organisation. */
  readonly zone: string;
  readonly template?: TemplateId;
  /** Adopted as the first version. */
  readonly policy?: Policy;
  /** Recorded section by section; the programme opens where a policy is adopted as well. */
  readonly readiness?: Readonly<Record<SectionId, Readonly<Record<string, unknown>>>>;
}

/** Writes a programme with all that it has gone through already, by the same rules as any other. Answers its id. */
export async function addProgramme(tx: Tx, programmeToBe: NewProgramme): Promise<string> {
  const { id = randomUUID(), name, at, policy } = programmeToBe;
  nameProgramme(tx, id, name);
  if (policy) writeFirstVersion(tx, id, policy, new Date(at));
  const rows = livedThrough(programmeToBe);
  const last = rows.at(-1)!;
  const next = earliest(programme.deadlinesOf(last.state as ProgrammeState));
  const deadline = next ? { at: next.at, type: next.input.type } : null;
  const ref = { organisationId: tx.organisationId, processId: id, kind: 'programme' };
  writeRows(
    tx,
    programme as never,
    { ...ref, commandId: '', input: last.input, at },
    { from: undefined, rows, deadline },
  );
  const state = last.state as ProgrammeState;
  await projectProgramme(tx, { processId: id, from: 0, version: last.version, at, state, events: [], deadline });
  return id;
}

/** Keeps what a programme is called: its name is not in its process. */
export function nameProgramme(tx: Tx, id: string, name: string): void {
  tx.write('insert into programme (organisation_id, id, name) values ($1, $2, $3)', [tx.organisationId, id, name]);
}

/** The draft that was adopted, and the version that it became. */
function writeFirstVersion(tx: Tx, id: string, policy: Policy, at: Date): void {
  const cells = [tx.organisationId, id, JSON.stringify(policy), at];
  tx.write(
    'insert into policy (organisation_id, programme_id, version, document, adopted_at) values ($1, $2, 1, $3, $4)',
    cells,
  );
  tx.write(
    'insert into policy_draft (organisation_id, programme_id, revision, document, updated_at) values ($1, $2, 1, $3, $4)',
    cells,
  );
}

const firstVersion = ({ general, tracks: open }: Policy): Adoption => ({
  revision: 1,
  version: 1,
  boundariesSince: 1,
  reviewBy: general.reviewBy,
  tracks: tracks.filter((track) => open[track]),
  missing: [],
  faults: [],
  unchanged: false,
});

type Lived = readonly [ProgrammeInput, ProgrammeFacts];

function inputsOf({ zone, template, policy, readiness }: NewProgramme): Lived[] {
  const sections = Object.entries(readiness ?? {}) as [SectionId, Record<string, never>][];
  const inputs: Lived[] = [[{ type: 'StartProgramme', template: template ?? null }, { zone }]];
  for (const [section, content] of sections) inputs.push([{ type: 'RecordReadiness', section, content }, {}]);
  if (policy) inputs.push([{ type: 'AdoptPolicy', revision: 1 }, { adoption: firstVersion(policy) }]);
  if (policy && readiness) inputs.push([{ type: 'OpenProgramme' }, {}]);
  return inputs;
}

function livedThrough(programmeToBe: NewProgramme): Row[] {
  const { at } = programmeToBe;
  let state: ProgrammeState | undefined;
  return inputsOf(programmeToBe).map(([input, facts], index) => {
    const decision = programme.decide(state, { ...input, at, facts });
    if (!decision.accepted) throw new Error(`a new programme refused ${input.type}: ${decision.refusal.message}`);
    const { events, owed } = decision;
    state = decision.state;
    return { version: index + 1, commandId: `establish:${index}`, at, input, facts, state, events, owed };
  });
}
