import type { Shape } from '../../../app/components/sign/choice-shapes.ts';
import type { Block, ReportDocument, Words } from '../blocks.ts';

/** Words with a drawing beside them that says the same. */
export type Marked = { readonly words: Words; readonly mark?: Shape | undefined };

/** Something that is written on or torn off: it stands on paper alone. */
export type PaperOnly =
  /**
   * `foot` stands on every page from here on: pages of one sheet are told from those of another. With `leaf` it is the front of a leaf, also on
   * paper that is printed on both sides: those are the words of a page that is left empty for it.
   */
  | { readonly kind: 'page'; readonly foot: string; readonly leaf?: Words }
  /** A heading with a QR at the other edge of the page; `opens` is what it says to whoever scans it. */
  | { readonly kind: 'coded'; readonly words: Words; readonly opens: string }
  /** A heading in the type of a child, with its sign. */
  | ({ readonly kind: 'asked'; readonly level: 2 | 3 } & Marked)
  /** Words for a child, in type that is read at arm's length. */
  | { readonly kind: 'large'; readonly words: Words; readonly bold?: boolean; readonly soft?: boolean }
  /** A drawing and what it means. */
  | ({ readonly kind: 'meaning' } & Marked)
  /** Lines to write on. */
  | { readonly kind: 'lines'; readonly count: number }
  /** A box with words beside it: round for one of several, square for any of them and for a number. */
  | ({ readonly kind: 'tick'; readonly shape: 'round' | 'square' } & Marked)
  /** The four answers to a sentence, in a row. */
  | { readonly kind: 'votes'; readonly answers: readonly Marked[] }
  /** What is read as one, a sentence and its boxes: it is parted between two pages only where none would hold it. */
  | { readonly kind: 'together'; readonly blocks: readonly Joined[] };

/** What can be measured before it is written. */
export type Joined = Extract<PaperOnly, { kind: 'asked' | 'large' | 'tick' | 'votes' }>;

export type PaperBlock = Block | PaperOnly;

/** Whether some font of the product has all letters of these words; they would be boxes. */
export type CanDraw = (words: string) => boolean;

/** A document for paper, before it is drawn. */
export type PaperDocument = Omit<ReportDocument, 'blocks'> & { readonly blocks: readonly PaperBlock[] };
