import { dateOf, daysBetween, morningOf } from '../../state-machines/core/calendar.js';
import type { Instant } from '../../state-machines/core/process.js';
import { dueAt } from '../../state-machines/journey/due.js';
import { readJourney, type Pause } from '../../state-machines/journey/journey.state.js';
import { missingNext, nextMove } from '../../state-machines/journey/offers.js';
import type { CardRow } from '../journeys/journey-cards.js';
import { personNameOf } from '../people/person-name.js';
import { dueMatters } from './due-matters.js';
import { firstAllowed, isAllowed, isWorker, onTheLadder, type Looker } from './looker.js';
import type { Matter, MatterOfToday } from './today.schemas.js';

export interface Reading {
  readonly matter: Matter;
  readonly clause: string;
  readonly since: Instant;
  /** Is it for the looker to act, or does it wait for someone or something else? */
  readonly mine: boolean;
  readonly action: string | null;
  readonly params?: Record<string, string | number>;
}

/** What one journey means for whoever looks at it today; nothing, where all is as it should be. */
export function mattersOf(row: CardRow, looker: Looker, now: Instant): { mine: boolean; item: MatterOfToday }[] {
  return read(row, looker, now).map(({ matter, clause, since, mine, action, params }) => ({
    mine,
    item: {
      id: [row.id, matter, ...(params?.about ? [params.about] : [])].join(':'),
      journeyId: row.id,
      supervisionId: null,
      obligationId: null,
      person: personNameOf(row),
      matter,
      clause,
      since: new Date(since).toISOString(),
      why: { code: matter, params: { stage: row.stage, track: row.track, ...params } },
      action: action === null ? null : { type: action, href: `/journeys/${row.id}` },
    },
  }));
}

/** While nothing is expected of somebody, nothing else is a matter either. */
function read(row: CardRow, looker: Looker, now: Instant): Reading[] {
  const { stage, standing, pause } = readJourney(row.state);
  if (stage === 'closed') return closedMatters(row, looker, now);
  if (standing === 'notNow') return [talkPutOff(row)];
  if (standing === 'stoodDown') return [stoodDown(row, looker)];
  if (standing === 'paused')
    return [isWorker(looker) || pause === 'resting' ? onAPause(row) : reviewDue(row, looker, pause)];
  return [...dueMatters(row, looker, now), ...nextStep(row, looker, now)];
}

function nextStep(row: CardRow, looker: Looker, now: Instant): Reading[] {
  if (isWorker(looker)) return [underWay(row, now)];
  if (row.attention !== 'moving') return [stalled(row, looker, now)];
  if (talkIsDue(row)) return [talkAgain(row, looker)];
  const agreed = row.standing === 'underReview' ? underReview(row) : undefined;
  const step = agreed ?? readyToMove(row, looker, now) ?? delayExplained(row, now);
  return step ? [step] : [];
}

/** Nothing was recorded for too long: a coordinator's matter, and a manager's once it has been handed up. */
function stalled(row: CardRow, looker: Looker, now: Instant): Reading {
  const escalated = row.attention === 'escalated';
  const missing = missingOnTheWay(row, now);
  const move = missing.length === 0 ? nextMove(row.state) : undefined;
  const days = daysBetween(row.last_moved_at.getTime(), now, looker.zone);
  return {
    matter: escalated ? 'stall-escalated' : 'journey-stalled',
    clause: 'TURAS 7.1',
    since: row.state.context.stalledAt ?? now,
    mine: onTheLadder(looker, escalated),
    action: firstAllowed(looker, missing[0]?.remedy, leads(move) ? move : undefined, 'ExplainDelay'),
    params: { days, ...counted(missing) },
  };
}

/** Leaving is the worker's own time: nobody is pressed towards it. */
const leads = (move: string | undefined) => move !== undefined && move !== 'StartExit';

const missingOnTheWay = (row: CardRow, now: Instant) =>
  leads(nextMove(row.state)) ? missingNext(row.state, row.facts, now) : [];

const counted = (missing: ReturnType<typeof missingNext>) => ({
  missing: missing.length,
  ...(missing[0] && { requirement: missing[0].requirement, clause: missing[0].clause }),
});

