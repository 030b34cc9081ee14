import { countsSomething } from './amounts.ts';
import { fewestDigits } from './contact-numbers.ts';
import { fold, placeIn } from './fold.ts';
import { numbersLaw } from './harmless-numbers.ts';
import type { Finding, Reading, Screen } from './shape.ts';
import { type DigitGroup, type DigitWords, digitGroups, orsOf } from './spelled-digits.ts';
import { type Token, tokensOf } from './tokens.ts';

/** The same child's last messages that are looked at. */
const lookBack = 3;
/** No telephone number has more digits. */
const mostDigits = 15;
/** More words than these beside its digits, and a message is about something else. */
const mostWords = 5;
const year = /^(?:1[89]|20|21)\d\d$/;
/** Before few digits these are words for law; before many a name or plain words (see `numbersLaw`). */
const looseLaw = /(?:^|[^\p{L}\p{N}])(?:law|act|bill|case)[\s:,]{0,3}(?:no\.?|nr\.?|number|n°)?[\s:]{0,2}$/iu;

/** Asks about a telephone number that comes in pieces, the last of them in this message. */
export function splitNumbers(words: DigitWords): Screen {
  return {
    name: 'split-numbers',
    run: ({ text, previous }, reading) => {
      if (previous.length === 0) return [];
      const here = pieceOf(text, { reading, words });
      if (here === undefined || here.digits.length >= 12) return [];
      let digits = here.digits;
      for (const message of previous.slice(-lookBack).reverse()) {
        const folded = fold(message);
        const piece = pieceOf(message, {
          reading: { folded, tokens: tokensOf(folded.text) },
          words,
        });
        // "07912", "lol", "345678": what says nothing of a number ends none, and what is too much for one is no piece of it.
        if (piece === undefined) continue;
        if (piece.digits.length + digits.length > mostDigits) break;
        digits = piece.digits + digits;
      }
      if (digits.length < fewestDigits || digits === here.digits) return [];
      const place = placeIn(reading.folded, here.start, here.end);
      const finding: Finding = {
        rule: 'contact-number-split',
        ...place,
        verdict: 'ask',
        severity: 2,
        reason: 'contact',
      };
      return [finding];
    },
  };
}

type Piece = { readonly digits: string; readonly start: number; readonly end: number };

/** The digits of a message that is little else than digits; a year, one small number, times, amounts, or which law it is and of which year, is none. */
function pieceOf(
  text: string,
  { reading, words }: { readonly reading: Pick<Reading, 'folded' | 'tokens'>; readonly words: DigitWords },
): Piece | undefined {
  const { folded, tokens } = reading;
  if (tokens.length === 0 || tokens.length > 40) return undefined;
  const written = digitGroups(tokens, words);
  const besideThese = (groups: readonly DigitGroup[]) =>
    tokens.filter(({ start }) => !groups.some((group) => start >= group.start && start < group.end)).length;
  if (besideThese(written) > mostWords) return undefined;
  const ors = orsOf(written, folded.text);
  const all = written.filter(
    (group) => !ors.has(group) && (group.kind !== 'letters' || group.digits.length > 1),
  );
  const laws = all.filter(({ start, end, digits }) => {
    const from = placeIn(folded, start, end).start;
    const isLoose = !digits.startsWith('0') && looseLaw.test(text.slice(Math.max(0, from - 40), from));
    return digits.length <= 4 && (isLoose || numbersLaw({ text, start: from, digits }));
  });
  const isTold = (group: DigitGroup, at: number) =>
    laws.includes(group) ||
    (laws.length > 0 && year.test(group.digits)) ||
    [at - 1, at].some((first) => isTime(all, first, folded.text) || isRange(all, first, tokens)) ||
    countsSomething({ text, ...placeIn(folded, group.start, group.end), digits: group.digits });
  const groups = all.filter((group, at) => !isTold(group, at));
  const [first, last] = [groups[0], groups.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const digits = groups.map((group: DigitGroup) => group.digits).join('');
  if (digits.length < 2 || year.test(digits)) return undefined;
  return besideThese(groups) > mostWords ? undefined : { digits, start: first.start, end: last.end };
}

/** 8:30. Three of them with a colon between are none. */
function isTime(groups: readonly DigitGroup[], at: number, text: string): boolean {
  const [hour, minute] = [groups[at], groups[at + 1]];
  if (hour === undefined || minute === undefined || hour.digits.length > 2) return false;
  const isParted = /^[^:]?:[^:]?$/.test(
    `${text.charAt(hour.start - 1)}${text.slice(hour.end, minute.start)}${text.charAt(minute.end)}`,
  );
  return isParted && minute.digits.length === 2 && Number(hour.digits) <= 24 && Number(minute.digits) <= 59;
}

/** "8 to 15", "12 or 13": two small numbers, the second more than the first, and one word between. */
function isRange(groups: readonly DigitGroup[], at: number, tokens: readonly Token[]): boolean {
  const [low, high] = [groups[at], groups[at + 1]];
  if (low === undefined || high === undefined || low.digits.startsWith('0')) return false;
  const isSmall = low.digits.length <= 2 && high.digits.length <= 2;
  if (!isSmall || Number(low.digits) >= Number(high.digits)) return false;
  return tokens.filter(({ start }) => start >= low.end && start < high.start).length === 1;
}
