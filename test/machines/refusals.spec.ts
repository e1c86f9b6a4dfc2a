import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { looseSteps, requirementsOf } from '../../state-machines/journey/gates.js';
import { journey as rules } from '../../state-machines/journey/journey.js';
import { JourneyCommandSchema, journeyTimeInputs } from '../../state-machines/journey/journey.messages.js';
import { clauseOf, journeyRefusals, type JourneyRefusalCode } from '../../state-machines/journey/refusal-codes.js';
import { tracks } from '../../state-machines/policy/policy.js';
import { topicCatalogue } from '../../state-machines/policy/topics.js';
import { clauses } from '../support/clauses.js';
import { given, type Told } from '../support/given.js';
import {
  aJourney,
  after,
  an,
  everyWay,
  idOf,
  instant,
  nobodyYet,
  startJourney,
  terms,
  type Situation,
} from '../support/journeys.js';

const journey = aJourney();
const closed = after(journey, { type: 'EndApplication', reason: 'withdrew' });
const paused = after(aJourney({ ready: true }), { type: 'PauseJourney', reviewOn: '2026-02-01' });
const stalled = given(journey, { type: 'AddNote', at: instant('2026-01-26 09:00') }).situation;
const escalated = given(journey, { type: 'AddNote', at: instant('2026-02-02 09:00') }).situation;
const reviewDue = given(paused, { type: 'AddNote', at: instant('2026-02-01 09:00') }).situation;
const reviewOverdue = given(paused, { type: 'AddNote', at: instant('2026-02-08 09:00') }).situation;
const withKeyworker = after(journey, { type: 'NameKeyworker', holderId: idOf('ash') });
const withLineManager = after(journey, { type: 'NameLineManager', holderId: idOf('ash') });

type Case = readonly [why: string, code: JourneyRefusalCode, clause: string, situation: Situation, input: Told];

