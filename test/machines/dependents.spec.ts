import { describe, expect, it } from '@jest/globals';

import type { OwedCommand } from '../../state-machines/core/process.js';
import type { JourneyFacts, Supervising } from '../../state-machines/journey/journey.messages.js';
import { given, type Told } from '../support/given.js';
import { aJourney, idOf, meet, terms, type Situation } from '../support/journeys.js';

const own: Partial<JourneyFacts> = {
  journeyId: idOf('journey'),
  supervisionId: idOf('supervision'),
  obligationIds: { training: idOf('training'), information: idOf('information') },
};
const { journeyId } = own;

const knowing = (situation: Situation): Situation => ({ ...situation, facts: { ...situation.facts, ...own } });

/** The commands that an input owes: to which kind, and what. */
function owedBy(situation: Situation, input: Told) {
  const { decision } = given(knowing(situation)).when(input);
  if (!decision.accepted) throw new Error(decision.refusal.code);
  const commands = decision.owed.filter((one): one is OwedCommand => one.kind === 'command');
  return commands.map(({ to, input: command }) => [to.processId, command]);
}

const training = aJourney({ stage: 'training', ready: true });
const practising = aJourney({ stage: 'supportedPractice' });
const induction = aJourney({ stage: 'induction' });

describe('supervision', () => {
  const join = {
    ...{ type: 'JoinSupervision', personId: idOf('wren'), programmeId: idOf('programme'), journeyId },
    ...{ track: 'outreach', policyVersion: 1 },
  };

  it('begins with the first practice', () => {
    expect(owedBy(training, { type: 'StartSupportedPractice' })).toContainEqual([idOf('supervision'), join]);
  });

  it('is not begun again by a later stage', () => {
    expect(owedBy(aJourney({ stage: 'supportedPractice', ready: true }), { type: 'StartInPairs' })).toEqual([]);
  });

  it('goes on under a newer policy', () => {
    const input = { type: 'MoveToPolicy', version: 2, facts: { policy: terms({ version: 2 }) } } as const;
    expect(owedBy(practising, input)).toEqual([[idOf('supervision'), { ...join, policyVersion: 2 }]]);
    expect(owedBy(training, input)).toEqual([]);
  });

  it('hears who supervises, once there is practice', () => {
    const input = { type: 'NameSupervisor', holderId: idOf('ash') } as const;
    const named = { type: 'SupervisorNamed', holderId: idOf('ash') };
    expect(owedBy(practising, input)).toEqual([[idOf('supervision'), named]]);
    expect(owedBy(training, input)).toEqual([]);
    expect(owedBy(practising, { ...input, type: 'NameLineManager' })).toEqual([]);
  });

  it('hears of a pause, a return and the end, even before it says that it hangs on the journey', () => {
    expect(owedBy(practising, { type: 'PauseJourney', reviewOn: '2026-02-01' })).toEqual([
      [idOf('supervision'), { type: 'WorkerPaused', journeyId }],
    ]);
    expect(owedBy(practising, { type: 'LeaveNow' })).toEqual([
      [idOf('supervision'), { type: 'WorkerLeft', journeyId }],
    ]);
  });

  it('hears it once, beside those who say that they hang on the journey', () => {
    const dependents = [
      { kind: 'supervision', processId: idOf('supervision') },
      { kind: 'pair', processId: idOf('pair') },
    ];
    const around = { ...practising, facts: { ...practising.facts, dependents } };
    expect(owedBy(around, { type: 'StandDown' }).map(([to]) => to)).toEqual([idOf('supervision'), idOf('pair')]);
  });
});

