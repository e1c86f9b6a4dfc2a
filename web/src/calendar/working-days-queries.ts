import { queryOptions } from '@tanstack/react-query';

import { answer, api } from '../api/client';
import type { components } from '../api/schema';

type Schemas = components['schemas'];
export type WorkingCalendar = Schemas['WorkingCalendar'];
export type NewCalendar = Schemas['NewWorkingCalendar'];
export type Holiday = WorkingCalendar['holidays'][number];

/** What is being changed is not asked for again behind the writer's back. */
export const workingDaysQuery = queryOptions({
  queryKey: ['working-calendar'],
  queryFn: ({ signal }) => answer(api.GET('/api/working-calendar', { signal })),
  refetchOnWindowFocus: false,
});

export const countriesQuery = queryOptions({
  queryKey: ['working-calendar', 'countries'],
  queryFn: ({ signal }) => answer(api.GET('/api/working-calendar/countries', { signal })),
  staleTime: Infinity,
});

export const putWorkingDays = (body: NewCalendar) => answer(api.PUT('/api/working-calendar', { body }));

export const changeable = ({ country, region, weekdays, added, removed, revision }: WorkingCalendar): NewCalendar => ({
  country,
  region,
  weekdays,
  added,
  removed,
  revision,
});

/** The days off as they would be, as far as this page can know: of a place that was changed, the server knows them. */
export function daysOff(calendar: WorkingCalendar, draft: NewCalendar): Holiday[] {
  const samePlace = calendar.country === draft.country && calendar.region === draft.region;
  const known = samePlace ? calendar.holidays.filter(({ source }) => source !== 'added') : [];
  const theirs = known.map((day): Holiday => ({
    ...day,
    source: draft.removed.includes(day.on) ? 'removed' : 'library',
  }));
  const own = draft.added.map((day): Holiday => ({ ...day, source: 'added' }));
  return [...theirs, ...own].toSorted((one, other) => one.on.localeCompare(other.on));
}
