import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import type { Decision, Instant } from '../../state-machines/core/process.js';
import { passTime } from '../../state-machines/core/simulate.js';
import { examineDraft } from '../../state-machines/policy/draft.js';
import { holesOf, sameBoundaries } from '../../state-machines/programme/adoption.js';
import { missingToOpen } from '../../state-machines/programme/gate.js';
import type { ProgrammeState } from '../../state-machines/programme/programme.machine.js';
import {
  programmeTimeInputs,
  type Adoption,
  type ProgrammeEvent,
  type ProgrammeFacts,
  type ProgrammeInput,
} from '../../state-machines/programme/programme.messages.js';
import { programme } from '../../state-machines/programme/programme.js';
import { contentOf, readinessSections, sectionIds, type SectionId } from '../../state-machines/programme/readiness.js';
import { programmeRefusals } from '../../state-machines/programme/refusal-codes.js';
import { sampleReadiness } from '../../state-machines/programme/sample-readiness.js';
import { clauses } from '../support/clauses.js';
import { instant, wallClock } from '../support/journeys.js';
import { aPolicy } from '../support/organisation.js';

const BEGAN = instant('2026-01-05 12:00');

const adoption = (changes: Partial<Adoption> = {}): Adoption => ({
  revision: 3,
  version: 1,
  boundariesSince: 1,
  reviewBy: '2028-01-05',
  tracks: ['outreach'],
  missing: [],
  faults: [],
  unchanged: false,
  ...changes,
});

const decide = (state: ProgrammeState | undefined, input: ProgrammeInput, facts: ProgrammeFacts = {}, at = BEGAN) =>
  programme.decide(state, { ...input, at, facts }) as Decision<ProgrammeState, ProgrammeEvent>;

function after(state: ProgrammeState | undefined, input: ProgrammeInput, facts: ProgrammeFacts = {}, at = BEGAN) {
  const decision = decide(state, input, facts, at);
  if (!decision.accepted) throw new Error(`${input.type} was refused: ${decision.refusal.code}`);
  return decision.state;
}

function refusalOf(state: ProgrammeState | undefined, input: ProgrammeInput, facts: ProgrammeFacts = {}) {
  const decision = decide(state, input, facts);
  if (decision.accepted) throw new Error(`${input.type} was accepted`);
  expect(programmeRefusals).toContain(decision.refusal.code);
  expect(clauses.has(decision.refusal.clause)).toBe(true);
  return decision.refusal;
}

const begun = () => after(undefined, { type: 'StartProgramme', template: 'outreach' }, { zone: 'Europe/Dublin' });

const adopted = (state = begun(), changes: Partial<Adoption> = {}, at = BEGAN) =>
  after(state, { type: 'AdoptPolicy', revision: 3 }, { adoption: adoption(changes) }, at);

const record = (section: SectionId, content: object = sampleReadiness()[section]): ProgrammeInput => ({
  type: 'RecordReadiness',
  section,
  content: content as Record<string, never>,
});

const filled = (state: ProgrammeState, except: readonly SectionId[] = []) =>
  sectionIds.filter((id) => !except.includes(id)).reduce((now, id) => after(now, record(id)), state);

const open = () => after(filled(adopted()), { type: 'OpenProgramme' });
const closed = () => after(open(), { type: 'CloseProgramme' }, { journeysUnderWay: 0 });

const required = readinessSections.filter((section) => section.required);