describe('what the organisation owes', () => {
  const opened = (what: string) => ({
    ...{ type: 'OpenObligation', personId: idOf('wren'), programmeId: idOf('programme'), what, journeyId },
  });
  const kept = { type: 'FulfilledElsewhere', journeyId };

  it('is information from induction on, until the pack was handed over', () => {
    const recruited = aJourney({ stage: 'recruitment', ready: true });
    expect(owedBy(recruited, { type: 'StartInduction' })).toEqual([[idOf('information'), opened('information')]]);
    const pack = { type: 'RecordStep', requirement: 'information-pack', on: '2026-01-05' } as const;
    expect(owedBy(induction, pack)).toEqual([[idOf('information'), kept]]);
    expect(owedBy(practising, pack)).toEqual([]);
  });

  it('is not information where the pack was handed over before', () => {
    const handed = given(aJourney({ stage: 'recruitment', ready: true }), {
      ...{ type: 'RecordStep', requirement: 'information-pack', on: '2026-01-05' },
    }).situation;
    expect(owedBy(handed, { type: 'StartInduction' })).toEqual([]);
  });

  it('is training for as long as somebody is in training', () => {
    expect(owedBy(meet(induction, 'StartTraining'), { type: 'StartTraining' })).toEqual([
      [idOf('information'), kept],
      [idOf('training'), opened('training')],
    ]);
    expect(owedBy(training, { type: 'StartSupportedPractice' })[0]).toEqual([idOf('training'), kept]);
  });

  it('rests and ends with the journey', () => {
    expect(owedBy(training, { type: 'PauseJourney', reviewOn: '2026-02-01' })).toEqual([
      [idOf('training'), { type: 'WorkerPaused', journeyId }],
    ]);
    expect(owedBy(training, { type: 'LeaveNow' })).toEqual([[idOf('training'), { type: 'WorkerLeft', journeyId }]]);
    expect(owedBy(meet(training, 'StartExit'), { type: 'StartExit' })).toEqual([
      [idOf('training'), { type: 'WorkerLeft', journeyId }],
    ]);
  });
});

describe('who is named supervisor', () => {
  const supervising: Supervising = {
    ...{ trained: true, people: 5, mostPeople: 5, hoursAWeek: 3, mostHours: 3 },
    ...{ overCapacity: 'warn', untrained: 'warn' },
  };
  const naming = (changes: Partial<Supervising>): Told => ({
    ...{ type: 'NameSupervisor', holderId: idOf('ash') },
    facts: { supervising: { ...supervising, ...changes } },
  });
  const named = { type: 'RelationNamed', relation: 'supervisor', holderId: idOf('ash') } as const;

  it('has room, and learned to supervise', () => {
    given(practising).when(naming({})).then(named).thenOwes();
  });

  it.each<Partial<Supervising>>([{ people: 6 }, { hoursAWeek: 3.5 }])('has too much: %j', (load) => {
    const since = practising.at;
    given(practising)
      .when(naming(load))
      .then(named, { type: 'CapacityExceeded', holderId: idOf('ash'), since })
      .thenOwes({ matter: 'supervisor-over-capacity', to: 'manager', clause: 'TURAS 7.1', since });
    given(practising)
      .when(naming({ ...load, overCapacity: 'block' }))
      .thenRefused('SUPERVISOR_FULL', 'TURAS 7.1');
  });

  it('was not trained', () => {
    const since = practising.at;
    given(practising)
      .when(naming({ trained: false }))
      .then(named, { type: 'SupervisorUntrained', holderId: idOf('ash'), since })
      .thenOwes({ matter: 'supervisor-untrained', to: 'manager', clause: 'GUIDE 2.3-d', since });
    given(practising)
      .when(naming({ trained: false, untrained: 'block' }))
      .thenRefused('SUPERVISOR_UNTRAINED', 'GUIDE 2.3-d');
  });

  it('may have as much as they like, where no limit is set', () => {
    given(practising)
      .when(naming({ people: 99, mostPeople: null, hoursAWeek: 99, mostHours: null }))
      .then(named);
  });

  it('is not the keyworker who covers for the line manager at the moment', () => {
    const cover = { type: 'NameKeyworker', holderId: idOf('ash'), facts: { lineManagerCover: idOf('ash') } } as const;
    given(practising).when(cover).thenRefused('KEYWORKER_IS_LINE_MANAGER', 'GUIDE 3.5-c');
    given(practising)
      .when({ ...cover, facts: { lineManagerCover: null } })
      .then({ type: 'RelationNamed', relation: 'keyworker', holderId: idOf('ash') });
  });
});
