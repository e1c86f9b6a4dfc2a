import { dateOf, daysBetween } from '../../state-machines/core/calendar.js';
import type { Instant, Role } from '../../state-machines/core/process.js';
import { readJourney } from '../../state-machines/journey/journey.state.js';
import { missingNext, nextMove } from '../../state-machines/journey/offers.js';
import { factsOf, type CardRow } from '../journeys/journey-cards.js';
import { personNameOf } from '../people/person-name.js';
import { may, type Action, type Relation } from '../permissions/permissions.js';
import type { Matter, MatterOfToday } from './today.schemas.js';

/** Who looks, and how that one stands to the worker of the row. */
export interface Looker {
  readonly roles: readonly Role[];
  readonly relations: readonly Relation[];
  readonly zone: string;
}

interface Reading {
  readonly matter: Matter;
  readonly clause: string;
  readonly since: Instant;
  /** Is it for the looker to act, or does it wait for someone or something else? */
  readonly mine: boolean;
  readonly action: string | null;
  readonly params?: Record<string, string | number>;
}

/** What one journey means for whoever looks at it today; nothing, where all is as it should be. */
export function matterOf(
  row: CardRow,
  looker: Looker,
  now: Instant,
): { mine: boolean; item: MatterOfToday } | undefined {
  const reading = read(row, looker, now);
  if (!reading) return undefined;
  const { matter, clause, since, mine, action, params } = reading;
  const stage = { stage: row.stage };
  return {
    mine,
    item: {
      id: `${row.id}:${matter}`,
      journeyId: row.id,
      person: personNameOf(row),
      matter,
      clause,
      since: new Date(since).toISOString(),
      why: { code: matter, params: { ...stage, ...params } },
      action: action === null ? null : { type: action, href: `/journeys/${row.id}` },
    },
  };
}

function read(row: CardRow, looker: Looker, now: Instant): Reading | undefined {
  const { standing, attention, pause } = readJourney(row.state);
  if (row.stage === 'closed') return undefined;
  if (looker.relations.includes('self')) return standing === 'paused' ? onAPause(row) : underWay(row, now);
  if (standing === 'paused') return pause === 'resting' ? onAPause(row) : reviewDue(row, looker, pause);
  if (attention !== 'moving') return stalled(row, looker, now);
  return readyToMove(row, looker, now) ?? delayExplained(row, now);
}

const allowed = (looker: Looker, command: string) =>
  may(`journey.${command}` as Action, looker.roles, looker.relations);

/** Of these commands the first that the looker may give. */
const firstAllowed = (looker: Looker, ...commands: (string | undefined)[]) =>
  commands.find((command) => command !== undefined && allowed(looker, command)) ?? null;

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
  leads(nextMove(row.state)) ? missingNext(row.state, factsOf(row), now) : [];

const counted = (missing: ReturnType<typeof missingNext>) => ({
  missing: missing.length,
  ...(missing[0] && { requirement: missing[0].requirement, clause: missing[0].clause }),
});

/** Managers are not asked before the coordinator had the time to act. */
const onTheLadder = ({ roles, relations }: Looker, handedUp: boolean) =>
  roles.includes('coordinator') ||
  (handedUp && roles.includes('manager')) ||
  (roles.includes('supervisor') &&
    relations.some((relation) => relation === 'supervises' || relation === 'lineManages'));

function reviewDue(row: CardRow, looker: Looker, pause: string | undefined): Reading {
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
  const gateIsOpen = move !== undefined && missingNext(row.state, factsOf(row), now).length === 0;
  if (!gateIsOpen || !leads(move) || !allowed(looker, move)) return undefined;
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
