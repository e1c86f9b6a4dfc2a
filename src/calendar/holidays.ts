import type HolidaysLibrary from 'date-holidays';

import type { LocalDate } from '../../state-machines/core/process.js';

/** A day on which nobody works, with the name that the country gives it. */
export interface Holiday {
  readonly on: LocalDate;
  readonly name: string;
}

/** Where holidays are looked up: a country (ISO 3166), and a part of it that has days of its own. */
export interface Place {
  readonly country: string;
  readonly region: string | null;
}

export interface Country {
  readonly code: string;
  readonly name: string;
  readonly regions: readonly { readonly code: string; readonly name: string }[];
}

type Library = typeof HolidaysLibrary;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Half a day off (Christmas Eve from one o'clock on) is still a day on which people can meet. */
const MORE_THAN_HALF = 12 * HOUR;
const LANGUAGE = 'en';

/** The library brings the whole world along: it is loaded when the first organisation names a country. */
let loading: Promise<Library> | undefined;
const library = (): Promise<Library> => (loading ??= import('date-holidays').then((loaded) => loaded.default));

const known = new Map<string, readonly Holiday[]>();
/** Every country in every year that anybody asks for; beyond it somebody is playing. */
const MOST = 2_000;

/** The public and bank holidays of a place in a year, the earliest first. */
export async function holidaysOf({ country, region }: Place, year: number): Promise<readonly Holiday[]> {
  const key = `${country} ${region ?? ''} ${year}`;
  const found = known.get(key);
  if (found) return found;
  const Holidays = await library();
  const holidays = new Holidays(country, region ?? '', { types: ['public', 'bank'], languages: [LANGUAGE] });
  const days = new Map<LocalDate, string>();
  for (const { date, start, end, name } of holidays.getHolidays(year))
    for (const on of daysOf(date, end.getTime() - start.getTime())) if (!days.has(on)) days.set(on, name);
  const answer = [...days].map(([on, name]) => ({ on, name })).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  if (known.size >= MOST) known.clear();
  known.set(key, answer);
  return answer;
}

/** The days that a holiday takes up for the most part: it begins at a wall clock's time, `2026-04-03 00:00:00`. */
function daysOf(begins: string, lasts: number): LocalDate[] {
  const from = Date.parse(`${begins.slice(0, 10)}T${begins.slice(11, 19) || '00:00:00'}Z`);
  const until = from + lasts;
  const days: LocalDate[] = [];
  for (let day = from - (from % DAY); day < until; day += DAY)
    if (Math.min(until, day + DAY) - Math.max(from, day) > MORE_THAN_HALF)
      days.push(new Date(day).toISOString().slice(0, 10));
  return days;
}

let countries: readonly Country[] | undefined;

/** The countries whose holidays are known, by name, with their regions. */
export async function listCountries(): Promise<readonly Country[]> {
  if (countries) return countries;
  const Holidays = await library();
  const holidays = new Holidays();
  const byName = (names: Record<string, string> | undefined) =>
    Object.entries(names ?? {})
      .map(([code, name]) => ({ code, name }))
      .toSorted((a, b) => a.name.localeCompare(b.name, LANGUAGE));
  countries = byName(holidays.getCountries(LANGUAGE)).map((country) => ({
    ...country,
    regions: byName(holidays.getStates(country.code, LANGUAGE)),
  }));
  return countries;
}

/** Are the holidays of this place known? */
export async function isKnown({ country, region }: Place): Promise<boolean> {
  const found = (await listCountries()).find(({ code }) => code === country);
  return found !== undefined && (region === null || found.regions.some(({ code }) => code === region));
}
