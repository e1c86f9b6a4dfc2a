import { Radio, Stack, Textarea, TextInput } from '@mantine/core';

import { Group } from '../policy/fields/group';
import { Lines } from '../policy/fields/list-field';
import { NumberField } from '../policy/fields/number-field';
import { useRows } from '../policy/fields/use-rows';
import { listOf } from '../policy/fields/field-props';
import { t } from '../texts';
import { GoalsField } from './goals-field';
import type { ReadinessField } from './programme-queries';

export interface ReadinessFieldProps {
  id: string;
  field: ReadinessField;
  value: unknown;
  fault: string | undefined;
  write: (value: unknown) => void;
}

const MOST = 10_000;

/** One field of a section, by its kind. */
export function ReadinessFieldInput(props: ReadinessFieldProps) {
  const { id, field, value, fault, write } = props;
  const label = field.required ? field.label : t.programme.optional(field.label);
  const common = { id, label, error: fault, value: typeof value === 'string' ? value : '' };
  switch (field.kind) {
    case 'goals':
      return <GoalsField {...props} />;
    case 'list':
      return <ListInput {...props} />;
    case 'number':
      return (
        <NumberField id={id} label={label} value={value} write={write} fault={fault} unit="" least={0} most={MOST} />
      );
    case 'yesNo':
      return (
        <Radio.Group
          label={label}
          error={fault}
          value={typeof value === 'boolean' ? String(value) : ''}
          onChange={(next) => write(next === 'true')}
        >
          <Stack gap="xs" mt="xs">
            <Radio id={id} value="true" label={t.programme.yes} />
            <Radio value="false" label={t.programme.no} />
          </Stack>
        </Radio.Group>
      );
    case 'date':
      return <TextInput {...common} type="date" maw="12rem" onChange={(event) => write(event.currentTarget.value)} />;
    case 'line':
      return <TextInput {...common} maxLength={300} onChange={(event) => write(event.currentTarget.value)} />;
    default:
      return (
        <Textarea
          {...common}
          rows={3}
          maxLength={4_000}
          styles={{ input: { resize: 'vertical' } }}
          onChange={(event) => write(event.currentTarget.value)}
        />
      );
  }
}

function ListInput({ id, field, value, fault, write }: ReadinessFieldProps) {
  const { rows, put, add, remove } = useRows(listOf(value), write, (line) => line.trim() === '');
  const label = field.required ? field.label : t.programme.optional(field.label);
  return (
    <Group id={id} label={label} explains="" fault={fault}>
      <Lines
        id={id}
        label={field.label}
        lines={rows}
        faultAt={() => undefined}
        put={put}
        add={() => add('')}
        remove={remove}
      />
    </Group>
  );
}