const cases: readonly Case[] = [
  ['a note before there is a journey', 'JOURNEY_NOT_STARTED', 'TURAS 6.6', nobodyYet(), { type: 'AddNote' }],
  ['a move before there is a journey', 'JOURNEY_NOT_STARTED', 'TURAS 8.1', nobodyYet(), { type: 'StartInduction' }],
  ['time before there is a journey', 'JOURNEY_NOT_STARTED', 'TURAS 7.1', nobodyYet(), { type: 'QuietTimePassed' }],

  ['a request that no journey knows', 'UNKNOWN_INPUT', 'TURAS 10.1', journey, { type: 'xstate.stop' } as never],
  [
    'an unknown request before there is a journey',
    'UNKNOWN_INPUT',
    'TURAS 10.1',
    nobodyYet(),
    { type: 'toString' } as never,
  ],

  [
    'a track whose policy has blanks',
    'TRACK_SHUT',
    'TURAS 10.1',
    nobodyYet(),
    {
      ...startJourney,
      facts: { beginning: { zone: 'UTC', policy: null, programmeClosed: false, alreadyUnderWay: false } },
    },
  ],
  [
    'a programme that is closed',
    'PROGRAMME_CLOSED',
    'TURAS 6.8',
    nobodyYet(),
    {
      ...startJourney,
      facts: { beginning: { zone: 'UTC', policy: terms(), programmeClosed: true, alreadyUnderWay: false } },
    },
  ],
  [
    'a person who is blocked',
    'PERSON_BLOCKED',
    'TURAS 13.5',
    nobodyYet(),
    { ...startJourney, facts: { blocked: true } },
  ],
  [
    'a person who is on this track already',
    'JOURNEY_UNDER_WAY',
    'TURAS 4.2',
    nobodyYet(),
    {
      ...startJourney,
      facts: { beginning: { zone: 'UTC', policy: terms(), programmeClosed: false, alreadyUnderWay: true } },
    },
  ],
  ['a second beginning', 'JOURNEY_ALREADY_STARTED', 'TURAS 4.2', journey, startJourney],
  ['a second beginning on a pause', 'JOURNEY_ALREADY_STARTED', 'TURAS 4.2', paused, startJourney],

  ['a note on a closed journey', 'JOURNEY_CLOSED', 'TURAS 6.6', closed, { type: 'AddNote' }],
  ['a closed journey that begins again', 'JOURNEY_ALREADY_STARTED', 'TURAS 4.2', closed, startJourney],
  ['an unknown request to a closed journey', 'UNKNOWN_INPUT', 'TURAS 10.1', closed, { type: 'toString' } as never],
  [
    'a pause of a closed journey',
    'JOURNEY_CLOSED',
    'TURAS 13.4',
    closed,
    { type: 'PauseJourney', reviewOn: '2026-02-01' },
  ],
  [
    'time on a closed journey',
    'NOT_DUE',
    'TURAS 7.1',
    closed,
    { type: 'QuietTimePassed', at: instant('2027-01-01 09:00') },
  ],

  ['induction without anything done', 'REQUIREMENTS_MISSING', 'TURAS 13.2', journey, { type: 'StartInduction' }],
  ['a stage that the track does not have', 'NOT_ON_THIS_TRACK', 'TURAS 11.4', journey, { type: 'StartLeading' }],
  [
    'mentoring from facilitation',
    'NOT_ON_THIS_TRACK',
    'TURAS 12.4',
    aJourney({ track: 'facilitation', stage: 'training' }),
    { type: 'StartMentoring' },
  ],
  [
    'exit without a plan',
    'REQUIREMENTS_MISSING',
    'GUIDE 4.6-b',
    aJourney({ stage: 'training' }),
    { type: 'StartExit' },
  ],
  [
    'exit without a plan on a pause',
    'REQUIREMENTS_MISSING',
    'GUIDE 4.6-b',
    after(aJourney({ stage: 'training' }), { type: 'PauseJourney', reviewOn: '2026-02-01' }),
    { type: 'StartExit' },
  ],
  ['training straight from recruitment', 'NOT_AT_THIS_STAGE', 'TURAS 10.1.3', journey, { type: 'StartTraining' }],
  [
    'practice straight from induction',
    'NOT_AT_THIS_STAGE',
    'TURAS 6.11',
    aJourney({ stage: 'induction' }),
    { type: 'StartSupportedPractice' },
  ],
  [
    'induction a second time',
    'NOT_AT_THIS_STAGE',
    'TURAS 8.1',
    aJourney({ stage: 'training' }),
    { type: 'StartInduction' },
  ],
  [
    'an exit that is under way',
    'NOT_AT_THIS_STAGE',
    'GUIDE 4.6-b',
    aJourney({ stage: 'supportedExit' }),
    { type: 'StartExit' },
  ],
  ['an exit of someone who only applied', 'NOT_AT_THIS_STAGE', 'GUIDE 4.6-b', journey, { type: 'StartExit' }],
  [
    'closing before the exit',
    'NOT_AT_THIS_STAGE',
    'GUIDE 4.6-b',
    aJourney({ stage: 'training' }),
    { type: 'CloseJourney' },
  ],
  [
    'an application that led to induction',
    'NOT_AT_THIS_STAGE',
    'TURAS 13.2',
    aJourney({ stage: 'induction' }),
    { type: 'EndApplication', reason: 'withdrew' },
  ],

  ['a move on a pause', 'JOURNEY_PAUSED', 'TURAS 13.4', paused, { type: 'StartInduction' }],
  [
    'a reason for a delay on a pause',
    'JOURNEY_PAUSED',
    'TURAS 13.4',
    paused,
    { type: 'ExplainDelay', until: '2026-02-01' },
  ],
  ['a return without a pause', 'JOURNEY_NOT_PAUSED', 'TURAS 13.4', journey, { type: 'ResumeJourney' }],

  [
    'a step that the policy does not know',
    'UNKNOWN_REQUIREMENT',
    'TURAS 6.8',
    journey,
    { type: 'RecordStep', requirement: 'no-such-step', on: '2026-01-05' },
  ],
  [
    'a step that is met by a name',
    'UNKNOWN_REQUIREMENT',
    'TURAS 6.8',
    journey,
    { type: 'RecordStep', requirement: 'line-manager', on: '2026-01-05' },
  ],
  [
    'a step that is met by training',
    'UNKNOWN_REQUIREMENT',
    'TURAS 6.8',
    journey,
    { type: 'RecordStep', requirement: 'training-boundaries', on: '2026-01-05' },
  ],
  [
    'a topic that the policy does not know',
    'UNKNOWN_TOPIC',
    'TURAS 10.1.3',
    journey,
    { type: 'RecordTraining', topic: 'no-such-topic', on: '2026-01-05' },
  ],

  [
    'a step dated tomorrow',
    'DATE_IN_FUTURE',
    'TURAS 6.8',
    journey,
    { type: 'RecordStep', requirement: 'role-description-seen', on: '2026-01-06' },
  ],
  [
    'training dated tomorrow',
    'DATE_IN_FUTURE',
    'TURAS 10.1.3',
    journey,
    { type: 'RecordTraining', topic: 'boundaries', on: '2026-01-06' },
  ],
  [
    'a waiver until today',
    'DATE_NOT_AHEAD',
    'TURAS 6.11',
    journey,
    { type: 'WaiveRequirement', requirement: 'role-description-seen', until: '2026-01-05' },
  ],
  [
    'a delay explained until today',
    'DATE_NOT_AHEAD',
    'TURAS 7.1',
    journey,
    { type: 'ExplainDelay', until: '2026-01-05' },
  ],
  [
    'a delay of a stalled journey explained until today',
    'DATE_NOT_AHEAD',
    'TURAS 7.1',
    stalled,
    { type: 'ExplainDelay', until: '2026-01-26' },
  ],
  [
    'a delay of an escalated journey explained until today',
    'DATE_NOT_AHEAD',
    'TURAS 7.1',
    escalated,
    { type: 'ExplainDelay', until: '2026-02-02' },
  ],
  [
    'a pause to be reviewed today',
    'DATE_NOT_AHEAD',
    'TURAS 13.4',
    journey,
    { type: 'PauseJourney', reviewOn: '2026-01-05' },
  ],
  [
    'a longer pause to be reviewed today',
    'DATE_NOT_AHEAD',
    'TURAS 13.4',
    paused,
    { type: 'PauseJourney', reviewOn: '2026-01-05' },
  ],

  [
    'a pause to be reviewed after more than a year',
    'DATE_TOO_FAR',
    'TURAS 13.4',
    journey,
    { type: 'PauseJourney', reviewOn: '2027-01-06' },
  ],
  [
    'a longer pause to be reviewed after more than a year',
    'DATE_TOO_FAR',
    'TURAS 13.4',
    paused,
    { type: 'PauseJourney', reviewOn: '2062-02-01' },
  ],
  [
    'a delay explained for more than a year',
    'DATE_TOO_FAR',
    'TURAS 7.1',
    journey,
    { type: 'ExplainDelay', until: '9999-12-31' },
  ],
  [
    'a delay of a stalled journey explained for more than a year',
    'DATE_TOO_FAR',
    'TURAS 7.1',
    stalled,
    { type: 'ExplainDelay', until: '2027-01-27' },
  ],
  [
    'a delay of an escalated journey explained for more than a year',
    'DATE_TOO_FAR',
    'TURAS 7.1',
    escalated,
    { type: 'ExplainDelay', until: '2027-02-03' },
  ],
  [
    'a waiver for more than a year',
    'DATE_TOO_FAR',
    'TURAS 6.11',
    journey,
    { type: 'WaiveRequirement', requirement: 'role-description-seen', until: '2027-01-06' },
  ],

  [
    'a step on a day that does not exist',
    'NOT_A_DATE',
    'TURAS 6.8',
    journey,
    { type: 'RecordStep', requirement: 'role-description-seen', on: '2025-02-30' },
  ],
  [
    'training on a day that is no day',
    'NOT_A_DATE',
    'TURAS 10.1.3',
    journey,
    { type: 'RecordTraining', topic: 'boundaries', on: '' },
  ],
  [
    'a waiver until a day that does not exist',
    'NOT_A_DATE',
    'TURAS 6.11',
    journey,
    { type: 'WaiveRequirement', requirement: 'role-description-seen', until: '2026-02-30' },
  ],
  ['a delay explained until some day', 'NOT_A_DATE', 'TURAS 7.1', journey, { type: 'ExplainDelay', until: 'some day' }],
  [
    'a pause until an instant',
    'NOT_A_DATE',
    'TURAS 13.4',
    journey,
    { type: 'PauseJourney', reviewOn: '2026-02-01T09:00:00Z' },
  ],
  [
    'a pause until a day written in short',
    'NOT_A_DATE',
    'TURAS 13.4',
    journey,
    { type: 'PauseJourney', reviewOn: '20260201' },
  ],

  [
    'a waiver of what the policy does not ask',
    'UNKNOWN_REQUIREMENT',
    'TURAS 6.11',
    journey,
    { type: 'WaiveRequirement', requirement: 'no-such-step', until: '2026-02-01' },
  ],
  [
    'a waiver of what holds for everyone',
    'NOT_WAIVABLE',
    'TURAS 10.1.3.2',
    journey,
    { type: 'WaiveRequirement', requirement: 'training-boundaries', until: '2026-02-01' },
  ],
  [
    'a waiver by a coordinator',
    'WAIVER_NOT_YOURS',
    'GUIDE 3.3-d',
    journey,
    { type: 'WaiveRequirement', requirement: 'role-description-seen', until: '2026-02-01', by: an('coordinator') },
  ],

  [
    'a line manager who is not on the staff',
    'HOLDER_NOT_STAFF',
    'GUIDE 3.3-6',
    journey,
    { type: 'NameLineManager', holderId: idOf('ash'), facts: { holderIsStaff: false } },
  ],
  [
    'a keyworker who is not on the staff',
    'HOLDER_NOT_STAFF',
    'GUIDE 3.3-6',
    journey,
    { type: 'NameKeyworker', holderId: idOf('ash'), facts: { holderIsStaff: false } },
  ],
  [
    'a supervisor who is not on the staff',
    'HOLDER_NOT_STAFF',
    'TURAS 10.1.7',
    journey,
    { type: 'NameSupervisor', holderId: idOf('ash'), facts: { holderIsStaff: false } },
  ],
  [
    'a line manager who is the keyworker',
    'KEYWORKER_IS_LINE_MANAGER',
    'GUIDE 3.5-c',
    withKeyworker,
    { type: 'NameLineManager', holderId: idOf('ash') },
  ],
  [
    'a keyworker who is the line manager',
    'KEYWORKER_IS_LINE_MANAGER',
    'GUIDE 3.5-c',
    withLineManager,
    { type: 'NameKeyworker', holderId: idOf('ash') },
  ],

  [
    'quiet that has not lasted long enough',
    'NOT_DUE',
    'TURAS 7.1',
    journey,
    { type: 'QuietTimePassed', at: instant('2026-01-26 08:59:59.999') },
  ],
  ['quiet that is stalled already', 'NOT_DUE', 'TURAS 7.1', stalled, { type: 'QuietTimePassed' }],
  ['quiet on a pause', 'NOT_DUE', 'TURAS 7.1', paused, { type: 'QuietTimePassed', at: instant('2026-01-30 09:00') }],
  ['an escalation of what moves', 'NOT_DUE', 'TURAS 7.1', journey, { type: 'EscalationTimePassed' }],
  [
    'an escalation before its day',
    'NOT_DUE',
    'TURAS 7.1',
    stalled,
    { type: 'EscalationTimePassed', at: instant('2026-02-02 08:59:59.999') },
  ],
  [
    'a second escalation',
    'NOT_DUE',
    'TURAS 7.1',
    escalated,
    { type: 'EscalationTimePassed', at: instant('2026-03-01 09:00') },
  ],
  ['a review without a pause', 'NOT_DUE', 'TURAS 13.4', journey, { type: 'ReviewDatePassed' }],
  [
    'a review before its day',
    'NOT_DUE',
    'TURAS 13.4',
    paused,
    { type: 'ReviewDatePassed', at: instant('2026-02-01 08:59:59.999') },
  ],
  ['a second review', 'NOT_DUE', 'TURAS 13.4', reviewDue, { type: 'ReviewDatePassed' }],
  [
    'an overdue review before its day',
    'NOT_DUE',
    'TURAS 13.4',
    reviewDue,
    { type: 'ReviewEscalationTimePassed', at: instant('2026-02-08 08:59:59.999') },
  ],
  [
    'an overdue review that was never due',
    'NOT_DUE',
    'TURAS 13.4',
    paused,
    { type: 'ReviewEscalationTimePassed', at: instant('2026-01-31 09:00') },
  ],
  [
    'a review that is overdue already',
    'NOT_DUE',
    'TURAS 13.4',
    reviewOverdue,
    { type: 'ReviewEscalationTimePassed', at: instant('2026-03-01 09:00') },
  ],
];

