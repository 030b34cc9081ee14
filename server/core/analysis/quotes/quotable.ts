import { type ContributionState, type HiddenSpan, isShown } from '../../moderation/decide.ts';
import type { Use } from '../../privacy/objections.ts';
import type { AskedUse, Assent } from '../../privacy/uses.ts';
import { mostQuoteWords, quoteWords } from './quote-words.ts';

export type QuotePlace = { readonly revision: number; readonly start: number; readonly stop: number };

/** What one child said of uses of its words. */
export type ChildUses = { readonly assents: readonly Assent[]; readonly objections: readonly Use[] };

/** As much of a contribution as decides whether it may be quoted. */
export type Quotable = {
  readonly revision: number;
  readonly state: ContributionState;
  readonly language: string;
  readonly text: string;
  readonly hidden: readonly HiddenSpan[];
};

/**
 * May words of this child be quoted now? Only after its yes to taking part and to exactly that (silence is no yes), and as long as it objects to
 * neither that nor being counted: a quote is a part of a finding. Whether its consultation quotes at all is asked beside it, and the write that chooses
 * a quote asks once more (`saidYesToQuotes`), as does what is heard (`hearable` in db/queries/session/listening.ts). The other uses are decided in SQL
 * alone: translation by `mayTranslate` (db/queries/translation/translations.ts), proposals, for which a no is enough, by `askable`
 * (db/queries/consultation/proposals.ts), and being counted by the view `uncounted`.
 */
export function mayQuote({ assents, objections }: ChildUses): boolean {
  const saidYes = (to: AskedUse) => assents.some(({ use, answer }) => use === to && answer === 'yes');
  const objects = objections.includes('quotes') || objections.includes('analysis');
  return saidYes('take-part') && saidYes('quotes') && !objects;
}

/**
 * The words at this place of a text, or null: only of the very wording that was chosen, only while everybody may read it, never across
 * what a person hid, and at most twelve words.
 */
export function quotedWords(of: Quotable, place: QuotePlace): string | null {
  if (!isShown(of.state) || of.revision !== place.revision) return null;
  if (place.start >= place.stop || place.stop > of.text.length) return null;
  if (of.hidden.some(({ start, end }) => start < place.stop && end > place.start)) return null;
  const words = of.text.slice(place.start, place.stop);
  const count = quoteWords(words, of.language).length;
  return count > 0 && count <= mostQuoteWords ? words : null;
}

/**
 * Where these words stand in a text, letter for letter and from one edge of a word to another; null where they do not. A quote that begins
 * or ends within a word says what nobody said.
 */
export function placeOfQuote(of: Quotable, words: string): QuotePlace | null {
  const quoted = words.normalize('NFC').trim();
  if (quoted === '') return null;
  for (let at = of.text.indexOf(quoted); at >= 0; at = of.text.indexOf(quoted, at + 1)) {
    const place = { revision: of.revision, start: at, stop: at + quoted.length };
    if (atEdges(of, place) && quotedWords(of, place) !== null) return place;
  }
  return null;
}

function atEdges({ text, language }: Quotable, { start, stop }: QuotePlace): boolean {
  const edges = new Set([0, text.length]);
  for (const { index, segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text))
    edges.add(index).add(index + segment.length);
  return edges.has(start) && edges.has(stop);
}
