import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** An element of the structure tree: what a screen reader walks through. */
export interface Tagged {
  readonly role: string;
  readonly children: readonly Tagged[];
}

/** A printed document, read back as a machine reads it. */
export interface ReadPaper {
  readonly pages: number;
  /** All words, with single spaces. */
  readonly text: string;
  /** The words page by page. */
  readonly pageTexts: readonly string[];
  readonly title: string | undefined;
  readonly language: string | null;
  readonly marked: boolean;
  readonly metadata: string;
  /** Roles of the structure tree, in reading order. */
  readonly roles: readonly string[];
  readonly tree: readonly Tagged[];
  /** The file as it is, for what no reader shows. */
  readonly raw: string;
}

export async function readPaper(bytes: Buffer): Promise<ReadPaper> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  try {
    return await read(document, bytes);
  } finally {
    await task.destroy();
  }
}

async function read(document: PDFDocumentProxy, bytes: Buffer): Promise<ReadPaper> {
  const { info, metadata } = await document.getMetadata();
  const pageTexts: string[] = [];
  const tree: Tagged[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''));
    pageTexts.push(words.join('').replace(/\s+/g, ' '));
    tree.push(...tagsOf(await page.getStructTree()));
  }
  const { Title, Language } = info as { Title?: string; Language?: string };
  return {
    pages: document.numPages,
    text: pageTexts.join(' '),
    pageTexts,
    title: Title,
    language: Language ?? null,
    marked: (await document.getMarkInfo())?.Marked === true,
    metadata: JSON.stringify([info, metadata?.getRaw()]),
    roles: tree.flatMap(rolesOf),
    tree,
    raw: bytes.toString('latin1'),
  };
}

/** Elements, and the content that hangs on them, which has no role. */
interface Node {
  readonly role?: string;
  readonly children?: readonly object[];
}

function tagsOf(node: Node | null): Tagged[] {
  const children = (node?.children ?? []).flatMap((child) => tagsOf(child as Node));
  return node?.role && node.role !== 'Root' ? [{ role: node.role, children }] : children;
}

const rolesOf = ({ role, children }: Tagged): string[] => [role, ...children.flatMap(rolesOf)];
