import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { t } from '../../texts';
import classes from '../field.module.css';
import type { Amount } from '../layout';

interface NumberFieldProps extends Amount {
  id: string;
  label: string;
  explains?: ReactNode;
  value: unknown;
  write: (value: number | null) => void;
  fault: string | undefined;
}

const numberOf = (typed: string): number | null => (/^\d{1,6}$/.test(typed.trim()) ? Number(typed) : null);

/** A whole number with its unit beside it. What is no number stays on the page, and out of the draft. */
export function NumberField({ id, label, explains, value, write, fault, unit, least, most }: NumberFieldProps) {
  const given = typeof value === 'number' && numberOf(String(value)) === value ? value : null;
  const [typed, setTyped] = useState(given === null ? '' : String(given));
  const meant = numberOf(typed);
  if (meant !== given) setTyped(keptText(typed, given));
  const outside = typed.trim() !== '' && (meant === null || meant < least || meant > most);

  function change(next: string): void {
    setTyped(next);
    write(numberOf(next));
  }
  return (
    <TextInput
      id={id}
      label={label}
      description={explains}
      error={outside ? t.policy.whole(least, most) : fault}
      inputMode="numeric"
      autoComplete="off"
      value={typed}
      classNames={{ wrapper: classes.number!, section: classes.unit! }}
      rightSection={t.policy.unit[unit] ?? unit}
      rightSectionWidth="6.5rem"
      rightSectionPointerEvents="none"
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

/** The draft was changed from elsewhere, unless it holds nothing because what is typed is no number. */
const keptText = (typed: string, given: number | null): string =>
  given === null ? (numberOf(typed) === null ? typed : '') : String(given);
