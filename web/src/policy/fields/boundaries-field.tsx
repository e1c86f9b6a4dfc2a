import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';

import { ClauseLink } from '../../clauses/clause-link';
import { t } from '../../texts';
import classes from '../field.module.css';
import { catalogueQuery } from '../../api/queries';
import { textOf, treeOf, type FieldProps } from './field-props';
import { Group } from './group';
import { freeCode } from './list-field';
import { useRows } from './use-rows';

interface Row {
  id: string;
  about: string;
  service: string;
  note: string;
}

const answers = ['always', 'sometimes', 'never'];
const rowOf = (given: unknown): Row => {
  const row = treeOf(given);
  return { id: textOf(row.id), about: textOf(row.about), service: textOf(row.service), note: textOf(row.note) };
};

/** The service's column of the boundary agreement: to each row one of three answers, and a word if wanted. */
export function BoundariesField(props: FieldProps) {
  const { value, write, faultAt } = props;
  const list = useRef<HTMLUListElement>(null);
  const { data } = useQuery(catalogueQuery);
  const given = (Array.isArray(value) ? value : []).map(rowOf);
  const { rows, put, add, remove } = useRows<Row>(given, write, ({ about }) => about.trim() === '');
  const addRow = () => {
    add({ id: freeCode('own', rows), about: '', service: 'sometimes', note: '' });
    setTimeout(() => list.current?.lastElementChild?.querySelector('input')?.focus(), 0);
  };
  return (
    <Group {...props} fault={faultAt('')}>
      <p className={classes.hint}>{t.policy.boundaryNever}</p>
      <ul className={classes.boundaries} ref={list}>
        {rows.map((row, at) => (
          <BoundaryRow
            key={row.id}
            row={row}
            seeded={data?.boundaries.find(({ id }) => id === row.id)}
            fault={['about', 'service', 'note', 'id'].map((part) => faultAt(`${at}.${part}`)).find(Boolean)}
            put={(next) => put(at, next)}
            remove={() => remove(at)}
          />
        ))}
      </ul>
      <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={addRow}>
        {t.policy.boundaryAdd}
      </Button>
    </Group>
  );
}

interface RowProps {
  row: Row;
  /** The source's row that this one is; a row of one's own has words of one's own. */
  seeded: { clause: string; about: string } | undefined;
  fault: string | undefined;
  put: (row: Row) => void;
  remove: () => void;
}

function BoundaryRow({ row, seeded, fault, put, remove }: RowProps) {
  const about = row.about || t.policy.boundaryRow;
  return (
    <li>
      <div role="group" aria-label={about} className={classes.boundary}>
        <div className={classes.about}>
          {seeded ? (
            <>
              {row.about} <ClauseLink clause={seeded.clause} />
            </>
          ) : (
            <TextInput
              aria-label={t.policy.boundaryRow}
              value={row.about}
              maxLength={300}
              onChange={(event) => put({ ...row, about: event.currentTarget.value })}
            />
          )}
          {fault && <span className={classes.fault}>{fault}</span>}
        </div>
        <SegmentedControl
          className={classes.answers!}
          aria-label={`${about}: ${t.policy.boundaryService}`}
          data={answers.map((value) => ({ value, label: t.policy.choices[value] ?? value }))}
          value={row.service}
          onChange={(service) => put({ ...row, service })}
        />
        <div className={classes.note}>
          <TextInput
            aria-label={`${about}: ${t.policy.boundaryNote}`}
            placeholder={t.policy.boundaryNote}
            value={row.note}
            maxLength={500}
            onChange={(event) => put({ ...row, note: event.currentTarget.value })}
          />
          {!seeded && (
            <ActionIcon variant="subtle" size={36} aria-label={t.policy.list.remove(about)} onClick={remove}>
              <IconTrash size={18} />
            </ActionIcon>
          )}
        </div>
      </div>
    </li>
  );
}
