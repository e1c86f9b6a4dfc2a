import { describe, expect, it } from '@jest/globals';

import { withoutRepeats } from '../../state-machines/core/owed.js';
import type { OwedMessage } from '../../state-machines/core/process.js';
import { journey } from '../../state-machines/journey/journey.js';
import { journeyMatters } from '../../state-machines/journey/owed.js';
import { clauses } from '../support/clauses.js';
import { given, type Told } from '../support/given.js';
import { aJourney, idOf, meet, type Situation } from '../support/journeys.js';
import { reachedStates } from '../support/reached.js';

const pair = { kind: 'pair', processId: idOf('pair') };
const session = { kind: 'session', processId: idOf('session') };

/** The commands that an input owes to those who hang on the journey. */
function newsOf(situation: Situation, input: Told) {
  const { decision } = given({ ...situation, facts: { ...situation.facts, dependents: [pair, session] } }).when(input);
  if (!decision.accepted) throw new Error(decision.refusal.code);
  return decision.owed.filter((reaction) => reaction.kind === 'command').map(({ to, input: news }) => [to, news.type]);
}

const practising = aJourney({ stage: 'supportedPractice' });
const paused = given(practising, { type: 'PauseJourney', reviewOn: '2026-02-01' }).situation;
const stoodDown = given(practising, { type: 'StandDown' }).situation;

describe('whatever hangs on a journey', () => {
  it.each<readonly [string, Situation, Told]>([
    ['WorkerPaused', practising, { type: 'PauseJourney', reviewOn: '2026-02-01' }],
    ['WorkerReturned', paused, { type: 'ResumeJourney' }],
    ['WorkerReturned', meet(paused, 'StartExit'), { type: 'StartExit' }],
    ['WorkerStoodDown', practising, { type: 'StandDown' }],
    ['WorkerStoodDown', paused, { type: 'StandDown' }],
    ['WorkerReturned', stoodDown, { type: 'Reinstate' }],
    ['WorkerLeft', practising, { type: 'LeaveNow' }],
    ['WorkerLeft', aJourney({ stage: 'supportedExit', ready: true }), { type: 'CloseJourney' }],
    ['WorkerLeft', aJourney(), { type: 'EndApplication', reason: 'withdrew' }],
  ])('hears that the %s, each by itself', (news, situation, input) => {
    expect(newsOf(situation, input)).toEqual([
      [pair, news],
      [session, news],
    ]);
  });

  it.each<readonly [Situation, Told]>([
    [practising, { type: 'AddNote' }],
    [paused, { type: 'PauseJourney', reviewOn: '2026-03-01' }],
    [aJourney({ stage: 'training', ready: true }), { type: 'StartSupportedPractice' }],
    [practising, { type: 'PlaceUnderReview', until: '2026-02-01' }],
  ])('hears nothing of what is no news to it', (situation, input) => {
    expect(newsOf(situation, input)).toEqual([]);
  });
});

describe('every message', () => {
  const reached = reachedStates(20_260_105, 40);

  it('names a matter that is known, and a clause of the sources', () => {
    expect(journeyMatters).toHaveLength(24);
    for (const { owed } of reached)
      for (const reaction of owed)
        if (reaction.kind === 'message') {
          expect(journeyMatters).toContain(reaction.matter);
          expect(clauses).toContain(reaction.clause);
        }
  });

  it('stands in the moment in which it is owed', () => {
    for (const { owed, state } of reached)
      for (const reaction of owed)
        if (reaction.kind === 'message') expect([reaction, journey.stands(reaction, state)]).toEqual([reaction, true]);
  });

  it('of every matter is owed by some script', () => {
    const matters = new Set(reached.flatMap(({ owed }) => owed.map((one) => (one as OwedMessage).matter)));
    // nobody in a script has said for how many they have room
    expect(journeyMatters.filter((matter) => !matters.has(matter))).toEqual(['supervisor-over-capacity']);
  });

  it('about a matter that nobody knows does not stand', () => {
    for (const matter of ['no-such', 'toString', '__proto__'])
      expect(journey.stands({ matter, since: 0 } as OwedMessage, practising.state!)).toBe(false);
  });

  it('is told once where two of the same fall due together, and apart where they differ', () => {
    const message = { kind: 'message', matter: 'a', to: 'manager', clause: 'TURAS 1.1', since: 1 } as const;
    const other = { ...message, toUser: 'u' };
    expect(withoutRepeats([message, other, { ...message }])).toEqual([message, other]);
  });
});
