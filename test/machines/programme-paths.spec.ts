import { expect, it } from '@jest/globals';

import type { Input, Instant, ProcessState, PureKind } from '../../state-machines/core/process.js';
import { policyMove } from '../../state-machines/policy-move/policy-move.js';
import { programme } from '../../state-machines/programme/programme.js';
import { sampleReadiness } from '../../state-machines/programme/sample-readiness.js';
import { idOf } from '../support/journeys.js';

const BEGAN = Date.UTC(2026, 0, 5, 12);
const DAY = 86_400_000;

/** Something that may be said to a process, so many days after what was said before. */
interface Said {
  readonly input: Input;
  readonly facts?: object;
  readonly after?: number;
}

/** Every answer that paths of a few inputs meet: where it was asked, what, and what was said to it. */
function answersOf(kind: PureKind, said: readonly Said[], steps: number): string[] {
  const met = new Set<string>();
  const seen = new Set<string>();
  let now: { state: ProcessState | undefined; at: Instant }[] = [{ state: undefined, at: BEGAN }];
  for (let step = 0; step < steps; step++) {
    const next: typeof now = [];
    for (const { state, at: before } of now)
      for (const { input, facts = {}, after = 0 } of said) {
        const at = before + after * DAY;
        const decision = kind.decide(state, { ...input, at, facts } as never);
        const from = state ? kind.stageOf(state) : 'nothing';
        met.add(`${from} ${input.type} → ${decision.accepted ? kind.stageOf(decision.state) : decision.refusal.code}`);
        if (!decision.accepted) continue;
        const mark = JSON.stringify(decision.state);
        if (!seen.has(mark)) next.push({ state: decision.state, at });
        seen.add(mark);
      }
    now = next;
  }
  return [...met].toSorted((one, other) => one.localeCompare(other, 'en'));
}

const adoption = (changes: object = {}) => ({
  adoption: {
    ...{ revision: 1, version: 1, boundariesSince: 1, reviewBy: '2026-03-20', tracks: [] },
    ...{ missing: [], faults: [], unchanged: false, ...changes },
  },
});

/** `state input → answer | answer`, line by line. */
const listed = (table: string): string[] =>
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [asked, answers] = line.trim().split(' → ');
      return answers!.split(' | ').map((answer) => `${asked} → ${answer}`);
    })
    .toSorted((one, other) => one.localeCompare(other, 'en'));

const answersOfAProgramme = `
  closed AdoptPolicy → PROGRAMME_CLOSED
  closed CloseProgramme → PROGRAMME_CLOSED
  closed InsuranceLapsed → PROGRAMME_CLOSED
  closed OpenProgramme → PROGRAMME_CLOSED
  closed PolicyReviewNear → PROGRAMME_CLOSED
  closed PolicyReviewOverdue → PROGRAMME_CLOSED
  closed RecordEverything → PROGRAMME_CLOSED
  closed RecordReadiness → PROGRAMME_CLOSED
  closed StartProgramme → PROGRAMME_ALREADY_STARTED
  nothing AdoptPolicy → PROGRAMME_NOT_STARTED
  nothing CloseProgramme → PROGRAMME_NOT_STARTED
  nothing InsuranceLapsed → PROGRAMME_NOT_STARTED
  nothing OpenProgramme → PROGRAMME_NOT_STARTED
  nothing PolicyReviewNear → PROGRAMME_NOT_STARTED
  nothing PolicyReviewOverdue → PROGRAMME_NOT_STARTED
  nothing RecordEverything → PROGRAMME_NOT_STARTED
  nothing RecordReadiness → PROGRAMME_NOT_STARTED
  nothing StartProgramme → readiness
  open AdoptPolicy → NO_DRAFT | open | POLICY_HAS_FAULTS | POLICY_HAS_HOLES | POLICY_UNCHANGED | STALE_DRAFT
  open CloseProgramme → closed | JOURNEYS_UNDER_WAY
  open InsuranceLapsed → open | NOT_DUE
  open OpenProgramme → PROGRAMME_IS_OPEN
  open PolicyReviewNear → NOT_DUE | open
  open PolicyReviewOverdue → open | NOT_DUE
  open RecordEverything → open
  open RecordReadiness → SECTION_INCOMPLETE
  open StartProgramme → PROGRAMME_ALREADY_STARTED
  readiness AdoptPolicy → NO_DRAFT | POLICY_HAS_FAULTS | POLICY_HAS_HOLES | POLICY_UNCHANGED | readiness | STALE_DRAFT
  readiness CloseProgramme → closed | JOURNEYS_UNDER_WAY
  readiness InsuranceLapsed → NOT_DUE | readiness
  readiness OpenProgramme → open | REQUIREMENTS_MISSING
  readiness PolicyReviewNear → NOT_DUE | readiness
  readiness PolicyReviewOverdue → NOT_DUE | readiness
  readiness RecordEverything → readiness
  readiness RecordReadiness → SECTION_INCOMPLETE
  readiness StartProgramme → PROGRAMME_ALREADY_STARTED
`;

