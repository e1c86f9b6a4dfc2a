import { describe, expect, it } from '@jest/globals';
import { inflateSync } from 'node:zlib';

import { facts, heading, list, paragraph, subheading, table, type Paper } from '../../src/print/paper.js';
import { print } from '../../src/print/printer.js';
import { readPaper } from './reader.js';

const AT = Date.UTC(2026, 10, 22, 12);
const names = 'Zoë, Łukasz, Siobhán, Nguyễn, Αθηνά, Київ';

const paper = (changes: Partial<Paper> = {}): Paper => ({
  title: 'A paper',
  subtitle: names,
  foot: 'A foot',
  blocks: [
    heading('First', 'TURAS 1.1'),
    paragraph('Some words.'),
    subheading('Below'),
    list(['one thing', 'another thing']),
    table({ caption: 'A table', head: ['What', 'How'], rows: [['a row', 'a cell']], widths: [1, 2], rowHeaders: true }),
  ],
  ...changes,
});

const printed = async (changes?: Partial<Paper>) => readPaper(await print(paper(changes), AT));

describe('a printed paper', () => {
  it('is marked as tagged, says its language, and shows its title', async () => {
    const read = await printed();
    expect(read).toMatchObject({ marked: true, language: 'en-GB', title: 'A paper' });
    expect(read.raw).toMatch(/\/DisplayDocTitle true/);
    expect(read.raw).toMatch(/\/StructTreeRoot /);
    expect(read.metadata).toContain('pdfuaid');
  });

  it('says what is a heading, a paragraph, a list and a table, in reading order', async () => {
    const { roles } = await printed();
    const [document, ...rest] = roles;
    expect(document).toBe('Document');
    expect(rest.filter((role) => role !== 'Document')).toEqual([
      ...['H1', 'P', 'H2', 'P', 'H3'],
      ...['L', 'LI', 'Lbl', 'LBody', 'LI', 'Lbl', 'LBody'],
      ...['Table', 'Caption', 'TR', 'TH', 'TH', 'TR', 'TH', 'TD'],
    ]);
  });

  it('says of each header cell for which direction it holds', async () => {
    const { raw } = await printed();
    expect(raw.match(/\/Scope \/Column/g)).toHaveLength(2);
    expect(raw.match(/\/Scope \/Row/g)).toHaveLength(1);
  });

  it('writes names of many alphabets, with fonts of its own', async () => {
    const { text, raw } = await printed();
    expect(text).toContain(names);
    expect(raw).toMatch(/\/FontFile2/);
  });

  it('names no person in what travels beside the pages', async () => {
    const { metadata, title } = await printed({ subtitle: 'Wren Example' });
    expect(title).toBe('A paper');
    expect(metadata).not.toMatch(/Wren|Example/);
  });

  it('numbers its pages, and keeps rows and their cells together', async () => {
    const rows = Array.from({ length: 80 }, (_, row) => [`row ${row}`, `a longer cell of row ${row}\nwith two lines`]);
    const long = table({ caption: 'Long', head: ['Which row', 'Cell'], rows, widths: [1, 2], rowHeaders: true });
    const { pages, pageTexts, raw } = await printed({ blocks: [long] });
    expect(pages).toBeGreaterThan(2);
    pageTexts.forEach((text, page) => {
      expect(text).toContain(`Page ${page + 1} of ${pages}`);
      expect(text).toContain('A foot');
      expect(text).toContain('Which row'); // shown again on each page
      for (const [, row] of text.matchAll(/(?<!of )row (\d+)\b/g)) expect(text).toContain(`cell of row ${row}`);
    });
    expect(raw.match(/\/S \/TH\b/g)).toHaveLength(82); // and heard once
  });

  it('says on top of every page that it is a draft', async () => {
    const blocks = Array.from({ length: 80 }, (_, index) => paragraph(`Paragraph ${index}`));
    const { pageTexts } = await printed({ notice: 'DRAFT', blocks });
    expect(pageTexts.length).toBeGreaterThan(1);
    for (const text of pageTexts) expect(text).toContain('DRAFT');
  });

  it('lets a paragraph and a list run over pages, tagged to the end', async () => {
    const words = 'many words '.repeat(900);
    const { pages, text, roles } = await printed({ blocks: [paragraph(words), list([words])] });
    expect(pages).toBeGreaterThan(3);
    expect(text.match(/many words/g)).toHaveLength(1_800);
    expect(new Set(roles)).toEqual(new Set(['Document', 'H1', 'P', 'L', 'LI', 'Lbl', 'LBody']));
  });

  it('takes whatever people type', async () => {
    const odd = ['', ' ', '👍🏽 emoji', 'שלום', 'a\tb\r\nc', '\u202egnirts', 'x'.repeat(2_000), ') Tj ET BT ('];
    const { text } = await printed({
      blocks: [
        facts(
          'Odd',
          odd.map((one) => [one, one] as const),
        ),
        list(odd),
      ],
    });
    expect(text).toContain(') Tj ET BT (');
  });

  it('marks every mark on the page as content or as decoration', async () => {
    const bytes = await print(paper(), AT);
    const outside = contentsOf(bytes).map((content) => content.replace(/(BDC|BMC)[\s\S]*?EMC/g, ''));
    expect(outside.length).toBeGreaterThan(0);
    for (const content of outside) expect(content).not.toMatch(/\bTJ\b|\bTj\b|\bS\b|\bf\b/);
  });
});

/** The drawing instructions of each page. */
function contentsOf(bytes: Buffer): string[] {
  const raw = bytes.toString('latin1');
  return [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, stream]) => {
    const content = inflated(Buffer.from(stream!, 'latin1'));
    return content?.includes('BDC') ? [content] : [];
  });
}

function inflated(stream: Buffer): string | undefined {
  try {
    return inflateSync(stream).toString('latin1');
  } catch {
    return undefined;
  }
}
