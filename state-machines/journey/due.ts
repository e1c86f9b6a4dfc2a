import { daysAfter, morningAfter, morningOf } from '../core/calendar.js';
import type { Instant, LocalDate } from '../core/process.js';
import { lapsesOn, presentCertificates, renewFrom } from './certificates.js';
import { answerOn, openOn } from './decisions.js';
import { isMetByItself } from './gates.js';
import type { JourneyContext, JourneyTimeType, Waiver } from './journey.messages.js';
import { servedOf } from './practice.js';
import { practiceStages, presentStage } from './tracks.js';

type Due = (journey: JourneyContext) => Instant | null;

const first = (instants: readonly Instant[]): Instant | null => (instants.length === 0 ? null : Math.min(...instants));
const firstMorning = (days: readonly LocalDate[], zone: string): Instant | null =>
  first(days.map((day) => morningOf(day, zone)));

/** Nobody is told anything meanwhile: on a pause, stood down, or while a talk has been put off. */
export const isSilent = ({ pausedAt }: Pick<JourneyContext, 'pausedAt'>): boolean => pausedAt !== null;

/** What fell due before the last return is told on the morning after it. */
const notBefore = ({ resumedAt, zone }: JourneyContext, at: Instant): Instant =>
  resumedAt === null ? at : Math.max(at, morningAfter(resumedAt, 1, zone));

function told(due: Due): Due {
  return (journey) => {
    const at = due(journey);
    return at === null ? null : notBefore(journey, at);
  };
}

const heard = (due: Due): Due => told((journey) => (isSilent(journey) ? null : due(journey)));

/** When somebody who co-facilitates has served the time after which they may lead: asked unless the worker does not want to. */
const timeServedAt: Due = (journey) => {
  const { track, policy, zone, wish } = journey;
  if (track !== 'facilitation' || !policy.served || presentStage(journey) !== 'supportedPractice') return null;
  const { sessions, firstOn } = servedOf(journey);
  if (firstOn === null || sessions < policy.served.sessions || wish === 'notNow') return null;
  if (openOn(journey, 'may-lead').length > 0) return null;
  const answer = answerOn(journey, 'may-lead');
  if (answer) return answer.askAgainOn === null ? null : morningOf(answer.askAgainOn, zone);
  return morningOf(daysAfter(firstOn, policy.served.weeks * 7), zone);
};

/** The day on which a criterion is to be confirmed again (TURAS 12.1); none while that is being decided, or after a no. */
export function reconfirmOn(
  journey: JourneyContext,
  { criterion, on }: JourneyContext['confirmations'][number],
): LocalDate | null {
  const { reconfirmEveryDays, eligibility } = journey.policy;
  if (reconfirmEveryDays === null || !eligibility.some(({ id }) => id === criterion)) return null;
  if (openOn(journey, 'reconfirm-eligibility', criterion).length > 0) return null;
  const answer = answerOn(journey, 'reconfirm-eligibility', criterion);
  return answer?.answer === 'no' ? answer.askAgainOn : daysAfter(on, reconfirmEveryDays);
}

const reconfirmationAt: Due = (journey) => {
  if (['recruitment', 'supportedExit'].includes(presentStage(journey))) return null;
  const days = journey.confirmations.map((confirmation) => reconfirmOn(journey, confirmation));
  return firstMorning(
    days.filter((day) => day !== null),
    journey.zone,
  );
};

/** The first day on which a waiver no longer counts. */
export const waiverLapsesOn = ({ until }: Waiver): LocalDate => daysAfter(until, 1);

/** Waivers whose giver has not been asked yet, of what is not met by then. */
export const waiversToAsk = (journey: JourneyContext): readonly Waiver[] =>
  journey.waivers.filter(
    (waiver) =>
      !waiver.lapseTold &&
      !isMetByItself(waiver.requirement, journey, notBefore(journey, morningOf(waiverLapsesOn(waiver), journey.zone))),
  );

