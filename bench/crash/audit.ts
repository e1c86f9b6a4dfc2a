import { isDeepStrictEqual } from 'node:util';

import {
  earliest,
  type Input,
  type OwedMessage,
  type ProcessState,
  type PureKind,
  type Reaction,
  type Role,
} from '../../state-machines/core/process.js';
import type { Entry } from './ledger.js';

/** What the database holds in the end. */
export interface Evidence {
  readonly processes: readonly ProcessRow[];
  readonly journal: readonly JournalRow[];
  readonly reactions: readonly ReactionRow[];
  /** What the projection of each process should be, and is. */
  readonly projections: readonly { readonly processId: string; readonly expected: object; readonly found: object }[];
  readonly inbox: readonly {
    readonly processId: string;
    readonly version: number;
    readonly index: number;
    readonly userId: string;
  }[];
  readonly texts: readonly { readonly processId: string; readonly version: number; readonly field: string }[];
  readonly holders: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** Whom the product says that it told by mail, and how far it came. */
  readonly dispatches: readonly DispatchRow[];
  /** What the mail server took. */
  readonly letters: readonly { readonly messageId: string; readonly to: string }[];
}

export interface DispatchRow {
  readonly processId: string;
  readonly version: number;
  readonly index: number;
  readonly userId: string;
  readonly address: string;
  readonly state: string;
}

export interface ProcessRow {
  readonly processId: string;
  readonly kind: string;
  readonly version: number;
  readonly state: ProcessState;
  readonly deadlineAt: number | null;
}

export interface JournalRow {
  readonly processId: string;
  readonly version: number;
  readonly commandId: string;
  readonly at: number;
  readonly actorId: string | null;
  readonly input: Input;
  readonly facts: unknown;
  readonly state: ProcessState;
}

export interface ReactionRow {
  readonly processId: string;
  readonly version: number;
  readonly index: number;
  readonly message: Omit<OwedMessage, 'kind'>;
  readonly outcome: string | null;
  /** A step of a ladder that keeps its distance from the one below is owed, and not late. */
  readonly keepsDistance: boolean;
}

/** Everything that is not as it must be, in words. */
export interface Verdict {
  /** Acknowledged, and not there. */
  readonly lost: readonly string[];
  /** There twice, or though nobody asked or it was refused. */
  readonly doubled: readonly string[];
  /** Due, and not done. */
  readonly owedLeft: readonly string[];
  /** Versions with gaps, states that do not follow from the inputs, rows for pages that say something else. */
  readonly differing: readonly string[];
}

class Findings {
  readonly lost: string[] = [];
  readonly doubled: string[] = [];
  readonly owedLeft: string[] = [];
  readonly differing: string[] = [];
}

/** Holds the database to what the clients know and to what the pure rules say. `now` is the instant up to which all was to be done. */
export function audit(
  rules: Readonly<Record<string, PureKind>>,
  ledger: readonly Entry[],
  evidence: Evidence,
  now: number,
): Verdict {
  const findings = new Findings();
  const rows = grouped(evidence.journal, ({ processId }) => processId);
  checkCommands(findings, ledger, evidence);
  const owed = evidence.processes.flatMap((process) =>
    refold(findings, rules[process.kind]!, process, rows.get(process.processId) ?? [], now),
  );
  for (const processId of rows.keys())
    if (!evidence.processes.some((process) => process.processId === processId))
      findings.differing.push(`${processId} has a journal and no process`);
  checkReactions(findings, owed, evidence);
  checkMails(findings, evidence);
  for (const { processId, expected, found } of evidence.projections)
    if (!isDeepStrictEqual(expected, found))
      findings.differing.push(
        `${processId}: pages read ${JSON.stringify(found)}, and it is ${JSON.stringify(expected)}`,
      );
  return findings;
}

