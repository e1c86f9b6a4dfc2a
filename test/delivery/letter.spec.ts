import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import type { Role } from '../../state-machines/core/process.js';
import { journeyMatters as everyMatter } from '../../state-machines/journey/owed.js';
import { obligationMatters } from '../../state-machines/obligation/obligation.js';
import { supervisionMatters } from '../../state-machines/supervision/supervision.js';
import { closingOf, wordsFor, type Hearing } from '../../src/delivery/compose.js';
import { journeyCorrespondence } from '../../src/delivery/journey.sentences.js';
import { messageId, textOf } from '../../src/delivery/letter.js';
import { obligationCorrespondence } from '../../src/delivery/obligation.sentences.js';
import { programmeCorrespondence } from '../../src/delivery/programme.sentences.js';
import { supervisionCorrespondence } from '../../src/delivery/supervision.sentences.js';

const baseUrl = 'https://peerwork.example';
const processId = randomUUID();
const aMatter = (matter: string, to: Role, kind: string) => ({
  kind,
  processId,
  state: { value: 'x', context: { personId: 'Wren', journeyId: null } },
  message: { kind: 'message' as const, matter, to, clause: 'TURAS 7.1', since: 0 },
});
const aLetter = (
  matter: string,
  to: Role = 'coordinator',
  role: Role = to,
  { kind = 'journey', ...hearing }: { kind?: string } & Partial<Hearing> = {},
) => {
  const { path, ...words } = wordsFor(aMatter(matter, to, kind), role);
  const items = [{ ...words, link: `${baseUrl}${path}` }];
  return textOf({ items, closing: closingOf(kind, to, { role, ...hearing }), stopToken: null }, baseUrl);
};
const journeyMatters = Object.keys(journeyCorrespondence.matters);

describe('a letter', () => {
  it.each(journeyMatters)('about %s says why, by which clause, and one next step', (matter) => {
    const text = aLetter(matter);
    const { why, nextStep } = journeyCorrespondence.matters[matter]!;
    expect(text.startsWith(`${why} (TURAS 7.1)\n\n${nextStep}\n${baseUrl}/journeys/${processId}\n\n`)).toBe(true);
    expect(text.match(/https?:/g)).toHaveLength(1);
    expect(text).toContain('You get this as coordinator.');
    expect(text).not.toContain(matter);
  });

  it.each(Object.keys(programmeCorrespondence.matters))('about %s leads to the programme', (matter) => {
    const text = aLetter(matter, 'manager', 'manager', { kind: 'programme' });
    expect(text).toContain(`${baseUrl}/programme?programme=${processId}\n`);
  });

  it.each(Object.keys(journeyCorrespondence.toTheWorker))(
    'about %s speaks to the worker, and leads to their own page',
    (matter) => {
      const text = aLetter(matter, 'peerWorker');
      const { why, nextStep } = journeyCorrespondence.toTheWorker[matter]!;
      expect(text.startsWith(`${why} (TURAS 7.1)\n\n${nextStep}\n${baseUrl}/\n\n`)).toBe(true);
      expect(text).toContain('You get this as peer worker.');
      expect(text).not.toContain('a peer worker');
      expect(text).not.toContain(processId);
    },
  );

  it('speaks to whoever hears in the place of a worker who can’t sign in', () => {
    const text = aLetter('policy-to-acknowledge', 'peerWorker', 'supervisor');
    expect(text).toContain('You get this as supervisor, as the peer worker can’t sign in here: please tell them.');
    expect(text).toContain(`/journeys/${processId}`);
  });

  it('tells whoever is asked in person why it is them', () => {
    const text = aLetter('decide-waiver-lapsed', 'manager', 'manager', { inPerson: true });
    expect(text).toContain('You get this because you gave your word on it.');
  });

  it('never says why somebody is on a break, and speaks of no failure', () => {
    for (const matter of journeyMatters)
      expect(aLetter(matter)).not.toMatch(/relapse|drug|alcohol|sober|clean|illness|misconduct|unfit|failed/i);
    for (const matter of ['pause-review-due', 'return-step-reached'])
      expect(aLetter(matter)).toMatch(/the place is kept|step by step/);
  });

  it('leads an administrator to no page about a person', () => {
    expect(aLetter('retention-ended', 'administrator')).not.toContain(processId);
  });

  it('tells an administrator about the role alone', () => {
    const text = aLetter('journey-stalled', 'coordinator', 'administrator');
    expect(text).toContain('nobody holds that role. (TURAS 7.1)');
    expect(text).toContain('Give the role of coordinator to someone.');
    expect(text).not.toContain(processId);
  });

  it('has an id that follows from what is told to whom', () => {
    const telling = { processId, version: 2, index: 0, userId: randomUUID() };
    const id = messageId(telling, 'service.example');
    expect(messageId({ ...telling }, 'service.example')).toBe(id);
    for (const other of [{ version: 3 }, { index: 1 }, { processId: randomUUID() }, { userId: randomUUID() }])
      expect(messageId({ ...telling, ...other }, 'service.example')).not.toBe(id);
    expect(id).not.toContain(telling.userId);
  });

  it('can be written about every matter that a kind tells people of, and no other', () => {
    expect(journeyMatters.toSorted()).toEqual([...everyMatter].toSorted());
    expect(Object.keys(supervisionCorrespondence.matters).toSorted()).toEqual([...supervisionMatters].toSorted());
    expect(Object.keys(obligationCorrespondence.matters).toSorted()).toEqual([...obligationMatters].toSorted());
  });

  it('says to the worker what is theirs, and never speaks of a session', () => {
    for (const { toTheWorker } of [supervisionCorrespondence, obligationCorrespondence])
      for (const words of Object.values(toTheWorker)) expect(JSON.stringify(words)).not.toMatch(/session|peer worker/i);
  });

  it('tells a cover for whom it is', () => {
    const text = aLetter('session-unrecorded', 'supervisor', 'supervisor', { kind: 'supervision', coversFor: 'Sam' });
    expect(text).toContain('in the place of a supervisor who is away and for whom you cover');
    expect(text).not.toContain('Sam');
  });

  it('tells whoever stands above that another one could not be reached', () => {
    const text = aLetter('session-reminder', 'peerWorker', 'supervisor', { kind: 'supervision', instead: true });
    expect(text).toContain('what was sent to the peer worker came back: please tell them');
  });

  it('can’t be written about a matter that has no sentences', () => {
    expect(() => aLetter('never-heard-of')).toThrow('no sentences for journey never-heard-of');
  });
});
