import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createSecretKey, randomBytes, randomInt } from 'node:crypto';

import { seal, unseal } from '../../src/free-text/seal.js';

const aKey = () => createSecretKey(randomBytes(32));
const bond = ['text', 'organisation', 'person', 'id'];

describe('a seal', () => {
  it('opens to what was sealed, whatever was written', () => {
    const key = aKey();
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 2_000 }),
        fc.array(fc.string(), { maxLength: 5 }),
        (text, to) => {
          expect(unseal(key, to, seal(key, to, Buffer.from(text)))?.toString()).toBe(text);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('refuses every one of 100,000 flipped bits', () => {
    const key = aKey();
    const sealed = seal(key, bond, Buffer.from('Talked about the winter. '.repeat(10)));
    let opened = 0;
    for (let n = 0; n < 100_000; n += 1) {
      const bit = n < sealed.length * 8 ? n : randomInt(sealed.length * 8);
      const flipped = Buffer.from(sealed);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      if (unseal(key, bond, flipped) !== undefined) opened += 1;
    }
    expect(opened).toBe(0);
  });

  it('refuses anything that was never sealed, and never throws', () => {
    const key = aKey();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(unseal(key, bond, Buffer.from(bytes))).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses every cut of it, and every piece added', () => {
    const key = aKey();
    const sealed = seal(key, bond, Buffer.from('short'));
    for (let length = 0; length < sealed.length; length += 1)
      expect(unseal(key, bond, sealed.subarray(0, length))).toBeUndefined();
    expect(unseal(key, bond, Buffer.concat([sealed, Buffer.alloc(1)]))).toBeUndefined();
  });

  it('refuses another key, another person, another organisation and another text', () => {
    const key = aKey();
    const sealed = seal(key, bond, Buffer.from('for one reader'));
    expect(unseal(aKey(), bond, sealed)).toBeUndefined();
    for (const [place] of bond.entries()) expect(unseal(key, bond.with(place, 'another'), sealed)).toBeUndefined();
    expect(unseal(key, ['text', 'organisation', 'person,id'], sealed)).toBeUndefined();
  });

  it('uses a nonce once: the same words never look the same', () => {
    const key = aKey();
    const seals = Array.from({ length: 10_000 }, () => seal(key, bond, Buffer.from('the same')));
    expect(new Set(seals.map((sealed) => sealed.subarray(1, 13).toString('hex'))).size).toBe(10_000);
    expect(new Set(seals.map((sealed) => sealed.subarray(13).toString('hex'))).size).toBe(10_000);
  });
});
