import { weeksBetween } from '../core/calendar.js';
import type { LocalDate } from '../core/process.js';
import { staffedModes, type JourneyContext, type JourneyFacts, type Mode, type Practice } from './journey.messages.js';
import { modesOn } from './tracks.js';

/** How much was worked, and since when. */
export interface Served {
  readonly sessions: number;
  readonly firstOn: LocalDate | null;
}

const none: Served = { sessions: 0, firstOn: null };

/** Time served beside what the policy asks. */
export interface TimeServed {
  readonly weeks: number;
  readonly sessions: number;
  readonly neededWeeks: number;
  readonly neededSessions: number;
}

function together(one: Served, other: Served): Served {
  const first = [one.firstOn, other.firstOn].filter((day) => day !== null).toSorted()[0];
  return { sessions: one.sessions + other.sessions, firstOn: first ?? null };
}

/** What counts towards the track's lead role: co-facilitating towards leading (TURAS 11.4), any staffed work towards mentoring (6.11). */
export function servedOf({ track, practice }: JourneyContext, facts?: Pick<JourneyFacts, 'elsewhere'>): Served {
  if (track !== 'mentoring') return practice.coFacilitated ?? none;
  const own = staffedModes.map((mode) => practice[mode] ?? none).reduce(together, none);
  return facts ? together(own, facts.elsewhere.staffed) : own;
}

/** How much of the time that a lead role asks for has been served; nothing on tracks without one. */
export function timeServedOf(
  journey: JourneyContext,
  facts: Pick<JourneyFacts, 'elsewhere'>,
  today: LocalDate,
): TimeServed | null {
  const needed = journey.policy.served;
  if (!needed) return null;
  const { sessions, firstOn } = servedOf(journey, facts);
  const weeks = firstOn === null ? 0 : weeksBetween(firstOn, today);
  return { weeks, sessions, neededWeeks: needed.weeks, neededSessions: needed.sessions };
}

/** Enough weeks and enough sessions. */
export function hasServed(journey: JourneyContext, facts: JourneyFacts, today: LocalDate): boolean {
  const served = timeServedOf(journey, facts, today);
  return served !== null && served.weeks >= served.neededWeeks && served.sessions >= served.neededSessions;
}

/** The ways of working that are open: each is, once its stage was reached. */
export function openModes({ track, visits }: Pick<JourneyContext, 'track' | 'visits'>): Mode[] {
  const reached = new Set(visits.map(({ stage }) => stage));
  return Object.entries(modesOn[track]).flatMap(([mode, stage]) => (reached.has(stage) ? [mode as Mode] : []));
}

/** One more entry in the log. */
export function withEntry(
  practice: JourneyContext['practice'],
  { mode, on, quarters }: { mode: Mode; on: LocalDate; quarters: number },
): JourneyContext['practice'] {
  const before = practice[mode];
  if (!before) return { ...practice, [mode]: { sessions: 1, quarters, firstOn: on } };
  const firstOn = on < before.firstOn ? on : before.firstOn;
  return { ...practice, [mode]: { sessions: before.sessions + 1, quarters: before.quarters + quarters, firstOn } };
}

/** The log without an entry. */
export function withoutEntry(
  practice: JourneyContext['practice'],
  { mode, quarters, othersSince }: NonNullable<JourneyFacts['entry']>,
): JourneyContext['practice'] {
  const { [mode]: before, ...others } = practice;
  if (!before || before.sessions <= 1) return others;
  const left: Practice = {
    sessions: before.sessions - 1,
    quarters: before.quarters - quarters,
    firstOn: othersSince ?? before.firstOn,
  };
  return { ...practice, [mode]: left };
}
