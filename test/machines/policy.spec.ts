import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import { JourneyCommandSchema } from '../../state-machines/journey/journey.messages.js';
import { policyBlanks } from '../../state-machines/policy/blanks.js';
import { boundaryRows } from '../../state-machines/policy/boundaries.js';
import { changesBetween } from '../../state-machines/policy/changes.js';
import { examineDraft, type PolicyDraft } from '../../state-machines/policy/draft.js';
import { setAt, valueAt } from '../../state-machines/policy/document.js';
import { journeyPolicyOf, PolicySchema, topicsOf, tracks } from '../../state-machines/policy/policy.js';
import { qualitiesOfEveryone } from '../../state-machines/policy/qualities.js';
import {
  alwaysOutOfScope,
  preloadedDraft,
  programmeTemplates,
  templateIds,
} from '../../state-machines/policy/templates.js';
import { lockedTopics, mandatoryTopics, nameOfTopic, topicCatalogue } from '../../state-machines/policy/topics.js';
import { clauses } from '../support/clauses.js';
import { aPolicy } from '../support/organisation.js';

/** The policy with nothing left out: what may be left out stands there as this product brings it. */
function asThisProductBringsIt(): object {
  const whole = structuredClone(aPolicy());
  for (const { path, byDefault } of policyBlanks) setAt(whole, path, byDefault ?? 'The night line');
  return whole;
}

/** The policy with one place of it changed; `undefined` takes it away. */
function withAt(path: string, value: unknown, base: object = aPolicy()): PolicyDraft {
  const copy = structuredClone(base) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop()!;
  const holder = keys.reduce((at, key) => (at[key] ??= {}) as Record<string, unknown>, copy);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy as unknown as PolicyDraft;
}

const faultsAt = (draft: PolicyDraft): string[] => examineDraft(draft).faults.map(({ path }) => path);
const emptyPaths = (draft: PolicyDraft): string[] =>
  examineDraft(draft)
    .blanks.filter(({ filled }) => !filled)
    .map(({ path }) => path);

const required = policyBlanks.filter((blank) => blank.required);
const byKind = (kind: string) => required.filter((blank) => blank.kind === kind).map(({ path }) => path);

describe('the blanks of a policy', () => {
  it('are asked wherever a policy has a field, and nowhere else', () => {
    const places = policyBlanks.map(({ path }) => path);
    expect(new Set(places).size).toBe(places.length);
    const sample = asThisProductBringsIt();
    for (const path of places) expect([path, valueAt(sample, path)]).not.toEqual([path, undefined]);
    const holed = examineDraft({ schema: 2 });
    expect(holed.policy).toBeNull();
    const asked = holed.blanks.filter(({ filled }) => !filled).map(({ path }) => path);
    expect(asked).toEqual(required.map(({ path }) => path));
    expect(holed.faults).toEqual([]);
  });

  it('fill every hole that the sources mark, and the two thresholds that they imply', () => {
    const marked = [
      ...['4.3', '10.1', '10.1.2', '10.1.3', '10.1.6', '10.1.7', '11.1', '11.4', '11.6', '12.1', '12.2.3', '12.2.4'],
      ...['12.2.5', '12.2.7', '12.5', '13.8', '13.5', '11.3'],
    ].map((number) => `TURAS ${number}`);
    const filled = new Set(policyBlanks.map(({ source }) => source).filter((source) => source !== null));
    expect([...filled].toSorted()).toEqual(marked.toSorted());
  });

  it('are explained in a question, by a clause of the sources', () => {
    for (const { path, explains, clause } of policyBlanks) {
      expect([path, clauses.has(clause)]).toEqual([path, true]);
      expect(explains.length).toBeGreaterThan(15);
    }
  });
});

