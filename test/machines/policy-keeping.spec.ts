import { describe, expect, it } from '@jest/globals';

import { ladderIds, LadderSchema, type LadderStep } from '../../state-machines/ladder/ladder.js';
import { owedThings } from '../../state-machines/obligation/obligation.messages.js';
import { policyBlanks } from '../../state-machines/policy/blanks.js';
import { changesBetween } from '../../state-machines/policy/changes.js';
import { setAt, valueAt } from '../../state-machines/policy/document.js';
import { examineDraft, type PolicyDraft } from '../../state-machines/policy/draft.js';
import {
  defaultKeeping,
  defaultLadders,
  defaultOwes,
  keepingOf,
  obligationTermsOf,
  supervisionTermsOf,
} from '../../state-machines/policy/keeping.js';
import { journeyPolicyOf, PolicySchema, tracks, type General } from '../../state-machines/policy/policy.js';
import { preloadedDraft } from '../../state-machines/policy/templates.js';
import { clauses } from '../support/clauses.js';
import { aPolicy } from '../support/organisation.js';

const step = (changes: object = {}): LadderStep => ({
  after: { amount: 1, unit: 'workingDays' },
  to: ['manager'],
  channels: ['inbox'],
  urgent: false,
  words: '',
  ...changes,
});
const steps = (many: number) => Array.from({ length: many }, () => step());

/** A policy whose supervision ladder has these steps: whatever they are. */
const climbing = (...list: unknown[]): PolicyDraft =>
  aPolicy({ ladders: { supervision: { steps: list } } } as unknown as Partial<General>);
const keeping = (changes: object): PolicyDraft => aPolicy(changes as Partial<General>);

describe('how an organisation keeps its word', () => {
  it('is as this product brings it where the policy says nothing', () => {
    const bare = aPolicy();
    expect(keepingOf(bare.general)).toEqual(defaultKeeping);
    for (const what of owedThings)
      expect(obligationTermsOf(3, bare, what)).toEqual({
        version: 3,
        within: defaultOwes[what],
        ladder: defaultLadders[what],
      });
    expect(supervisionTermsOf(3, bare, 'outreach')).toEqual({
      version: 3,
      pattern: bare.tracks.outreach!.supervision,
      remindHoursBefore: 24,
      minutes: 60,
      ladder: defaultLadders.supervision,
      missesToDecide: 3,
      escalateAfterDays: 7,
      groupsCount: false,
    });
  });

  it('is as the policy says, part by part', () => {
    const own = { steps: [step({ words: 'Look at the whiteboard' })] };
    const policy = aPolicy({
      supervisors: { overCapacity: 'block' },
      remindHoursBefore: 48,
      owes: { reply: { amount: 4, unit: 'hours' } },
      ladders: { supervision: own },
    });
    expect(keepingOf(policy.general)).toMatchObject({
      supervisors: { overCapacity: 'block', untrained: 'warn' },
      supervisionMinutes: 60,
      outOfHours: null,
    });
    expect(supervisionTermsOf(1, policy, 'other')).toMatchObject({ ladder: own, remindHoursBefore: 48 });
    expect(obligationTermsOf(1, policy, 'reply')).toMatchObject({
      within: { amount: 4, unit: 'hours' },
      ladder: defaultLadders.reply,
    });
    expect(obligationTermsOf(1, policy, 'debrief').within).toEqual(defaultOwes.debrief);
  });

  it('counts groups where TURAS 12.5 says so, and where the policy does', () => {
    const policy = aPolicy();
    const counts = (track: (typeof tracks)[number]) => supervisionTermsOf(1, policy, track)?.groupsCount;
    expect(tracks.map(counts)).toEqual([false, false, true, false]);
    const { mentoring, outreach } = policy.tracks;
    const turned = {
      ...policy,
      tracks: {
        mentoring: { ...mentoring!, groupsCount: 'notCounted' as const },
        outreach: { ...outreach!, groupsCount: 'counted' as const },
      },
    };
    expect(supervisionTermsOf(1, turned, 'mentoring')?.groupsCount).toBe(false);
    expect(supervisionTermsOf(1, turned, 'outreach')?.groupsCount).toBe(true);
    expect(supervisionTermsOf(1, turned, 'facilitation')).toBeNull();
  });

  it('stays out of what a journey is pinned to', () => {
    const pinned = journeyPolicyOf(1, aPolicy(defaultKeeping as Partial<General>), 'outreach', 1);
    expect(pinned).toEqual(journeyPolicyOf(1, aPolicy(), 'outreach', 1));
  });
});

