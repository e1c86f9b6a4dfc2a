import type { Journey, Missing, Offer } from '../api/types';
import { gapName, modeName, requirementName, stageName, t, topicName, topicOf } from '../texts';
import type { Field, Values } from './field-values';
import { isReturnStep } from './field-values';

/** What a form offers to choose from, and what it calls its fields. */

export interface Choice {
  value: string;
  label: string;
}
interface Group {
  group: string;
  items: Choice[];
}
interface Asked {
  field: Field;
  type: string;
  journey: Journey | undefined;
  offers: Offer[];
  values?: Values;
}

const f = t.form;

/** What a field is called; a date means something else in each command. */
export function labelOf({ field, type, values }: Omit<Asked, 'journey' | 'offers'>): string {
  if (isReturnStep(field)) return f.returnSteps[field] ?? field;
  if (field === 'on') return f.onOf[type] ?? f.on;
  if (field === 'until')
    return type === 'ExplainDelay' ? f.expected : type === 'PlaceUnderReview' ? f.lookedAt : f.until;
  if (field === 'requirement') return type === 'WaiveRequirement' ? f.waived : f.requirement;
  if (field === 'matter' && values?.matter) return t.decide[values.matter]?.yes ?? f.answer;
  return labels[field] ?? field;
}

const labels: Partial<Record<Field, string>> = {
  topic: f.topic,
  plannedOn: f.onOf.PlanTraining!,
  expectedOn: f.onOf.SetExpectedEnd!,
  from: f.from,
  reviewOn: f.reviewOn,
  talkAgainOn: f.talkAgainOn,
  askAgainOn: f.askAgainOn,
  talkedOn: f.talkedOn,
  lastDay: f.lastDay,
  reason: f.reason,
  notNowReason: f.notNowReason,
  holderId: f.holder,
  withUserId: f.withWhom,
  criterion: f.criterion,
  confirmation: f.confirmation,
  basis: f.basis,
  valueExplained: f.valueExplained,
  hourlyCents: f.hourly,
  weeklyHours: f.weeklyHours,
  side: f.side,
  trainer: f.trainer,
  qualified: f.qualified,
  peerLed: f.peerLed,
  mode: f.mode,
  quarters: f.hours,
  wish: f.wish,
  matter: f.answer,
  answer: f.answer,
  grade: f.grade,
  to: f.to,
  version: f.version,
};

const lists: Partial<Record<Field, Record<string, string>>> = {
  reason: f.reasons,
  notNowReason: f.notNowReasons,
  confirmation: f.confirmations,
  side: f.sides,
  trainer: f.trainers,
  wish: f.wishes,
  grade: f.grades,
};

/** The few answers of a field, as far as the policy and the stage leave them. */
export function choicesFor({ field, journey, values }: Asked): Choice[] {
  if (field === 'mode') return modesOn(journey).map((mode) => ({ value: mode, label: modeName(mode) }));
  if (field === 'basis')
    return basesOf(journey).map((basis) => ({ value: basis, label: t.documents.bases[basis] ?? basis }));
  if (field === 'to') return stepsBack(journey).map((stage) => ({ value: stage, label: stageName(stage) }));
  if (field === 'matter') return (journey?.decisions ?? []).map(({ matter }) => decision(matter, journey!));
  if (field === 'answer') {
    const words = t.decide[values?.matter ?? ''];
    return ['yes', 'no'].map((value) => ({
      value,
      label: words?.[value as 'yes' | 'no'] ?? t.forms[value as 'yes' | 'no'],
    }));
  }
  return Object.entries(lists[field] ?? {}).map(([value, label]) => ({ value, label }));
}

const decision = (matter: string, { person }: Journey): Choice => ({
  value: matter,
  label: t.decide[matter]?.title(person.givenName) ?? matter,
});

const basesOf = (journey: Journey | undefined): string[] =>
  journey?.terms.basis.allowed ?? Object.keys(t.documents.bases);

/** How somebody on this track works. */
const trackModes: Record<string, string[]> = {
  outreach: ['withStaff', 'inPair', 'alone'],
  facilitation: ['coFacilitated', 'withStaff', 'led'],
  mentoring: ['withStaff', 'coFacilitated', 'mentored'],
  other: ['other', 'withStaff'],
};
const modesOn = (journey: Journey | undefined): string[] => trackModes[journey?.track ?? ''] ?? [];

/** How somebody works at the stage they are in. */
export function modeAt({ track, stage }: Pick<Journey, 'track' | 'stage'>): string {
  if (track === 'facilitation') return stage === 'leading' ? 'led' : 'coFacilitated';
  if (track === 'mentoring') return stage === 'mentoring' ? 'mentored' : 'withStaff';
  if (track === 'other') return 'other';
  return stage === 'inPairs' ? 'inPair' : stage === 'alone' ? 'alone' : 'withStaff';
}

const stepsBack = (journey: Journey | undefined): string[] =>
  journey?.stage === 'alone' ? ['inPairs', 'supportedPractice'] : ['supportedPractice'];

/** The long lists: what is missing now comes first. */
export function codesFor({ field, type, journey, offers }: Asked): Group[] {
  const missing = offers.flatMap((offer) => offer.refusal?.missing ?? []);
  if (field === 'criterion') return criteria(journey);
  return field === 'topic' ? topicGroups(missing, journey, type) : stepGroups(missing, type);
}

const criteria = (journey: Journey | undefined): Group[] => [
  {
    group: f.ofThisJourney,
    items: (journey?.terms.eligibility ?? []).map(({ id, sentence }) => ({ value: id, label: sentence })),
  },
];

function stepGroups(missing: Missing[], type: string): Group[] {
  const waiving = type === 'WaiveRequirement';
  const now = unique(
    missing.filter((m) => (waiving ? m.waivableBy.length > 0 : m.remedy === 'RecordStep')),
    ({ requirement }) => requirement,
  ).map((gap) => ({ value: gap.requirement, label: gapName(gap) }));
  const others = waiving ? [] : t.stepsToRecord.filter((id) => !now.some(({ value }) => value === id));
  return filled([
    { group: f.missingNow, items: now },
    { group: f.others, items: others.map((value) => ({ value, label: requirementName(value) })) },
  ]);
}

function topicGroups(missing: Missing[], journey: Journey | undefined, type: string): Group[] {
  const own = (journey?.topics ?? []).map(({ id, name }) => ({ value: id, label: t.topics[id] ?? name }));
  const open = new Set(missing.flatMap(({ requirement }) => topicOf(requirement) ?? []));
  const known = new Set(own.map(({ value }) => value));
  const others = Object.keys(t.topics)
    .filter((id) => !known.has(id))
    .map((value) => ({ value, label: topicName(value) }));
  if (type === 'AgreeTopic') return filled([{ group: f.others, items: others }]);
  return filled([
    { group: f.missingNow, items: own.filter(({ value }) => open.has(value)) },
    { group: f.ofThisJourney, items: own.filter(({ value }) => !open.has(value)) },
    { group: f.others, items: others },
  ]);
}

const filled = (groups: Group[]): Group[] => groups.filter(({ items }) => items.length > 0);

const unique = <Item>(items: Item[], key: (item: Item) => string): Item[] => [
  ...new Map(items.map((item) => [key(item), item])).values(),
];
