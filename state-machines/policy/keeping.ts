import type { ObligationTerms, OwedThing } from '../obligation/obligation.messages.js';
import type { SupervisionTerms } from '../supervision/supervision.messages.js';
import { defaultKeeping, groupsCountByDefault } from './keeping-defaults.js';
import type { Keeping } from './keeping-parts.js';
import type { General, Policy, Track } from './policy.js';

export { defaultKeeping, defaultLadders, defaultOwes } from './keeping-defaults.js';

/** How an organisation keeps its word: as its policy says, and where that says nothing, as this product brings it. */
export function keepingOf(general: Partial<General>): Keeping {
  return {
    supervisors: { ...defaultKeeping.supervisors, ...general.supervisors },
    supervisionMinutes: general.supervisionMinutes ?? defaultKeeping.supervisionMinutes,
    remindHoursBefore: general.remindHoursBefore ?? defaultKeeping.remindHoursBefore,
    outOfHours: general.outOfHours ?? defaultKeeping.outOfHours,
    owes: { ...defaultKeeping.owes, ...general.owes },
    ladders: { ...defaultKeeping.ladders, ...general.ladders },
  };
}

/** What a supervision takes from one version of a policy; nothing while that one does not open the track. */
export function supervisionTermsOf(
  version: number,
  { general, tracks }: Policy,
  track: Track,
): SupervisionTerms | null {
  const open = tracks[track];
  if (!open) return null;
  const { ladders, supervisionMinutes, remindHoursBefore } = keepingOf(general);
  return {
    version,
    pattern: open.supervision,
    remindHoursBefore,
    minutes: supervisionMinutes,
    ladder: ladders.supervision,
    missesToDecide: general.missedSupervisions,
    escalateAfterDays: general.escalateAfterDays,
    groupsCount: open.groupsCount ? open.groupsCount === 'counted' : groupsCountByDefault(track),
  };
}

/** What a promise takes from one version of a policy. */
export function obligationTermsOf(version: number, { general }: Policy, what: OwedThing): ObligationTerms {
  const { owes, ladders } = keepingOf(general);
  return { version, within: owes[what], ladder: ladders[what] };
}
