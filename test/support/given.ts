import { expect } from '@jest/globals';

import type { Actor, Decision, Instant, OwedMessage, Refusal, Stamped } from '../../state-machines/core/process.js';
import { passTime, type Occurrence } from '../../state-machines/core/simulate.js';
import { journey } from '../../state-machines/journey/journey.js';
import type { JourneyEvent, JourneyFacts, JourneyInput } from '../../state-machines/journey/journey.messages.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import { afterNaming, an, wallClock, type Situation } from './journeys.js';

/** An input with what the test says of its moment; the rest is as it was. */
export type Told = JourneyInput & {
  readonly at?: Instant;
  readonly by?: Actor;
  readonly facts?: Partial<JourneyFacts>;
};

/** `given(aJourney({ stage: 'training' }), …inputs).when(input).then(events)` */
export function given(situation: Situation, ...inputs: readonly Told[]): Given {
  return inputs.reduce((now, input) => now.and(input), new Given(situation));
}

export class Given {
  constructor(readonly situation: Situation) {}

  /** One more input that was accepted. */
  and(told: Told): Given {
    const { decision, input } = this.ask(told);
    if (!decision.accepted) throw new Error(`given ${told.type}, which was refused: ${decision.refusal.code}`);
    const facts = afterNaming({ ...this.situation.facts, ...told.facts }, input);
    return new Given({ state: decision.state, facts, at: input.at });
  }

  when(told: Told): Outcome {
    return new Outcome(this.ask(told).decision);
  }

  /** Nobody acts until then. */
  whenTimePasses(until: Instant): Passing {
    const { state, facts } = this.situation;
    return new Passing([...passTime(journey, state!, until, facts)], state!);
  }

  private ask({ at = this.situation.at, by = an('manager'), facts, ...asked }: Told) {
    const { situation } = this;
    const around = { ...situation.facts, ...facts };
    const state = situation.state && settled(situation.state, at, around);
    const input = { ...asked, at, by, facts: around } as Stamped<JourneyInput, JourneyFacts>;
    return { input, decision: journey.decide(state, input) };
  }
}

/** Time passes before an input is answered, as it does when one is recorded. */
function settled(state: JourneyState, at: Instant, facts: JourneyFacts): JourneyState {
  return [...passTime(journey, state, at, facts)].at(-1)?.state ?? state;
}

export class Outcome {
  constructor(readonly decision: Decision<JourneyState>) {}

  /** It was accepted, and these events happened: no more, no others. */
  // oxlint-disable-next-line unicorn/no-thenable -- given, when, then; nobody awaits an outcome
  then(...events: readonly JourneyEvent[]): this {
    expect(this.decision).toMatchObject({ accepted: true });
    expect(this.accepted.events).toEqual(events);
    return this;
  }

  thenRemembers(changes: Partial<JourneyState['context']>): this {
    expect(this.accepted.state.context).toMatchObject(changes);
    return this;
  }

  thenOwes(...messages: readonly Omit<OwedMessage, 'kind'>[]): this {
    expect(this.accepted.owed).toEqual(messages.map((message) => ({ kind: 'message', ...message })));
    return this;
  }

  thenRefused(code: string, clause: string): this {
    expect(this.decision).toMatchObject({ accepted: false, refusal: { code, clause } });
    return this;
  }

  /** The requirements that a refusal counts up, in their order. */
  thenMissing(...requirements: readonly string[]): this {
    expect(this.refusal.missing?.map(({ requirement }) => requirement)).toEqual(requirements);
    return this;
  }

  get refusal(): Refusal {
    if (this.decision.accepted) throw new Error('this was accepted');
    return this.decision.refusal;
  }

  private get accepted() {
    if (!this.decision.accepted) throw new Error(`this was refused: ${this.decision.refusal.code}`);
    return this.decision;
  }
}

/** What time did while nobody acted. */
export class Passing {
  constructor(
    readonly occurrences: readonly Occurrence<JourneyState>[],
    private readonly before: JourneyState,
  ) {}

  get state(): JourneyState {
    return this.occurrences.at(-1)?.state ?? this.before;
  }

  /** These people were told these things, by the wall clock of the journey's own zone. */
  thenTold(...told: readonly (readonly [wallClock: string, matter: string, to: string])[]): this {
    const { zone } = this.before.context;
    expect(
      this.occurrences.flatMap(({ at, owed }) =>
        owed.map((reaction) => {
          const { matter, to } = reaction as OwedMessage;
          return [wallClock(at, zone), matter, to];
        }),
      ),
    ).toEqual(told);
    return this;
  }

  thenNobodyIsTold(): this {
    return this.thenTold();
  }
}