describe('the readiness of a programme', () => {
  it('begins with nothing', () => {
    const decision = decide(undefined, { type: 'StartProgramme', template: null }, { zone: 'Europe/Dublin' });
    expect(decision).toMatchObject({
      accepted: true,
      state: { value: 'readiness', context: { template: null, zone: 'Europe/Dublin', startedAt: BEGAN, policy: null } },
      events: [{ type: 'ProgrammeStarted', template: null }],
      owed: [],
    });
  });

  it.each(required)('keeps it shut without $id, by its clause', ({ id, clause, sentence }) => {
    const state = filled(adopted(), [id]);
    const refusal = refusalOf(state, { type: 'OpenProgramme' });
    expect(refusal).toMatchObject({ code: 'REQUIREMENTS_MISSING', clause });
    expect(refusal.missing).toEqual([{ requirement: id, clause, sentence, remedy: 'RecordReadiness', waivableBy: [] }]);
    expect(after(after(state, record(id)), { type: 'OpenProgramme' }).value).toBe('open');
  });

  it('keeps it shut without a policy', () => {
    const refusal = refusalOf(filled(begun()), { type: 'OpenProgramme' });
    expect(refusal).toMatchObject({ code: 'REQUIREMENTS_MISSING', clause: 'TURAS 2.1' });
    expect(refusal.missing).toMatchObject([{ requirement: 'policy-adopted', remedy: 'AdoptPolicy', waivableBy: [] }]);
  });

  it('opens without what is only good to know', () => {
    expect(missingToOpen(filled(adopted(), ['fit']).context)).toEqual([]);
    expect(readinessSections.filter((section) => !section.required).map(({ id }) => id)).toEqual(['fit']);
  });

  it('asks what the sources ask, each by a clause that there is', () => {
    expect(readinessSections.map(({ id }) => id)).toEqual(sectionIds);
    for (const { clause } of readinessSections) expect([clause, clauses.has(clause)]).toEqual([clause, true]);
    const asked = new Set(required.map(({ clause }) => clause));
    for (const clause of ['TURAS 6.7', 'TURAS 6.8', 'TURAS 7.1', 'TURAS 9.1', 'GUIDE 2.4-a', 'GUIDE 2.4-b'])
      expect(asked).toContain(clause);
    for (const concern of [1, 2, 3, 4]) expect(asked).toContain(`GUIDE App A-${concern}`);
  });

  it('is recorded, and recorded again', () => {
    const decision = decide(begun(), record('insurance'));
    expect(decision).toMatchObject({ accepted: true, events: [{ type: 'ReadinessRecorded', section: 'insurance' }] });
    const content = { confirmedOn: '2026-02-01', confirmedUntil: '2027-02-01' };
    const again = after(after(begun(), record('insurance')), record('insurance', content), {}, BEGAN + 1);
    expect(again.context.readiness.insurance).toEqual({ content, at: BEGAN + 1 });
  });

  it.each(required)('is not recorded with a hole: $id', ({ id, clause, fields }) => {
    for (const field of fields.filter((one) => one.required)) {
      const { [field.id]: _, ...holed } = sampleReadiness()[id];
      expect(refusalOf(begun(), record(id, holed))).toMatchObject({ code: 'SECTION_INCOMPLETE', clause });
      const nothing = { text: '', line: ' ', list: [], date: '', number: 0, goals: [], yesNo: null }[field.kind];
      expect(contentOf(id).safeParse({ ...sampleReadiness()[id], [field.id]: nothing }).success).toBe(false);
    }
    expect(contentOf(id).safeParse({ ...sampleReadiness()[id], name: 'Wren' }).success).toBe(false);
  });

  it('takes what the sample says, and optional answers that are empty', () => {
    for (const id of sectionIds) expect(contentOf(id).safeParse(sampleReadiness()[id]).success).toBe(true);
    expect(contentOf('fit').safeParse({}).success).toBe(true);
    expect(contentOf('fit').safeParse({ stage: '', oversight: '' }).success).toBe(true);
    const participants = { ...sampleReadiness()['planning-participants'], staff: 0 };
    expect(contentOf('planning-participants').safeParse(participants).success).toBe(true);
    expect(contentOf('buy-in-risks').safeParse({ ...sampleReadiness()['buy-in-risks'], other: [] }).success).toBe(true);
  });

  it('asks for an indicator of every goal', () => {
    const goals = (indicators: string[]) => ({ goals: [{ goal: 'Fewer deaths', indicators }] });
    expect(refusalOf(begun(), record('goals', goals([]))).message).toContain('indicator');
    expect(after(begun(), record('goals', goals(['Deaths'])))).toBeDefined();
  });
});