describe('the parts that a policy may leave out', () => {
  const left = policyBlanks.filter(({ byDefault }) => byDefault !== undefined);

  it('are ladders, promises, supervision and supervisors, each explained by a clause of the sources', () => {
    for (const { path, required, clause, explains } of left) {
      expect([path, required]).toEqual([path, false]);
      expect(clauses.has(clause)).toBe(true);
      expect(explains).toMatch(/^[A-Z].*\?$/);
    }
    for (const id of ladderIds) expect(left.map(({ path }) => path)).toContain(`general.ladders.${id}`);
    for (const what of owedThings) expect(left.map(({ path }) => path)).toContain(`general.owes.${what}`);
  });

  it('are preloaded, so that they are seen and can be changed', () => {
    const { general } = preloadedDraft('outreach');
    expect(keepingOf(general as Partial<General>)).toEqual(defaultKeeping);
    for (const { path, byDefault } of left) expect(valueAt(preloadedDraft(null), path)).toEqual(byDefault);
  });

  it('say the same whether they are written out or left out', () => {
    const written = structuredClone(aPolicy());
    for (const { path, byDefault } of left) setAt(written, path, byDefault);
    const { policy, faults } = examineDraft(written);
    expect(faults).toEqual([]);
    expect(PolicySchema.safeParse(written).success).toBe(true);
    for (const track of tracks)
      expect(supervisionTermsOf(1, policy!, track)).toEqual(supervisionTermsOf(1, aPolicy(), track));
  });

  it.each(left.map(({ path }) => path))('may be emptied: %s', (path) => {
    for (const nothing of [null, '', []]) {
      const draft = structuredClone(aPolicy());
      setAt(draft, path, nothing);
      const { policy, faults } = examineDraft(draft);
      expect(faults).toEqual([]);
      expect(valueAt(policy, path)).toBeUndefined();
    }
  });

  it('may be emptied as a whole', () => {
    const draft = keeping({ owes: null, ladders: [], supervisors: '', outOfHours: '  ' });
    expect(examineDraft(draft)).toMatchObject({ faults: [], policy: aPolicy() });
  });

  it('are told of when they change, with their clause', () => {
    const other = climbing(step({ words: 'Somebody waits' }));
    expect(changesBetween(aPolicy(), other)).toEqual([
      {
        path: 'general.ladders.supervision.steps',
        from: null,
        to: [step({ words: 'Somebody waits' })],
        clause: 'TURAS 7.1',
      },
    ]);
  });
});

describe('a ladder', () => {
  it('as this product brings it is in order', () => {
    for (const id of ladderIds) expect(LadderSchema.safeParse(defaultLadders[id]).success).toBe(true);
    expect(examineDraft(keeping({ ladders: defaultLadders })).faults).toEqual([]);
  });

  it('has no top unless its last step reaches the manager', () => {
    const draft = climbing(step(), step({ to: ['supervisor', 'coordinator'] }));
    expect(examineDraft(draft).faults).toEqual([
      {
        path: 'general.ladders.supervision.steps.1.to',
        message: 'This ladder has no top: its last step must reach the manager.',
        clause: 'TURAS 7.1',
      },
    ]);
    expect(examineDraft(draft).policy).toBeNull();
    expect(examineDraft(climbing(step({ to: ['supervisor', 'manager'] }))).faults).toEqual([]);
  });

  it.each<[string, unknown[], string]>([
    ['no step', [], 'steps'],
    ['nine steps', steps(9), 'steps'],
    ['a step for nobody', [step({ to: [] })], 'steps.0.to'],
    ['a step for the worker', [step({ to: ['peerWorker'] }), step()], 'steps.0.to.0'],
    ['a step on no way', [step({ channels: [] })], 'steps.0.channels'],
    ['a step by pigeon', [step({ channels: ['pigeon'] })], 'steps.0.channels.0'],
    ['a delay below nothing', [step({ after: { amount: -1, unit: 'hours' } })], 'steps.0.after.amount'],
    ['a delay of a day and a half', [step({ after: { amount: 1.5, unit: 'days' } })], 'steps.0.after.amount'],
    ['a delay of two years', [step({ after: { amount: 730, unit: 'days' } })], 'steps.0.after.amount'],
    ['a delay in fortnights', [step({ after: { amount: 1, unit: 'fortnights' } })], 'steps.0.after.unit'],
    ['no delay at all', [step({ after: undefined })], 'steps.0.after'],
    ['two steps at one instant', [step(), step({ after: { amount: 0, unit: 'hours' } })], 'steps.1.after.amount'],
    ['the manager twice', [step({ to: ['manager', 'manager'] })], 'steps.0.to'],
    ['the inbox twice', [step({ channels: ['inbox', 'inbox'] })], 'steps.0.channels'],
    ['301 characters', [step({ words: 'x'.repeat(301) })], 'steps.0.words'],
    ['words that are none', [step({ words: 7 })], 'steps.0.words'],
    ['something beside its steps', [step({ telephone: '000' })], 'steps.0.telephone'],
    ['a step that is none', ['manager'], 'steps.0'],
  ])('is refused with %s', (_, list, place) => {
    const { faults, policy } = examineDraft(climbing(...list));
    expect(policy).toBeNull();
    expect(faults.map(({ path }) => path)).toContain(`general.ladders.supervision.${place}`);
  });

  it('ends within a year', () => {
    const half = step({ after: { amount: 200, unit: 'days' } });
    expect(examineDraft(climbing(half, half)).faults).toMatchObject([{ path: 'general.ladders.supervision.steps' }]);
    const hours = step({ after: { amount: 300, unit: 'hours' } });
    expect(examineDraft(climbing(hours, hours)).faults).toEqual([]);
  });

  it.each<[string, object]>([
    ['a promise of no time', { owes: { reply: { amount: 0, unit: 'hours' } } }],
    ['a promise of something else', { owes: { holidays: { amount: 1, unit: 'days' } } }],
    ['a ladder for something else', { ladders: { holidays: { steps: steps(1) } } }],
    ['a session of no time', { supervisionMinutes: 0 }],
    ['a reminder after the session', { remindHoursBefore: -1 }],
    ['a reminder a month before', { remindHoursBefore: 720 }],
    ['a third way with supervisors', { supervisors: { untrained: 'ignore' } }],
    ['a book on whom to call', { outOfHours: 'x'.repeat(2_001) }],
    ['promises in a list', { owes: ['reply'] }],
    ['ladders in words', { ladders: 'tell the manager' }],
  ])('and its like are refused: %s', (_, changes) => {
    const { faults, policy } = examineDraft(keeping(changes));
    expect(faults).not.toEqual([]);
    expect(policy).toBeNull();
  });
});