const twoSidedReviewAt: Due = (journey) => {
  const { visits, reviewedAt, policy, zone } = journey;
  if (!practiceStages.includes(presentStage(journey))) return null;
  const since = reviewedAt ?? visits.find(({ stage }) => practiceStages.includes(stage))?.at;
  return since === undefined ? null : morningAfter(since, policy.twoSidedReviewEveryDays, zone);
};

const exitAt: Due = (journey) => {
  const { expectedEnd, exitTold, policy, zone } = journey;
  if (expectedEnd === null || exitTold || ['recruitment', 'supportedExit'].includes(presentStage(journey))) return null;
  return morningOf(daysAfter(expectedEnd, -policy.exit.openDaysBefore), zone);
};

/**
 * When time says each of its inputs to a journey: what the deadlines list and what the machine's guards ask. Where several
 * matters of one kind are due together, one input deals with all of them.
 */
export const dueAt: Readonly<Record<JourneyTimeType, Due>> = {
  QuietTimePassed: heard(({ lastMovedAt, explainedUntil, policy, zone }) =>
    Math.max(morningAfter(lastMovedAt, policy.stalledAfterDays, zone), explainedUntil ?? 0),
  ),
  EscalationTimePassed: heard(({ stalledAt, policy, zone }) =>
    stalledAt === null ? null : morningAfter(stalledAt, policy.escalateAfterDays, zone),
  ),
  ReviewDatePassed: told(({ reviewAt }) => reviewAt),
  ReviewEscalationTimePassed: told(({ reviewAt, policy, zone }) =>
    reviewAt === null ? null : morningAfter(reviewAt, policy.escalateAfterDays, zone),
  ),
  TalkAgainDatePassed: told(({ reviewAt }) => reviewAt),
  TimeServedPassed: heard(timeServedAt),
  DecisionTimePassed: heard(({ decisions, policy, zone }) =>
    first(
      decisions
        .filter(({ escalated }) => !escalated)
        .map(({ since }) => morningAfter(since, policy.escalateAfterDays, zone)),
    ),
  ),
  CertificateRenewalTimePassed: heard((journey) => {
    const untold = presentCertificates(journey).filter((certificate) => !certificate.told);
    return firstMorning(
      untold.flatMap(({ expiresOn }) => (expiresOn === null ? [] : [renewFrom(expiresOn, journey.policy)])),
      journey.zone,
    );
  }),
  CertificateLapsed: heard((journey) => {
    const untold = presentCertificates(journey).filter((certificate) => certificate.told !== 'lapsed');
    return firstMorning(
      untold.flatMap(({ expiresOn }) => (expiresOn === null ? [] : [lapsesOn(expiresOn, journey.policy)])),
      journey.zone,
    );
  }),
  WaiverLapsed: heard((journey) => firstMorning(waiversToAsk(journey).map(waiverLapsesOn), journey.zone)),
  ReconfirmationTimePassed: heard(reconfirmationAt),
  TwoSidedReviewTimePassed: heard(twoSidedReviewAt),
  UnderReviewTimePassed: heard(({ reviewAt }) => reviewAt),
  ReturnStepTimePassed: heard(({ returnSteps, zone }) =>
    firstMorning(
      returnSteps.filter((step) => !step.told).map(({ on }) => on),
      zone,
    ),
  ),
  ExitTimePassed: heard(exitAt),
  FollowUpTimePassed: ({ closedOn, policy, zone }) =>
    closedOn === null ? null : morningOf(daysAfter(closedOn, policy.exit.followUpAfterDays), zone),
  RetentionTimePassed: ({ keepUntil, zone }) => (keepUntil === null ? null : morningOf(keepUntil, zone)),
};

/** Has the morning of a day come? */
export const hasCome = (day: LocalDate, { at }: { at: Instant }, { zone }: { zone: string }): boolean =>
  morningOf(day, zone) <= at;
