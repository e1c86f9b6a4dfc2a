import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Actor, Role } from '../../state-machines/core/process.js';
import { missingFor, moves } from '../../state-machines/journey/gates.js';
import { journey } from '../../state-machines/journey/journey.js';
import {
  JourneyCommandSchema,
  type JourneyContext,
  type JourneyFacts,
  type JourneyMessage,
} from '../../state-machines/journey/journey.messages.js';
import { missingNext, nextMove, offersFor } from '../../state-machines/journey/offers.js';
import { readJourney } from '../../state-machines/journey/journey.state.js';
import { aJourney, an, everyWay, idOf, meet, noFacts } from '../support/journeys.js';
import { someStates, type Reached } from '../support/reached.js';
import { commandOf, wishes } from '../support/wishes.js';

const seed = Number(process.env.SEED ?? 20_260_105);
const roles: Role[] = ['coordinator', 'manager', 'supervisor', 'peerWorker', 'administrator'];
const facts: JourneyFacts = {
  ...noFacts,
  relations: { lineManager: idOf('ash'), keyworker: idOf('birch') },
  holderIsStaff: true,
};
/** What another version of the policy, and an entry of the log, would be: where the details bring the facts along. */
const detailed = ({ policy }: JourneyContext): Partial<JourneyFacts> => ({
  policy: { ...policy, version: policy.version + 1 },
  entry: { mode: 'withStaff', on: '2026-01-05', quarters: 4, othersSince: null },
});
const types = JourneyCommandSchema.options.map((option) => option.shape.type.value);

const withoutDetails: readonly string[] = [
  ...['AddNote', 'ResumeJourney', 'ResumeConversation', 'StandDown', 'Reinstate', 'LiftReview', 'LeaveNow'],
  ...moves,
];

let reached: readonly Reached[];
beforeAll(() => {
  reached = someStates(seed, 40);
});

const is = (state: Reached['state'], input: object, at: number, by: Actor) =>
  journey.decide(state, { ...input, at, facts: { ...facts, ...detailed(state.context) }, by } as JourneyMessage)
    .accepted;

describe('what is offered', () => {
  it('is every command there is, once', () => {
    for (const { state, at } of reached.slice(0, 50))
      expect(offersFor(state, facts, an('manager'), at).map(({ type }) => type)).toEqual(types);
  });

  it('is allowed only where some such command is accepted, and shut only where none is', () => {
    const wanted = fc.sample(wishes, { seed, numRuns: 80 });
    const holders = [idOf('cedar'), idOf('ash'), idOf('birch')];
    for (const [number, { state, at }] of reached.entries()) {
      const by = an(roles[number % roles.length]!);
      const commands = wanted.map((wish) => commandOf(wish, at, state.context.zone, holders));
      const accepted = new Set(commands.filter((command) => is(state, command, at, by)).map(({ type }) => type));
      const offered = offersFor(state, facts, by, at).filter(({ allowed }) => allowed);
      for (const type of accepted) expect(offered.map((offer) => offer.type)).toContain(type);
    }
  });

  it('is accepted as it stands, for every command without details', () => {
    for (const { state, at } of reached)
      for (const { type, allowed } of offersFor(state, facts, an('manager'), at))
        if (withoutDetails.includes(type)) expect(is(state, { type }, at, an('manager'))).toBe(allowed);
  });

  it('comes with the refusal that `record` would give', () => {
    for (const { state, at } of reached)
      for (const { type, allowed, refusal } of offersFor(state, facts, an('manager'), at)) {
        expect(refusal === undefined).toBe(allowed);
        if (!(moves as readonly string[]).includes(type) || allowed) continue;
        const decision = journey.decide(state, { type, at, facts, by: an('manager') } as JourneyMessage);
        expect(decision).toEqual({ accepted: false, refusal });
      }
  });

  it('is nothing once a journey is closed', () => {
    const { state, at } = aJourney({ stage: 'closed' });
    for (const offer of offersFor(state!, facts, an('manager'), at))
      expect(offer).toMatchObject(
        offer.type === 'RecordFollowUp'
          ? { allowed: true, primary: false }
          : { allowed: false, primary: false, refusal: { code: 'JOURNEY_CLOSED' } },
      );
  });

  it('lets a manager waive, and nobody else', () => {
    for (const role of roles) {
      const { state, at } = aJourney();
      const waiver = offersFor(state!, facts, an(role), at).find(({ type }) => type === 'WaiveRequirement');
      expect(waiver!.allowed).toBe(role === 'manager');
    }
  });

  it('never depends on who is keyworker: a holder named later is judged by name', () => {
    const { state, at } = aJourney();
    const strangers = { ...facts, holderIsStaff: false };
    for (const type of ['NameLineManager', 'NameKeyworker', 'NameSupervisor'])
      expect(offersFor(state!, strangers, an('coordinator'), at)).toContainEqual({
        type,
        allowed: true,
        primary: false,
      });
  });
});

describe('the next step', () => {
  it.each(everyWay)('on %s, of %s is %s, and the only one marked as leading on', (track, stage, move) => {
    const { state, at } = aJourney({ track, stage });
    expect(nextMove(state!)).toBe(move);
    const primary = offersFor(state!, facts, an('manager'), at).filter((offer) => offer.primary);
    expect(primary.map(({ type }) => type)).toEqual([move]);
  });

  it('of a closed journey is none, and nothing is missing', () => {
    const { state, at } = aJourney({ stage: 'closed' });
    expect(nextMove(state!)).toBeUndefined();
    expect(missingNext(state!, facts, at)).toEqual([]);
  });

  it('has missing what its gate says, on a pause as well', () => {
    for (const { state, at } of reached) {
      const move = nextMove(state);
      if (!move) continue;
      expect(missingNext(state, facts, at)).toEqual(missingFor(move, state.context, facts, at));
      const open = readJourney(state).standing === 'active' && missingNext(state, facts, at).length === 0;
      expect(is(state, { type: move }, at, an('manager'))).toBe(
        open || (readJourney(state).standing === 'paused' && is(state, { type: move }, at, an('manager'))),
      );
    }
  });

  it.each(everyWay)('on %s, of %s: each missing requirement names the command that meets it', (track, stage, move) => {
    const { state, at, facts: around } = aJourney({ track, stage });
    const blank = { ...around, relations: {}, blocked: false };
    for (const { requirement, remedy } of missingNext(state!, blank, at)) {
      const met = meet({ state, at, facts: blank }, move);
      // A mentor signs after training.
      const isLater = track === 'mentoring' && remedy === 'SignContract';
      const offer = offersFor(state!, blank, an('manager'), at).find(({ type }) => type === remedy);
      expect([requirement, offer!.allowed]).toEqual([requirement, !isLater]);
      expect(missingFor(move, met.state!.context, met.facts, at)).toEqual([]);
    }
  });
});
