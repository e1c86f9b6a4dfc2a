import { readable, t, topicName } from '../texts';
import type { Dates } from '../texts/dates';
import { list } from '../texts/plural';
import { wordsOfLadder, wordsOfSpan } from './ladders/ladder-words';
import { listOf, textOf, treeOf } from './fields/field-props';
import { fieldOf, wordsFor, type Control } from './layout';
import type { Catalogue } from './policy-types';

interface Surroundings {
  dates: Dates;
  catalogue: Catalogue | undefined;
}

/** Blanks that may be left as this product brings them. */
const leftAsBrought = /^general\.(supervision|remind|supervisors|owes|ladders)|\.groupsCount$/;

/** What a blank is filled with, in words; each line on its own. Nothing says that it is not filled in. */
export function wordsOfValue(path: string, value: unknown, around: Surroundings): string {
  const field = fieldOf(path);
  const whole = field?.path === path || field?.control.kind === 'ladder';
  const words = whole ? wordsBy(field.control, value, around) : plain(path, value, around.dates);
  return words || (leftAsBrought.test(path) ? t.ladders.brought : t.policy.open);
}

function wordsBy(control: Control, value: unknown, { dates, catalogue }: Surroundings): string {
  const tree = treeOf(value);
  switch (control.kind) {
    case 'date':
      return textOf(value) && dates.day(textOf(value));
    case 'number':
      return typeof value === 'number' ? t.policy.units(value, control.unit) : '';
    case 'numbers':
      return list(
        control.of.flatMap(({ key, unit }) => (typeof tree[key] === 'number' ? [t.policy.units(tree[key], unit)] : [])),
      );
    case 'choice':
      return choice(textOf(value));
    case 'choices':
      return list(listOf(value).map(choice));
    case 'topics':
      return listOf(value).map(topicName).join('\n');
    case 'qualities':
      return listOf(value)
        .map((id) => catalogue?.qualities.find((one) => one.id === id)?.name ?? readable(id))
        .join('\n');
    case 'eligibility':
      return rowsOf(value)
        .map(({ sentence }) => textOf(sentence))
        .join('\n');
    case 'boundaries':
      return rowsOf(value)
        .map(({ about, service }) => `${textOf(about)}: ${choice(textOf(service))}`)
        .join('\n');
    case 'basis':
      return wordsOfBasis(tree);
    case 'supervision':
      return wordsOfSupervision(tree);
    case 'span':
      return wordsOfSpan(value);
    case 'ladder':
      return wordsOfLadder(value);
    case 'list':
      return listOf(value).join('\n');
    default:
      return textOf(value);
  }
}

const choice = (value: string): string => t.policy.choices[value] ?? value;
const rowsOf = (value: unknown) => (Array.isArray(value) ? value.map(treeOf) : []);
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

function wordsOfBasis({ allowed, livingWageCents, weeklyHoursCap }: Record<string, unknown>): string {
  const wage = numberOf(livingWageCents);
  const cap = numberOf(weeklyHoursCap);
  return [
    list(listOf(allowed).map(choice)),
    wage !== undefined && `${t.policy.basis.wage}: ${(wage / 100).toFixed(2)}`,
    cap !== undefined && `${t.policy.basis.cap}: ${cap}`,
  ]
    .filter(Boolean)
    .join('\n');
}

function wordsOfSupervision(tree: Record<string, unknown>): string {
  const words = t.policy.supervisionPattern;
  const days = (value: unknown) => t.policy.units(numberOf(value) ?? 0, 'days');
  const steps = [tree.first, tree.second].map(treeOf);
  const then = numberOf(tree.thenEveryDays);
  if (then === undefined) return '';
  const [first, second] = steps.map(({ times, everyDays }) =>
    words.step(t.policy.units(numberOf(times) ?? 0, 'times'), days(everyDays)),
  );
  return words.sentence(first!, second!, days(then));
}

/** What a number in a part of a field counts. */
function unitAt(path: string): string | undefined {
  const { control } = fieldOf(path) ?? {};
  const key = path.split('.').at(-1)!;
  if (control?.kind === 'numbers') return control.of.find((one) => one.key === key)?.unit;
  if (key === 'weeklyHoursCap') return 'hours';
  return control?.kind === 'supervision' ? (key === 'times' ? 'times' : 'days') : undefined;
}

/** A part of a field, as the preview names it. */
function plain(path: string, value: unknown, dates: Dates): string {
  const unit = unitAt(path);
  if (typeof value === 'number' && unit) return t.policy.units(value, unit);
  if (typeof value === 'number') return path.endsWith('Cents') ? (value / 100).toFixed(2) : String(value);
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dates.day(value) : choice(value);
  if (Array.isArray(value)) return value.map((one) => plain(path, one, dates)).join('\n');
  return Object.values(treeOf(value))
    .map((one) => plain(path, one, dates))
    .join(' · ');
}

/** What a place is called: its field, and the part of it where the field holds several. */
export function nameOfPlace(path: string): string {
  const field = fieldOf(path);
  const whole = wordsFor(field?.path ?? path).label;
  const { label } = wordsFor(path);
  return label === path || label === whole ? whole : `${whole}: ${label}`;
}