function reviewDue(row: CardRow, looker: Looker, pause: Pause | undefined): Reading {
  const overdue = pause === 'reviewOverdue';
  return {
    matter: overdue ? 'pause-review-overdue' : 'pause-review-due',
    clause: 'TURAS 13.4',
    since: row.state.context.reviewAt ?? row.last_moved_at.getTime(),
    mine: onTheLadder(looker, overdue),
    action: firstAllowed(looker, 'ResumeJourney', 'PauseJourney'),
  };
}

function onAPause({ state }: CardRow): Reading {
  const { pausedAt, reviewAt, zone } = state.context;
  return {
    matter: 'on-a-pause',
    clause: 'TURAS 13.4',
    since: pausedAt ?? state.context.lastMovedAt,
    mine: false,
    action: null,
    ...(reviewAt !== null && { params: { until: dateOf(reviewAt, zone) } }),
  };
}

function readyToMove(row: CardRow, looker: Looker, now: Instant): Reading | undefined {
  const move = nextMove(row.state);
  const gateIsOpen = move !== undefined && missingNext(row.state, row.facts, now).length === 0;
  if (!gateIsOpen || !leads(move) || !isAllowed(looker, move)) return undefined;
  return {
    matter: 'ready-to-move',
    clause: 'TURAS 6.5',
    since: row.last_moved_at.getTime(),
    mine: true,
    action: move,
    params: { move },
  };
}

function delayExplained({ state, explained_until, last_moved_at }: CardRow, now: Instant): Reading | undefined {
  if (!explained_until || explained_until.getTime() <= now) return undefined;
  const until = dateOf(explained_until.getTime(), state.context.zone);
  return {
    matter: 'delay-explained',
    clause: 'TURAS 7.1',
    since: last_moved_at.getTime(),
    mine: false,
    action: null,
    params: { until },
  };
}

/** Workers see what comes next for them and what is missing before it. That nothing moves is for staff to mend. */
function underWay(row: CardRow, now: Instant): Reading {
  const missing = missingOnTheWay(row, now);
  return {
    matter: 'under-way',
    clause: 'TURAS 6.2',
    since: row.stage_since.getTime(),
    mine: false,
    action: null,
    params: counted(missing),
  };
}

/** The morning has come on which the talk goes on, and nothing was recorded since. Who is brought back by hand needs no reminder. */
function talkIsDue({ stage, state }: CardRow): boolean {
  const { resumedAt, lastMovedAt, zone } = state.context;
  if (stage !== 'recruitment' || resumedAt === null || resumedAt !== lastMovedAt) return false;
  return resumedAt === morningOf(dateOf(resumedAt, zone), zone);
}

function talkAgain(row: CardRow, looker: Looker): Reading {
  return {
    matter: 'talk-again-due',
    clause: 'TURAS 8.1',
    since: row.state.context.resumedAt!,
    mine: onTheLadder(looker, false),
    action: firstAllowed(looker, 'OfferRole'),
  };
}

function talkPutOff(row: CardRow): Reading {
  return { ...onAPause(row), matter: 'not-now', clause: 'TURAS 8.1' };
}

/** What follows is a person's decision, and a manager's. */
function stoodDown({ state }: CardRow, looker: Looker): Reading {
  const mine = isAllowed(looker, 'Reinstate');
  return {
    matter: 'stood-down',
    clause: 'TURAS 13.5',
    since: state.context.pausedAt ?? state.context.lastMovedAt,
    mine,
    action: mine ? 'Reinstate' : null,
  };
}

function underReview({ state }: CardRow): Reading {
  const { agreedUntil, lastMovedAt } = state.context;
  return {
    matter: 'under-review',
    clause: 'GUIDE 4.5-a',
    since: lastMovedAt,
    mine: false,
    action: null,
    ...(agreedUntil && { params: { until: agreedUntil } }),
  };
}

/** One contact after the exit; then the journey rests. */
function closedMatters({ state }: CardRow, looker: Looker, now: Instant): Reading[] {
  const { closedOn } = state.context;
  if (readJourney(state).closing !== 'followUpDue' || !isAllowed(looker, 'RecordFollowUp')) return [];
  return [
    {
      matter: 'follow-up-due',
      clause: 'GUIDE 4.6-d',
      since: dueAt.FollowUpTimePassed(state.context) ?? now,
      mine: looker.roles.includes('coordinator'),
      action: 'RecordFollowUp',
      ...(closedOn && { params: { until: closedOn } }),
    },
  ];
}