/** Each command that was acknowledged is there once, as it was acknowledged; no other is there. */
function checkCommands(findings: Findings, ledger: readonly Entry[], { journal, texts, reactions }: Evidence): void {
  const asked = new Map(ledger.map((entry) => [`${entry.processId} ${entry.commandId}`, entry]));
  const recorded = grouped(journal, ({ processId, commandId }) => `${processId} ${commandId}`);
  const owed = new Set(reactions.map(({ processId, version, index }) => `reaction:${processId}:${version}:${index}`));
  const kept = new Set(texts.map(({ processId, version, field }) => `${processId} ${version} ${field}`));
  for (const [id, { answer, input, texts: fields, processId }] of asked) {
    const [row] = recorded.get(id) ?? [];
    if (answer?.outcome === 'refused' && row) findings.doubled.push(`${id} was refused and recorded`);
    if (row && !isDeepStrictEqual(row.input, input)) findings.lost.push(`${id} was recorded as ${row.input.type}`);
    if (row && fields.some((field) => !kept.has(`${processId} ${row.version} ${field}`)))
      findings.lost.push(`${id} has lost its text`);
    if (answer?.outcome === 'recorded' && row?.version !== answer.version)
      findings.lost.push(`${id} was acknowledged as version ${answer.version} and is ${row?.version ?? 'not there'}`);
  }
  for (const [id, { length, 0: row }] of recorded) {
    if (length > 1) findings.doubled.push(`${id} is there ${length} times`);
    const isOurs = row!.commandId.startsWith('time:') || owed.has(row!.commandId);
    if (!asked.has(id) && !isOurs) findings.doubled.push(`${id} was asked by nobody`);
  }
}

interface Owing {
  readonly processId: string;
  readonly version: number;
  readonly index: number;
  readonly reaction: Reaction;
  readonly rules: PureKind;
  /** How the process stood from then on, one state a version. */
  readonly states: readonly ProcessState[];
}

/** Tells a process's inputs to the rules again, from the first to the last; answers what it came to owe. */
function refold(
  findings: Findings,
  rules: PureKind,
  process: ProcessRow,
  journal: readonly JournalRow[],
  now: number,
): Owing[] {
  const { processId } = process;
  const differ = (what: string): void => void findings.differing.push(`${processId}: ${what}`);
  const rows = journal.toSorted((a, b) => a.version - b.version);
  const states = rows.map((row) => row.state);
  const owing: Owing[] = [];
  let state: ProcessState | undefined;
  for (const [index, row] of rows.entries()) {
    if (row.version !== index + 1) differ(`version ${index + 1} is missing before ${row.version}`);
    const due = state && earliest(rules.deadlinesOf(state));
    const isTime = row.commandId.startsWith('time:');
    if (isTime && (due?.at !== row.at || due.input.type !== row.input.type))
      findings.doubled.push(`${processId}: ${row.commandId} came though nothing of the kind was due`);
    if (!isTime && due && due.at <= row.at) findings.owedLeft.push(`${processId}: ${due.input.type} was passed over`);
    const by = row.actorId === null ? {} : { by: { userId: row.actorId, personId: '', roles: [] } };
    const decision = rules.decide(state, { ...row.input, at: row.at, facts: row.facts, ...by });
    if (!decision.accepted) return (differ(`${row.commandId} would be refused: ${decision.refusal.code}`), owing);
    if (!isDeepStrictEqual(plain(decision.state), row.state))
      differ(`version ${row.version} does not follow from its input`);
    state = row.state;
    for (const [place, reaction] of decision.owed.entries())
      owing.push({ processId, version: row.version, index: place, reaction, rules, states: states.slice(index) });
  }
  if (process.version !== rows.length) differ(`it says version ${process.version} and has ${rows.length} rows`);
  if (!state || !isDeepStrictEqual(process.state, state)) differ('its state is not that of its last row');
  const due = state && earliest(rules.deadlinesOf(state));
  if ((due?.at ?? null) !== process.deadlineAt) differ('its deadline is not that of its state');
  if (due && due.at <= now)
    findings.owedLeft.push(`${processId}: ${due.input.type} has been due since ${new Date(due.at).toISOString()}`);
  return owing;
}