describe('the adoption of a policy', () => {
  it('writes down the version, and says what was copied', () => {
    const decision = decide(begun(), { type: 'AdoptPolicy', revision: 3 }, { adoption: adoption({ version: 2 }) });
    expect(decision).toMatchObject({
      accepted: true,
      state: {
        context: { policy: { version: 2, adoptedAt: BEGAN, reviewBy: '2028-01-05', tracks: ['outreach'], told: null } },
      },
      events: [{ type: 'PolicyAdopted', version: 2, revision: 3, boundariesSince: 1, reviewBy: '2028-01-05' }],
    });
  });

  const hole = {
    requirement: 'general.targetGroup',
    clause: 'TURAS 4.3',
    sentence: 'Which?',
    remedy: 'AdoptPolicy',
    waivableBy: [],
  };
  const fault = { path: 'general.reviewBy', message: 'Too early.', clause: 'TURAS head' };
  it.each([
    ['there is no draft', null, 'NO_DRAFT', 'TURAS 2.1'],
    ['the draft was changed since', adoption({ revision: 4 }), 'STALE_DRAFT', 'TURAS head'],
    ['it contradicts itself', adoption({ faults: [fault], missing: [hole] }), 'POLICY_HAS_FAULTS', 'TURAS head'],
    ['it has holes', adoption({ missing: [hole] }), 'POLICY_HAS_HOLES', 'TURAS 4.3'],
    ['it is what is in force', adoption({ unchanged: true }), 'POLICY_UNCHANGED', 'TURAS head'],
  ])('is refused where %s', (_, facts, code, clause) => {
    for (const state of [begun(), open()])
      expect(refusalOf(state, { type: 'AdoptPolicy', revision: 3 }, { adoption: facts })).toMatchObject({
        code,
        clause,
      });
  });

  it('names its holes, and counts its faults', () => {
    const ask = (facts: Adoption) => refusalOf(begun(), { type: 'AdoptPolicy', revision: 3 }, { adoption: facts });
    expect(ask(adoption({ missing: [hole] })).missing).toEqual([hole]);
    expect(ask(adoption({ faults: [fault] })).message).toBe('Too early.');
    expect(ask(adoption({ faults: [fault, fault, fault] })).message).toBe('Too early. (and 2 more)');
    expect(ask(adoption({ faults: [{ path: 'x', message: 'No.' }] })).clause).toBe('TURAS head');
  });

  it('asks for the blanks of the general part alone', () => {
    const { general, ...rest } = aPolicy();
    const { targetGroup: _, ...holed } = general;
    expect(holesOf(examineDraft({ ...rest, general: holed }))).toMatchObject([
      { requirement: 'general.targetGroup', clause: 'TURAS 4.3', remedy: 'AdoptPolicy', waivableBy: [] },
    ]);
    expect(holesOf(examineDraft({ ...aPolicy(), tracks: {} }))).toEqual([]);
  });

  it('leaves agreements as they are while the service’s answers stay the same, in whatever order', () => {
    const rows = aPolicy().general.boundaries;
    const [first, ...others] = rows;
    expect(sameBoundaries(rows, rows.toReversed())).toBe(true);
    expect(sameBoundaries(rows, [{ ...first!, note: 'said differently' }, ...others])).toBe(true);
    expect(sameBoundaries(rows, [{ ...first!, service: 'never' }, ...others])).toBe(false);
    expect(sameBoundaries(rows, [{ ...first!, about: 'Something else' }, ...others])).toBe(false);
    expect(sameBoundaries(rows, others)).toBe(false);
  });
});

