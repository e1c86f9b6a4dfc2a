import { useState } from 'react';

import { same } from '../document';

/**
 * Rows as they stand on the page: one that is still empty is shown, and left out of the draft. When the draft is changed
 * from elsewhere, the page follows.
 */
export function useRows<Row>(value: Row[], write: (rows: Row[]) => void, isEmpty: (row: Row) => boolean) {
  const [rows, setRows] = useState(value);
  if (!same(filledOf(rows), filledOf(value))) setRows(filledOf(value));

  function filledOf(all: Row[]): Row[] {
    return all.filter((row) => !isEmpty(row));
  }
  function change(next: Row[]): void {
    setRows(next);
    write(filledOf(next));
  }
  return {
    rows,
    put: (at: number, row: Row) => change(rows.with(at, row)),
    add: (row: Row) => setRows([...rows, row]),
    remove: (at: number) => change(rows.filter((_, index) => index !== at)),
  };
}
