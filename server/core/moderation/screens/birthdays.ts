import { foldedSet } from './fold.ts';
import type { Reading } from './shape.ts';
import type { WordLists } from './word-lists.ts';

/** Words after a cue in which a date is looked for: "4 de marzo de 2012". */
const mostOfDate = 10;

/** What stands inside a date beside its numbers and its month: "the 4th of March", "4 de marzo de 2012", "4 марта 2012 года", "3月4日". */
const inDates = foldedSet([
  ...[
    'of',
    'the',
    'on',
    'de',
    'del',
    'le',
    'el',
    'в',
    'г',
    'го',
    'года',
    'на',
    'في',
    'من',
    'شهر',
    'سنة',
    'عام',
  ],
  ...['ya', 'wa', 'mwezi', 'mwaka', 'tarehe', '年', '月', '日', '号'],
]);
/** Between the numbers of a year that is written out. */
const thousand = foldedSet(['thousand', 'mille', 'mil', 'тысячи', 'тысяча', 'elfu', 'الفين']);
const afterDates = foldedSet(['г', 'года', 'год', '年', '月', '日', '号']);

/**
 * The token after a date near the cue, or 0. A birthday needs a day: a number and a month, or two numbers of which one is no year. It
 * ends with what is of the date: what a child says next is its opinion.
 */
export function dateAfter(
  { tokens }: Reading,
  { from, to }: { from: number; to: number },
  { months, digits, ordinals }: WordLists,
): number {
  const sentence = tokens[from]?.sentence;
  let [end, days, years, named, between, said] = [0, 0, 0, 0, 0, 0];
  for (let at = from; at < Math.min(tokens.length, to + mostOfDate); at += 1) {
    const word = tokens[at]?.word ?? '';
    if (at > to && tokens[at]?.sentence !== sentence && !/^\d/.test(word)) break;
    const isYear = /^(?:19|20)\d\d$/.test(word);
    const isDay = !isYear && /^\d{1,4}(?:st|nd|rd|th|er)?$/.test(word);
    // "20 children on 2 days": numbers with another word between are no date of two.
    if ((isYear || isDay) && between > 0) [days, years, between] = [0, 0, 0];
    if (isYear) years += 1;
    else if (isDay) days += 1;
    else if (months.has(word)) named += 1;
    // "the third of May": said into a device, or written out.
    else if (digits.phrases.all.has(word) || ordinals.has(word)) said += 1;
    else if (end > 0 && afterDates.has(word)) end = at + 1;
    const isSaid =
      named > 0 && !isDay && (digits.phrases.all.has(word) || ordinals.has(word) || thousand.has(word));
    if (isYear || isDay || isSaid || (months.has(word) && at >= to)) {
      end = at + 1;
      between = 0;
    } else if (end > 0 && !inDates.has(word)) {
      between += 1;
      if (between > 1 || days + years > 1 || named > 0) break;
    }
  }
  return (days > 0 && (named > 0 || days + years > 1)) || (said > 0 && named > 0) ? Math.max(to, end) : 0;
}
