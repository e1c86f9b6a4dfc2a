import { dateOf, daysAfter, daysBetween, morningOf } from '../../state-machines/core/calendar.js';
import type { Instant, LocalDate } from '../../state-machines/core/process.js';
import {
  certificateStateOf,
  lapsesOn,
  presentCertificates,
  renewFrom,
} from '../../state-machines/journey/certificates.js';
import { mayDecide } from '../../state-machines/journey/decisions.js';
import type { DecisionMatter, JourneyContext, OpenDecision } from '../../state-machines/journey/journey.messages.js';
import { missingNext } from '../../state-machines/journey/offers.js';
import { isAgreementStale } from '../../state-machines/journey/requirements.js';
import type { CardRow } from '../journeys/journey-cards.js';
import { firstAllowed, follows, isAllowed, isWorker, looksAfter, type Looker } from './looker.js';
import type { Reading } from './matters.js';

/** What has come due on a journey beside its next step: each a matter of its own. */
export function dueMatters(row: CardRow, looker: Looker, now: Instant): Reading[] {
  const all = [
    ...row.state.context.decisions.map((decision) => toDecide(decision, row, looker, now)),
    ...certificatesToRenew(row, looker, now),
    ...agreements(row, looker),
    ...reviews(row, looker, now),
    ...leaving(row, looker, now),
  ];
  return all.filter(({ mine }) => mine || follows(looker));
}

const clauses: Readonly<Record<DecisionMatter, string>> = {
  'may-lead': 'TURAS 11.4',
  'waiver-lapsed': 'TURAS 6.11',
  'reconfirm-eligibility': 'TURAS 12.1',
  'review-agreement': 'GUIDE 4.5-a',
};

/** Asked of whoever may take it: the supervisor first, the manager once it was handed up or where there is no supervisor. */
function toDecide(
  { matter, since, about, escalated }: OpenDecision,
  row: CardRow,
  looker: Looker,
  now: Instant,
): Reading {
  const decides = isAllowed(looker, 'Decide') && mayDecide(matter, { ...looker, userId: '', personId: '' });
  const supervised = row.facts.relations.supervisor !== undefined;
  const asked = !looker.roles.includes('manager') || escalated || matter === 'waiver-lapsed' || !supervised;
  const mine = decides && (asked || looker.relations.includes('supervises'));
  return {
    matter: `decide-${matter}`,
    clause: clauses[matter],
    since,
    mine,
    action: mine ? 'Decide' : null,
    params: {
      days: daysBetween(since, now, looker.zone),
      ...(about && { about }),
      ...(escalated && { escalated: 1 }),
    },
  };
}

function certificatesToRenew(row: CardRow, looker: Looker, now: Instant): Reading[] {
  const { context } = row.state;
  const today = dateOf(now, context.zone);
  return presentCertificates(context).flatMap((certificate): Reading[] => {
    const state = certificateStateOf(certificate, context.policy, today);
    if (state === 'valid') return [];
    const expiresOn = certificate.expiresOn!;
    const lapsed = state === 'lapsed';
    const since = lapsed ? lapsesOn(expiresOn, context.policy) : renewFrom(expiresOn, context.policy);
    return [
      {
        matter: lapsed ? 'certificate-lapsed' : 'certificate-renewal',
        clause: 'GUIDE 4.4-c',
        since: morningOf(since, context.zone),
        mine: isWorker(looker) || looksAfter(looker, row),
        action: firstAllowed(looker, 'AddCertificate'),
        params: { about: certificate.topic, until: expiresOn },
      },
    ];
  });
}

/** What was agreed under an older policy is talked about and agreed again. */
function agreements(row: CardRow, looker: Looker): Reading[] {
  const { context } = row.state;
  const { acknowledged, policy } = context;
  const worker = isWorker(looker);
  const since = context.lastMovedAt;
  const again: Reading[] = [];
  if (acknowledged && acknowledged.version !== policy.version)
    again.push({
      matter: 'policy-to-acknowledge',
      clause: 'TURAS 7.2',
      since,
      mine: worker,
      action: worker ? firstAllowed(looker, 'AcknowledgePolicy') : null,
      params: { version: policy.version },
    });
  if (isAgreementStale(context))
    again.push({
      matter: 'boundary-agreement-stale',
      clause: 'GUIDE App C-use',
      since,
      mine: worker || looksAfter(looker, row),
      action: firstAllowed(looker, 'SignBoundaryAgreement'),
    });
  return again;
}

function reviews(row: CardRow, looker: Looker, now: Instant): Reading[] {
  const { context } = row.state;
  const asked: Reading[] = [];
  if (twoSidedReviewIsAsked(context))
    asked.push({
      matter: 'two-sided-review-due',
      clause: 'TURAS 6.1',
      since: context.reviewedAt!,
      mine: isWorker(looker) || looksAfter(looker, row),
      action: 'FillForm',
    });
  const reached = lastStepReached(context, now);
  if (reached)
    asked.push({
      matter: 'return-step-reached',
      clause: 'TURAS 13.4',
      since: morningOf(reached.on, context.zone),
      mine: looksAfter(looker, row),
      action: null,
      params: { about: reached.step },
    });
  return asked;
}

/** Time asks in the morning; a review that was filled in since has its day. */
function twoSidedReviewIsAsked({ reviewedAt, forms, zone }: JourneyContext): boolean {
  if (reviewedAt === null) return false;
  const day = dateOf(reviewedAt, zone);
  const filled = forms.some(({ form, on }) => form.startsWith('review-') && on >= day);
  return !filled && reviewedAt === morningOf(day, zone);
}

/** A step of the graded return is news for a week. */
function lastStepReached({ returnSteps, zone }: JourneyContext, now: Instant) {
  const today = dateOf(now, zone);
  const isNews = (on: LocalDate) => on <= today && on > daysAfter(today, -7);
  return returnSteps.filter(({ told, on }) => told && isNews(on)).at(-1);
}

/** The exit is talked through in good time. */
function leaving(row: CardRow, looker: Looker, now: Instant): Reading[] {
  const { exitTold, expectedEnd, zone, policy, lastMovedAt } = row.state.context;
  if (!exitTold || row.stage === 'supportedExit') return [];
  const opened =
    expectedEnd === null ? lastMovedAt : morningOf(daysAfter(expectedEnd, -policy.exit.openDaysBefore), zone);
  return [
    {
      matter: 'exit-due',
      clause: 'GUIDE 4.6-b',
      since: Math.min(now, opened),
      mine: follows(looker),
      action: firstAllowed(looker, missingNext(row.state, row.facts, now)[0]?.remedy, 'StartExit'),
      ...(expectedEnd && { params: { until: expectedEnd } }),
    },
  ];
}
