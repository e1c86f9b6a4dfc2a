import { describe, expect, it } from '@jest/globals';

import type { Decision, Instant, OwedMessage } from '../../state-machines/core/process.js';
import { passTime } from '../../state-machines/core/simulate.js';
import type { AbsenceEvent, AbsenceFacts, AbsenceInput } from '../../state-machines/absence/absence.messages.js';
import { absence, absenceMatters, absenceRefusals, type AbsenceState } from '../../state-machines/absence/absence.js';
import { clauses } from '../support/clauses.js';
import { idOf } from '../support/journeys.js';

const NOW = Date.UTC(2026, 2, 23, 12); // a Monday; the clocks go forward on Sunday the 29th
const DAY = 86_400_000;
const [away, cover, other] = [idOf('away'), idOf('cover'), idOf('other')];

const someone = (userId = cover, changes: Partial<NonNullable<AbsenceFacts['cover']>> = {}) => ({
  ...{ userId, isStaff: true, keyworksForThem: 0, away: [] },
  ...changes,
});
const facts = (changes: Partial<AbsenceFacts> = {}): AbsenceFacts => ({
  ...{ zone: 'Europe/Dublin', isStaff: true, cover: someone(), others: [] },
  ...changes,
});
const start = (from: string, until: string): AbsenceInput => ({ type: 'StartAbsence', userId: away, from, until });
const week = start('2026-03-28', '2026-03-31');

const decide = (state: AbsenceState | undefined, input: AbsenceInput, at: Instant, known: AbsenceFacts) =>
  absence.decide(state, { ...input, at, facts: known }) as Decision<AbsenceState, AbsenceEvent>;

function given(state: AbsenceState | undefined, input: AbsenceInput, at = NOW, known = facts()) {
  const decision = decide(state, input, at, known);
  if (!decision.accepted) throw new Error(`${input.type} was refused: ${decision.refusal.code}`);
  return decision;
}
const after = (...args: Parameters<typeof given>): AbsenceState => given(...args).state;

function codeOf(state: AbsenceState | undefined, input: AbsenceInput, known = facts(), at = NOW): string {
  const decision = decide(state, input, at, known);
  if (decision.accepted) throw new Error(`${input.type} was accepted`);
  expect(absenceRefusals).toContain(decision.refusal.code);
  expect(clauses.has(decision.refusal.clause)).toBe(true);
  return decision.refusal.code;
}

const play = (state: AbsenceState, until: Instant) => [...passTime(absence, state, until, facts())];
const toldIn = (owed: readonly unknown[]) =>
  (owed as OwedMessage[]).map(({ matter, to, toUser }) => [matter, toUser ?? to]);

