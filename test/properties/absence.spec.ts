import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { dateOf, daysAfter } from '../../state-machines/core/calendar.js';
import type { DomainEvent, OwedMessage } from '../../state-machines/core/process.js';
import { passTime } from '../../state-machines/core/simulate.js';
import type { AbsenceFacts, AbsenceInput } from '../../state-machines/absence/absence.messages.js';
import { absence, type AbsenceState } from '../../state-machines/absence/absence.js';
import { idOf } from '../support/journeys.js';

const BEGAN = Date.UTC(2026, 2, 20, 12);
const HOUR = 3_600_000;
const zones = ['Europe/Dublin', 'America/Santiago', 'Pacific/Apia', 'Asia/Kathmandu'];
const [away, first, second] = [idOf('away'), idOf('first'), idOf('second')];

interface Step {
  readonly type: 'ChangeDates' | 'NameCover' | 'EndAbsence';
  readonly hours: number;
  readonly from: number;
  readonly days: number;
  readonly cover: string | null;
}

const step: fc.Arbitrary<Step> = fc.record({
  type: fc.constantFrom('ChangeDates', 'NameCover', 'ChangeDates', 'NameCover', 'EndAbsence'),
  hours: fc.integer({ min: 1, max: 100 }),
  from: fc.integer({ min: -3, max: 10 }),
  days: fc.integer({ min: 0, max: 12 }),
  cover: fc.constantFrom(first, second, null),
});

const factsOf = (zone: string, cover: string | null): AbsenceFacts => ({
  ...{ zone, isStaff: true, others: [] },
  cover: cover === null ? null : { userId: cover, isStaff: true, keyworksForThem: 0, away: [] },
});

function inputOf({ type, from, days, cover }: Step, today: string): AbsenceInput {
  if (type === 'NameCover') return { type, coverId: cover ?? first };
  if (type === 'EndAbsence') return { type };
  return { type, from: daysAfter(today, from), until: daysAfter(today, from + days) };
}

/** Everything that comes of a script: commands between which time passes. */
function played(zone: string, cover: string | null, steps: readonly Step[]) {
  const events: DomainEvent[] = [];
  const owed: OwedMessage[] = [];
  let at = BEGAN;
  let state: AbsenceState | undefined;
  const take = (taken: { state: unknown; events: readonly DomainEvent[]; owed: readonly unknown[] }) => {
    state = JSON.parse(JSON.stringify(taken.state)) as AbsenceState;
    events.push(...taken.events);
    owed.push(...(taken.owed as OwedMessage[]));
    expect(state.context.coveredSince !== null).toBe(state.value === 'away');
    expect(absence.deadlinesOf(state).length).toBe(absence.hasEnded(state) ? 0 : 1);
    for (const deadline of absence.deadlinesOf(state)) expect(deadline.at).toBeGreaterThan(state.context.lastAt);
  };
  const ask = (input: AbsenceInput, facts: AbsenceFacts) => {
    const decision = absence.decide(state, { ...input, at, facts });
    if (decision.accepted) take(decision);
  };
  const today = dateOf(at, zone);
  ask({ type: 'StartAbsence', userId: away, from: today, until: daysAfter(today, 3) }, factsOf(zone, cover));
  for (const one of steps) {
    at += one.hours * HOUR;
    for (const passed of passTime(absence, state!, at, factsOf(zone, null))) take(passed);
    ask(inputOf(one, dateOf(at, zone)), factsOf(zone, one.type === 'NameCover' ? (one.cover ?? first) : one.cover));
  }
  for (const passed of passTime(absence, state!, at + 400 * 24 * HOUR, factsOf(zone, null))) take(passed);
  return { events, owed, state: state! };
}

it('goes over and comes back by turns, ends, and tells nobody anything twice, whatever is asked of it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.constantFrom(first, null),
      fc.array(step, { maxLength: 12 }),
      (zone, cover, steps) => {
        const { events, owed, state } = played(zone, cover, steps);
        const turns = events.map(({ type }) => type).filter((type) => type === 'CoverBegan' || type === 'CoverEnded');
        turns.forEach((type, index) => expect(type).toBe(index % 2 === 0 ? 'CoverBegan' : 'CoverEnded'));
        expect(turns.length % 2).toBe(0);
        expect(absence.hasEnded(state)).toBe(true);
        const told = owed.map(({ matter, to, toUser, since }) => `${matter} ${toUser ?? to} ${since}`);
        expect(new Set(told).size).toBe(told.length);
      },
    ),
    { numRuns: 200 },
  );
});
