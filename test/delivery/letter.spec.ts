import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import type { Role } from '../../state-machines/core/process.js';
import { journeyCorrespondence } from '../../src/delivery/journey.sentences.js';
import { composeText, messageId } from '../../src/delivery/letter.js';

const baseUrl = 'https://peerwork.example';
const processId = randomUUID();
const aLetter = (matter: string, to: Role = 'coordinator', role: Role = to) =>
  composeText(
    { kind: 'journey', processId, message: { kind: 'message', matter, to, clause: 'TURAS 7.1', since: 0 } },
    role,
    baseUrl,
  );

describe('a letter', () => {
  it.each(Object.keys(journeyCorrespondence.matters))(
    'about %s says why, by which clause, and one next step',
    (matter) => {
      const text = aLetter(matter);
      const { why, nextStep } = journeyCorrespondence.matters[matter]!;
      expect(text.startsWith(`${why} (TURAS 7.1)\n\n${nextStep}\n${baseUrl}/journeys/${processId}\n\n`)).toBe(true);
      expect(text.match(/https?:/g)).toHaveLength(1);
      expect(text).toContain('You get this as coordinator.');
      expect(text).not.toContain(matter);
    },
  );

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

  it('can’t be written about a matter that has no sentences', () => {
    expect(() => aLetter('never-heard-of')).toThrow('no sentences for journey never-heard-of');
  });
});
