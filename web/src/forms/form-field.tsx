import { Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { agreementQuery, catalogueQuery } from '../api/queries';
import type { AgreementRow, FormField as Field, Journey } from '../api/types';
import { useMe } from '../shell/me';
import { t } from '../texts';
import { textOf } from './form-values';
import classes from './forms.module.css';
import { ThreeWay } from './three-way';

interface FormFieldProps {
  id: string;
  field: Field;
  journey: Journey;
  value: unknown;
  fault: string | undefined;
  write: (value: unknown) => void;
}

/** One thing that a form asks, by its kind. */
export function FormField(props: FormFieldProps) {
  switch (props.field.kind) {
    case 'text':
    case 'list':
      return <Long {...props} />;
    case 'line':
    case 'date':
      return <Line {...props} />;
    case 'yesNo':
      return <YesNo {...props} />;
    case 'qualities':
      return <Qualities {...props} />;
    default:
      return <Boundaries {...props} />;
  }
}

const labelOf = ({ label, required }: Field): string => (required ? label : `${label} ${t.forms.optional}`);

function Long({ id, field, value, fault, write }: FormFieldProps) {
  return (
    <Textarea
      id={id}
      label={labelOf(field)}
      description={field.kind === 'list' ? t.forms.listHint : undefined}
      value={textOf(value)}
      error={fault}
      rows={3}
      classNames={{ input: classes.long! }}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}

function Line({ id, field, value, fault, write }: FormFieldProps) {
  return (
    <TextInput
      id={id}
      type={field.kind === 'date' ? 'date' : 'text'}
      label={labelOf(field)}
      value={textOf(value)}
      error={fault}
      {...(field.kind === 'date' ? { maw: '16rem' } : {})}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}

function YesNo({ id, field, value, fault, write }: FormFieldProps) {
  const chosen = typeof value === 'boolean' ? String(value) : '';
  return (
    <Radio.Group label={labelOf(field)} value={chosen} error={fault} onChange={(answer) => write(answer === 'true')}>
      <Stack gap="xs" mt="xs">
        <Radio id={id} value="true" label={t.forms.yes} />
        <Radio value="false" label={t.forms.no} />
      </Stack>
    </Radio.Group>
  );
}

function Qualities({ id, field, journey, value, fault, write }: FormFieldProps) {
  const { data: catalogue } = useQuery(catalogueQuery);
  const mine = useMe().personId === journey.person.id;
  const given = (value ?? {}) as Record<string, string>;
  const nameOf = (quality: string) => catalogue?.qualities.find((one) => one.id === quality)?.name ?? quality;
  return (
    <Table legend={labelOf(field)} fault={fault}>
      {journey.terms.qualities.map((quality, index) => (
        <ThreeWay
          key={quality}
          {...(index === 0 ? { id } : {})}
          label={nameOf(quality)}
          value={given[quality] ?? ''}
          answers={mine ? t.forms.viewsMine : t.forms.views}
          write={(view) => write({ ...given, [quality]: view })}
        />
      ))}
    </Table>
  );
}

function Boundaries({ id, field, journey, value, fault, write }: FormFieldProps) {
  const { data: agreement } = useQuery(agreementQuery(journey.id));
  const given = (value ?? {}) as Record<string, string>;
  return (
    <Table legend={labelOf(field)} fault={fault}>
      {agreement?.rows.map((row, index) => (
        <ThreeWay
          key={row.id}
          {...(index === 0 ? { id } : {})}
          label={row.about}
          hint={serviceSays(row)}
          value={given[row.id] ?? ''}
          answers={t.boundaries.answers}
          write={(answer) => write({ ...given, [row.id]: answer })}
        />
      ))}
    </Table>
  );
}

function serviceSays({ service, serviceNote, locked }: AgreementRow): string {
  const words = t.boundaries;
  const said = `${words.service}: ${words.answers[service]!.toLowerCase()}`;
  return [locked ? `${said} (${words.locked})` : said, serviceNote].filter(Boolean).join('. ');
}

function Table({ legend, fault, children }: { legend: string; fault: string | undefined; children: React.ReactNode }) {
  return (
    <fieldset className={classes.table}>
      <legend>{legend}</legend>
      {fault && (
        <p className={classes.fault} role="alert">
          {fault}
        </p>
      )}
      {children}
    </fieldset>
  );
}
