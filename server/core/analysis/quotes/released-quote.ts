import { mostQuoteWords, quoteWords } from './quote-words.ts';

/**
 * Words of a child in a release. `chosenBy` and `approvedBy` are fingerprints of a person of staff and this quote: they say that three
 * different people looked, and not who. Nothing says who wrote it: no age, no name, no number.
 */
export type ReleasedQuote = {
  readonly id: string;
  readonly pointId: string;
  readonly language: string;
  readonly text: string;
  /** The child's yes that it rests on. */
  readonly consent: 'quotes';
  readonly chosenBy: string;
  readonly approvedBy: readonly string[];
};

/** What cannot be so in the quotes of a release, one sentence each. */
export function faultsInQuotes(release: {
  readonly quotes?: readonly ReleasedQuote[];
  readonly topics: readonly { readonly points: readonly { readonly id: string }[] }[];
}): readonly string[] {
  const told = new Set(release.topics.flatMap(({ points }) => points.map(({ id }) => id)));
  return (release.quotes ?? []).flatMap(({ id, pointId, language, text, consent, chosenBy, approvedBy }) => {
    const people = new Set([chosenBy, ...approvedBy].filter((each) => each !== ''));
    const count = quoteWords(text, language).length;
    return [
      ...(approvedBy.length === 2 && people.size === 3
        ? []
        : [`quote ${id} is not approved by two people other than the one who chose it`]),
      ...(consent === 'quotes' ? [] : [`quote ${id} rests on no yes of a child`]),
      ...(told.has(pointId) ? [] : [`quote ${id} stands at no point with a number`]),
      ...(count > 0 && count <= mostQuoteWords
        ? []
        : [`quote ${id} has ${count} words, and at most ${mostQuoteWords} are quoted`]),
    ];
  });
}
