import { Checkbox, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { staffQuery } from '../api/queries';
import type { Journey, Offer } from '../api/types';
import { may, useDates, useMe } from '../shell/me';
import { t } from '../texts';
import { choicesFor, codesFor, labelOf, type Choice } from './choices';
import { moneyOf, isDay, isReturnStep, type Field, type Values } from './field-values';

export interface FieldProps {
  id: string;
  field: Field;
  type: string;
  journey: Journey | undefined;
  offers: Offer[];
  values: Values;
  fault: string | undefined;
  write: (value: string) => void;
}

/** Known to whoever opened the form: sent, and not asked for. */
const hidden: ReadonlySet<Field> = new Set(['entry', 'certificateId', 'about']);
const written: ReadonlySet<Field> = new Set(['version', 'hourlyCents', 'weeklyHours', 'quarters']);
const ticked: ReadonlySet<Field> = new Set(['valueExplained', 'qualified', 'peerLed']);

/** One field of a command. Native controls: they are at home on every phone and with every screen reader. */
export function CommandField(props: FieldProps) {
  const { field, type } = props;
  if (hidden.has(field) || (field === 'version' && type === 'AcknowledgePolicy')) return null;
  if (isDay(field)) return <DateField {...props} />;
  if (ticked.has(field)) return <TickField {...props} />;
  if (written.has(field)) return <NumberField {...props} />;
  if (field === 'holderId' || field === 'withUserId') return <PersonField {...props} />;
  if (field === 'requirement' || field === 'topic' || field === 'criterion') return <CodeField {...props} />;
  return <ChoiceField {...props} />;
}

function DateField(props: FieldProps) {
  const { id, field, values, fault, write } = props;
  const dates = useDates();
  const value = values[field] ?? '';
  return (
    <>
      {field === 'fewerHours' && (
        <p style={{ margin: 0 }}>
          <strong>{t.form.steps}</strong>
          <br />
          {t.form.stepsHint}
        </p>
      )}
      <TextInput
        id={id}
        type="date"
        label={labelOf(props)}
        description={value ? dates.dayAndAway(value) : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={value}
        error={fault}
        maw="16rem"
        pl={isReturnStep(field) ? 'md' : 0}
        onChange={(event) => write(event.currentTarget.value)}
      />
    </>
  );
}

function NumberField(props: FieldProps) {
  const { id, field, values, fault, write } = props;
  return (
    <TextInput
      id={id}
      inputMode="decimal"
      label={labelOf(props)}
      description={hintFor(props)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={values[field] ?? ''}
      error={fault}
      maw="16rem"
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}

function hintFor({ field, journey }: FieldProps): string | undefined {
  const basis = journey?.terms.basis;
  if (field === 'hourlyCents' && basis?.livingWageCents) return t.form.hourlyHint(moneyOf(basis.livingWageCents));
  if (field === 'weeklyHours' && basis) return t.form.weeklyHint(basis.weeklyHoursCap);
  return undefined;
}

function TickField({ id, field, values, fault, write, ...rest }: FieldProps) {
  return (
    <Checkbox
      id={id}
      label={labelOf({ field, ...rest })}
      checked={values[field] === 'yes'}
      error={fault}
      onChange={(event) => write(event.currentTarget.checked ? 'yes' : '')}
    />
  );
}

/** A step, a topic or a criterion: what is missing now comes first, whatever else there is after it. */
function CodeField(props: FieldProps) {
  const { id, field, values, fault, write } = props;
  const value = values[field] ?? '';
  const groups = codesFor(props);
  const known = groups.flatMap(({ items }) => items);
  const chosen =
    value && !known.some((item) => item.value === value) ? [{ value, label: props.journey ? value : '' }] : [];
  return (
    <NativeSelect
      id={id}
      label={labelOf(props)}
      data={[{ value: '', label: '', disabled: true }, ...chosen, ...groups]}
      value={value}
      error={fault}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}

function PersonField(props: FieldProps) {
  const { id, field, values, fault, write } = props;
  const allowed = may(useMe(), 'staff.list');
  const { data: staff = [] } = useQuery({ ...staffQuery, enabled: allowed });
  const optional = field === 'withUserId';
  if (optional && !allowed) return null;
  const people = staff.map(({ id: userId, name, roles }) => ({
    value: userId,
    label: roles.length ? `${name} (${roles.map((role) => t.roles[role]).join(', ')})` : name,
  }));
  const none = { value: '', label: optional ? t.form.nobody : t.form.chooseHolder, disabled: !optional };
  return (
    <NativeSelect
      id={id}
      label={labelOf(props)}
      data={[none, ...people]}
      value={values[field] ?? ''}
      error={fault}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}

/** One of a few: all of them to be seen at once. */
function ChoiceField(props: FieldProps) {
  const { id, field, values, fault, write } = props;
  const choices: Choice[] = choicesFor(props);
  return (
    <Radio.Group label={labelOf(props)} value={values[field] ?? ''} onChange={write} error={fault}>
      <Stack gap="xs" mt="xs" mb={fault ? 'xs' : 0}>
        {choices.map(({ value, label }, index) => (
          <Radio key={value} {...(index === 0 ? { id } : {})} value={value} label={label} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
