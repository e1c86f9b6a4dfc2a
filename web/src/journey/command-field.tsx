import { NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { staffQuery } from '../api/queries';
import type { Missing, Offer } from '../api/types';
import { useDates } from '../shell/me';
import { requirementName, t, topicName, topicOf } from '../texts';
import type { Field } from './command-fields';

interface FieldProps {
  id: string;
  field: Field;
  type: string;
  offers: Offer[];
  value: string;
  fault: string | undefined;
  write: (value: string) => void;
}

/** One field of a command. Native controls: they are at home on every phone and with every screen reader. */
export function CommandField(props: FieldProps) {
  const { field, type, value, fault, write, id } = props;
  if (field === 'reason') return <ReasonField {...props} />;
  if (field === 'holderId') return <HolderField {...props} />;
  if (field === 'requirement' || field === 'topic') return <CodeField {...props} />;
  return <DateField id={id} label={dateLabel(field, type)} value={value} fault={fault} write={write} />;
}

function dateLabel(field: 'on' | 'until' | 'reviewOn', type: string): string {
  return field === 'until' && type === 'ExplainDelay' ? t.form.expected : t.form[field];
}

function DateField({
  id,
  label,
  value,
  fault,
  write,
}: Pick<FieldProps, 'id' | 'value' | 'fault' | 'write'> & { label: string }) {
  const dates = useDates();
  return (
    <TextInput
      id={id}
      type="date"
      label={label}
      description={value ? dates.dayAndAway(value) : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      error={fault}
      maw="16rem"
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}

/** A step or a topic: what is missing now comes first, whatever else the policy knows after it. */
function CodeField({ id, field, type, offers, value, fault, write }: FieldProps) {
  const missing = offers.flatMap((offer) => offer.refusal?.missing ?? []);
  const groups = field === 'topic' ? topicGroups(missing) : stepGroups(missing, type);
  const known = groups.flatMap(({ items }) => items);
  const chosen = value && !known.some((item) => item.value === value) ? [optionOf(field, value)] : [];
  return (
    <NativeSelect
      id={id}
      label={field === 'topic' ? t.form.topic : type === 'WaiveRequirement' ? t.form.waived : t.form.requirement}
      data={[{ value: '', label: '', disabled: true }, ...chosen, ...groups]}
      value={value}
      error={fault}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}

const optionOf = (field: Field, value: string) => ({
  value,
  label: field === 'topic' ? topicName(value) : requirementName(value),
});

function stepGroups(missing: Missing[], type: string) {
  const waiving = type === 'WaiveRequirement';
  const now = unique(
    missing.filter((m) => (waiving ? m.waivableBy.length > 0 : m.remedy === 'RecordStep')).map((m) => m.requirement),
  );
  const others = waiving ? [] : Object.keys(t.requirements).filter((id) => isTickedOff(id) && !now.includes(id));
  return grouped(now, others, 'requirement');
}

function topicGroups(missing: Missing[]) {
  const now = unique(missing.flatMap(({ requirement }) => topicOf(requirement) ?? []));
  return grouped(
    now,
    Object.keys(t.topics).filter((topic) => !now.includes(topic)),
    'topic',
  );
}

function grouped(now: string[], others: string[], field: Field) {
  return [
    { group: t.form.missingNow, items: now.map((value) => optionOf(field, value)) },
    { group: t.form.others, items: others.map((value) => optionOf(field, value)) },
  ].filter(({ items }) => items.length > 0);
}

const unique = (values: string[]): string[] => [...new Set(values)];

/** Relations and training are met in their own way; all other requirements are ticked off with a date. */
const isTickedOff = (id: string): boolean => !/^(training-|line-manager|not-blocked)/.test(id);

function HolderField({ id, value, fault, write }: FieldProps) {
  const { data: staff = [] } = useQuery(staffQuery);
  const people = staff.map(({ id: userId, name, roles }) => ({
    value: userId,
    label: roles.length ? `${name} (${roles.map((role) => t.roles[role]).join(', ')})` : name,
  }));
  return (
    <NativeSelect
      id={id}
      label={t.form.holder}
      data={[{ value: '', label: t.form.chooseHolder, disabled: true }, ...people]}
      value={value}
      error={fault}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}

function ReasonField({ id, value, fault, write }: FieldProps) {
  return (
    <Radio.Group label={t.form.reason} value={value} onChange={write} error={fault}>
      <Stack gap="xs" mt="xs">
        {Object.entries(t.form.reasons).map(([code, label], index) => (
          <Radio key={code} {...(index === 0 ? { id } : {})} value={code} label={label} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
