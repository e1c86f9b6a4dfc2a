import { dateOf } from '../../state-machines/core/calendar.js';
import { earliest, type Instant, type Role } from '../../state-machines/core/process.js';
import { insuredUntil } from '../../state-machines/programme/due.js';
import { missingToOpen } from '../../state-machines/programme/gate.js';
import type { ProgrammeState } from '../../state-machines/programme/programme.machine.js';
import type { ProgrammeCommandType, ProgrammeInput } from '../../state-machines/programme/programme.messages.js';
import { programme } from '../../state-machines/programme/programme.js';
import { readinessSections } from '../../state-machines/programme/readiness.js';
import { may, type Action } from '../permissions/permissions.js';

interface Row {
  readonly name: string;
  readonly state: ProgrammeState;
}

/** A programme as its page shows it. */
export function detailOf(
  { name, state }: Row,
  journeysUnderWay: number,
  approvedOn: string | null,
  roles: readonly Role[],
  now: Instant,
) {
  const { context, value } = state;
  const next = earliest(programme.deadlinesOf(state));
  const { policy } = context;
  return {
    name,
    stage: value,
    template: context.template,
    sections: sectionsOf(state),
    missing: value === 'readiness' ? missingToOpen(context) : [],
    offers: offersOf(state, journeysUnderWay, roles, now),
    policy: policy && {
      version: policy.version,
      approvedOn,
      reviewBy: policy.reviewBy,
      overdue: policy.reviewBy < dateOf(now, context.zone),
    },
    insuredUntil: insuredUntil(context),
    nextDeadline: next ? { at: new Date(next.at).toISOString(), type: next.input.type } : null,
  };
}

function sectionsOf({ context: { readiness } }: ProgrammeState) {
  return readinessSections.map((section) => {
    const recorded = readiness[section.id];
    return {
      ...section,
      content: recorded?.content ?? null,
      recordedAt: recorded ? new Date(recorded.at).toISOString() : null,
      complete: recorded !== undefined,
    };
  });
}

/** Which permission a command to a programme needs. */
export const needs: Readonly<Record<ProgrammeCommandType, Action>> = {
  RecordReadiness: 'programme.change',
  OpenProgramme: 'programme.open',
  CloseProgramme: 'programme.open',
  AdoptPolicy: 'policy.adopt',
};

/** The machine's own answer to each command. What a section or a draft says is judged when it comes; here a good one will do. */
function offersOf(state: ProgrammeState, journeysUnderWay: number, roles: readonly Role[], at: Instant) {
  const examples: Record<ProgrammeCommandType, ProgrammeInput> = {
    RecordReadiness: { type: 'RecordReadiness', section: 'fit', content: {} },
    OpenProgramme: { type: 'OpenProgramme' },
    CloseProgramme: { type: 'CloseProgramme' },
    AdoptPolicy: { type: 'AdoptPolicy', revision: 1 },
  };
  return Object.values(examples)
    .filter(({ type }) => may(needs[type as ProgrammeCommandType], roles))
    .map((input) => {
      const decision = programme.decide(state, { ...input, at, facts: { journeysUnderWay, adoption: anyDraft } });
      const offer = { type: input.type, allowed: decision.accepted };
      return decision.accepted ? offer : { ...offer, refusal: { missing: [], ...decision.refusal } };
    });
}

const anyDraft = {
  revision: 1,
  version: 1,
  boundariesSince: 1,
  reviewBy: '2100-01-01',
  tracks: [],
  missing: [],
  faults: [],
  unchanged: false,
};
