import { setImmediate } from 'node:timers/promises';

import type { Instant } from '../../state-machines/core/process.js';
import { letters } from './letters.js';
import type { Block, Paper } from './paper.js';
import {
  bottomOf,
  breakable,
  decoration,
  INK,
  MARGIN,
  QUIET,
  tagged,
  widthOf,
  type Element,
  type Pdf,
} from './sheet.js';
import { drawTable } from './table.js';

const LANGUAGE = 'en-GB';
const INDENT = 14;

/** Prints a paper as a tagged PDF (PDF/UA): what is a heading, a list or a header cell is said, not only shown. */
export async function print(paper: Paper, at: Instant): Promise<Buffer> {
  const pdf = await begin(paper, at);
  const printed = gather(pdf);
  const root = pdf.struct('Document', { lang: LANGUAGE });
  pdf.addStructure(root);
  drawTitle(pdf, root, paper);
  for (const [index, block] of paper.blocks.entries()) {
    draw(pdf, root, block, paper.blocks[index + 1]);
    await setImmediate(); // a long paper takes a third of a second: others are answered meanwhile
  }
  root.end();
  drawFeet(pdf, paper);
  pdf.end();
  return printed;
}

async function begin({ title }: Paper, at: Instant): Promise<Pdf> {
  const { default: PdfKit } = await import('pdfkit'); // a quarter of a second: the first paper takes it, not the start
  const pdf = new PdfKit({
    size: 'A4',
    margins: { top: MARGIN, bottom: MARGIN + 12, left: MARGIN, right: MARGIN },
    pdfVersion: '1.7',
    subset: 'PDF/UA' as PDFKit.PDFDocumentOptions['subset'], // its types know the archive formats only
    tagged: true,
    lang: LANGUAGE,
    displayTitle: true,
    bufferPages: true,
    font: '', // none: one opened here and again by its name would be read from disk at every change of font
    info: { Title: title, Creator: 'Peer work engine', CreationDate: new Date(at) },
  });
  return pdf.registerFont('plain', letters.plain).registerFont('strong', letters.strong);
}

function gather(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
}

function drawTitle(pdf: Pdf, root: Element, { title, subtitle, notice }: Paper): void {
  tagged(pdf, root, 'H1', () => pdf.font('strong', 22).fillColor(INK).text(title));
  if (subtitle) tagged(pdf, root, 'P', () => pdf.font('plain', 13).fillColor(QUIET).text(subtitle));
  if (notice) {
    pdf.moveDown(0.5);
    tagged(pdf, root, 'P', () => pdf.font('strong', 11).fillColor(INK).text(notice));
  }
  pdf.moveDown(0.8);
}

function draw(pdf: Pdf, root: Element, block: Block, next?: Block): void {
  if (block.kind === 'heading') drawHeading(pdf, root, block, next);
  else if (block.kind === 'list') drawList(pdf, root, block.items);
  else if (block.kind === 'table') drawTable(pdf, root, block);
  else drawParagraph(pdf, root, block);
}

function drawParagraph(pdf: Pdf, root: Element, { text, quiet }: Extract<Block, { kind: 'paragraph' }>): void {
  tagged(pdf, root, 'P', () =>
    pdf
      .font('plain', quiet ? 9.5 : 10.5)
      .fillColor(quiet ? QUIET : INK)
      .text(breakable(text), MARGIN, pdf.y, { lineGap: 2 }),
  );
  pdf.moveDown(0.6);
}

/** A heading stays with what it heads: a table does not begin before its first row fits. */
function drawHeading(
  pdf: Pdf,
  root: Element,
  { level, text }: Extract<Block, { kind: 'heading' }>,
  next?: Block,
): void {
  const size = level === 2 ? 15 : 12;
  const room = next?.kind === 'table' || next?.kind === 'heading' ? 170 : size * 5;
  if (pdf.y + room > bottomOf(pdf)) pdf.addPage();
  else pdf.moveDown(0.4);
  tagged(pdf, root, `H${level}`, () => pdf.font('strong', size).fillColor(INK).text(text, MARGIN, pdf.y));
  pdf.moveDown(0.3);
}

function drawList(pdf: Pdf, root: Element, items: readonly string[]): void {
  const whole = pdf.struct('L');
  root.add(whole);
  pdf.font('plain', 10.5).fillColor(INK);
  for (const item of items) drawItem(pdf, whole, item);
  whole.end();
  pdf.x = MARGIN;
  pdf.moveDown(0.5);
}

function drawItem(pdf: Pdf, whole: Element, item: string): void {
  const entry = pdf.struct('LI');
  whole.add(entry);
  if (pdf.y + 18 > bottomOf(pdf)) pdf.addPage();
  const { y } = pdf;
  tagged(pdf, entry, 'Lbl', () => pdf.text('•', MARGIN, y, { width: INDENT }));
  tagged(pdf, entry, 'LBody', () =>
    pdf.text(breakable(item), MARGIN + INDENT, y, { width: widthOf(pdf) - INDENT, lineGap: 2 }),
  );
  entry.end();
  pdf.moveDown(0.15);
}

/** On each page: the notice on top, what it is and which page at the foot. */
function drawFeet(pdf: Pdf, { foot, notice }: Paper): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    pdf.page.margins.top = pdf.page.margins.bottom = 0; // else a line in the margin would begin another page
    const y = pdf.page.height - MARGIN + 6;
    decoration(pdf, 'Pagination', () => {
      pdf.font('plain', 8.5).fillColor(QUIET);
      pdf.text(foot, MARGIN, y, { width: widthOf(pdf) - 90, height: 12, ellipsis: true });
      pdf.text(`Page ${page + 1 - start} of ${count}`, pdf.page.width - MARGIN - 90, y, { width: 90, align: 'right' });
      if (notice && page > start) pdf.text(notice, MARGIN, 30, { width: widthOf(pdf), height: 12, ellipsis: true });
    });
  }
}
