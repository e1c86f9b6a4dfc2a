import { Button, NativeSelect, TextInput } from '@mantine/core';

import type { HealthFilter, ReminderHealth } from '../api/soon-staff';
import { t } from '../texts';
import { reminderStates } from './health-queries';
import classes from './health-page.module.css';

interface HealthFiltersProps {
  filter: HealthFilter;
  people: ReminderHealth['people'];
  show: (filter: HealthFilter) => void;
}

/** Which days, to whom, and what became of it. */
export function HealthFilters({ filter, people, show }: HealthFiltersProps) {
  const words = t.reminders;
  const { page: _, ...kept } = filter;
  const day = (field: 'from' | 'until') => (
    <TextInput
      type="date"
      label={words[field]}
      value={filter[field] ?? ''}
      onChange={(event) => event.currentTarget.value && show({ ...kept, [field]: event.currentTarget.value })}
    />
  );
  const without = (field: 'userId' | 'state'): HealthFilter => {
    const { [field]: _dropped, ...rest } = kept;
    return rest;
  };
  return (
    <div className={classes.filters}>
      {day('from')}
      {day('until')}
      <NativeSelect
        label={words.whom}
        data={[
          { value: '', label: words.everyone },
          ...people.map(({ userId, name }) => ({ value: userId, label: name })),
        ]}
        value={filter.userId ?? ''}
        onChange={(event) => {
          const userId = event.currentTarget.value;
          show(userId ? { ...kept, userId } : without('userId'));
        }}
      />
      <NativeSelect
        label={words.state}
        data={[
          { value: '', label: words.anyState },
          ...reminderStates.map((state) => ({ value: state, label: words.states[state]! })),
        ]}
        value={filter.state ?? ''}
        onChange={(event) => {
          const state = reminderStates.find((one) => one === event.currentTarget.value);
          show(state ? { ...kept, state } : without('state'));
        }}
      />
      {(filter.userId || filter.state) && (
        <Button variant="subtle" onClick={() => show({ from: filter.from!, until: filter.until! })}>
          {t.board.clearFilters}
        </Button>
      )}
    </div>
  );
}