describe('an open programme', () => {
  it('remembers since when', () => {
    const decision = decide(filled(adopted()), { type: 'OpenProgramme' }, {}, BEGAN + 5);
    expect(decision).toMatchObject({
      accepted: true,
      state: { value: 'open', context: { openedAt: BEGAN + 5 } },
      events: [{ type: 'ProgrammeOpened' }],
    });
    expect(refusalOf(open(), { type: 'OpenProgramme' })).toMatchObject({ code: 'PROGRAMME_IS_OPEN' });
  });

  it('is written on and reviewed like before', () => {
    expect(after(open(), record('fit', {})).value).toBe('open');
    expect(adopted(open(), { version: 2 }).context.policy!.version).toBe(2);
  });

  it('closes when nobody is on the way in it', () => {
    for (const state of [begun(), open()]) {
      const input = { type: 'CloseProgramme' } as const;
      expect(refusalOf(state, input, { journeysUnderWay: 1 })).toMatchObject({
        code: 'JOURNEYS_UNDER_WAY',
        clause: 'GUIDE 4.6-b',
      });
      expect(decide(state, input, { journeysUnderWay: 0 })).toMatchObject({
        accepted: true,
        state: { value: 'closed' },
        events: [{ type: 'ProgrammeClosed' }],
      });
    }
  });
});

describe('a programme that is no more, or not yet', () => {
  const inputs: ProgrammeInput[] = [
    record('fit', {}),
    { type: 'AdoptPolicy', revision: 3 },
    { type: 'OpenProgramme' },
    { type: 'CloseProgramme' },
    ...programmeTimeInputs.map((type) => ({ type })),
  ];

  it.each(inputs)('answers nothing but no to $type', (input) => {
    expect(refusalOf(undefined, input)).toMatchObject({ code: programme.notBegun });
    expect(refusalOf(closed(), input, { adoption: adoption() })).toMatchObject({ code: 'PROGRAMME_CLOSED' });
  });

  it('begins once', () => {
    expect(refusalOf(open(), { type: 'StartProgramme', template: null }).code).toBe('PROGRAMME_ALREADY_STARTED');
  });

  it('has no deadline once it is closed, and has ended', () => {
    expect(programme.deadlinesOf(closed())).toEqual([]);
    expect(programme.hasEnded(closed())).toBe(true);
    expect(programme.hasEnded(open())).toBe(false);
    expect([begun(), open(), closed()].map((state) => programme.stageOf(state))).toEqual([
      'readiness',
      'open',
      'closed',
    ]);
  });
});

