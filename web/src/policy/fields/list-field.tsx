import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';

import { ClauseLink } from '../../clauses/clause-link';
import { t } from '../../texts';
import classes from '../field.module.css';
import { catalogueQuery } from '../../api/queries';
import { listOf, textOf, treeOf, type FieldProps } from './field-props';
import { Group } from './group';
import { useRows } from './use-rows';

/** Lines of text, as many as are wanted. */
export function ListField(props: FieldProps) {
  const { id, label, value, write, faultAt } = props;
  const rows = useRows(listOf(value), write, isBlank);
  return (
    <Group {...props} fault={faultAt('')}>
      {id.endsWith('-role-outOfScope') && <AlwaysOut />}
      <Lines
        id={id}
        label={label}
        lines={rows.rows}
        faultAt={(at) => faultAt(String(at))}
        put={rows.put}
        add={() => rows.add('')}
        remove={rows.remove}
      />
    </Group>
  );
}

const isBlank = (line: string): boolean => line.trim() === '';

interface Criterion {
  id: string;
  sentence: string;
}

/** Who can take a role up: sentences that somebody confirms. Each keeps the code by which journeys remember it. */
export function EligibilityField(props: FieldProps) {
  const { id, label, value, write, faultAt } = props;
  const criteria = (Array.isArray(value) ? value : []).map(treeOf).map((one) => ({
    id: textOf(one.id),
    sentence: textOf(one.sentence),
  }));
  const { rows, put, add, remove } = useRows<Criterion>(criteria, write, ({ sentence }) => isBlank(sentence));
  return (
    <Group {...props} fault={faultAt('')}>
      <Lines
        id={id}
        label={label}
        lines={rows.map(({ sentence }) => sentence)}
        faultAt={(at) => faultAt(`${at}.sentence`) ?? faultAt(`${at}.id`) ?? faultAt(String(at))}
        put={(at, sentence) => put(at, { ...rows[at]!, sentence })}
        add={() => add({ id: freeCode('criterion', rows), sentence: '' })}
        remove={remove}
      />
    </Group>
  );
}

/** `criterion-3`, when there are two. */
export function freeCode(word: string, rows: { id: string }[]): string {
  for (let number = 1; ; number++) {
    const code = `${word}-${number}`;
    if (!rows.some(({ id }) => id === code)) return code;
  }
}

interface LinesProps {
  id: string;
  label: string;
  lines: string[];
  faultAt: (at: number) => string | undefined;
  put: (at: number, line: string) => void;
  add: () => void;
  remove: (at: number) => void;
}

export function Lines({ id, label, lines, faultAt, put, add, remove }: LinesProps) {
  const list = useRef<HTMLOListElement>(null);
  const addWords = lines.length > 0 ? t.policy.list.another : t.policy.list.add;
  const focusLine = (at: number) =>
    setTimeout(() => list.current?.querySelectorAll('input')[Math.max(at, 0)]?.focus(), 0);
  const addLine = () => {
    add();
    focusLine(lines.length);
  };
  const removeLine = (at: number) => {
    remove(at);
    focusLine(Math.min(at, lines.length - 2));
  };
  return (
    <>
      <ol className={classes.lines} ref={list}>
        {lines.map((line, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a line is what stands at its place
          <li key={at}>
            <TextInput
              aria-label={t.policy.list.item(label, at + 1)}
              value={line}
              maxLength={300}
              error={faultAt(at)}
              onChange={(event) => put(at, event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                addLine();
              }}
            />
            <ActionIcon
              variant="subtle"
              size={36}
              aria-label={t.policy.list.remove(line || t.policy.list.item(label, at + 1))}
              onClick={() => removeLine(at)}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <Button
        id={`${id}-add`}
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        aria-label={t.policy.list.addTo(addWords, label)}
        onClick={addLine}
      >
        {addWords}
      </Button>
    </>
  );
}

/** What no peer worker does, whatever else is written here. */
function AlwaysOut() {
  const { data } = useQuery(catalogueQuery);
  if (!data) return null;
  return (
    <div className={classes.locked}>
      <p>{t.policy.alwaysOut}</p>
      <ul>
        {data.outOfScope.map(({ id, clause, sentence }) => (
          <li key={id}>
            {sentence} <ClauseLink clause={clause} />
          </li>
        ))}
      </ul>
    </div>
  );
}
