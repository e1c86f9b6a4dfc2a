import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';

import { listOf, textOf, treeOf } from '../policy/fields/field-props';
import { Group } from '../policy/fields/group';
import { Lines } from '../policy/fields/list-field';
import { useRows } from '../policy/fields/use-rows';
import { t } from '../texts';
import classes from './programme-page.module.css';
import type { ReadinessFieldProps } from './readiness-field';

interface Goal {
  goal: string;
  indicators: string[];
}

export const goalsOf = (value: unknown): Goal[] =>
  (Array.isArray(value) ? value : [])
    .map(treeOf)
    .map(({ goal, indicators }) => ({ goal: textOf(goal), indicators: listOf(indicators) }));

const isNothing = ({ goal, indicators }: Goal): boolean => goal.trim() === '' && indicators.length === 0;

/** Goals, each with the signs by which people will see that it is reached. */
export function GoalsField({ id, field, value, fault, write }: ReadinessFieldProps) {
  const { rows, put, add, remove } = useRows(goalsOf(value), write, isNothing);
  const shown = rows.length > 0 ? rows : [{ goal: '', indicators: [] }];
  const words = t.programme;
  return (
    <Group id={id} label={field.label} explains="" fault={fault}>
      <ul className={classes.goals}>
        {shown.map((goal, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a goal is what stands at its place
          <li key={at}>
            <TextInput
              label={`${words.goal} ${at + 1}`}
              value={goal.goal}
              maxLength={300}
              onChange={(event) => put(at, { ...goal, goal: event.currentTarget.value })}
            />
            <Indicators id={`${id}-${at}`} goal={goal} put={(next) => put(at, next)} number={at + 1} />
            {rows.length > 1 && (
              <Button variant="subtle" size="compact-sm" onClick={() => remove(at)}>
                {words.removeGoal(at + 1)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => add({ goal: '', indicators: [] })}
      >
        {words.addGoal}
      </Button>
    </Group>
  );
}

interface IndicatorsProps {
  id: string;
  goal: Goal;
  number: number;
  put: (goal: Goal) => void;
}

function Indicators({ id, goal, number, put }: IndicatorsProps) {
  const write = (indicators: string[]) => put({ ...goal, indicators });
  const rows = useRows(goal.indicators, write, (line) => line.trim() === '');
  const label = t.programme.line(t.programme.indicator, number);
  return (
    <div role="group" aria-label={label}>
      <p className={classes.sub}>{t.programme.indicator}</p>
      <Lines
        id={id}
        label={label}
        lines={rows.rows.length > 0 ? rows.rows : ['']}
        faultAt={() => undefined}
        put={rows.put}
        add={() => rows.add('')}
        remove={rows.remove}
      />
    </div>
  );
}
