/** Work that is planned: what a clause waits for that is not met yet. */
export type Issue = 'supervision' | 'cases' | 'sessions' | 'evaluation';

type Thing = 'gate' | 'readiness' | 'step' | 'field' | 'deadline' | 'command' | 'form' | 'message';

/**
 * Where the product does what a clause asks. `name` is the name that the product itself uses: a requirement of a gate, a
 * section of a programme's readiness, a step that is recorded, a field of the policy, what time says, a command, a form,
 * the matter of a message. A `*` at the end of a requirement, or in the place of a track, stands for all of them.
 */
export type Place =
  | { readonly kind: Thing; readonly name: string }
  | { readonly kind: 'page' | 'document'; readonly name: string; readonly path: string }
  | { readonly kind: 'issue'; readonly name: Issue };

/** `met`: the product does it. `guidance`: nothing to do, it is shown to people. `later`: at least a part waits for an issue. */
export type ClauseStatus = 'met' | 'guidance' | 'later';

/** One clause of the sources, in our own words, and where the product meets it. */
export interface Clause {
  readonly id: string;
  readonly source: 'TURAS' | 'GUIDE' | 'derived';
  /** A hole in the source that every organisation fills in for itself. */
  readonly blank: boolean;
  readonly text: string;
  readonly status: ClauseStatus;
  readonly where: readonly Place[];
}

const sourceOf = (id: string): Clause['source'] =>
  id.startsWith('TURAS') ? 'TURAS' : id.startsWith('GUIDE') ? 'GUIDE' : 'derived';

const clause =
  (status: ClauseStatus, blank = false) =>
  (id: string, text: string, ...where: Place[]): Clause => ({ id, source: sourceOf(id), blank, text, status, where });

export const met = clause('met');
export const guidance = clause('guidance');
export const later = clause('later');
export const blankMet = clause('met', true);

const named =
  (kind: Thing) =>
  (name: string): Place => ({ kind, name });

export const gate = named('gate');
export const readiness = named('readiness');
export const step = named('step');
export const field = named('field');
export const deadline = named('deadline');
export const command = named('command');
export const form = named('form');
export const message = named('message');
export const issue = (name: Issue): Place => ({ kind: 'issue', name });

const page = (name: string, path: string): Place => ({ kind: 'page', name, path });
const document = (name: string, path: string): Place => ({ kind: 'document', name, path });

export const pages = {
  clauses: page('clauses', '/clauses'),
  policy: page('policy', '/policy'),
  programme: page('programme', '/programme'),
  newProgramme: page('new-programme', '/programme/new'),
  rehearsal: page('rehearsal', '/rehearsal'),
  boundaries: page('boundaries', '/journeys/$journeyId/boundaries'),
  ownPages: page('own-pages', '/my/$part'),
  board: page('board', '/board'),
  account: page('account', '/account'),
  supervision: page('supervision', '/supervision/$supervisionId'),
  supervisors: page('supervisors', '/supervisors'),
  absences: page('absences', '/absences'),
  reminders: page('reminders', '/reminders'),
} as const;

export const documents = {
  policy: document('policy', '/api/policy/document.pdf'),
  informationPack: document('information-pack', '/api/journeys/{id}/information-pack.pdf'),
  contract: document('contract', '/api/journeys/{id}/contract.pdf'),
  boundaryAgreement: document('boundary-agreement', '/api/journeys/{id}/boundary-agreement.pdf'),
  exitPack: document('exit-pack', '/api/journeys/{id}/exit-pack.pdf'),
} as const;