describe('an absence', () => {
  it('goes over at the first instant of its first day, and comes back when the last one is over', () => {
    const steps = play(after(undefined, week), NOW + 30 * DAY);
    expect(steps.map(({ at, owed }) => [new Date(at).toISOString(), toldIn(owed)])).toEqual([
      ['2026-03-28T00:00:00.000Z', [['cover-began', cover]]],
      [
        '2026-03-31T23:00:00.000Z', // summer by then
        [
          ['cover-ended', cover],
          ['cover-ended', away],
        ],
      ],
    ]);
    expect(absence.hasEnded(steps.at(-1)!.state as AbsenceState)).toBe(true);
  });

  it('that is entered late starts at once', () => {
    const { state, events, owed } = given(undefined, start('2026-03-20', '2026-03-25'));
    expect(absence.stageOf(state)).toBe('away');
    expect(events.map(({ type }) => type)).toEqual(['AbsencePlanned', 'CoverBegan']);
    expect(toldIn(owed)).toEqual([['cover-began', cover]]);
    expect(absence.deadlinesOf(state)).toEqual([{ at: Date.UTC(2026, 2, 26), input: { type: 'AbsencePassed' } }]);
  });

  it('for which nobody can cover is an alarm, to those who can name somebody', () => {
    const { owed } = given(undefined, start('2026-03-23', '2026-03-25'), NOW, facts({ cover: null }));
    expect(toldIn(owed)).toEqual([
      ['cover-missing', 'coordinator'],
      ['cover-missing', 'manager'],
    ]);
    expect(owed).toMatchObject([{ urgent: true }, { urgent: true }]);
  });

  it('goes to another cover at once, who is told, as is the first one', () => {
    const begun = after(undefined, start('2026-03-23', '2026-03-25'));
    const [first] = given(undefined, start('2026-03-23', '2026-03-25')).owed as OwedMessage[];
    const { state, owed } = given(
      begun,
      { type: 'NameCover', coverId: other },
      NOW + 1,
      facts({ cover: someone(other) }),
    );
    expect(toldIn(owed)).toEqual([
      ['cover-ended', cover],
      ['cover-began', other],
    ]);
    expect(owed.every((message) => absence.stands(message as OwedMessage, state))).toBe(true);
    expect(absence.stands(first!, state)).toBe(false);
  });

  it('ends sooner, and what was on its way to the cover is silenced', () => {
    const { state: begun, owed } = given(undefined, start('2026-03-23', '2026-03-27'));
    const { state, owed: back } = given(begun, { type: 'EndAbsence' }, NOW + DAY);
    expect(absence.stageOf(state)).toBe('over');
    expect(state.context.until).toBe('2026-03-24');
    expect(absence.stands(owed[0] as OwedMessage, state)).toBe(false);
    expect(toldIn(back)).toEqual([
      ['cover-ended', cover],
      ['cover-ended', away],
    ]);
    expect(back.every((message) => absence.stands(message as OwedMessage, state))).toBe(true);
  });

  it('that has not begun is taken back without a word', () => {
    const { state, owed } = given(after(undefined, week), { type: 'EndAbsence' });
    expect([absence.stageOf(state), owed]).toEqual(['cancelled', []]);
    expect(absence.deadlinesOf(state)).toEqual([]);
  });

  it('that is put off comes back first', () => {
    const begun = after(undefined, start('2026-03-23', '2026-03-25'));
    const { state, owed } = given(begun, { type: 'ChangeDates', from: '2026-03-26', until: '2026-03-27' });
    expect(absence.stageOf(state)).toBe('planned');
    expect(toldIn(owed).map(([matter]) => matter)).toEqual(['cover-ended', 'cover-ended']);
    expect(play(state, NOW + 30 * DAY).map(({ input }) => input.type)).toEqual(['AbsenceBegan', 'AbsencePassed']);
  });

  it('that is put forward to today begins', () => {
    const { state } = given(after(undefined, week), { type: 'ChangeDates', from: '2026-03-23', until: '2026-03-24' });
    expect(absence.stageOf(state)).toBe('away');
  });

  it('lasts longer without troubling anybody again', () => {
    const begun = after(undefined, start('2026-03-23', '2026-03-25'));
    const { state, owed } = given(begun, { type: 'ChangeDates', from: '2026-03-23', until: '2026-03-31' });
    expect([absence.stageOf(state), owed]).toEqual(['away', []]);
  });

  it.each([
    ['somebody who is no staff', week, facts({ isStaff: false }), 'NOT_STAFF'],
    ['an end before the beginning', start('2026-03-28', '2026-03-27'), facts(), 'ENDS_BEFORE_IT_BEGINS'],
    ['days that have gone by', start('2026-03-01', '2026-03-22'), facts(), 'ENDED_BEFORE_TODAY'],
    ['ten years', start('2026-04-01', '2036-04-01'), facts(), 'ABSENCE_TOO_LONG'],
    ['a year and a day', start('2026-04-01', '2027-04-02'), facts(), 'ABSENCE_TOO_LONG'],
    ['days far ahead', start('2029-04-01', '2029-04-02'), facts(), 'ABSENCE_TOO_FAR'],
    ['a day that is none', start('2026-02-30', '2026-04-02'), facts(), 'NOT_A_DATE'],
    ['overlapping ones', week, facts({ others: [{ from: '2026-03-31', until: '2026-04-10' }] }), 'ABSENCES_OVERLAP'],
    ['a cover who covers for himself', week, facts({ cover: someone(away) }), 'COVER_IS_ABSENT_ONE'],
    ['a cover who is no staff', week, facts({ cover: someone(cover, { isStaff: false }) }), 'COVER_NOT_STAFF'],
    ['a keyworker as cover', week, facts({ cover: someone(cover, { keyworksForThem: 1 }) }), 'COVER_IS_KEYWORKER'],
    [
      'two who cover for each other',
      week,
      facts({ cover: someone(cover, { away: [{ from: '2026-03-30', until: '2026-04-03', coverId: away }] }) }),
      'COVER_IS_AWAY',
    ],
  ])('refuses %s', (_, input, known, code) => {
    expect(codeOf(undefined, input, known)).toBe(code);
  });

  it('may last a year, follow another one, and be covered by somebody who is away at another time', () => {
    const known = facts({
      others: [{ from: '2026-03-01', until: '2026-03-31' }],
      cover: someone(cover, { away: [{ from: '2026-03-20', until: '2026-03-31', coverId: away }] }),
    });
    expect(absence.stageOf(after(undefined, start('2026-04-01', '2027-04-01'), NOW, known))).toBe('planned');
  });

  it('refuses as cover whoever is away on days still to come, not on those that have gone by', () => {
    const begun = after(undefined, start('2026-03-18', '2026-03-27'));
    const name: AbsenceInput = { type: 'NameCover', coverId: other };
    const gone = facts({
      cover: someone(other, { away: [{ from: '2026-03-18', until: '2026-03-22', coverId: null }] }),
    });
    const still = facts({
      cover: someone(other, { away: [{ from: '2026-03-18', until: '2026-03-23', coverId: null }] }),
    });
    expect(absence.stageOf(after(begun, name, NOW, gone))).toBe('away');
    expect(codeOf(begun, name, still)).toBe('COVER_IS_AWAY');
  });

  it('refuses what changes nothing, and anything once it is over', () => {
    const planned = after(undefined, week);
    const over = after(planned, { type: 'EndAbsence' });
    expect(codeOf(planned, { type: 'NameCover', coverId: cover })).toBe('COVER_UNCHANGED');
    expect(codeOf(planned, { type: 'ChangeDates', from: '2026-03-28', until: '2026-03-31' })).toBe('DATES_UNCHANGED');
    expect(codeOf(planned, { type: 'AbsenceBegan' })).toBe('NOT_DUE');
    expect(codeOf(planned, week)).toBe('ABSENCE_ENTERED_ALREADY');
    for (const input of [{ type: 'EndAbsence' }, { type: 'NameCover', coverId: other }] as AbsenceInput[])
      expect(codeOf(over, input)).toBe('ABSENCE_OVER');
    expect(codeOf(undefined, { type: 'EndAbsence' })).toBe(absence.notBegun);
    expect(codeOf(planned, { type: 'xstate.stop' } as never)).toBe('UNKNOWN_INPUT');
  });

  it('owes no matter but those that it lists, and is whole after a night in the database', () => {
    const planned = after(undefined, week);
    const restored = JSON.parse(JSON.stringify(planned)) as AbsenceState;
    const steps = play(restored, NOW + 30 * DAY);
    expect(steps).toEqual(play(planned, NOW + 30 * DAY));
    for (const { owed } of steps) for (const [matter] of toldIn(owed)) expect(absenceMatters).toContain(matter);
  });
});
