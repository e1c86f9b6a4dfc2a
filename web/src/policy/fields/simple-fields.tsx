import { NativeSelect, Textarea, TextInput } from '@mantine/core';

import { useDates } from '../../shell/me';
import { t } from '../../texts';
import classes from '../field.module.css';
import { textOf, type FieldProps } from './field-props';

export function TextField({ id, label, explains, value, write, faultAt }: FieldProps) {
  return (
    <Textarea
      id={id}
      label={label}
      description={explains}
      error={faultAt('')}
      value={textOf(value)}
      rows={2}
      maxLength={2_000}
      classNames={{ input: classes.text! }}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}

export function DateField({ id, label, explains, value, write, faultAt }: FieldProps) {
  const dates = useDates();
  const day = textOf(value);
  return (
    <TextInput
      id={id}
      type="date"
      label={label}
      description={[explains, day && dates.dayAndAway(day)].filter(Boolean).join(' · ')}
      error={faultAt('')}
      value={day}
      classNames={{ wrapper: classes.short! }}
      onChange={(event) => write(event.currentTarget.value || null)}
    />
  );
}

export function ChoiceField({
  id,
  label,
  explains,
  value,
  write,
  faultAt,
  of,
}: FieldProps & { of: readonly string[] }) {
  const empty = { value: '', label: '', disabled: true };
  return (
    <NativeSelect
      id={id}
      label={label}
      description={explains}
      error={faultAt('')}
      data={[empty, ...of.map((one) => ({ value: one, label: t.policy.choices[one] ?? one }))]}
      value={textOf(value)}
      classNames={{ wrapper: classes.middle! }}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}
