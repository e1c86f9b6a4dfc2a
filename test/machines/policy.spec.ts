import { describe, expect, it } from '@jest/globals';

import { JourneyCommandSchema } from '../../state-machines/journey/journey.messages.js';
import { requirementsFor } from '../../state-machines/journey/gates.js';
import {
  journeyPolicyOf,
  outreachTopics,
  policyBlanks,
  PolicySchema,
  type Policy,
} from '../../state-machines/policy/policy.js';
import { aPolicy } from '../support/organisation.js';

/** The policy with one place of it changed. */
function withAt(path: string, value: unknown): unknown {
  const copy = structuredClone(aPolicy()) as unknown as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop()!;
  const holder = keys.reduce((at, key) => at[key] as Record<string, unknown>, copy);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

const pathsRefused = (document: unknown): string[] => {
  const { success, error } = PolicySchema.safeParse(document);
  return success ? [] : [...new Set(error.issues.map(({ path }) => path.join('.')))];
};

const paths = policyBlanks.map(({ path }) => path);
const texts = ['targetGroup', 'aims', 'whereAndWhen', 'trainingIn', 'debriefSystem'].map(
  (key) => `tracks.outreach.${key}`,
);
const days = ['stalledAfterDays', 'escalateAfterDays', 'tracks.outreach.supervisionEveryDays'];

describe('a policy', () => {
  it('with every blank filled in is adopted as it is', () => {
    expect(PolicySchema.parse(aPolicy())).toEqual(aPolicy());
  });

  it.each(paths)('is refused without %s, by the path of the hole', (path) => {
    expect(pathsRefused(withAt(path, undefined))).toEqual([path]);
    expect(pathsRefused(withAt(path, null))).toEqual([path]);
  });

  it.each(texts)('is refused while %s is empty, too long, or no text', (path) => {
    for (const value of ['', '   ', '\n\t', 'x'.repeat(2_001), 7, [], {}])
      expect(pathsRefused(withAt(path, value))).toEqual([path]);
  });

  it.each(days)('is refused while %s is no number of days', (path) => {
    for (const value of [0, -1, 366, 1.5, '14', Number.NaN, Number.POSITIVE_INFINITY])
      expect(pathsRefused(withAt(path, value))).toEqual([path]);
    for (const value of [1, 365]) expect(pathsRefused(withAt(path, value))).toEqual([]);
  });

  it('spreads training over two days at least', () => {
    const path = 'tracks.outreach.minimumTrainingDates';
    for (const value of [0, 1, 31, 2.5]) expect(pathsRefused(withAt(path, value))).toEqual([path]);
    for (const value of [2, 30]) expect(pathsRefused(withAt(path, value))).toEqual([]);
  });

  it('says of team events whether they are for peer workers, and nothing else', () => {
    const path = 'tracks.outreach.teamEvents';
    for (const value of ['', 'maybe', true]) expect(pathsRefused(withAt(path, value))).toEqual([path]);
    expect(pathsRefused(withAt(path, 'notIncluded'))).toEqual([]);
  });

  it('names all its holes at once', () => {
    const holes = PolicySchema.safeParse({ schema: 1, tracks: { outreach: {} } });
    expect(holes.error!.issues.map(({ path }) => path.join('.')).toSorted()).toEqual(paths.toSorted());
  });

  it('asks for a blank wherever it has a field, and for nothing that it does not have', () => {
    const outreach = Object.keys(aPolicy().tracks.outreach).map((key) => `tracks.outreach.${key}`);
    expect(paths.toSorted()).toEqual(['stalledAfterDays', 'escalateAfterDays', ...outreach].toSorted());
    expect(policyBlanks.every(({ explains }) => explains.endsWith('?'))).toBe(true);
  });

  it.each(['', 'extra', 'tracks.extra', 'tracks.outreach.extra'])('is refused with something more (%s)', (path) => {
    expect(pathsRefused(withAt(path, 1))).toEqual([path.split('.').slice(0, -1).join('.')]);
  });

  it.each([undefined, null, 7, 'policy', [], {}])('is refused as %j', (document) => {
    expect(pathsRefused(document).length).toBeGreaterThan(0);
  });

  it('of another schema is refused', () => {
    for (const schema of [0, 2, '1', undefined]) expect(pathsRefused(withAt('schema', schema))).toEqual(['schema']);
  });
});

describe('the topics of a policy', () => {
  const path = 'tracks.outreach.extraTopics';
  const withTopics = (extraTopics: string[]) => withAt(path, extraTopics) as Policy;

  it('are always the three of the sources, and its own', () => {
    expect(journeyPolicyOf(1, withTopics(['naloxone', 'boundaries', 'naloxone'])).topics).toEqual([
      ...outreachTopics,
      'naloxone',
    ]);
  });

  it('are codes', () => {
    for (const topic of ['', 'N', 'Naloxone', 'first aid', '-', '1st', 'a', `a${'b'.repeat(49)}`])
      expect(pathsRefused(withTopics([topic]))).toEqual([`${path}.0`]);
    for (const topic of ['naloxone', 'first-aid', 'a1', `a${'b'.repeat(48)}`])
      expect(pathsRefused(withTopics([topic]))).toEqual([]);
    expect(pathsRefused(withTopics(Array.from({ length: 21 }, (_, index) => `topic-${index}`)))).toEqual([path]);
  });

  it('never share a name with another requirement', () => {
    expect(pathsRefused(withTopics(['spread']))).toEqual([`${path}.0`]);
    const policy = journeyPolicyOf(1, withTopics(['naloxone', 'first-aid']));
    const ids = requirementsFor('StartSupportedPractice', { policy }).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('can be recorded and waived, however long their names are', () => {
    const topic = `a${'b'.repeat(48)}`;
    const { data } = JourneyCommandSchema.safeParse({
      type: 'WaiveRequirement',
      requirement: `training-${topic}`,
      until: '2026-01-05',
    });
    expect(data).toMatchObject({ requirement: `training-${topic}` });
    expect(JourneyCommandSchema.safeParse({ type: 'RecordTraining', topic, on: '2026-01-05' }).success).toBe(true);
  });
});

describe('the terms of a journey', () => {
  it('are taken from the policy version that it is pinned to', () => {
    expect(journeyPolicyOf(4, aPolicy({ stalledAfterDays: 10, escalateAfterDays: 3 }))).toEqual({
      version: 4,
      stalledAfterDays: 10,
      escalateAfterDays: 3,
      minimumTrainingDates: 3,
      topics: ['difficult-questions', 'boundaries', 'confidentiality'],
    });
  });
});