describe('a journey refuses', () => {
  it.each(cases)('%s: %s, %s', (_, code, clause, situation, input) => {
    const { refusal } = given(situation).when(input).thenRefused(code, clause);
    expect(refusal.message).toMatch(/^[A-Z0-9][^\n]*[.]$/);
    expect(refusal.message).not.toMatch(/undefined|null|NaN/);
  });

  it('with each of its codes, here or in the tests of its business', () => {
    const specs = readdirSync(import.meta.dirname).map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'));
    const proved = new Set(
      specs.flatMap((text) => [...text.matchAll(/'([A-Z][A-Z_]{6,})'/g)].map(([, code]) => code!)),
    );
    expect(journeyRefusals.filter((code) => !proved.has(code))).toEqual([]);
    expect(journeyRefusals).toEqual(expect.arrayContaining(cases.map(([, code]) => code)));
  });

  it('by clauses that exist', () => {
    expect(cases.map(([, , clause]) => clause).filter((clause) => !clauses.has(clause))).toEqual([]);
  });

  it('a move on a pause, and says what will still be missing after the return', () => {
    const unprepared = after(journey, { type: 'PauseJourney', reviewOn: '2026-02-01' });
    given(unprepared)
      .when({ type: 'StartInduction' })
      .thenRefused('JOURNEY_PAUSED', 'TURAS 13.4')
      .thenMissing(
        'eligibility-knows-the-service',
        'qualities-self',
        'qualities-interviewer',
        'role-description-seen',
        'role-offered',
      );
  });

  it('a waiver that no person asked for', () => {
    const { state, facts, at } = aJourney();
    const waiver = { type: 'WaiveRequirement', requirement: 'role-description-seen', until: '2026-02-01' } as const;
    expect(rules.decide(state, { ...waiver, at, facts })).toMatchObject({ refusal: { code: 'WAIVER_NOT_YOURS' } });
  });
});