describe('a draft', () => {
  it('with every blank filled in is a policy as it is', () => {
    const { policy, faults, notices, meter } = examineDraft(aPolicy());
    expect(policy).toEqual(aPolicy());
    expect([faults, notices]).toEqual([[], []]);
    expect(meter.general).toEqual({ filled: 16, total: 16 });
    for (const track of tracks) expect(meter.tracks[track]).toMatchObject({ open: true });
  });

  it.each(required.map(({ path, track }) => [path, track] as const))('is not finished without %s', (path, track) => {
    for (const nothing of [undefined, null, '']) {
      const { policy, meter, faults } = examineDraft(withAt(path, nothing));
      expect(faults).toEqual([]);
      expect(emptyPaths(withAt(path, nothing))).toEqual([path]);
      if (track === null) expect(policy).toBeNull();
      else expect(Object.keys(policy!.tracks)).toEqual(tracks.filter((one) => one !== track));
      for (const one of tracks) expect([one, meter.tracks[one].open]).toEqual([one, track !== null && one !== track]);
    }
  });

  it.each([...byKind('text')])('has a fault while %s is too long or no text', (path) => {
    for (const value of ['x'.repeat(2_001), 7, { a: 1 }]) {
      expect(faultsAt(withAt(path, value))).toEqual([path]);
      expect(emptyPaths(withAt(path, value))).toEqual([path]);
      expect(examineDraft(withAt(path, value)).policy).toBeNull();
    }
    expect(faultsAt(withAt(path, 'x'.repeat(2_000)))).toEqual([]);
  });

  const mayBeZero = /renewSoonDays|graceDays|times$/;
  it.each(byKind('number'))('has a fault while %s is no sensible number', (path) => {
    for (const value of [-1, 1_000_000, 1.5, '14'])
      expect([value, faultsAt(withAt(path, value))]).toEqual([value, [path]]);
    const zero = path.startsWith('general.minor') || !mayBeZero.test(path);
    expect(faultsAt(withAt(path, 0))).toEqual(zero ? [path] : []);
  });

  it.each(byKind('choice'))('has a fault while %s is none of the choices', (path) => {
    const { choices } = policyBlanks.find((blank) => blank.path === path)!;
    expect(faultsAt(withAt(path, 'maybe'))).toEqual([path]);
    for (const choice of choices!) expect(faultsAt(withAt(path, choice))).toEqual([]);
  });

  it.each(byKind('choices'))('has a fault where %s names another than the choices', (path) => {
    const { choices } = policyBlanks.find((blank) => blank.path === path)!;
    expect(faultsAt(withAt(path, ['maybe']))).toEqual([`${path}.0`]);
    expect(emptyPaths(withAt(path, ['maybe']))).toEqual([path]);
    expect(faultsAt(withAt(path, [...choices!]))).toEqual([]);
  });

  it.each(['general.approvedOn', 'general.reviewBy'])('has a fault while %s is no day', (path) => {
    for (const value of ['soon', '2026-02-30', 7]) expect(faultsAt(withAt(path, value))).toEqual([path]);
  });

  it('says what is wrong in the words of its blank, and by its clause', () => {
    const { faults, blanks } = examineDraft(withAt('general.certificates.graceDays', -5));
    expect(faults).toEqual([
      {
        path: 'general.certificates.graceDays',
        clause: 'GUIDE 4.4-c',
        message: expect.stringMatching(/^How many days after it expired does a certificate still count\? \(.+\)$/),
      },
    ]);
    const blank = blanks.find(({ path }) => path === 'general.certificates.graceDays');
    expect(blank).toMatchObject({ filled: false, fault: faults[0]!.message });
    expect(examineDraft({ schema: 2 }).blanks.some(({ fault }) => fault)).toBe(false); // a hole is no fault
  });

  it('tells an empty line of a list from a list that is empty', () => {
    const path = 'tracks.outreach.role.inScope';
    expect(faultsAt(withAt(path, ['Listening', ' ']))).toEqual([`${path}.1`]);
    expect(faultsAt(withAt(path, []))).toEqual([]);
    expect(emptyPaths(withAt(path, []))).toEqual([path]);
  });

  it.each(['extra', 'general.extra', 'tracks.extra', 'tracks.outreach.extra', 'tracks.outreach.role.extra'])(
    'has a fault where it says more than a policy does (%s)',
    (path) => {
      expect(examineDraft(withAt(path, 1)).faults).toMatchObject([{ path, message: 'This is no part of a policy.' }]);
    },
  );

  it('may leave out what need not be said', () => {
    for (const list of ['role.outOfScope', 'extraTopics']) {
      const draft = withAt(`tracks.other.${list}`, undefined);
      expect(valueAt(examineDraft(draft).policy, `tracks.other.${list}`)).toEqual([]);
    }
    const unpaid = withAt('tracks.other.role.basis', { allowed: ['voluntary'], weeklyHoursCap: 8 });
    expect(valueAt(examineDraft(unpaid).policy, 'tracks.other.role.basis.livingWageCents')).toBeNull();
  });

  it('tells a hundred faults at most', () => {
    const many = Array.from({ length: 300 }, () => 'NOT A CODE');
    expect(examineDraft(withAt('tracks.outreach.extraTopics', many)).faults).toHaveLength(100);
  });

  it('is never changed by being looked at, and looking never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...policyBlanks.map(({ path }) => path)), fc.jsonValue(), (path, value) => {
        const draft = withAt(path, value);
        const before = structuredClone(draft);
        const { policy, faults, blanks } = examineDraft(draft);
        expect(draft).toEqual(before);
        if (policy) expect(PolicySchema.safeParse(policy).success).toBe(true);
        if (faults.length > 0) expect(policy).toBeNull();
        expect(blanks).toHaveLength(policyBlanks.length);
      }),
    );
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (draft) => void examineDraft(draft as never)));
  });
});