const answersOfAMove = `
  done NextBatchDue → MOVE_DONE
  done ResumeMove → MOVE_DONE
  done StartMove → MOVE_ALREADY_STARTED
  done StopMove → MOVE_DONE
  nothing NextBatchDue → MOVE_NOT_STARTED
  nothing ResumeMove → MOVE_NOT_STARTED
  nothing StartMove → NO_SUCH_VERSION | NOBODY_TO_MOVE | POLICY_SUPERSEDED | running
  nothing StopMove → MOVE_NOT_STARTED
  running NextBatchDue → done | NOT_DUE | running
  running ResumeMove → MOVE_IS_RUNNING
  running StartMove → MOVE_ALREADY_STARTED
  running StopMove → stopped
  stopped NextBatchDue → NOT_DUE
  stopped ResumeMove → running
  stopped StartMove → MOVE_ALREADY_STARTED
  stopped StopMove → MOVE_IS_STOPPED
`;

it('reaches every state of a programme, by every transition and past every guard, both ways', () => {
  const sections = Object.entries(sampleReadiness('2026-01-05', '2026-02-01'));
  const record = ([section, content]: (typeof sections)[number]): Said => ({
    input: { type: 'RecordReadiness', section, content } as Input,
  });
  const adopt = { type: 'AdoptPolicy', revision: 1 };
  const start: Said = { input: { type: 'StartProgramme', template: null } as Input, facts: { zone: 'Europe/Dublin' } };
  const everything: Said[] = [
    start,
    { input: { type: 'RecordReadiness', section: 'goals', content: {} } as Input },
    { input: adopt, facts: adoption() },
    { input: adopt, facts: { adoption: null } },
    { input: adopt, facts: adoption({ revision: 2 }) },
    { input: adopt, facts: adoption({ unchanged: true }) },
    { input: adopt, facts: adoption({ faults: [{ path: 'x', message: 'No.' }] }) },
    { input: adopt, facts: adoption({ missing: [{ clause: 'TURAS 4.3' }] }) },
    { input: { type: 'OpenProgramme' } },
    { input: { type: 'CloseProgramme' }, facts: { journeysUnderWay: 1 } },
    { input: { type: 'CloseProgramme' }, facts: { journeysUnderWay: 0 } },
    { input: { type: 'PolicyReviewNear' } },
    { input: { type: 'PolicyReviewNear' }, after: 30 },
    { input: { type: 'PolicyReviewOverdue' } },
    { input: { type: 'PolicyReviewOverdue' }, after: 90 },
    { input: { type: 'InsuranceLapsed' } },
    { input: { type: 'InsuranceLapsed' }, after: 40 },
  ];
  // Thirteen sections one by one would make too many paths: they are recorded as one step.
  const inOneStep: PureKind = {
    ...(programme as unknown as PureKind),
    decide: (state, input) => {
      if (input.type !== 'RecordEverything') return programme.decide(state as never, input as never);
      return sections.reduce(
        (decision, section) =>
          decision.accepted
            ? programme.decide(decision.state as never, { ...record(section).input, at: input.at, facts: {} } as never)
            : decision,
        { accepted: true, state, events: [], owed: [] } as never as ReturnType<PureKind['decide']>,
      );
    },
  };
  expect(answersOf(inOneStep, [...everything, { input: { type: 'RecordEverything' } }], 5)).toEqual(
    listed(answersOfAProgramme),
  );
});

it('reaches every state of a move, by every transition and past every guard, both ways', () => {
  const start = (count: number, changes: object = {}): Said => ({
    input: {
      ...{ type: 'StartMove', programmeId: idOf('programme'), version: 2 },
      ...{ journeyIds: Array.from({ length: count }, (_, index) => idOf(`journey ${index}`)), ...changes },
    } as Input,
    facts: { beginning: { programmeClosed: false, current: 2, journeys: count } },
  });
  const everything: Said[] = [
    start(30),
    start(0),
    start(1, { version: 1 }),
    start(1, { version: 3 }),
    { input: { type: 'NextBatchDue' } },
    { input: { type: 'NextBatchDue' }, after: 1 },
    { input: { type: 'StopMove' } },
    { input: { type: 'ResumeMove' } },
  ];
  expect(answersOf(policyMove as unknown as PureKind, everything, 6)).toEqual(listed(answersOfAMove));
});
