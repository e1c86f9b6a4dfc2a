import { createFileRoute } from '@tanstack/react-router';

import type { HealthFilter } from '../api/types';
import { HealthPage } from '../health/health-page';
import { reminderStates } from '../health/health-queries';
import { staffOnly } from '../shell/staff-only';

const isDay = /^\d{4}-\d{2}-\d{2}$/;

export const Route = createFileRoute('/_app/reminders')({
  validateSearch: ({ from, until, userId, state, page }: Record<string, unknown>): HealthFilter => {
    const known = reminderStates.find((one) => one === state);
    return {
      ...(typeof from === 'string' && isDay.test(from) ? { from } : {}),
      ...(typeof until === 'string' && isDay.test(until) ? { until } : {}),
      ...(typeof userId === 'string' && userId ? { userId } : {}),
      ...(known ? { state: known } : {}),
      ...(Number(page) > 1 ? { page: Math.floor(Number(page)) } : {}),
    };
  },
  beforeLoad: staffOnly,
  component: HealthPage,
});