describe('every clause', () => {
  it('of a requirement, a step or an input stands in the sources', () => {
    const ofRequirements = tracks.flatMap((track) => {
      const policy = terms({ topics: topicCatalogue.map(({ id }) => id).concat('our-own') }, track);
      return requirementsOf({ policy, track }).map(({ clause }) => clause);
    });
    const named = [...ofRequirements, ...Object.values(looseSteps), ...Object.values(clauseOf)];
    expect(named.filter((clause) => !clauses.has(clause))).toEqual([]);
  });

  it('is named for every input there is', () => {
    const types = [...JourneyCommandSchema.options.map(({ shape }) => shape.type.value), ...journeyTimeInputs];
    expect(Object.keys(clauseOf).toSorted()).toEqual(['StartJourney', ...types].toSorted());
  });
});

describe('time that is not due', () => {
  const everywhere: readonly Situation[] = [
    ...everyWay.map(([track, stage]) => aJourney({ track, stage })),
    ...[closed, paused, aJourney({ stage: 'closed' })],
    after(journey, { type: 'StandDown' }),
    after(journey, { type: 'NotNow', reason: 'noPlace', talkAgainOn: '2026-02-01' }),
    after(journey, { type: 'PlaceUnderReview', until: '2026-02-01' }),
  ];

  it.each(journeyTimeInputs)('is refused: %s', (type) => {
    for (const { state, facts, at } of everywhere)
      expect(rules.decide(state, { type, at, facts })).toMatchObject({
        accepted: false,
        refusal: { code: 'NOT_DUE', clause: clauseOf[type], message: 'Nothing is due.' },
      });
  });

  it('a millisecond early is refused, wherever it is listed; on time and late it is not', () => {
    for (const { state, facts } of everywhere)
      for (const { at, input } of rules.deadlinesOf(state!)) {
        expect(rules.decide(state, { ...input, at: at - 1, facts })).toMatchObject({ refusal: { code: 'NOT_DUE' } });
        for (const late of [0, 1, 40 * 86_400_000])
          expect(rules.decide(state, { ...input, at: at + late, facts })).toMatchObject({ accepted: true });
      }
  });
});

