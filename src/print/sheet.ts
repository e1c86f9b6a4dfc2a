export type Pdf = PDFKit.PDFDocument;
export type Element = PDFKit.PDFStructureElement;

export const MARGIN = 56;
export const INK = '#1a1a1a';
/** Lighter, and still 7:1 on white. */
export const QUIET = '#4a4a4a';
export const RULE = '#8a8a8a';
export const SHADE = '#efefef';

export const widthOf = ({ page }: Pdf): number => page.width - 2 * MARGIN;
export const bottomOf = ({ page }: Pdf): number => page.height - page.margins.bottom;

/** Something of one tag, written where the tree of the document has it. */
export function tagged(pdf: Pdf, parent: Element, type: string, write: () => void, options = {}): void {
  const element = pdf.struct(type, options);
  parent.add(element);
  element.add(write);
  element.end();
}

/** Lines, shades and page numbers: nothing that a screen reader says. */
export function decoration(pdf: Pdf, type: 'Layout' | 'Pagination', draw: () => void): void {
  pdf.markContent('Artifact', { type });
  draw();
  pdf.endMarkedContent();
}

/** What nobody writes by hand is given places to break: a word of thousands of letters would take seconds to fit into its line. */
export const breakable = (text: string): string => text.replace(/\S{60}(?=\S)/gu, '$&\u200b');
