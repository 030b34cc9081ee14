import { fewestDigits } from './contact-numbers.ts';
import { fold, placeIn } from './fold.ts';
import { numbersLaw } from './harmless-numbers.ts';
import type { Finding, Reading, Screen } from './shape.ts';
import { type DigitGroup, type DigitWords, digitGroups } from './spelled-digits.ts';
import { tokensOf } from './tokens.ts';

/** The same child's last messages that are looked at. */
const lookBack = 3;
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
        if (piece === undefined) break;
        digits = piece.digits + digits;
      }
      if (digits.length < fewestDigits || digits === here.digits || digits.length > 15) return [];
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

/** The digits of a message that is little else than digits; a year, one small number, or which law it is and of which year, is none. */
function pieceOf(
  text: string,
  { reading, words }: { readonly reading: Pick<Reading, 'folded' | 'tokens'>; readonly words: DigitWords },
): Piece | undefined {
  const { folded, tokens } = reading;
  if (tokens.length === 0 || tokens.length > 40) return undefined;
  const all = digitGroups(tokens, words).filter(
    ({ kind, digits }) => kind !== 'letters' || digits.length > 1,
  );
  const laws = all.filter(({ start, end, digits }) => {
    const from = placeIn(folded, start, end).start;
    const isLoose = !digits.startsWith('0') && looseLaw.test(text.slice(Math.max(0, from - 40), from));
    return digits.length <= 4 && (isLoose || numbersLaw({ text, start: from, digits }));
  });
  const groups = all.filter((each) => !laws.includes(each) && !(laws.length > 0 && year.test(each.digits)));
  const [first, last] = [groups[0], groups.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const digits = groups.map((group: DigitGroup) => group.digits).join('');
  if (digits.length < 2 || year.test(digits)) return undefined;
  const others = tokens.filter(
    ({ start }) => !groups.some((group) => start >= group.start && start < group.end),
  );
  return others.length > mostWords ? undefined : { digits, start: first.start, end: last.end };
}