describe('dates', () => {
  const asked = { type: 'AddCertificate', certificateId: idOf('c'), topic: 'boundaries' } as const;
  const inDecision = given(aJourney({ track: 'facilitation', stage: 'supportedPractice' }));
  const decide = (askAgainOn: string) => ({ type: 'Decide', matter: 'may-lead', answer: 'no', askAgainOn }) as const;
  const practising = given(aJourney({ stage: 'supportedPractice' }));
  const on = (date: string): readonly (readonly [Told, clause: string])[] => [
    [{ type: 'RecordStep', requirement: 'contacted', on: date }, 'TURAS 6.8'],
    [{ type: 'FillForm', form: 'workplan', on: date }, 'TURAS 8.1'],
    [{ type: 'ConfirmEligibility', criterion: 'knows-the-service', basis: 'conversation', on: date }, 'TURAS 12.1'],
    [{ type: 'SignContract', side: 'worker', on: date }, 'GUIDE 4.1'],
    [{ type: 'SignBoundaryAgreement', side: 'worker', on: date }, 'GUIDE App C-use'],
    [{ type: 'RecordTraining', topic: 'boundaries', on: date }, 'TURAS 10.1.3'],
    [{ type: 'LogExperience', mode: 'withStaff', quarters: 4, on: date }, 'TURAS 10.1.4'],
    [{ ...asked, issuedOn: date, expiresOn: null }, 'GUIDE 4.4-c'],
  ];

  it('of what was done are days of the calendar, behind, within a working life', () => {
    for (const date of ['2026-01-05', '1976-01-05'])
      for (const [input] of on(date)) expect([input, practising.when(input).decision.accepted]).toEqual([input, true]);
    for (const [date, code] of [
      ['2026-01-06', 'DATE_IN_FUTURE'],
      ['1976-01-04', 'DATE_TOO_FAR'],
      ['2025-02-30', 'NOT_A_DATE'],
    ] as const)
      for (const [input, clause] of on(date)) practising.when(input).thenRefused(code, clause);
    given(journey).when({ type: 'OfferRole', on: '2026-01-06' }).thenRefused('DATE_IN_FUTURE', 'TURAS 13.2');
    given(journey).when({ type: 'OfferRole', on: '2025-02-30' }).thenRefused('NOT_A_DATE', 'TURAS 13.2');
  });

  const until = (date: string): readonly (readonly [ReturnType<typeof given>, Told, clause: string])[] => [
    [practising, { type: 'PlaceUnderReview', until: date }, 'GUIDE 4.5-a'],
    [practising, { type: 'GiveNotice', lastDay: date }, 'GUIDE 4.6-b'],
    [given(journey), { type: 'NotNow', reason: 'noPlace', talkAgainOn: date }, 'TURAS 8.1'],
    [inDecision, decide(date), 'TURAS 12.5'],
    [practising, { type: 'PauseJourney', reviewOn: date }, 'TURAS 13.4'],
    [practising, { type: 'ExplainDelay', until: date }, 'TURAS 7.1'],
    [practising, { type: 'WaiveRequirement', requirement: 'staffed-outing', until: date }, 'TURAS 6.11'],
  ];

  it('of what is promised are days of the calendar, ahead, within a year', () => {
    for (const date of ['2026-01-06', '2027-01-05'])
      for (const [now, input] of until(date)) expect([input, now.when(input).decision.accepted]).toEqual([input, true]);
    for (const [date, code] of [
      ['2026-01-05', 'DATE_NOT_AHEAD'],
      ['2027-01-06', 'DATE_TOO_FAR'],
      ['2026-02-30', 'NOT_A_DATE'],
    ] as const)
      for (const [now, input, clause] of until(date)) now.when(input).thenRefused(code, clause);
  });

  it('of a certificate’s end lie within a working life, before or after today', () => {
    const expires = (expiresOn: string) => practising.when({ ...asked, issuedOn: '1976-01-05', expiresOn });
    for (const date of ['2020-01-05', '2026-01-05', '2076-01-05']) expect(expires(date).decision.accepted).toBe(true);
    expires('2076-01-06').thenRefused('DATE_TOO_FAR', 'GUIDE 4.4-c');
    expires('2026-13-01').thenRefused('NOT_A_DATE', 'GUIDE 4.4-c');
  });

  it('of a plan and of a return may be today, and lie within a year', () => {
    const plan = (date: string) => practising.when({ type: 'PlanTraining', topic: 'boundaries', on: date });
    for (const date of ['2026-01-05', '2027-01-05']) expect(plan(date).decision.accepted).toBe(true);
    plan('2026-01-04').thenRefused('DATE_NOT_AHEAD', 'GUIDE 4.4-a');
    plan('2027-01-06').thenRefused('DATE_TOO_FAR', 'GUIDE 4.4-a');
    const back = (date: string) =>
      given(paused).when({ type: 'ResumeJourney', steps: [{ step: 'fullRole', on: date }] });
    expect(back('2026-01-05').decision.accepted).toBe(true);
    back('2026-01-04').thenRefused('DATE_NOT_AHEAD', 'TURAS 13.4');
    back('2027-01-06').thenRefused('DATE_TOO_FAR', 'TURAS 13.4');
  });

  it('from which a pause runs lie behind', () => {
    const from = (date: string) => practising.when({ type: 'PauseJourney', from: date, reviewOn: '2026-02-01' });
    from('2026-01-06').thenRefused('DATE_IN_FUTURE', 'TURAS 13.4');
    from('2026-02-30').thenRefused('NOT_A_DATE', 'TURAS 13.4');
  });

  it.each([
    ['NOT_A_DATE', '2026-02-30', 'This is not a day of the calendar.'],
    ['DATE_NOT_AHEAD', '2026-01-05', 'Choose a date after today.'],
    ['DATE_TOO_FAR', '2062-01-05', 'This date is too far away: look at the year again.'],
  ])('that are refused say why: %s', (_, date, message) => {
    expect(practising.when({ type: 'ExplainDelay', until: date }).refusal.message).toBe(message);
  });
});
