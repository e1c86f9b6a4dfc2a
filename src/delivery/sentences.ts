import type { OwedMessage, ProcessState } from '../../state-machines/core/process.js';
import { absenceCorrespondence } from './absence.sentences.js';
import { digestCorrespondence } from './digest.sentences.js';
import { journeyCorrespondence } from './journey.sentences.js';
import { obligationCorrespondence } from './obligation.sentences.js';
import { programmeCorrespondence } from './programme.sentences.js';
import { supervisionCorrespondence } from './supervision.sentences.js';

/** What is said of one matter: why it is said, and the one thing to do next. Nobody is named. */
export interface Sentences {
  readonly why: string;
  readonly nextStep: string;
}

/** How delivery speaks of one kind of process. */
export interface Correspondence {
  /** Whom a process is about: that one is told nothing in the name of a role. Nothing, where it is about nobody. */
  readonly subjectOf: (state: ProcessState) => string | null;
  /** Where the next step is taken, as a path of the web page. */
  readonly pageOf: (processId: string, state: ProcessState) => string;
  /** Where the one whom it is about takes theirs; their first page, where nothing is said. */
  readonly pageOfTheWorker?: string;
  /** Why somebody gets it who is asked in person, and not because of a role. */
  readonly inPerson: string;
  /** Is this for the one who is asked in person, and for nobody else? No role has a part in it then. */
  readonly inPersonAlone?: (message: OwedMessage) => boolean;
  readonly matters: Readonly<Record<string, Sentences>>;
  /** What is said to the one whom the process is about. */
  readonly toTheWorker: Readonly<Record<string, Sentences>>;
}

/** Every kind that owes messages. Adding one is a line here. */
const correspondences: Readonly<Record<string, Correspondence>> = {
  journey: journeyCorrespondence,
  programme: programmeCorrespondence,
  supervision: supervisionCorrespondence,
  obligation: obligationCorrespondence,
  absence: absenceCorrespondence,
  digest: digestCorrespondence,
};

/** How a kind speaks. Throws for one that is not registered: a bug. */
export function correspondenceOf(kind: string): Correspondence {
  const found = correspondences[kind];
  if (!found) throw new Error(`delivery has no sentences for ${kind}`);
  return found;
}

/** What is said of an owed message. Throws for a matter without sentences: a bug. */
export function sentencesOf(kind: string, { matter }: Pick<OwedMessage, 'matter'>): Sentences {
  const found = correspondenceOf(kind).matters[matter];
  if (!found) throw new Error(`delivery has no sentences for ${kind} ${matter}`);
  return found;
}

/** What is said of it to the worker in question; what everyone is told, where there is nothing of their own. */
export const sentencesForTheWorker = (kind: string, message: Pick<OwedMessage, 'matter'>): Sentences =>
  correspondenceOf(kind).toTheWorker[message.matter] ?? sentencesOf(kind, message);
