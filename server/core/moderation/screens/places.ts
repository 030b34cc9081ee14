import { isStreetWord, led, writtenAs } from './address-words.ts';
import { findPhrases } from './find-phrases.ts';
import { foldedSet, placeIn } from './fold.ts';
import type { Finding, Reading, Screen } from './shape.ts';
import type { WordLists } from './word-lists.ts';

/** As far as a place is looked for after "I live", and words without a meaning for it that may stand inside. */
const mostOfPlace = 14;
const mostBetween = 3;
const longestHan = 14;
const hanPlace = /^(?:旁边|后面|前面|对面|附近|隔壁|小区|花园)/;
const hanStreet = /^[路街巷弄苑村]$/;
const han = /^\p{Script=Han}/u;
/** Joins a thought to what was said, and ends a place. */
const joins =
  /^(?:and|but|so|because|cuz|bc|there|we|i|et|mais|car|parce|il|ya|y|pero|porque|hay|no|и|а|но|там|нет|потому|na|lakini|kuna|hakuna)$/;

/** "el puente viejo", "daraja la zamani": what a place is like, behind it. */
const behind = foldedSet([
  'viejo',
  'vieja',
  'nuevo',
  'nueva',
  'grande',
  'central',
  'zamani',
  'mpya',
  'kubwa',
]);

type Near = ReadonlyMap<number, number>;

/**
 * Asks about the place where somebody lives when it has no number: "I live in Green Street by the church", "behind the old mosque". What
 * stands anywhere ("in a busy street", "near the sea") is none.
 */
export function places(words: WordLists): Screen {
  return {
    name: 'places',
    run: (_input, reading) => {
      const { meant: text } = reading;
      const { tokens, folded } = reading;
      const living = findPhrases(tokens, words.living);
      if (living.length === 0) return [];
      const near = new Map(findPhrases(tokens, words.near).map(({ from, to }) => [from, to]));
      return living.flatMap(({ from, to }): Finding[] => {
        if (tokens[to]?.sentence !== tokens[from]?.sentence) return [];
        const end = han.test(tokens[to]?.word ?? '')
          ? hanEnd(reading, words, to)
          : placeEnd(text, { reading, words, near, to });
        if (end <= to) return [];
        const at = (first: number, last: number) =>
          placeIn(folded, tokens[first]?.start ?? 0, tokens[last - 1]?.end ?? folded.text.length);
        const lead = at(from, to).start;
        let first = to;
        while (first + 1 < end && !near.has(first) && words.notNames.has(tokens[first]?.word ?? ''))
          first += 1;
        return [
          { rule: 'place-address', ...at(first, end), lead, verdict: 'ask', severity: 2, reason: 'place' },
        ];
      });
    },
  };
}

/** The token after the last word of a place that begins at `to`, or 0. */
function placeEnd(
  text: string,
  { reading, words, near, to }: { reading: Reading; words: WordLists; near: Near; to: number },
): number {
  const { tokens, folded } = reading;
  let [end, isNear, isSome, between] = [0, false, false, 0];
  for (let at = to; at < to + mostOfPlace; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== tokens[to - 1]?.sentence) break;
    const { word } = token;
    const isCut = at > to && /[,;،؛]/.test(folded.text.slice(tokens[at - 1]?.end ?? 0, token.start));
    const after = near.get(at);
    if (after !== undefined) {
      [isNear, isSome, between] = [true, false, 0];
      at = after - 1;
      continue;
    }
    if (isCut || (joins.test(word) && at > to && between === 0 && end === at) || between > mostBetween) break;
    if (words.indefinite.has(word)) isSome = true;
    const isNamed = /^\p{Lu}\p{L}/u.test(writtenAs(text, reading, token)) && !words.notNames.has(word);
    if (isStreetWord(word, words) && !isSome) {
      const named = streetNamed(text, { reading, words, at, to });
      if (named > 0) [end, between, at] = [named, 0, named - 1];
      else between += 1;
    } else if ((isNear && !isSome && words.landmarks.has(word)) || (isNamed && (isNear || end === at))) {
      [end, between] = [at + 1, 0];
    } else if (
      end > to &&
      end >= at - 1 &&
      (behind.has(word) || (end === at && /^\u0627\u0644/.test(word)))
    ) {
      end = at + 1;
    } else if (joins.test(word)) break;
    else if (!led.has(word)) between += 1;
  }
  return end;
}

/** The token after a street and its name, which stands before or behind it, or 0: "Green Street", "rue des Lilas", "شارع الزهور". */
function streetNamed(
  text: string,
  { reading, words, at, to }: { reading: Reading; words: WordLists; at: number; to: number },
): number {
  const { tokens } = reading;
  const isName = (index: number) => {
    const token = tokens[index];
    if (token === undefined || token.sentence !== tokens[at]?.sentence) return false;
    const isPlain = words.notNames.has(token.word) || words.indefinite.has(token.word);
    return !isPlain && !led.has(token.word) && !joins.test(token.word);
  };
  let next = at + 1;
  while (next < at + 3 && led.has(tokens[next]?.word ?? '')) next += 1;
  if (isName(next) && isCapital(text, reading, next)) return next + 1;
  if (at > to && isName(at - 1) && !isStreetWord(tokens[at - 1]?.word ?? '', words)) return at + 1;
  const isBefore = /^(?:street|road|lane|avenue|close|court|drive)$/.test(tokens[at]?.word ?? '');
  return !isBefore && isName(next) ? next + 1 : 0;
}

function isCapital(text: string, reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  return token !== undefined && /^\p{Lu}/u.test(writtenAs(text, reading, token));
}

/** "绿园街教堂旁边": up to the last word that says where, in one run of signs. */
function hanEnd({ tokens }: Reading, words: WordLists, to: number): number {
  if (words.indefinite.has(tokens[to]?.word ?? '') || tokens[to]?.word === '在') return 0;
  let end = 0;
  for (let at = to; at < to + longestHan; at += 1) {
    const [token, next] = [tokens[at], tokens[at + 1]];
    if (token === undefined || token.sentence !== tokens[to]?.sentence || !han.test(token.word)) break;
    if (at > to && token.start !== tokens[at - 1]?.end) break;
    if (/^[我你他她它们很没不]$/.test(token.word)) break;
    if (hanPlace.test(`${token.word}${next?.word ?? ''}`) && at > to + 1) end = at + 2;
    else if (hanStreet.test(token.word) && at > to + 1 && !/^[子里]/.test(next?.word ?? '')) end = at + 1;
  }
  return end;
}
