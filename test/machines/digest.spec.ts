import { describe, expect, it } from '@jest/globals';

import type { Decision, Instant } from '../../state-machines/core/process.js';
import { passTime } from '../../state-machines/core/simulate.js';
import type { DigestEvent, DigestInput } from '../../state-machines/digest/digest.messages.js';
import { digest, digestRefusals, type DigestState } from '../../state-machines/digest/digest.js';
import { clauses } from '../support/clauses.js';
import { idOf } from '../support/journeys.js';

const ZONE = 'Europe/Dublin';
const BEGAN = Date.UTC(2026, 2, 26, 12); // a Thursday; the clocks go forward on Sunday
const userId = idOf('somebody');

const decide = (state: DigestState | undefined, input: DigestInput, at = BEGAN) =>
  digest.decide(state, { ...input, at, facts: {} }) as Decision<DigestState, DigestEvent>;

function after(state: DigestState | undefined, input: DigestInput, at = BEGAN): DigestState {
  const decision = decide(state, input, at);
  if (!decision.accepted) throw new Error(`${input.type} was refused: ${decision.refusal.code}`);
  return decision.state;
}

function codeOf(state: DigestState | undefined, input: DigestInput, at = BEGAN): string {
  const decision = decide(state, input, at);
  if (decision.accepted) throw new Error(`${input.type} was accepted`);
  expect(digestRefusals).toContain(decision.refusal.code);
  expect(clauses.has(decision.refusal.clause)).toBe(true);
  return decision.refusal.code;
}

const start = (hour = 9): DigestInput => ({ type: 'StartDigest', userId, zone: ZONE, hour });
const change = (hour: number | null, zone = ZONE): DigestInput => ({ type: 'ChangeDigest', zone, hour });
const told = (state: DigestState, until: Instant) =>
  [...passTime(digest, state, until, {})].map(({ at }) => new Date(at).toISOString());

describe('a daily digest', () => {
  it('comes at the same hour on the wall each day, also when the clocks change', () => {
    expect(told(after(undefined, start()), BEGAN + 5 * 86_400_000)).toEqual([
      '2026-03-27T09:00:00.000Z',
      '2026-03-28T09:00:00.000Z',
      '2026-03-29T08:00:00.000Z',
      '2026-03-30T08:00:00.000Z',
      '2026-03-31T08:00:00.000Z',
    ]);
  });

  it('comes on the same day where the hour is still ahead', () => {
    expect(told(after(undefined, start(13)), BEGAN + 86_400_000)[0]).toBe('2026-03-26T13:00:00.000Z');
  });

  it('is owed to one person, by mail', () => {
    const [first] = [...passTime(digest, after(undefined, start()), BEGAN + 86_400_000, {})];
    expect(first?.owed).toMatchObject([{ matter: 'digest', toUser: userId, channels: ['email'] }]);
  });

  it('is told once, when several days were missed', () => {
    const steps = [...passTime(digest, after(undefined, start()), BEGAN + 7 * 86_400_000, {})];
    const last = steps.at(-1)!.state as DigestState;
    const standing = steps
      .flatMap(({ owed }) => owed)
      .filter((one) => one.kind === 'message' && digest.stands(one, last));
    expect(standing).toHaveLength(1);
    expect(standing[0]).toMatchObject({ since: steps.at(-1)!.at });
  });

  it('rests when it is not wanted, silences what is on its way, and begins again', () => {
    const begun = after(undefined, start());
    const [first] = [...passTime(digest, begun, BEGAN + 86_400_000, {})];
    const resting = after(first!.state as DigestState, change(null), BEGAN + 90_000_000);
    expect(digest.deadlinesOf(resting)).toEqual([]);
    expect(digest.stageOf(resting)).toBe('resting');
    expect(digest.stands(first!.owed[0] as never, resting)).toBe(false);
    const again = after(resting, change(18), BEGAN + 100_000_000);
    expect(digest.deadlinesOf(again)).toHaveLength(1);
    expect(digest.hasEnded(again)).toBe(false);
  });

  it('moves to another hour and another zone', () => {
    const moved = after(after(undefined, start()), change(7, 'Asia/Tokyo'));
    expect(told(moved, BEGAN + 86_400_000)).toEqual(['2026-03-26T22:00:00.000Z']);
  });

  it('says no to what is none', () => {
    const begun = after(undefined, start());
    expect(codeOf(undefined, change(8))).toBe('DIGEST_NOT_STARTED');
    expect(codeOf(undefined, start(24))).toBe('NOT_AN_HOUR');
    expect(codeOf(begun, start())).toBe('DIGEST_ALREADY_STARTED');
    expect(codeOf(begun, change(9))).toBe('DIGEST_UNCHANGED');
    expect(codeOf(begun, change(25))).toBe('NOT_AN_HOUR');
    expect(codeOf(begun, change(9, 'Moon/Sea'))).toBe('UNKNOWN_ZONE');
    expect(codeOf(after(begun, change(null)), change(null))).toBe('DIGEST_UNCHANGED');
    expect(codeOf(begun, { type: 'DigestTimeCame' })).toBe('NOT_DUE');
    expect(codeOf(begun, { type: 'xstate.stop' } as never)).toBe('UNKNOWN_INPUT');
  });

  it('is whole after a night in the database', () => {
    const begun = after(undefined, start());
    expect(after(JSON.parse(JSON.stringify(begun)) as DigestState, change(7))).toEqual(after(begun, change(7)));
  });
});
