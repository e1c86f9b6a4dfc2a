import { createHash } from 'node:crypto';

import { earliest, type Actor, type Input, type ProcessState } from '../../state-machines/core/process.js';
import { journey } from '../../state-machines/journey/journey.js';
import {
  staffedModes,
  type JourneyContext,
  type JourneyEvent,
  type JourneyFacts,
  type JourneyInput,
  type Relation,
  type StartJourney,
} from '../../state-machines/journey/journey.messages.js';
import { readJourney, type JourneyState } from '../../state-machines/journey/journey.state.js';
import { journeyPolicyOf, type JourneyPolicy, type Policy, type Track } from '../../state-machines/policy/policy.js';
import { an, idOf } from './journeys.js';
import { askers, boundariesSince, journeys, type Ask, type Asker, type Script } from './scripts.js';
import { Simulation, type SimulatedAnswer, type SimulatedRow, type World } from './simulation.js';
import { commandOf, type Wish } from './wishes.js';

/** Who plays a script: the ids behind its numbers. */
export interface Cast {
  readonly people: readonly string[];
  readonly programmes: readonly string[];
  /** The process of each of the script's journeys. */
  readonly processes: readonly string[];
  readonly actors: Readonly<Record<Asker, Actor>>;
  /** Those who may be named keyworker, line manager or supervisor; `staff` of them from the first on are on the staff. */
  readonly holders: readonly string[];
  readonly staff: number;
}

export const anyCast: Cast = {
  people: [idOf('wren'), idOf('linnet')],
  programmes: [idOf('quay'), idOf('park')],
  processes: journeys.map((_, index) => idOf(`journey ${index}`)),
  actors: { coordinator: an('coordinator'), manager: an('manager'), supervisor: an('supervisor') },
  holders: [...askers.map((role) => an(role).userId), idOf('peer'), idOf('nobody')],
  staff: askers.length,
};

/** A line of a script as a request. */
export function requestOf({ journey: number, asker, commandId, at, wish, uttered }: Ask, { zone }: Script, cast: Cast) {
  const { person, programme, track } = journeys[number]!;
  const begin = { personId: cast.people[person]!, programmeId: cast.programmes[programme]!, track } as const;
  const input: JourneyInput =
    wish.type === 'StartJourney' ? { type: wish.type, ...begin } : commandOf(wish as Wish, uttered, zone, cast.holders);
  return { processId: cast.processes[number]!, kind: 'journey', commandId, input, at, by: cast.actors[asker] };
}

type LoggedEntry = { readonly version: number } & Omit<NonNullable<JourneyFacts['entry']>, 'othersSince'>;

/** The facts of a script's world, kept in memory. */
class ScriptWorld implements World {
  readonly blocked = new Set<string>();
  version = 1;
  private readonly relations = new Map<string, Partial<Record<Relation, string>>>();
  private readonly underWay = new Set<string>();
  private readonly known = new Map<string, JourneyContext>();
  private readonly logs = new Map<string, LoggedEntry[]>();

  constructor(
    private readonly zone: string,
    private readonly policies: readonly Policy[],
    private readonly cast: Cast,
  ) {}

  factsFor(state: ProcessState | undefined, input: Input, processId: string): JourneyFacts {
    const asked = input as JourneyInput;
    const context = (state as JourneyState | undefined)?.context;
    const { personId } = context ?? (asked as StartJourney);
    return {
      relations: this.relations.get(personId) ?? {},
      blocked: this.blocked.has(personId),
      programmeOpen: context !== undefined,
      elsewhere: this.elsewhere(personId, context),
      dependents: [],
      ...(context && hangingOn(context, processId)),
      ...this.asked(asked, context),
    };
  }

  heed({ state, events, version }: SimulatedRow): void {
    const { context, value } = state as JourneyState;
    const { personId } = context;
    if (readJourney({ context, value }).stage === 'closed') this.underWay.delete(trackOf(context));
    else this.underWay.add(trackOf(context));
    this.known.set(nameOf(context), context);
    for (const event of events as JourneyEvent[]) {
      if (event.type === 'RelationNamed') {
        const { relation, holderId } = event;
        this.relations.set(personId, { ...this.relations.get(personId), [relation]: holderId });
      }
      this.keepLog(nameOf(context), event, version);
    }
  }

  private asked(asked: JourneyInput, context: JourneyContext | undefined): Partial<JourneyFacts> {
    if (asked.type === 'StartJourney') {
      const policy = this.policyOf(this.version, asked.track);
      const alreadyUnderWay = this.underWay.has(trackOf(asked));
      return { beginning: { zone: this.zone, policy, programmeClosed: false, alreadyUnderWay } };
    }
    if (!context) return {};
    if (asked.type === 'MoveToPolicy') return { policy: this.policyOf(asked.version, context.track) };
    if (asked.type === 'WithdrawExperience') return { entry: this.entry(nameOf(context), asked.entry) };
    if (!('holderId' in asked)) return {};
    const holderIsStaff = this.cast.holders.indexOf(asked.holderId) < this.cast.staff;
    return { holderIsStaff, ...(asked.type === 'NameSupervisor' && { supervising: untrained }) };
  }

  /** Only what was adopted so far is there to be moved to. */
  private policyOf(version: number, track: Track): JourneyPolicy | null {
    const policy = version > this.version ? undefined : this.policies[version - 1];
    return policy ? journeyPolicyOf(version, policy, track, boundariesSince(version, this.policies)) : null;
  }