describe('contradictions', () => {
  it('between the day of approval and that of review', () => {
    for (const reviewBy of ['2020-01-01', '2026-01-05'])
      expect(examineDraft(aPolicy({ reviewBy })).faults).toMatchObject([
        { path: 'general.reviewBy', clause: 'TURAS head', message: expect.stringContaining('approved') },
      ]);
    expect(faultsAt(aPolicy({ reviewBy: '2026-01-06' }))).toEqual([]);
    expect(faultsAt(withAt('general.reviewBy', 'soon'))).toEqual(['general.reviewBy']); // one fault, not two
  });

  it('between paid work and no living wage', () => {
    const path = 'tracks.facilitation.role.basis.livingWageCents';
    for (const nothing of [null, undefined, ''])
      expect(examineDraft(withAt(path, nothing)).faults).toMatchObject([{ path, clause: 'GUIDE 3.4-e' }]);
    const { facilitation } = examineDraft(withAt(path, null)).meter.tracks;
    expect(facilitation).toEqual({ filled: facilitation.total - 1, total: facilitation.total, open: false });
    const unpaid = withAt('tracks.facilitation.role.basis.allowed', ['expenses'], withAt(path, null));
    expect(faultsAt(unpaid)).toEqual([]);
  });

  it('between a quality and the catalogue', () => {
    const path = 'tracks.other.role.qualities';
    expect(examineDraft(withAt(path, ['listens-well', 'perfect'])).faults).toMatchObject([
      { path: `${path}.1`, clause: 'GUIDE 3.3-q' },
    ]);
    expect(faultsAt(withAt(path, ['right-point']))).toEqual([]);
  });

  it.each([
    ['general.boundaries', (entry: { id: string }) => entry, 'GUIDE App C-use'],
    ['tracks.mentoring.role.eligibility', (entry: { id: string }) => entry, 'TURAS 13.2'],
    ['tracks.mentoring.role.qualities', (entry: unknown) => entry, 'GUIDE 3.3-q'],
  ])('between two entries of the same name in %s', (path, entry, clause) => {
    const list = valueAt(aPolicy(), path) as { id: string }[];
    const { faults } = examineDraft(withAt(path, [...list, entry(list[0]!)]));
    expect(faults).toMatchObject([
      { path: `${path}.${list.length}`, clause, message: expect.stringContaining('twice') },
    ]);
  });

  it('are no contradiction where the service loosens a row: it is told, and may be adopted', () => {
    const never = boundaryRows.filter(({ service }) => service === 'never');
    for (const { id, clause, about } of never) {
      const boundaries = aPolicy().general.boundaries.map((row) =>
        row.id === id ? { ...row, service: 'sometimes' as const } : row,
      );
      const { notices, policy } = examineDraft(aPolicy({ boundaries }));
      expect(notices).toMatchObject([{ clause, message: expect.stringContaining(about) }]);
      expect(notices[0]!.message).toContain('sometimes');
      expect(policy).not.toBeNull();
    }
    const stricter = aPolicy().general.boundaries.map((row) => ({ ...row, service: 'never' as const }));
    expect(examineDraft(aPolicy({ boundaries: stricter })).notices).toEqual([]);
    expect(examineDraft(withAt('general.boundaries', [null, 7, { id: 'lending' }])).notices).toEqual([]);
  });
});

