/** A paper to print, as what it says: how it looks and how it is tagged is the printer's business. */
export interface Paper {
  /** Shown in the title bar and kept in the file: never a person's name, because files travel. */
  readonly title: string;
  /** Under the title: for whom or for what. A name may stand here. */
  readonly subtitle?: string;
  /** Said before all else, and again on top of every page: that this is a draft, say. */
  readonly notice?: string;
  /** At the foot of every page. */
  readonly foot: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly quiet?: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | Table;

/** A table whose first row names the columns; with `rowHeaders` the first cell of each row names the row. */
export interface Table {
  readonly kind: 'table';
  /** Read out before the table. */
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Shares of the width. */
  readonly widths: readonly number[];
  readonly rowHeaders?: boolean;
  /** Room to write by hand in each row. */
  readonly tall?: boolean;
}

/** A clause behind a sentence; its number is never torn from its source. */
export const withClause = (text: string, clause?: string): string =>
  clause ? `${text} (${clause.replaceAll(' ', '\u00a0')})` : text;

export const heading = (text: string, clause?: string): Block => ({
  kind: 'heading',
  level: 2,
  text: withClause(text, clause),
});
export const subheading = (text: string, clause?: string): Block => ({
  kind: 'heading',
  level: 3,
  text: withClause(text, clause),
});
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const quiet = (text: string): Block => ({ kind: 'paragraph', text, quiet: true });

/** A list, or one quiet sentence where there is nothing to list. */
export const list = (items: readonly string[], nothing = 'None.'): Block =>
  items.length > 0 ? { kind: 'list', items } : quiet(nothing);

/** What is called what: a table of two columns whose rows are named. */
export const facts = (caption: string, rows: readonly (readonly [string, string])[]): Block => ({
  kind: 'table',
  caption,
  head: ['What', 'Details'],
  rows,
  widths: [1, 2],
  rowHeaders: true,
});

/** A table, or one quiet sentence where it would be empty. */
export const table = (spec: Omit<Table, 'kind'>, nothing = 'None.'): Block =>
  spec.rows.length > 0 ? { kind: 'table', ...spec } : quiet(nothing);
