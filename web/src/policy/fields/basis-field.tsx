import { TextInput } from '@mantine/core';
import { useState } from 'react';

import { t } from '../../texts';
import classes from '../field.module.css';
import { TickList } from './choices-field';
import { listOf, treeOf, type FieldProps } from './field-props';
import { Group } from './group';
import { NumberField } from './number-field';

const bases = ['voluntary', 'expenses', 'paid'];

/** On which basis somebody works, the least pay where work is paid, and the most hours. */
export function BasisField({ value, write, faultAt, ...group }: FieldProps) {
  const tree = treeOf(value);
  const allowed = listOf(tree.allowed);
  const words = t.policy.basis;
  return (
    <Group {...group} fault={faultAt('') ?? faultAt('allowed')}>
      <TickList
        choices={bases.map((one) => ({ value: one, label: t.policy.choices[one] ?? one }))}
        chosen={allowed}
        write={(next) => write({ ...tree, allowed: bases.filter((one) => next.includes(one)) })}
      />
      <div className={classes.row}>
        {allowed.includes('paid') && (
          <AmountField
            id={`${group.id}-wage`}
            cents={tree.livingWageCents}
            write={(livingWageCents) => write({ ...tree, livingWageCents })}
            fault={faultAt('livingWageCents')}
          />
        )}
        <NumberField
          id={`${group.id}-cap`}
          label={words.cap}
          explains={words.capHint}
          value={tree.weeklyHoursCap}
          write={(weeklyHoursCap) => write({ ...tree, weeklyHoursCap })}
          fault={faultAt('weeklyHoursCap')}
          unit="hours"
          least={1}
          most={48}
        />
      </div>
    </Group>
  );
}

interface AmountProps {
  id: string;
  cents: unknown;
  write: (cents: number | null) => void;
  fault: string | undefined;
}

const centsOf = (typed: string): number | null => {
  const [, whole, part = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(typed.trim()) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(part.padEnd(2, '0'));
};

/** An amount of money, as people write it. */
function AmountField({ id, cents, write, fault }: AmountProps) {
  const [typed, setTyped] = useState(typeof cents === 'number' ? (cents / 100).toFixed(2) : '');
  const wrong = typed.trim() !== '' && !centsOf(typed);
  return (
    <TextInput
      id={id}
      label={t.policy.basis.wage}
      description={t.policy.basis.wageHint}
      error={wrong ? t.policy.amount : fault}
      inputMode="decimal"
      value={typed}
      classNames={{ wrapper: classes.number! }}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        write(centsOf(event.currentTarget.value));
      }}
    />
  );
}
