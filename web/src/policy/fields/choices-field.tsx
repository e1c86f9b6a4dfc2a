import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { ClauseLink } from '../../clauses/clause-link';
import { t } from '../../texts';
import classes from '../field.module.css';
import { catalogueQuery } from '../../api/queries';
import { listOf, type FieldProps } from './field-props';
import { Group } from './group';

interface Choice {
  value: string;
  label: string;
  clause?: string;
}

/** Any of a few: each a box to tick. */
export function ChoicesField({ of, ...props }: FieldProps & { of: readonly string[] }) {
  return <Ticks {...props} choices={of.map((value) => ({ value, label: t.policy.choices[value] ?? value }))} />;
}

export function QualitiesField(props: FieldProps) {
  const { data } = useQuery(catalogueQuery);
  const choices = data?.qualities.map(({ id, name, clause }) => ({ value: id, label: name, clause })) ?? [];
  return <Ticks {...props} choices={choices} />;
}

function Ticks({ value, write, faultAt, choices, ...group }: FieldProps & { choices: Choice[] }) {
  const chosen = listOf(value);
  return (
    <Group {...group} fault={faultAt('')}>
      <TickList choices={choices} chosen={chosen} write={write} />
    </Group>
  );
}

interface TickListProps {
  choices: Choice[];
  chosen: string[];
  write: (chosen: string[]) => void;
}

export function TickList({ choices, chosen, write }: TickListProps) {
  const tick = (one: string) =>
    write(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  return (
    <ul className={classes.ticks}>
      {choices.map(({ value, label, clause }) => (
        <li key={value}>
          <Checkbox label={label} checked={chosen.includes(value)} onChange={() => tick(value)} />
          {clause && <ClauseLink clause={clause} />}
        </li>
      ))}
    </ul>
  );
}
