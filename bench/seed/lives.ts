import type { Actor, Input, Instant } from '../../state-machines/core/process.js';
import { passTime } from '../../state-machines/core/simulate.js';
import { dateOf } from '../../state-machines/core/calendar.js';
import { missingFor } from '../../state-machines/journey/gates.js';
import { journey } from '../../state-machines/journey/journey.js';
import type { JourneyFacts, JourneyInput, Stage } from '../../state-machines/journey/journey.messages.js';
import { readJourney, type JourneyState } from '../../state-machines/journey/journey.state.js';
import { nextMove } from '../../state-machines/journey/offers.js';
import type { JourneyPolicy, Track } from '../../state-machines/policy/policy.js';
import type { Row } from '../../src/journal/advance.js';
import { answerTo, type Asked, type Company } from './answers.js';

const DAY = 86_400_000;

/** How somebody stands at the end of what is told of them. */
export type Mood = 'underWay' | 'paused' | 'notNow' | 'stoodDown' | 'underReview' | 'withdrawn';

export interface Plan {
  readonly personId: string;
  readonly programmeId: string;
  readonly track: Track;
  readonly zone: string;
  readonly policy: JourneyPolicy;
  readonly company: Company;
  /** Told as far as this stage. */
  readonly aim: Stage;
  readonly mood: Mood;
  readonly begunAt: Instant;
  /** From one thing that is done to the next. */
  readonly paceMs: number;
  readonly now: Instant;
}

/** A journal row, and who asked. */
export type Lived = Row & { readonly by?: Actor };

/** What one person's journey was, from its first day to the present: input by input, decided by the rules of the product. */
export class Life {
  readonly rows: Lived[] = [];
  private at: Instant;
  private relations: JourneyFacts['relations'] = {};

  private constructor(private readonly plan: Plan) {
    this.at = plan.begunAt;
  }

  static live(plan: Plan): Life {
    const life = new Life(plan);
    life.begin();
    life.walk();
    life.rest();
    life.pass(plan.now);
    return life;
  }

  get state(): JourneyState {
    return this.rows.at(-1)!.state as JourneyState;
  }

  private begin(): void {
    const { personId, programmeId, track, zone, policy, company } = this.plan;
    const beginning = { zone, policy, programmeClosed: false, alreadyUnderWay: false };
    const facts = { ...this.facts(), programmeOpen: false, beginning };
    this.take({ type: 'StartJourney', personId, programmeId, track }, company.coordinator, facts);
  }

  /** Meets what is missing, one thing after another, and moves on. */
  private walk(): void {
    const { aim, now, paceMs } = this.plan;
    while (readJourney(this.state).stage !== aim && this.at + paceMs < now) {
      this.at += paceMs;
      this.pass(this.at);
      this.ask(this.next());
    }
  }

  private next(): Asked {
    const { company } = this.plan;
    const { stage } = readJourney(this.state);
    if (stage === 'induction' && !this.relations.supervisor)
      return { input: { type: 'NameSupervisor', holderId: company.supervisor.userId }, by: company.coordinator };
    const move = nextMove(this.state);
    if (!move) throw new Error(`nothing leads on from ${stage}`);
    const [missing] = missingFor(move, this.state.context, this.facts(), this.at);
    if (!missing) return { input: { type: move }, by: company.coordinator };
    if (missing.remedy === 'LogExperience') this.at += 8 * DAY; // practice takes its time
    this.pass(this.at);
    return answerTo(missing, this.state, this.at, company);
  }

  private rest(): void {
    const { mood, company, zone } = this.plan;
    const { coordinator, manager, worker } = company;
    const ahead = dateOf(this.plan.now + (7 + (this.rows.length % 30)) * DAY, zone);
    if (readJourney(this.state).stage === 'closed') return;
    this.at = Math.min(this.at + this.plan.paceMs, this.plan.now);
    this.pass(this.at);
    if (mood === 'paused') this.ask({ input: { type: 'PauseJourney', reviewOn: ahead }, by: worker });
    if (mood === 'notNow')
      this.ask({ input: { type: 'NotNow', reason: 'notTheRightTime', talkAgainOn: ahead }, by: coordinator });
    if (mood === 'stoodDown') this.ask({ input: { type: 'StandDown' }, by: manager });
    if (mood === 'underReview') this.ask({ input: { type: 'PlaceUnderReview', until: ahead }, by: manager });
    if (mood === 'withdrawn') this.ask({ input: { type: 'EndApplication', reason: 'withdrew' }, by: coordinator });
  }

  private ask({ input, by }: Asked): void {
    const named = 'holderId' in input;
    this.take(input, by, { ...this.facts(), ...(named && { holderIsStaff: true }) });
    if (input.type === 'NameSupervisor') this.relations = { ...this.relations, supervisor: input.holderId };
    if (input.type === 'NameLineManager') this.relations = { ...this.relations, lineManager: input.holderId };
  }

  private pass(until: Instant): void {
    for (const { at, input, events, owed, state } of passTime(journey, this.state, until, this.facts()))
      this.write({ commandId: `time:${input.type}:${at}`, at, input, facts: this.facts(), state, events, owed });
  }

  private take(input: JourneyInput, by: Actor, facts: JourneyFacts): void {
    const last = this.rows.at(-1);
    const at = Math.max(this.at, last?.at ?? 0);
    const decision = journey.decide(last?.state as JourneyState | undefined, { ...input, at, facts, by });
    if (!decision.accepted) throw new Error(`${JSON.stringify(input)}: ${JSON.stringify(decision.refusal)}`);
    const { state, events, owed } = decision;
    this.write({ commandId: `seed:${this.rows.length}`, at, input: input as Input, facts, state, events, owed }, by);
  }

  private write(row: Omit<Row, 'version'>, by?: Actor): void {
    this.rows.push({ version: this.rows.length + 1, ...row, ...(by && { by }) });
  }

  private facts(): JourneyFacts {
    const { relations } = this;
    const elsewhere = { trainings: [], staffed: { sessions: 0, firstOn: null } };
    return { relations, blocked: false, programmeOpen: true, elsewhere, dependents: [] };
  }
}
