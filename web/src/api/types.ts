/** What the pages read and send. */

export type Role = 'coordinator' | 'manager' | 'supervisor' | 'peerWorker' | 'administrator';
export type Relation = 'lineManager' | 'keyworker' | 'supervisor';
export type Stage = string;

export interface Me {
  userId: string;
  personId: string;
  givenName: string;
  roles: Role[];
  organisation: { id: string; name: string; zone: string };
  permissions: string[];
}

export interface ClockStatus {
  adapter: 'temporal' | 'local';
  wanted: 'auto' | 'temporal' | 'local';
  temporal: 'up' | 'away' | 'notConfigured' | 'preparing';
}

export interface Missing {
  requirement: string;
  clause: string;
  sentence: string;
  /** The command that meets it. */
  remedy: string;
  waivableBy: Role[];
}

export interface Refusal {
  code: string;
  clause?: string;
  message: string;
  missing?: Missing[];
}

export interface Problem {
  status: number;
  title: string;
  code: string;
  clause?: string;
  detail?: string;
  missing?: Missing[];
  errors?: { path: string; message: string; clause?: string }[];
  retryAfter?: number;
}

export interface NamedPerson {
  id: string;
  givenName: string;
  familyName: string;
}

export interface JourneyCard {
  id: string;
  person: NamedPerson;
  track: string;
  stage: Stage;
  standing: 'active' | 'paused';
  attention: 'moving' | 'stalled' | 'escalated';
  stageSince: string;
  lastMovedAt: string;
  daysInStage: number;
  daysQuiet: number;
  missing: number;
  nextDeadline: { at: string; type: string } | null;
  reviewAt: string | null;
  explainedUntil: string | null;
  relations: Partial<Record<Relation, { id: string; name: string }>>;
}

export interface Journey extends JourneyCard {
  policyVersion: number;
  programme: { id: string; name: string };
  startedAt: string;
  steps: { requirement: string; on: string; by: string | null }[];
  trainings: { topic: string; on: string }[];
  waivers: { requirement: string; by: string | null; until: string }[];
  visited: { stage: Stage; from: string; to: string | null }[];
}

export interface JourneyPage {
  items: JourneyCard[];
  page: number;
  pageSize: number;
  total: number;
  counts: Record<Stage, number>;
}

export interface Offer {
  type: string;
  label?: string;
  allowed: boolean;
  primary: boolean;
  refusal?: Refusal;
}

export interface LookAheadItem {
  at: string;
  type: string;
  event: string;
  to?: Role;
  clause?: string;
}

/** Written words, or that there are some which are not for this reader. */
export type Words = { text: string } | { withheld: true };

export interface TimelineItem {
  version: number;
  at: string;
  input: { type: string; [field: string]: unknown };
  actor: { id: string; name: string } | null;
  events: { type: string; [field: string]: unknown }[];
  note?: Words;
  why?: Words;
}

export interface Machine {
  stages: { id: Stage; order: number }[];
  edges: { from: Stage; to: Stage; command: string }[];
}

export interface InboxMessage {
  id: string;
  matter: string;
  clause: string;
  journeyId: string;
  person: NamedPerson;
  owedAt: string;
  readAt: string | null;
}

export interface TodayItem {
  id: string;
  journeyId: string;
  person: NamedPerson;
  matter: string;
  clause: string;
  since: string;
  why: { code: string; params: Record<string, string | number> };
  action: { type: string; href: string } | null;
}

export interface Today {
  needsYou: TodayItem[];
  waiting: TodayItem[];
  ifNobodyActs: { journeyId: string; person: NamedPerson; at: string; type: string; to?: Role }[];
  inbox: InboxMessage[];
}

export interface Person extends NamedPerson {
  inPeerWork: boolean;
  journey?: { id: string; stage: Stage };
}

export interface Staff {
  id: string;
  personId: string;
  name: string;
  roles: Role[];
}

export interface Programme {
  id: string;
  name: string;
  tracks: string[];
}

export interface Policy {
  version: number | null;
  document: PolicyDocument | null;
  adoptedAt: string | null;
  blanks: { path: string; clause: string; explains: string; filled: boolean }[];
}

export type PolicyDocument = Record<string, unknown>;

export interface Recorded {
  id?: string;
  outcome: 'recorded' | 'recordedEarlier';
  version: number;
  events: { type: string; [field: string]: unknown }[];
  nextDeadline: { at: string; type: string } | null;
}

export interface Page<Item> {
  items: Item[];
  page: number;
  pageSize: number;
  total: number;
}
