import { dateOf } from '../../state-machines/core/calendar.js';
import type { Instant, LocalDate, Missing } from '../../state-machines/core/process.js';
import { certificateStateOf, presentCertificates } from '../../state-machines/journey/certificates.js';
import type { JourneyContext, Mode, Practice } from '../../state-machines/journey/journey.messages.js';
import { readJourney } from '../../state-machines/journey/journey.state.js';
import { missingNext, nextMove } from '../../state-machines/journey/offers.js';
import { timeServedOf } from '../../state-machines/journey/practice.js';
import { isAgreementStale } from '../../state-machines/journey/requirements.js';
import { nameOfTopic, topicCatalogue } from '../../state-machines/policy/topics.js';
import { cardOf, type CardRow } from './journey-cards.js';
import type { JourneyDetail } from './journey-detail.answers.js';

/** What a journey's page shows beside what its process remembers. */
export interface Around {
  readonly programme: JourneyDetail['programme'];
  readonly siblings: JourneyDetail['siblings'];
  readonly supervisionId: JourneyDetail['supervisionId'];
  /** What users are called, by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

/** One journey as its page shows it. */
export function detailOf(
  row: CardRow,
  { programme, siblings, supervisionId, names }: Around,
  zone: string,
  now: Instant,
) {
  const { context } = row.state;
  const { stage, closing } = readJourney(row.state);
  const today = dateOf(now, context.zone);
  const named = <Entry extends { readonly by: string }>(entries: readonly Entry[]) =>
    entries.map((entry) => ({ ...entry, by: names.get(entry.by) ?? null }));
  return {
    ...cardOf(row, zone, now),
    ...agreedOf(context),
    programme,
    siblings,
    supervisionId,
    startedAt: iso(context.startedAt),
    terms: termsOf(context),
    nextMove: nextMove(row.state) ?? null,
    missing: stage === 'closed' ? [] : missingNext(row.state, row.facts, now).map(openly),
    closing: closing ?? null,
    steps: named(context.steps),
    forms: named(context.forms),
    confirmations: named(context.confirmations),
    topics: topicsOf(row, today),
    practice: practiceOf(context.practice),
    timeServed: timeServedOf(context, row.facts, today),
    decisions: context.decisions.map(decisionOf),
    waivers: context.waivers.map(({ requirement, by, until }) => ({
      requirement,
      by: names.get(by) ?? null,
      until,
      lapsed: until < today,
    })),
    visited: visitedOf(context.visits),
  } satisfies JourneyDetail;
}

const iso = (at: Instant): string => new Date(at).toISOString();

/** Lists that the machine promises not to change, for an answer that may. */
const openly = (missing: Missing) => ({ ...missing, waivableBy: [...missing.waivableBy] });

/** What was agreed, signed, planned and done, as the process remembers it. */
function agreedOf(context: JourneyContext) {
  const { acknowledged, policy, boundaryAgreement } = context;
  return {
    basis: context.basis,
    acknowledged: acknowledged && {
      version: acknowledged.version,
      at: iso(acknowledged.at),
      current: acknowledged.version === policy.version,
    },
    contract: context.contract,
    boundaryAgreement: {
      worker: boundaryAgreement.worker,
      service: boundaryAgreement.service,
      stale: isAgreementStale(context),
    },
    agreedTopics: [...context.agreedTopics],
    plannedTrainings: [...context.plannedTrainings],
    trainings: [...context.trainings],
    wish: context.wish,
    returnSteps: context.returnSteps.map(({ step, on }) => ({ step, on })),
    expectedEnd: context.expectedEnd,
    closedOn: context.closedOn,
    keepUntil: context.keepUntil,
  };
}

function termsOf({ policy, zone }: JourneyContext) {
  const { version, eligibility, qualities, basis } = policy;
  return {
    version,
    zone,
    eligibility: [...eligibility],
    qualities: [...qualities],
    basis: { ...basis, allowed: [...basis.allowed] },
  };
}

function decisionOf({ matter, since, about, escalated }: JourneyContext['decisions'][number]) {
  return { matter, since: iso(since), about: about ?? null, escalated };
}

/** Every topic of the journey: mandatory, agreed, planned or done, here or on another journey. */
function topicsOf({ state: { context }, facts }: CardRow, today: LocalDate) {
  const { policy, agreedTopics, plannedTrainings, trainings } = context;
  const done = [...trainings, ...facts.elsewhere.trainings];
  const ids = new Set([
    ...policy.topics,
    ...agreedTopics,
    ...plannedTrainings.map(({ topic }) => topic),
    ...trainings.map(({ topic }) => topic),
  ]);
  return [...ids].map((id) => ({
    id,
    name: nameOfTopic(id),
    clauses: [...(topicCatalogue.find((topic) => topic.id === id)?.clauses ?? [])],
    mandatory: policy.topics.includes(id),
    agreed: agreedTopics.includes(id),
    plannedOn: newest(plannedTrainings.filter(({ topic }) => topic === id).map(({ on }) => on)),
    doneOn: newest(done.filter(({ topic }) => topic === id).map(({ on }) => on)),
    certificate: certificateOf(context, id, today),
  }));
}

const newest = (days: readonly LocalDate[]): LocalDate | null => days.toSorted().at(-1) ?? null;

function certificateOf(context: JourneyContext, topic: string, today: LocalDate) {
  const held = presentCertificates(context).find((one) => one.topic === topic);
  if (!held) return null;
  const { certificateId: id, issuedOn, expiresOn } = held;
  return { id, issuedOn, expiresOn, state: certificateStateOf(held, context.policy, today) };
}

/** Sums of the log, in hours. */
export function practiceOf(practice: JourneyContext['practice']): JourneyDetail['practice'] {
  const sums = Object.entries(practice) as [Mode, Practice][];
  return Object.fromEntries(
    sums.map(([mode, { sessions, quarters, firstOn }]) => [mode, { sessions, hours: quarters / 4, firstOn }]),
  );
}

function visitedOf(visits: JourneyContext['visits']) {
  return visits.map(({ stage, at }, index) => {
    const next = visits[index + 1];
    return { stage, from: iso(at), to: next ? iso(next.at) : null };
  });
}