  private elsewhere(personId: string, own: JourneyContext | undefined): JourneyFacts['elsewhere'] {
    const others = [...this.known.values()].filter(
      (other) => other.personId === personId && (!own || nameOf(other) !== nameOf(own)),
    );
    const staffed = others.flatMap(({ practice }) => staffedModes.flatMap((mode) => practice[mode] ?? []));
    return {
      trainings: others.flatMap(({ trainings }) => trainings),
      staffed: {
        sessions: staffed.reduce((sum, { sessions }) => sum + sessions, 0),
        firstOn: staffed.map(({ firstOn }) => firstOn).toSorted()[0] ?? null,
      },
    };
  }

  private keepLog(name: string, event: JourneyEvent, version: number): void {
    const log = this.logs.get(name) ?? [];
    if (event.type === 'ExperienceLogged') this.logs.set(name, [...log, { ...event, version }]);
    if (event.type === 'ExperienceWithdrawn')
      this.logs.set(
        name,
        log.filter((entry) => entry.version !== event.entry),
      );
  }

  private entry(name: string, version: number): JourneyFacts['entry'] {
    const log = this.logs.get(name) ?? [];
    const found = log.find((entry) => entry.version === version);
    if (!found) return null;
    const others = log.filter((entry) => entry !== found && entry.mode === found.mode);
    return { ...found, othersSince: others.map(({ on }) => on).toSorted()[0] ?? null };
  }
}

/** Nobody said what they learned, nor for how many they have room: the policy warns. */
const untrained: JourneyFacts['supervising'] = {
  trained: false,
  ...{ people: 1, mostPeople: null, hoursAWeek: 1, mostHours: null, overCapacity: 'warn', untrained: 'warn' },
};

/** A process that is named after what it is about, as the database names it. */
export function processNamed(name: string): string {
  const hash = createHash('md5').update(name).digest('hex');
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-3$3-8$4-$5');
}

const hangingOn = ({ personId, programmeId }: JourneyContext, journeyId: string): Partial<JourneyFacts> => ({
  journeyId,
  supervisionId: processNamed(`supervision:${personId}:${programmeId}`),
  obligationIds: {
    training: processNamed(`owed:training:${journeyId}`),
    information: processNamed(`owed:information:${journeyId}`),
  },
});

const trackOf = ({ personId, programmeId, track }: Pick<StartJourney, 'personId' | 'programmeId' | 'track'>): string =>
  `${personId} ${programmeId} ${track}`;

/** Nobody begins twice on a track at the same instant. */
const nameOf = (context: JourneyContext): string => `${trackOf(context)} ${context.startedAt}`;

/** What a script left behind, however it was played. */
export interface Legacy {
  /** Each journey's journal, a line a row: version, at, command id, input, events, state. */
  readonly journals: readonly (readonly string[])[];
  /** What the pages show of each journey: where it is, and what time will do next. */
  readonly pages: readonly string[];
  /** Everything owed, a line each. */
  readonly owed: readonly string[];
  /** The answer to each asking, in the order of the script. */
  readonly answers: readonly string[];
}

/** Plays a script through the rules alone. Clocks are not needed: time passes whenever somebody asks. */
export function playInMemory(script: Script, cast: Cast): Legacy & { readonly simulation: Simulation } {
  const world = new ScriptWorld(script.zone, script.policies, cast);
  const simulation = new Simulation(journey as never, world);
  const answers: string[] = [];
  for (const line of script.lines) {
    if (line.kind === 'block') world.blocked[line.blocked ? 'add' : 'delete'](cast.people[line.person]!);
    if (line.kind === 'adopt') world.version = line.version;
    if (line.kind === 'ask') {
      const request = requestOf(line, script, cast);
      const told = Array.from({ length: line.times }, () => wordsOf(simulation.ask(request)));
      answers.push(...told.toSorted());
    }
  }
  simulation.settle(script.until);
  const journals = cast.processes.map((processId) => simulation.journalOf(processId));
  return {
    simulation,
    answers,
    journals: journals.map((rows) => rows.map(rowInWords)),
    pages: journals.flatMap((rows, number) => rows.slice(-1).map((last) => pageOf(number, last))).toSorted(),
    owed: journals
      .flatMap((rows, number) => rows.flatMap((row) => row.owed.map((body, index) => ({ body, index, row, number }))))
      .map(({ body, index, row, number }) => inWords([number, row.version, index, body, row.at]))
      .toSorted(),
  };
}

function pageOf(number: number, { version, state }: SimulatedRow): string {
  const { stage, standing, attention } = readJourney(state as JourneyState);
  const next = earliest(journey.deadlinesOf(state as JourneyState));
  return pageInWords(
    number,
    version,
    { stage, standing, attention, closed: stage === 'closed' },
    next ? { at: next.at, type: next.input.type } : null,
  );
}

export function pageInWords(number: number, version: number, where: object, deadline: object | null): string {
  return inWords([number, version, where, deadline]);
}

type Row = Pick<SimulatedRow, 'version' | 'at' | 'commandId' | 'input' | 'events' | 'state'>;

/** A row bit for bit, but for the order in which a database keeps the keys of its JSON. */
export function rowInWords({ version, at, commandId, input, events, state }: Row): string {
  return inWords([version, at, commandId, input, events, state]);
}

/** What was answered. Of a refusal the version is left out: what fell due in the meantime is written when somebody looks. */
export function wordsOf(answer: SimulatedAnswer): string {
  if (answer.outcome === 'refused') return inWords([answer.outcome, answer.refusal]);
  if ('version' in answer) return inWords([answer.outcome, answer.version, answer.events]);
  return answer.outcome;
}

export function inWords(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