/** Each message that was owed is settled once: in the inbox of everyone who holds the role, or rightly silenced. */
function checkReactions(findings: Findings, owing: readonly Owing[], { reactions, inbox, holders }: Evidence): void {
  const settled = new Map(reactions.map((row) => [idOf(row), row]));
  const told = grouped(inbox, idOf);
  const expected = new Map(owing.map((each) => [idOf(each), each]));
  for (const id of [...settled.keys(), ...told.keys()])
    if (!expected.has(id)) findings.doubled.push(`${id} is owed by nothing`);
  for (const [id, { reaction, rules, states }] of expected) {
    const row = settled.get(id);
    if (!row) findings.lost.push(`${id}: the reaction is not there`);
    else if (row.outcome === null && !row.keepsDistance)
      findings.owedLeft.push(`${id}: ${row.message.matter} is still owed`);
    if (!row?.outcome || reaction.kind !== 'message') continue;
    if (row.outcome === 'silenced:dealtWith' && states.every((state) => rules.stands(reaction, state)))
      findings.lost.push(`${id} was silenced though it stands`);
    checkHearers(
      findings,
      id,
      row.outcome,
      (told.get(id) ?? []).map(({ userId }) => userId),
      holders[reaction.to],
    );
  }
}

/** A role that many hold hears of it whole; where a message had to climb, or goes to one person, somebody did, once. */
function checkHearers(
  findings: Findings,
  id: string,
  outcome: string,
  users: readonly string[],
  holders: readonly string[] = [],
): void {
  const isTold = outcome.startsWith('delivered');
  if (new Set(users).size !== users.length || (!isTold && users.length > 0))
    findings.doubled.push(`${id} was ${outcome}, and told to ${users.length}`);
  if (isTold && users.length === 0) findings.lost.push(`${id} was ${outcome}, and reached nobody`);
  if (outcome !== 'delivered' || holders.length === 0) return;
  for (const userId of holders) if (!users.includes(userId)) findings.lost.push(`${id} did not reach ${userId}`);
  if (users.some((userId) => !holders.includes(userId))) findings.doubled.push(`${id} was told to somebody else`);
}

/** What was sent was taken by the mail server; what it took was owed; and a mail that came again is the same mail. */
function checkMails(findings: Findings, { dispatches, letters }: Evidence): void {
  const taken = grouped(letters, ({ messageId }) => tellingIn(messageId));
  const owed = new Set<string>();
  const sentTo = new Map<string, string[]>();
  for (const row of dispatches) {
    const id = idOf(row);
    owed.add(id);
    if (row.state === 'waiting') findings.owedLeft.push(`${id}: a mail to ${row.userId} still waits`);
    if (row.state === 'sent') sentTo.set(id, [...(sentTo.get(id) ?? []), row.address]);
  }
  for (const [id, addresses] of sentTo)
    for (const address of addresses)
      if (!taken.get(id)?.some(({ to }) => to === address))
        findings.lost.push(`${id}: a mail to ${address} never came`);
  for (const [id, mails] of taken) {
    if (!owed.has(id)) findings.doubled.push(`${id}: a mail that nobody was owed`);
    const byRecipient = grouped(mails, ({ to }) => to);
    for (const [to, same] of byRecipient)
      if (new Set(same.map(({ messageId }) => messageId)).size > 1)
        findings.doubled.push(`${id}: ${to} got ${same.length} mails that do not say that they are the same`);
  }
}

const idOf = (row: { processId: string; version: number; index: number }): string =>
  `${row.processId} ${row.version} ${row.index}`;

/** A Message-ID begins with the process, the version and the place of what it tells. */
const tellingIn = (messageId: string): string => messageId.replace('<', '').split('.', 3).join(' ');

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
