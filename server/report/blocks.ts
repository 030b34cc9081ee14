import type { Carried } from '../core/analysis/report/parity.ts';

/** Words with the language they are really in. */
export type Words = { readonly words: string; readonly lang: string };

/** The pictures of the easy-read form; each stands for one kind of sentence. */
export const symbols = [
  'said',
  'agree',
  'disagree',
  'pass',
  'unclear',
  'count',
  'hidden',
  'answer',
  'text',
  'person',
  'for',
  'against',
] as const;
export type SymbolName = (typeof symbols)[number];

/** One number of a release in a form: its name, its value, and how it is written there. null is hidden. */
export type Counted = { readonly cell: string; readonly children: number | null; readonly told: string };

export type Row = {
  readonly label: Words;
  readonly counts: readonly Counted[];
  /** What stands softly under the label. */
  readonly note?: string | undefined;
  /** How the bar of a chart is drawn. */
  readonly bar?: SymbolName | undefined;
};

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly words: Words }
  | {
      readonly kind: 'text';
      readonly words: Words;
      readonly soft?: boolean;
      readonly symbol?: SymbolName;
      /** The numbers this sentence says. */
      readonly counts?: readonly Counted[];
      /** It is a quote of a child: this one. */
      readonly quote?: string;
    }
  | {
      readonly kind: 'list';
      readonly items: readonly Words[];
      readonly alsoSaid?: boolean;
      readonly ourWords?: boolean;
    }
  /** `about` is what was asked; `name` says in one sentence what it shows. With `chart` its one column of numbers is drawn as well. */
  | {
      readonly kind: 'table';
      readonly about: Words;
      readonly name: string;
      readonly head: readonly string[];
      readonly rows: readonly Row[];
      readonly chart: boolean;
    };

export type Table = Extract<Block, { kind: 'table' }>;

/** One form of a release before it is drawn: the same for a browser, for paper and for a word processor. */
export type ReportDocument = {
  readonly title: string;
  /** The language of the title's words, which may be another than that of the document. */
  readonly titleLanguage: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** 'YYYY-MM-DD': what a file says of when it was made, so that the same release gives the same bytes. */
  readonly day: string;
  readonly subject: string;
  readonly pageWord: (page: number) => string;
  /** What stands between two that are in one line, as a label and its number. A dot would be a zero in Arabic. */
  readonly apart: string;
  readonly blocks: readonly Block[];
};

/** How a bar is drawn: filled, open, filled below, with an outline of long dashes, or a dotted place that has no length. */
export type BarLook = 'full' | 'open' | 'half' | 'dashes' | 'hidden';

/** The look of the bar of a row: answers are told apart by it without colour and without shade, and nothing tells how long a hidden one would be. */
export function barLook({ counts, bar }: Row): BarLook {
  if ((counts[0]?.children ?? null) === null) return 'hidden';
  if (bar === 'disagree') return 'open';
  if (bar === 'unclear') return 'dashes';
  return bar === 'pass' ? 'half' : 'full';
}

/**
 * The number whose bar is as long as a bar can be: one for all charts of a document, or twenty children of one would look like two hundred
 * of the next.
 */
export function longestBar({ blocks }: { readonly blocks: readonly { readonly kind: string }[] }): number {
  const drawn = blocks
    .filter((block): block is Table => block.kind === 'table')
    .flatMap(({ chart, rows }) => (chart ? rows.map(({ counts }) => counts[0]?.children ?? 0) : []));
  return drawn.reduce((most, each) => Math.max(most, each), 1);
}

/** What a document carries of its release, for the check that nothing vanished. */
export function carriedBy({ blocks }: ReportDocument): Carried {
  const counts = blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.flatMap((row) => row.counts)
      : block.kind === 'text'
        ? (block.counts ?? [])
        : [],
  );
  return {
    cells: new Map(counts.flatMap(({ cell, children }) => (children === null ? [] : [[cell, children]]))),
    alsoSaid: blocks.flatMap((block) =>
      block.kind === 'list' && block.alsoSaid ? block.items.map(({ words }) => words) : [],
    ),
    quotes: blocks.flatMap((block) => (block.kind === 'text' && block.quote ? [block.quote] : [])),
    ourWords: blocks.flatMap((block) =>
      block.kind === 'list' && block.ourWords ? block.items.map(({ words }) => words) : [],
    ),
  };
}

/**
 * A text as it can stand in every form: without what nobody sees and a program may trip over. Controls, lone halves of a
 * pair, noncharacters, marks that turn the writing round and tags go; a line break stays.
 */
export function printable(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu, '')
    .replace(/[\uFFFE\uFFFF\uFDD0-\uFDEF]|[\u{1FFFE}\u{1FFFF}]/gu, '');
}
