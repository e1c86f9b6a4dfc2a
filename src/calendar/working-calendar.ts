import { dateOf, daysAfter } from '../../state-machines/core/calendar.js';
import type { Instant, LocalDate } from '../../state-machines/core/process.js';
import type { WorkingCalendar } from '../../state-machines/core/working-calendar.js';
import type { Tx } from '../database/database.js';
import { holidaysOf, type Holiday, type Place } from './holidays.js';

/** Days off are read as far as anything is planned, and no further: they travel in journaled facts. */
const [DAYS_BACK, DAYS_AHEAD] = [30, 550];

/** An organisation's working days as it keeps them. */
export interface KeptCalendar {
  readonly zone: string;
  readonly country: string | null;
  readonly region: string | null;
  readonly weekdays: readonly number[];
  readonly added: readonly Holiday[];
  readonly removed: readonly LocalDate[];
  readonly revision: number;
}

/** A day off, and who says so. */
export interface DayOff extends Holiday {
  readonly source: 'library' | 'added';
}

/**
 * On which days the organisation works, around an instant: the holidays of its country, what it added and what it took
 * away. Only days that would otherwise be worked are listed.
 */
export async function readCalendar(tx: Pick<Tx, 'query'>, at: Instant): Promise<WorkingCalendar> {
  const kept = await readKept(tx);
  const { zone, weekdays } = kept;
  const today = dateOf(at, zone);
  const [from, until] = [daysAfter(today, -DAYS_BACK), daysAfter(today, DAYS_AHEAD)];
  const days = await daysOffOf(kept, yearsFrom(from, until));
  const daysOff = days
    .map(({ on }) => on)
    .filter((on) => on >= from && on <= until && weekdays.includes(weekdayOf(on)));
  return { zone, weekdays, daysOff };
}

/** As the organisation set it; Monday to Friday and no holidays, where it set nothing. */
export async function readKept(tx: Pick<Tx, 'query'>): Promise<KeptCalendar> {
  const [kept] = await tx.query<KeptCalendar>(
    `select o.zone, c.country, c.region, coalesce(c.weekdays, '{1,2,3,4,5}')::int[] as weekdays,
       coalesce(c.added, '[]') as added, coalesce(c.removed, '{}')::text[] as removed, coalesce(c.revision, 0) as revision
     from organisation o left join working_calendar c on c.organisation_id = o.id`,
    [],
    'working-calendar',
  );
  if (!kept) throw new Error('a calendar is read behind the wall of one organisation');
  return kept;
}

/** The days off of some years, the earliest first. */
export async function daysOffOf(
  { country, region, added, removed }: Pick<KeptCalendar, 'country' | 'region' | 'added' | 'removed'>,
  years: readonly number[],
): Promise<DayOff[]> {
  const days = new Map<LocalDate, DayOff>();
  for (const holiday of country ? await holidaysIn({ country, region }, years) : [])
    if (!removed.includes(holiday.on)) days.set(holiday.on, { ...holiday, source: 'library' });
  for (const day of added)
    if (years.includes(Number(day.on.slice(0, 4)))) days.set(day.on, { ...day, source: 'added' });
  return [...days.values()].toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

async function holidaysIn(place: Place, years: readonly number[]): Promise<Holiday[]> {
  return (await Promise.all(years.map((year) => holidaysOf(place, year)))).flat();
}

function yearsFrom(from: LocalDate, until: LocalDate): number[] {
  const [first, last] = [from, until].map((day) => Number(day.slice(0, 4))) as [number, number];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const weekdayOf = (on: LocalDate): number => new Date(`${on}T00:00:00Z`).getUTCDay() || 7;
