import type { Table } from './paper.js';
import {
  bottomOf,
  breakable,
  decoration,
  INK,
  MARGIN,
  RULE,
  SHADE,
  tagged,
  widthOf,
  type Element,
  type Pdf,
} from './sheet.js';

const PADDING = 5;
const SIZE = 9.5;
/** Room for a signature. */
const TALL = 42;

type Font = 'plain' | 'strong';
type FontOf = (column: number) => Font;
const strong: FontOf = () => 'strong';

interface Column {
  readonly x: number;
  readonly width: number;
}

/** A table whose header cells say for which direction they hold; a row is never torn apart, and the head is shown on each page. */
export function drawTable(pdf: Pdf, root: Element, table: Table): void {
  const columns = columnsOf(pdf, table);
  const whole = pdf.struct('Table');
  root.add(whole);
  keepTogether(pdf, columns, table);
  tagged(pdf, whole, 'Caption', () => pdf.font('strong', SIZE).fillColor(INK).text(table.caption, MARGIN, pdf.y));
  pdf.y += 3;
  drawHead(pdf, whole, columns, table);
  for (const row of table.rows) drawRow(pdf, whole, columns, table, row);
  whole.end();
  pdf.x = MARGIN;
  pdf.moveDown(0.9);
}

function columnsOf(pdf: Pdf, { widths }: Table): Column[] {
  const sum = widths.reduce((total, share) => total + share, 0);
  let x = MARGIN;
  return widths.map((share) => {
    const width = (widthOf(pdf) * share) / sum;
    x += width;
    return { x: x - width, width };
  });
}

const namesRow = (table: Table, column: number) => table.rowHeaders === true && column === 0;
const fontsOf =
  (table: Table): FontOf =>
  (column) =>
    namesRow(table, column) ? 'strong' : 'plain';

/** Caption, head and first row begin on one page. */
function keepTogether(pdf: Pdf, columns: readonly Column[], table: Table): void {
  const { head, rows, tall } = table;
  const first = rows[0] ? heightOf(pdf, columns, rows[0], fontsOf(table), tall) : 0;
  if (pdf.y + 16 + heightOf(pdf, columns, head, strong) + first > bottomOf(pdf)) pdf.addPage();
}

function heightOf(
  pdf: Pdf,
  columns: readonly Column[],
  cells: readonly string[],
  fontOf: FontOf,
  tall = false,
): number {
  const heights = cells.map((text, index) => {
    const width = (columns[index]?.width ?? 0) - 2 * PADDING;
    return pdf.font(fontOf(index), SIZE).heightOfString(breakable(text) || ' ', { width, lineGap: 1 });
  });
  return Math.max(...heights, tall ? TALL : 0) + 2 * PADDING;
}

function drawHead(pdf: Pdf, whole: Element, columns: readonly Column[], { head }: Table): void {
  const height = heightOf(pdf, columns, head, strong);
  frame(pdf, columns, height, SHADE);
  const row = pdf.struct('TR');
  whole.add(row);
  const { y } = pdf;
  for (const [index, text] of head.entries())
    tagged(pdf, row, 'TH', () => write(pdf, columns[index]!, y, text, 'strong'), { scope: 'Column' });
  row.end();
  pdf.y = y + height;
}

function drawRow(pdf: Pdf, whole: Element, columns: readonly Column[], table: Table, cells: readonly string[]): void {
  const height = heightOf(pdf, columns, cells, fontsOf(table), table.tall);
  if (pdf.y + height > bottomOf(pdf)) {
    pdf.addPage();
    repeatHead(pdf, columns, table.head);
  }
  frame(pdf, columns, height);
  const row = pdf.struct('TR');
  whole.add(row);
  const { y } = pdf;
  for (const [index, text] of cells.entries()) {
    const names = namesRow(table, index);
    const draw = () => write(pdf, columns[index]!, y, text, fontsOf(table)(index));
    if (names) tagged(pdf, row, 'TH', draw, { scope: 'Row' });
    else tagged(pdf, row, 'TD', draw);
  }
  row.end();
  pdf.y = y + height;
}

/** To the eye only: whoever listens heard it at the table's beginning. */
function repeatHead(pdf: Pdf, columns: readonly Column[], head: readonly string[]): void {
  const height = heightOf(pdf, columns, head, strong);
  frame(pdf, columns, height, SHADE);
  const { y } = pdf;
  decoration(pdf, 'Pagination', () => {
    for (const [index, text] of head.entries()) write(pdf, columns[index]!, y, text, 'strong');
  });
  pdf.y = y + height;
}

function frame(pdf: Pdf, columns: readonly Column[], height: number, shade?: string): void {
  const { y } = pdf;
  decoration(pdf, 'Layout', () => {
    for (const { x, width } of columns) {
      if (shade) pdf.rect(x, y, width, height).fill(shade);
      pdf.lineWidth(0.5).strokeColor(RULE).rect(x, y, width, height).stroke();
    }
  });
}

function write(pdf: Pdf, { x, width }: Column, y: number, text: string, font: Font): void {
  pdf.font(font, SIZE).fillColor(INK);
  pdf.text(breakable(text), x + PADDING, y + PADDING, { width: width - 2 * PADDING, lineGap: 1 });
}
