import { findPhrases } from './find-phrases.ts';
import { isProgression } from './harmless-numbers.ts';
import type { ScreeningPack } from './pack.ts';
import { type PhraseOptions, type Phrases, phrasesOf, together } from './phrases.ts';
import type { Token } from './tokens.ts';

type DigitValue = { readonly digits: string } | { readonly times: number };
export type DigitWords = { readonly phrases: Phrases<DigitValue> };

/** Something that stands for digits, with its place in the folded text. */
export type DigitGroup = {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'digits' | 'words' | 'letters';
  /** How many of them are digits for certain. */
  readonly sure: number;
};

/** The digit words of all packs, ready. `optionsFor` answers what the patterns of a pack may name. */
export function digitWordsOf(
  packs: readonly ScreeningPack[],
  optionsFor: (pack: ScreeningPack) => PhraseOptions,
): DigitWords {
  return {
    phrases: together(
      packs.map((pack) =>
        phrasesOf<DigitValue>(
          [
            ...Object.entries(pack.digits).map(([word, value]) => [word, { digits: value }] as const),
            ...Object.entries(pack.repeats).map(([word, times]) => [word, { times }] as const),
          ],
          { ...optionsFor(pack), gap: 0 },
        ),
      ),
    ),
  };
}

/** Digits with O, l or I among them, or one such letter alone: "lol" and "oil" are words. */
const mixed = /^(?:[oli]{0,19}[0-9][0-9oli]{0,19}|oo|[oli])$/;
const lookAlike: Readonly<Record<string, string>> = { o: '0', l: '1', i: '1' };

/** Everything in a text that can stand for digits: digits, letters that look like them, and digit words. In order. */
export function digitGroups(tokens: readonly Token[], words: DigitWords): DigitGroup[] {
  const said = new Map<number, { value: DigitValue; to: number }>();
  for (const { label, from, to } of findPhrases(tokens, words.phrases)) {
    if ((said.get(from)?.to ?? 0) < to) said.set(from, { value: label, to });
  }
  const groups: DigitGroup[] = [];
  let times = 1;
  let timesFrom = 0;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const word = said.get(at);
    const to = word?.to ?? at + 1;
    const end = tokens[to - 1]?.end ?? token.end;
    if (word !== undefined && 'times' in word.value) {
      times = word.value.times;
      timesFrom = token.start;
    } else {
      const group = word === undefined ? writtenGroup(token) : saidGroup(word.value, token, end);
      if (group !== undefined)
        groups.push({
          ...group,
          digits: group.digits.repeat(times),
          start: times > 1 ? timesFrom : group.start,
        });
      times = 1;
    }
    at = to;
  }
  return groups;
}

function saidGroup(value: DigitValue, token: Token, end: number): DigitGroup {
  return { digits: 'digits' in value ? value.digits : '', start: token.start, end, kind: 'words', sure: 1 };
}

function writtenGroup({ word, start, end }: Token): DigitGroup | undefined {
  if (!mixed.test(word)) return undefined;
  const digits = word.replace(/[oli]/g, (letter) => lookAlike[letter] ?? '');
  return {
    digits,
    start,
    end,
    kind: digits === word ? 'digits' : 'letters',
    sure: word.replace(/[^0-9]/g, '').length,
  };
}

/**
 * Which groups of a run are the Spanish "or": an "o" alone between two numbers of two digits or more ("100 o 200"), or one between all numbers of a list
 * ("8 o 9 o 10"). Beside single digits it is a nought, as one says it: "o 7 9". `text`: the folded one.
 */
export function orsOf(run: readonly DigitGroup[], text: string): ReadonlySet<DigitGroup> {
  const isO = ({ start, end }: DigitGroup) => /^\so\s$/.test(text.slice(start - 1, end + 1));
  const os = run.filter((group, at) => at > 0 && at < run.length - 1 && isO(group));
  if (os.length === 0) return new Set();
  const isLong = (group: DigitGroup | undefined) => (group?.digits.length ?? 0) > 1;
  const numbers = run.filter((_, at) => at % 2 === 0);
  const isList =
    os.length > 1 &&
    os.length === numbers.length - 1 &&
    run.every((group, at) => at % 2 === 0 || os.includes(group)) &&
    (numbers.some(isLong) || isProgression(numbers.map(({ digits }) => digits)));
  if (isList) return new Set(os);
  return new Set(run.filter((group, at) => isO(group) && isLong(run[at - 1]) && isLong(run[at + 1])));
}
