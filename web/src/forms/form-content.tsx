import { useQuery } from '@tanstack/react-query';

import { catalogueQuery } from '../api/queries';
import type { FormField, JourneyForm } from '../api/types';
import { useDates } from '../shell/me';
import { readable, t } from '../texts';
import type { Dates } from '../texts/dates';
import { textOf } from './form-values';
import classes from './forms.module.css';

/** What a form says, for those who may read it. */
export function FormContent({ form: { fields, content, withheld } }: { form: JourneyForm }) {
  const dates = useDates();
  const { data: catalogue } = useQuery(catalogueQuery);
  if (withheld) return <p className={classes.state}>{t.forms.withheldBody}</p>;
  if (!content) return <p className={classes.state}>{t.forms.open}</p>;
  const nameOf = (id: string) =>
    [...(catalogue?.qualities ?? [])].find((one) => one.id === id)?.name ??
    catalogue?.boundaries.find((one) => one.id === id)?.about ??
    readable(id);
  return (
    <dl className={classes.content}>
      {fields.map((field) => (
        <div key={field.id}>
          <dt>{field.label}</dt>
          <dd>
            <Said field={field} value={content[field.id]} nameOf={nameOf} dates={dates} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface SaidProps {
  field: FormField;
  value: unknown;
  nameOf: (id: string) => string;
  dates: Dates;
}

function Said({ field: { kind }, value, nameOf, dates }: SaidProps) {
  if (value === undefined || value === null || value === '') return t.forms.none;
  if (typeof value === 'boolean') return value ? t.forms.yes : t.forms.no;
  if (Array.isArray(value)) return <Lines lines={value.map(String)} />;
  if (typeof value === 'object') {
    const words = kind === 'boundaries' ? t.boundaries.answers : t.forms.views;
    return (
      <Lines
        lines={Object.entries(value).map(([id, said]) => `${nameOf(id)}: ${words[said]?.toLowerCase() ?? said}`)}
      />
    );
  }
  return typeof value === 'string' && kind === 'date' ? dates.day(value) : textOf(value);
}

const Lines = ({ lines }: { lines: string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);
