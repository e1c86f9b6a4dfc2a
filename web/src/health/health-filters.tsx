import { Button, NativeSelect, TextInput } from '@mantine/core';

import type { HealthFilter, ReminderHealth } from '../api/types';
import { t } from '../texts';
import { reminderStates } from './health-queries';
import classes from './health-page.module.css';

interface HealthFiltersProps {
  filter: HealthFilter;
  people: ReminderHealth['people'];
  /** Changes what is asked for; what is not named stays. */
  show: (change: HealthFilter) => void;
}

/** Which days, to whom, and what became of it. */
export function HealthFilters({ filter, people, show }: HealthFiltersProps) {
  const words = t.reminders;
  const { userId, state } = filter;
  const unknown = userId && !people.some((one) => one.userId === userId);
  const day = (field: 'from' | 'until') => (
    <TextInput
      type="date"
      label={words[field]}
      value={filter[field] ?? ''}
      onChange={(event) => event.currentTarget.value && show({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <div className={classes.filters}>
      {day('from')}
      {day('until')}
      <NativeSelect
        label={words.whom}
        data={[
          { value: '', label: words.everyone },
          ...(unknown ? [{ value: userId, label: words.onePerson }] : []),
          ...people.map((one) => ({ value: one.userId, label: one.name })),
        ]}
        value={userId ?? ''}
        onChange={(event) => show({ userId: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={words.state}
        data={[
          { value: '', label: words.anyState },
          ...reminderStates.map((one) => ({ value: one, label: words.states[one] ?? one })),
        ]}
        value={state ?? ''}
        onChange={(event) => show({ state: reminderStates.find((one) => one === event.currentTarget.value) })}
      />
      {(userId || state) && (
        <Button variant="subtle" onClick={() => show({ userId: undefined, state: undefined })}>
          {t.board.clearFilters}
        </Button>
      )}
    </div>
  );
}
