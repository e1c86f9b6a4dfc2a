import type { OwedCommand } from '../core/process.js';
import type { ObligationInput } from '../obligation/obligation.messages.js';
import type { SupervisionNews } from '../supervision/supervision.messages.js';
import type { JourneyContext, JourneyEvent, JourneyFacts } from './journey.messages.js';
import { practiceStages, presentStage } from './tracks.js';

type To = OwedCommand['to'];
type News = 'WorkerPaused' | 'WorkerStoodDown' | 'WorkerReturned' | 'WorkerLeft';

const command = (to: To, input: SupervisionNews | ObligationInput | { type: string }): OwedCommand => ({
  ...{ kind: 'command', to, input },
});

/** What the journey owes to the processes that hang on it, and by which it begins them. */
export function commandsOf(event: JourneyEvent, context: JourneyContext, facts: JourneyFacts): readonly OwedCommand[] {
  return [
    ...promisesOf(event, context, facts),
    ...supervisionOf(event, context, facts),
    ...newsOf(event, context, facts),
  ];
}

const hasPractised = ({ visits }: JourneyContext): boolean =>
  visits.some(({ stage }) => practiceStages.includes(stage));

/** Supervision begins with practice, goes on under a newer policy, and hears who supervises (TURAS 10.1.7, 11.6, 12.5). */
function supervisionOf(event: JourneyEvent, context: JourneyContext, facts: JourneyFacts): OwedCommand[] {
  const { supervisionId, journeyId } = facts;
  if (!supervisionId || !journeyId || !hasPractised(context)) return [];
  const to = { kind: 'supervision', processId: supervisionId };
  if (event.type === 'RelationNamed' && event.relation === 'supervisor')
    return [command(to, { type: 'SupervisorNamed', holderId: event.holderId })];
  if (event.type !== 'MovedToPolicy' && !beginsPractice(event, context)) return [];
  const { personId, programmeId, track, policy } = context;
  const ofWhom = { personId, programmeId, journeyId, track, policyVersion: policy.version };
  return [command(to, { type: 'JoinSupervision', ...ofWhom })];
}

const beginsPractice = (event: JourneyEvent, { visits }: JourneyContext): boolean =>
  event.type === 'StageEntered' &&
  practiceStages.includes(event.stage) &&
  visits.filter(({ stage }) => practiceStages.includes(stage)).length === 1;

/** What the organisation owes in a stage: information in induction, training in training (TURAS 6.2). */
const owedIn = { induction: 'information', training: 'training' } as const;
type Promised = (typeof owedIn)[keyof typeof owedIn];

const owedAt = (stage: string | undefined): Promised | undefined => owedIn[stage as keyof typeof owedIn];

const isHandedOver = ({ steps }: JourneyContext): boolean =>
  steps.some(({ requirement }) => requirement === 'information-pack');

/** A promise is opened by the stage that it belongs to, and kept by what comes after it. */
function promisesOf(event: JourneyEvent, context: JourneyContext, facts: JourneyFacts): OwedCommand[] {
  const kept = (what: Promised | undefined): OwedCommand[] =>
    toPromise(what, facts).map(({ to, journeyId }) => command(to, { type: 'FulfilledElsewhere', journeyId }));
  if (event.type === 'StepRecorded' && event.requirement === 'information-pack')
    return presentStage(context) === 'induction' ? kept('information') : [];
  if (event.type !== 'StageEntered') return [];
  const before = owedAt(context.visits.at(-2)?.stage);
  const leaves = event.stage === 'supportedExit' || event.stage === 'closed';
  return [...(leaves ? [] : kept(before)), ...opened(owedAt(event.stage), context, facts)];
}

function opened(what: Promised | undefined, context: JourneyContext, facts: JourneyFacts): OwedCommand[] {
  if (what === 'information' && isHandedOver(context)) return [];
  const { personId, programmeId } = context;
  return toPromise(what, facts).map(({ to, journeyId }) =>
    command(to, { type: 'OpenObligation', personId, programmeId, what: what!, journeyId }),
  );
}

function toPromise(what: Promised | undefined, { obligationIds, journeyId }: JourneyFacts) {
  const processId = what && obligationIds?.[what];
  return processId && journeyId ? [{ to: { kind: 'obligation', processId }, journeyId }] : [];
}

/** What whoever hangs on the journey is told, so that they cover for who is away. */
function newsOf(event: JourneyEvent, context: JourneyContext, facts: JourneyFacts): OwedCommand[] {
  const type = newsIn(event);
  if (!type) return leavesStage(event, context, facts);
  const { journeyId } = facts;
  return hangingOn(context, facts).map((to) => command(to, { type, ...(journeyId && { journeyId }) }));
}

function newsIn(event: JourneyEvent): News | undefined {
  if (event.type === 'JourneyPaused') return 'WorkerPaused';
  if (event.type === 'StoodDown') return 'WorkerStoodDown';
  if (event.type === 'JourneyResumed' || event.type === 'Reinstated') return 'WorkerReturned';
  return event.type === 'StageEntered' && event.stage === 'closed' ? 'WorkerLeft' : undefined;
}

/** Whoever goes from induction or training straight to the exit is owed neither any more. */
function leavesStage(event: JourneyEvent, { visits }: JourneyContext, facts: JourneyFacts): OwedCommand[] {
  if (event.type !== 'StageEntered' || event.stage !== 'supportedExit') return [];
  const promised = toPromise(owedAt(visits.at(-2)?.stage), facts);
  return promised.map(({ to, journeyId }) => command(to, { type: 'WorkerLeft', journeyId }));
}

/** Kinds that a journey begins: it knows by itself which of them hang on it, before they could say so. */
const ownKinds: readonly string[] = ['supervision', 'obligation'];

/** Supervision and the promise of the present stage; and whoever else says that it hangs on the journey. */
function hangingOn(context: JourneyContext, facts: JourneyFacts): readonly To[] {
  const { visits } = context;
  const present = presentStage(context);
  const owed = owedAt(present === 'closed' ? visits.at(-2)?.stage : present);
  const supervision = facts.supervisionId && hasPractised(context) ? [facts.supervisionId] : [];
  return [
    ...supervision.map((processId) => ({ kind: 'supervision', processId })),
    ...toPromise(owed, facts).map(({ to }) => to),
    ...facts.dependents.filter(({ kind }) => !ownKinds.includes(kind)),
  ];
}
