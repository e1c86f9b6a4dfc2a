import type { Actor, Instant, LocalDate } from '../../../state-machines/core/process.js';
import type { WorkingCalendar } from '../../../state-machines/core/working-calendar.js';
import type { SupervisionTerms } from '../../../state-machines/supervision/supervision.messages.js';

export const zone = 'Europe/Dublin';
export const country = 'IE';

/** A peer worker with an account, and the supervision that hangs on their journey. */
export interface Worker extends Actor {
  readonly journeyId: string;
  readonly supervisionId: string;
}

/** Everybody who plays in the two years, and what the play goes by. */
export interface Cast {
  readonly programmeId: string;
  readonly workers: readonly Worker[];
  readonly supervisors: readonly Actor[];
  readonly coordinator: Actor;
  readonly manager: Actor;
  readonly terms: SupervisionTerms;
  readonly calendar: WorkingCalendar;
}

/** Something asked of a process at an instant, and who is supervisor from then on. */
export interface Line {
  readonly at: Instant;
  readonly kind: 'supervision' | 'absence';
  readonly processId: string;
  readonly input: { readonly type: string };
  readonly by: Actor | undefined;
  readonly supervisor?: { readonly personId: string; readonly holderId: string };
}

/** A message as whoever gets it finds it: when, about what, and for whom. */
export interface Arrival {
  readonly at: Instant;
  readonly matter: string;
  readonly userId: string;
}

/** Supervisor and worker are numbered, so that lists of different runs can be laid side by side. */
export function nameOf({ workers, supervisors, coordinator, manager }: Cast, userId: string): string {
  const find = (all: readonly Actor[]) => all.findIndex((one) => one.userId === userId);
  if (find(workers) >= 0) return `worker ${find(workers) + 1}`;
  if (find(supervisors) >= 0) return `supervisor ${find(supervisors) + 1}`;
  if (userId === coordinator.userId) return 'coordinator';
  return userId === manager.userId ? 'manager' : `nobody (${userId})`;
}

/** One line a message, in order: to the minute, as all that is told here is due on a full one. */
export const inOrder = (cast: Cast, arrivals: readonly Arrival[]): string[] =>
  arrivals
    .map(({ at, matter, userId }) => `${new Date(at).toISOString().slice(0, 16)} ${matter} → ${nameOf(cast, userId)}`)
    .toSorted();

/** Whoever supervises the nth worker at first. */
export const firstSupervisorOf = ({ supervisors }: Pick<Cast, 'supervisors'>, index: number): Actor =>
  supervisors[index % supervisors.length]!;

export interface Leave {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly coverId: string | null;
}
