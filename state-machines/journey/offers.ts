import { dateOf, daysAfter } from '../core/calendar.js';
import type { Actor, Instant, Missing, Refusal } from '../core/process.js';
import { answerable } from './decisions.js';
import { missingFor, movesOf, requirementsOf, type Move } from './gates.js';
import { chartOf } from './journey.chart.js';
import { journey } from './journey.js';
import {
  JourneyCommandSchema,
  type JourneyCommand,
  type JourneyCommandType,
  type JourneyFacts,
} from './journey.messages.js';
import { readJourney, type JourneyState } from './journey.state.js';
import { openModes } from './practice.js';

/** A command and whether it may be given now; where not, why, and what is missing. */
export interface Offer {
  readonly type: JourneyCommandType;
  readonly allowed: boolean;
  /** The one step that leads on from here. */
  readonly primary: boolean;
  readonly refusal?: Refusal;
}

const commandTypes = JourneyCommandSchema.options.map((option) => option.shape.type.value);

/**
 * Every command of a journey with the machine's own answer to it, tried with a harmless example of its details: what a
 * page shows and what `record` does can't differ. Facts that only the details bring – a holder, an entry of the log, another
 * version of the policy – are judged when they are named; here any will do.
 */
export function offersFor(state: JourneyState, facts: JourneyFacts, actor: Actor, at: Instant): Offer[] {
  const next = nextMove(state);
  const around = { ...facts, ...anyDetails(state) };
  return commandTypes.map((type) => {
    const example = exampleOf(type, state, actor, at);
    const decision = journey.decide(state, { ...example, at, by: actor, facts: around });
    const offer = { type, allowed: decision.accepted, primary: type === next };
    return decision.accepted ? offer : { ...offer, refusal: decision.refusal };
  });
}

/** The move that leads on from the present stage, if the stage has one: the exit once its time has come. */
export function nextMove(state: JourneyState): Move | undefined {
  const { stage } = readJourney(state);
  const ways = chartOf(state.context.track).edges.filter(({ from }) => from === stage);
  const open = movesOf(state.context).filter((move) => ways.some(({ command }) => command === move));
  return state.context.exitTold && open.includes('StartExit') ? 'StartExit' : open[0];
}

/** What stands before the next move. */
export function missingNext(state: JourneyState, facts: JourneyFacts, at: Instant): Missing[] {
  const move = nextMove(state);
  return move ? missingFor(move, state.context, facts, at) : [];
}

const nobodyYet = '00000000-0000-4000-8000-000000000000';

function anyDetails({ context: { practice, policy } }: JourneyState): Partial<JourneyFacts> {
  const mode = (Object.keys(practice) as (keyof typeof practice)[])[0];
  return {
    holderIsStaff: true,
    policy: { ...policy, version: policy.version + 1 },
    entry: mode ? { mode, on: '2026-01-01', quarters: 1, othersSince: null } : null,
  };
}

function exampleOf(type: JourneyCommandType, state: JourneyState, actor: Actor, at: Instant): JourneyCommand {
  const details = examples[type];
  return { type, ...details?.(state, actor, at) } as JourneyCommand;
}

type Example = (state: JourneyState, actor: Actor, at: Instant) => object;

const today = ({ context }: JourneyState, at: Instant): string => dateOf(at, context.zone);
const tomorrow = (state: JourneyState, at: Instant): string => daysAfter(today(state, at), 1);
const done: Example = (state, _, at) => ({ on: today(state, at) });
const byAnyone: Example = () => ({ holderId: nobodyYet });
const anyTopic = ({ context }: JourneyState) => ({ topic: context.policy.topics[0] ?? 'boundaries' });

const examples: Partial<Record<JourneyCommandType, Example>> = {
  EndApplication: () => ({ reason: 'withdrew' }),
  OfferRole: done,
  NotNow: (state, _, at) => ({ reason: 'notTheRightTime', talkAgainOn: tomorrow(state, at) }),
  StepBack: () => ({ to: 'supportedPractice' }),
  RecordStep: (state, _, at) => ({ requirement: 'contacted', on: today(state, at) }),
  FillForm: (state, _, at) => ({ form: 'needs-assessment', on: today(state, at) }),
  ConfirmEligibility: (state, _, at) => ({
    criterion: state.context.policy.eligibility[0]?.id,
    basis: 'conversation',
    on: today(state, at),
  }),
  ChooseBasis: ({ context: { policy } }) => ({
    basis: policy.basis.allowed[0],
    valueExplained: true,
    hourlyCents: policy.basis.livingWageCents ?? undefined,
  }),
  AcknowledgePolicy: ({ context }) => ({ version: context.policy.version }),
  SignContract: (state, _, at) => ({ side: 'service', on: today(state, at) }),
  SignBoundaryAgreement: (state, _, at) => ({ side: 'service', on: today(state, at) }),
  AgreeTopic: anyTopic,
  PlanTraining: (state, _, at) => ({ ...anyTopic(state), on: tomorrow(state, at) }),
  RecordTraining: (state, _, at) => ({ ...anyTopic(state), on: today(state, at) }),
  AddCertificate: (state, _, at) => ({
    ...anyTopic(state),
    certificateId: nobodyYet,
    issuedOn: today(state, at),
    expiresOn: null,
  }),
  WithdrawCertificate: ({ context }) => ({ certificateId: context.certificates[0]?.certificateId ?? nobodyYet }),
  LogExperience: (state, _, at) => ({
    mode: openModes(state.context)[0] ?? 'other',
    on: today(state, at),
    quarters: 4,
  }),
  WithdrawExperience: () => ({ entry: 1 }),
  StateWish: () => ({ wish: 'yes' }),
  Decide: ({ context }, actor) => ({ matter: answerable(context, actor), answer: 'yes' }),
  WaiveRequirement: (state, _, at) => ({
    requirement: requirementsOf(state.context).find(({ waivableBy }) => waivableBy.length > 0)?.id,
    until: tomorrow(state, at),
  }),
  ExplainDelay: (state, _, at) => ({ until: tomorrow(state, at) }),
  PauseJourney: (state, _, at) => ({ reviewOn: tomorrow(state, at) }),
  PlaceUnderReview: (state, _, at) => ({ until: tomorrow(state, at) }),
  RaiseConcern: () => ({ grade: 'minor' }),
  SetExpectedEnd: (state, _, at) => ({ on: tomorrow(state, at) }),
  GiveNotice: (state, _, at) => ({ lastDay: tomorrow(state, at) }),
  RecordFollowUp: done,
  MoveToPolicy: ({ context }) => ({ version: context.policy.version + 1 }),
  NameLineManager: byAnyone,
  NameKeyworker: byAnyone,
  NameSupervisor: byAnyone,
};