describe('what time says to a programme', () => {
  const passed = (state: ProgrammeState, until: Instant) => [...passTime(programme, state, until, {})];
  const told = (state: ProgrammeState, until: string) =>
    passed(state, instant(until)).map(({ at, input, owed }) => [
      wallClock(at),
      input.type,
      ...owed.map((one) => (one.kind === 'message' ? `${one.matter} → ${one.to} (${one.clause})` : one.kind)),
    ]);

  it('is that the review comes near, and that it is overdue', () => {
    expect(told(adopted(), '2029-01-01 00:00')).toEqual([
      ['2027-11-06 09:00', 'PolicyReviewNear', 'policy-review-near → coordinator (TURAS head)'],
      ['2028-01-06 09:00', 'PolicyReviewOverdue', 'policy-overdue → manager (TURAS head)'],
    ]);
  });

  it('is told on the morning after, where the day was past already when it was written down', () => {
    expect(told(adopted(begun(), { reviewBy: '2026-01-20' }), '2026-02-01 00:00')).toEqual([
      ['2026-01-06 09:00', 'PolicyReviewNear', expect.any(String)],
      ['2026-01-21 09:00', 'PolicyReviewOverdue', expect.any(String)],
    ]);
  });

  it('begins anew with another version', () => {
    const near = passed(adopted(), instant('2027-12-01 00:00')).at(-1)!.state as ProgrammeState;
    const renewed = adopted(near, { version: 2, reviewBy: '2029-06-01' }, instant('2027-12-01 10:00'));
    expect(told(renewed, '2030-01-01 00:00').map(([at]) => at)).toEqual(['2029-04-02 09:00', '2029-06-02 09:00']);
  });

  it('is that the insurer’s word has run out, once, until it is given again', () => {
    const insured = after(begun(), record('insurance', { confirmedOn: '2026-01-05', confirmedUntil: '2026-06-30' }));
    expect(told(insured, '2027-01-01 00:00')).toEqual([
      ['2026-07-01 09:00', 'InsuranceLapsed', 'insurance-lapsed → manager (GUIDE 2.4-b)'],
    ]);
    const lapsed = passed(insured, instant('2026-08-01 00:00')).at(-1)!.state as ProgrammeState;
    const content = { confirmedOn: '2026-08-01', confirmedUntil: '2026-12-31' };
    const again = after(lapsed, record('insurance', content), {}, instant('2026-08-01 12:00'));
    expect(told(again, '2028-01-01 00:00').map(([at]) => at)).toEqual(['2027-01-01 09:00']);
    expect(told(after(lapsed, record('fit', {})), '2028-01-01 00:00')).toEqual([]);
  });

  it('is nothing before its time', () => {
    for (const type of programmeTimeInputs) {
      expect(refusalOf(begun(), { type }).code).toBe('NOT_DUE');
      expect(refusalOf(open(), { type }).code).toBe('NOT_DUE');
    }
  });

  it('stands until somebody dealt with it', () => {
    const message = (matter: string) =>
      ({ kind: 'message', matter, to: 'manager', clause: 'TURAS head', since: 0 }) as const;
    const at = (until: string, state = adopted(after(begun(), record('insurance')))) =>
      (passed(state, instant(until)).at(-1)?.state as ProgrammeState) ?? state;
    const standing = (state: ProgrammeState) =>
      ['policy-review-near', 'policy-overdue', 'insurance-lapsed'].filter((matter) =>
        programme.stands(message(matter), state),
      );
    expect(standing(at('2026-02-01 00:00'))).toEqual([]);
    expect(standing(at('2027-12-01 00:00'))).toEqual(['policy-review-near']);
    expect(standing(at('2028-02-01 00:00'))).toEqual(['policy-overdue']);
    expect(standing(at('2036-02-01 00:00'))).toEqual(['policy-overdue', 'insurance-lapsed']);
    const renewed = adopted(
      at('2028-02-01 00:00'),
      { version: 2, reviewBy: '2030-01-01' },
      instant('2028-02-01 12:00'),
    );
    expect(standing(renewed)).toEqual([]);
    const over = after(at('2028-02-01 00:00'), { type: 'CloseProgramme' }, { journeysUnderWay: 0 });
    expect(standing(over)).toEqual([]);
  });

  it('is never refused by the state that it was read off, and never twice at one instant', () => {
    const day = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    const date = day.map((one) => one.toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(400), fc.constantFrom('adopt', 'insure'), date), { maxLength: 8 }),
        (deeds) => {
          const fired = new Set<string>();
          let state = begun();
          let at = BEGAN;
          const pass = (until: Instant) => {
            for (const step of passTime(programme, state, until, {})) {
              const id = `${step.input.type}:${step.at}`;
              expect(fired.has(id)).toBe(false);
              expect(step.at).toBeGreaterThanOrEqual(BEGAN);
              fired.add(id);
              state = step.state as ProgrammeState;
            }
          };
          for (const [days, deed, on] of deeds) {
            at += days * 86_400_000;
            pass(at);
            const insure = record('insurance', { confirmedOn: '2024-01-01', confirmedUntil: on });
            state = deed === 'adopt' ? adopted(state, { reviewBy: on }, at) : after(state, insure, {}, at);
          }
          pass(at + 4_000 * 86_400_000);
          expect(programme.deadlinesOf(state)).toEqual([]);
          expect(JSON.parse(JSON.stringify(state))).toEqual(state);
        },
      ),
    );
  });
});
