import type PDFDocument from 'pdfkit';

/** A4 in points, with margins in which a thumb fits. */
export const sheet = { width: 595.28, height: 841.89, margin: 56 } as const;
export const inner = sheet.width - 2 * sheet.margin;
const foot = sheet.height - sheet.margin;
/** As much as a page holds. */
export const room = foot - sheet.margin;

export type PageFlow = {
  /** Where the next line begins, from the top. */
  readonly y: () => number;
  /** Which page this is, from 1. */
  readonly page: () => number;
  /** Takes so much height, on a new page where this one has not that much left; answers where it begins. */
  readonly take: (height: number) => number;
  /** Leaves so much blank, or nothing where the page ends. */
  readonly skip: (height: number) => void;
  /** Begins a new page unless so much height is left, and says whether it did: a heading goes with what follows. */
  readonly keep: (height: number) => boolean;
};

/** Pages one after the other. A page that ends inside a tag ends the tag and goes on with it on the next. */
export function createPageFlow(doc: InstanceType<typeof PDFDocument>): PageFlow {
  let y: number = sheet.margin;
  let page = 1;
  const turn = () => {
    doc.continueOnNewPage();
    page += 1;
    y = sheet.margin;
  };
  return {
    y: () => y,
    page: () => page,
    take(height) {
      if (y + height > foot && y > sheet.margin) turn();
      const at = y;
      y += height;
      return at;
    },
    skip(height) {
      y += height;
    },
    keep(height) {
      const turns = y + height > foot && y > sheet.margin;
      if (turns) turn();
      return turns;
    },
  };
}
