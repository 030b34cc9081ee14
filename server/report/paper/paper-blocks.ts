import type { Block, ReportDocument, Words } from '../blocks.ts';

/** Something that is written on or torn off: it stands on paper alone. */
export type PaperOnly =
  /** `foot` stands on every page from here on: pages of one sheet are told from those of another. */
  | { readonly kind: 'page'; readonly foot: string }
  /** Words for a child, in type that is read at arm's length. */
  | { readonly kind: 'large'; readonly words: Words; readonly bold?: boolean }
  /** Lines to write on. */
  | { readonly kind: 'lines'; readonly count: number }
  /** A box with words beside it: round for one of several, square for any of them and for a number. */
  | { readonly kind: 'tick'; readonly words: Words; readonly shape: 'round' | 'square' }
  /** The four answers to a sentence, in a row. */
  | { readonly kind: 'votes'; readonly words: readonly [Words, Words, Words, Words] };

export type PaperBlock = Block | PaperOnly;

/** A document for paper, before it is drawn. */
export type PaperDocument = Omit<ReportDocument, 'blocks'> & { readonly blocks: readonly PaperBlock[] };
