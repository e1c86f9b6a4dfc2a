import { NativeSelect } from '@mantine/core';
import { useState } from 'react';

import { t } from '../../texts';
import classes from '../field.module.css';
import { spanOf, spanUnits, type Span } from '../ladders/ladder-shape';
import { isHole } from '../document';
import type { FieldProps } from './field-props';
import { Group } from './group';
import { NumberField } from './number-field';

const MOST = 365;

/** How long something may take: so many hours, days or working days. An empty amount leaves it as it is brought. */
export function SpanField({ value, write, faultAt, byDefault, ...group }: FieldProps & { byDefault: unknown }) {
  const { amount, unit } = spanOf(isHole(value) ? { unit: spanOf(byDefault).unit } : value);
  return (
    <Group {...group} fault={faultAt('')}>
      <Wait
        id={group.id}
        label={group.label}
        amountLabel={t.ladders.within}
        span={{ amount, unit }}
        least={1}
        write={(next) => write(next.amount === null ? null : next)}
        fault={faultAt('amount')}
      />
    </Group>
  );
}

interface WaitProps {
  id: string;
  label: string;
  amountLabel: string;
  span: Span;
  least: number;
  write: (span: Span) => void;
  fault: string | undefined;
}

/** An amount beside what it is counted in. */
export function Wait({ id, label, amountLabel, span, least, write, fault }: WaitProps) {
  const [chosen, setChosen] = useState(span.unit);
  const unit = span.amount === null ? chosen : span.unit;
  function count(next: string): void {
    setChosen(next);
    write({ ...span, unit: next });
  }
  return (
    <div className={classes.wait}>
      <NumberField
        id={`${id}-amount`}
        label={amountLabel}
        unit=""
        least={least}
        most={MOST}
        value={span.amount}
        write={(amount) => write({ amount, unit })}
        fault={fault}
      />
      <NativeSelect
        id={`${id}-unit`}
        label={t.ladders.unit}
        aria-label={`${label}: ${t.ladders.unit}`}
        data={spanUnits.map((one) => ({ value: one, label: t.ladders.units[one] ?? one }))}
        value={unit}
        onChange={(event) => count(event.currentTarget.value)}
      />
    </div>
  );
}
