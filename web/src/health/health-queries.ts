import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { answer, api } from '../api/client';
import { live } from '../api/queries';
import type { HealthFilter, Reminder } from '../api/types';

export const reminderStates = ['sent', 'waiting', 'silenced', 'failed'] as const satisfies Reminder['state'][];

/** What fell due in these days, and what became of it. */
export const healthQuery = (filter: HealthFilter) =>
  queryOptions({
    queryKey: [...live, 'reminders', filter],
    queryFn: ({ signal }) => answer(api.GET('/api/reminders/health', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
