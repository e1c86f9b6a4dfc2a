import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { answer } from '../api/client';
import { live } from '../api/queries';
import { soonStaff, type HealthFilter, type ReminderState } from '../api/soon-staff';

export const reminderStates = ['sent', 'waiting', 'silenced', 'failed'] as const satisfies ReminderState[];

/** What fell due in these days, and what became of it. */
export const healthQuery = (filter: HealthFilter) =>
  queryOptions({
    queryKey: [...live, 'reminders', filter],
    queryFn: ({ signal }) => answer(soonStaff.GET('/api/reminders/health', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