describe('the topics of a policy', () => {
  const path = 'tracks.outreach.extraTopics';

  it('are always those of the sources, and its own', () => {
    expect(topicsOf('outreach', ['naloxone', 'boundaries', 'naloxone'])).toEqual([
      'difficult-questions',
      'boundaries',
      'confidentiality',
      'naloxone',
    ]);
  });

  it('hold the two locked ones on every track', () => {
    for (const track of tracks) expect(topicsOf(track, [])).toEqual(expect.arrayContaining([...lockedTopics]));
    expect(lockedTopics).toEqual(['boundaries', 'confidentiality']);
  });

  it('are of the catalogue where the sources ask for them, each by a clause that there is', () => {
    const known = topicCatalogue.map(({ id }) => id);
    for (const track of tracks) expect(known).toEqual(expect.arrayContaining([...mandatoryTopics[track]]));
    expect(new Set(known).size).toBe(known.length);
    expect(topicCatalogue.flatMap((topic) => topic.clauses).filter((clause) => !clauses.has(clause))).toEqual([]);
    expect(mandatoryTopics.facilitation).toHaveLength(5);
    expect(mandatoryTopics.mentoring).toHaveLength(6);
  });

  it('are codes', () => {
    for (const topic of ['N', 'Naloxone', 'first aid', '-', '1st', 'a', `a${'b'.repeat(49)}`, 'spread'])
      expect(faultsAt(withAt(path, [topic]))).toEqual([`${path}.0`]);
    for (const topic of ['naloxone', 'first-aid', 'a1', `a${'b'.repeat(48)}`])
      expect(faultsAt(withAt(path, [topic]))).toEqual([]);
  });

  it('are sixty at most beside those', () => {
    const topics = (count: number) => Array.from({ length: count }, (_, index) => `topic-${index}`);
    expect(faultsAt(withAt(path, topics(60)))).toEqual([]);
    expect(faultsAt(withAt(path, topics(61)))).toEqual([path]);
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

  it('are called by their name, or by their code', () => {
    expect(nameOfTopic('boundaries')).toBe('Boundaries');
    expect(nameOfTopic('our-own-topic')).toBe('our own topic');
  });
});

describe('the terms of a journey', () => {
  const policy = aPolicy({ stalledAfterDays: 10, escalateAfterDays: 3 });

  it.each(tracks)('on the track %s are taken from the policy version that it is pinned to', (track) => {
    const { role, minimumTrainingDates, supervision } = policy.tracks[track]!;
    const { certificates, twoSidedReviewEveryDays, exit } = policy.general;
    expect(journeyPolicyOf(4, policy, track, 2)).toEqual({
      version: 4,
      stalledAfterDays: 10,
      escalateAfterDays: 3,
      minimumTrainingDates,
      topics: [...mandatoryTopics[track]],
      eligibility: role.eligibility,
      qualities: role.qualities,
      basis: role.basis,
      served: {
        facilitation: { weeks: 12, sessions: 10 },
        mentoring: { weeks: 12, sessions: 8 },
        outreach: null,
        other: null,
      }[track],
      reconfirmEveryDays: track === 'mentoring' ? 180 : null,
      certificates,
      twoSidedReviewEveryDays,
      exit,
      boundariesSince: 2,
      supervision,
    });
  });

  it.each(tracks)('are nothing while the track %s is shut', (track) => {
    const { [track]: _, ...others } = policy.tracks;
    expect(journeyPolicyOf(1, { ...policy, tracks: others }, track, 1)).toBeNull();
  });
});

describe('the beginning of a draft', () => {
  it.each([...templateIds, null])('says what the sources say, and leaves open what they leave open (%s)', (id) => {
    const draft = preloadedDraft(id);
    const { faults, blanks, meter, policy } = examineDraft(draft);
    expect([faults, policy]).toEqual([[], null]);
    expect(blanks.filter(({ source, filled, required: must }) => source && filled && must)).toEqual([]);
    expect(meter.general.filled).toBe(1);
    for (const track of tracks) expect(valueAt(draft, `tracks.${track}.role.qualities`)).toEqual(qualitiesOfEveryone);
    const chosen = programmeTemplates.find((template) => template.id === id)?.tracks ?? tracks;
    for (const track of ['outreach', 'facilitation', 'mentoring'] as const)
      expect([track, (valueAt(draft, `tracks.${track}.role.inScope`) as []).length > 0]).toEqual([
        track,
        chosen.includes(track),
      ]);
    expect(valueAt(draft, 'tracks.mentoring.principles')).toContain('Honesty');
    expect(valueAt(draft, 'tracks.outreach.principles')).toBeUndefined();
  });

  it('knows the five models of the guide, the least risky first', () => {
    expect(programmeTemplates.map(({ id }) => id)).toEqual(templateIds);
    const risks = programmeTemplates.map(({ risk }) => ['low', 'medium', 'high'].indexOf(risk));
    expect(risks).toEqual(risks.toSorted((one, other) => one - other));
    for (const template of programmeTemplates) expect(template).toMatchObject({ clause: 'GUIDE 3.1' });
    expect(alwaysOutOfScope.map(({ clause }) => clause)).toEqual([...Array(4).fill('GUIDE 3.5-f'), 'GUIDE 3.5-g']);
  });
});

describe('the changes between two policies', () => {
  it('are told place by place, with the clause of each', () => {
    const other = withAt('tracks.mentoring.limits', 'None', aPolicy({ stalledAfterDays: 30 }));
    expect(changesBetween(aPolicy(), other)).toEqual([
      { path: 'general.stalledAfterDays', from: 21, to: 30, clause: 'TURAS 7.1' },
      { path: 'tracks.mentoring.limits', from: expect.any(String), to: 'None', clause: 'TURAS 12.2.4' },
    ]);
  });

  it('are none where only the order of keys differs, or something is empty in another way', () => {
    const policy = aPolicy();
    const turned = Object.fromEntries(Object.entries(policy).toReversed());
    expect(changesBetween(policy, turned)).toEqual([]);
    const rows = policy.general.boundaries.map(({ id, about, service, note }) => ({ note, service, about, id }));
    expect(changesBetween(policy, aPolicy({ boundaries: rows }))).toEqual([]);
    expect(changesBetween({ general: { a: '' } }, { general: { a: null, b: [] } })).toEqual([]);
    expect(changesBetween(null, null)).toEqual([]);
  });

  it('name every place of a policy that there was none before', () => {
    const changes = changesBetween(null, aPolicy());
    expect(changes.every(({ from }) => from === null)).toBe(true);
    expect(changes.map(({ path }) => path)).toContain('tracks.outreach.aims');
    expect(changesBetween(aPolicy(), null).every(({ to }) => to === null)).toBe(true);
  });

  it('see an order that means something', () => {
    const [first, second, ...rest] = aPolicy().general.boundaries;
    const turned = aPolicy({ boundaries: [second!, first!, ...rest] });
    expect(changesBetween(aPolicy(), turned).map(({ path }) => path)).toEqual(['general.boundaries']);
  });
});

describe('places of a document', () => {
  it('are filled where they are empty, and left alone where something stands', () => {
    const document: Record<string, unknown> = { a: { b: 1, c: '' }, d: 7, e: null };
    setAt(document, 'a.b', 2);
    setAt(document, 'a.c', 3);
    setAt(document, 'd.f', 4);
    setAt(document, 'e.f', 5);
    setAt(document, 'g.h.i', null);
    expect(document).toEqual({ a: { b: 1, c: 3 }, d: 7, e: { f: 5 }, g: { h: { i: null } } });
  });

  it('are only what the document itself has', () => {
    expect(valueAt({}, 'constructor')).toBeUndefined();
    expect(valueAt('text', 'length')).toBeUndefined();
    expect(valueAt({ a: [{ b: 1 }] }, 'a.0.b')).toBe(1);
  });
});
