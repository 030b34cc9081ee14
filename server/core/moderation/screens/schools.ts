import { led, writtenAs } from './address-words.ts';
import { foldedSet, placeIn } from './fold.ts';
import type { Reading } from './shape.ts';
import type { WordLists } from './word-lists.ts';

const numberSigns = foldedSet(['no', 'nr', 'номер']);

/**
 * The token after the number of a school ("I go to School No. 57", "учусь в школе 57"), or 0. Without a sign before it the number ends
 * the sentence: "in school 5 days a week" is none.
 */
export function schoolNumber({ tokens }: Reading, { schoolWords }: WordLists, to: number): number {
  const sentence = tokens[to - 1]?.sentence;
  if (/^\d{1,4}$/.test(tokens[to]?.word ?? '') && schoolWords.has(tokens[to + 1]?.word ?? '')) return to + 2;
  const first = schoolWords.has(tokens[to]?.word ?? '') ? to + 1 : to;
  if (!schoolWords.has(tokens[first - 1]?.word ?? '')) return 0;
  const at = numberSigns.has(tokens[first]?.word ?? '') ? first + 1 : first;
  const isNumber = /^\d{1,4}$/.test(tokens[at]?.word ?? '') && tokens[at]?.sentence === sentence;
  return isNumber && (at > first || tokens[at + 1]?.sentence !== sentence) ? at + 1 : 0;
}

/** The token after what goes on with the name of a school: "Westfield Primary School", and a name behind it. */
export function restOfSchool(
  text: string,
  { reading, words, from }: { reading: Reading; words: WordLists; from: number },
): number {
  const { tokens, folded } = reading;
  let end = from;
  while (end < from + 3) {
    const token = tokens[end];
    if (token === undefined || token.sentence !== tokens[from - 1]?.sentence) break;
    const isNamed = /^\p{Lu}/u.test(text.slice(placeIn(folded, token.start, token.end).start));
    if (!words.schoolWords.has(token.word) && (!isNamed || words.notNames.has(token.word))) break;
    end += 1;
  }
  return end;
}

/** What a school is like, before the word for it: "公立小学" is none that could be found. */
const plainSchool = /^(?:农村|公立|私立|乡村|城市|国际|普通|附近|上面)/;
const longestName = 10;

/**
 * The token after the name of a school in a script without capitals, or 0. In Chinese the word for school stands last ("育英小学"), in
 * Arabic first, and what a school is like has its ending ("مدرسة ابتدائية").
 */
export function uncasedSchool({ tokens }: Reading, words: WordLists, to: number): number {
  const first = tokens[to];
  if (first === undefined || first.sentence !== tokens[to - 1]?.sentence) return 0;
  if (/^\p{Script=Han}/u.test(first.word)) return hanSchool(tokens, words, to);
  if (!/^\p{Script=Arabic}/u.test(first.word) || !words.schoolWords.has(first.word)) return 0;
  const isPart = (at: number) => {
    const { word = '', sentence } = tokens[at] ?? {};
    return sentence === first.sentence && !words.notNames.has(word) && /^[^\d\u0648]/.test(word);
  };
  const isDefinite = (at: number) =>
    isPart(at) && /^(?:\u0627\u0644|\u0628\u0646$)/.test(tokens[at]?.word ?? '');
  // After "خالد بن الوليد" only which kind of school it is goes on with the name.
  const isKind = (at: number) => words.schoolWords.has((tokens[at]?.word ?? '').replace(/^\u0627\u0644/, ''));
  const isQuality = /\u0647$/.test(tokens[to + 1]?.word ?? '') && !isDefinite(to + 1) && !isDefinite(to + 2);
  if (!isPart(to + 1) || isQuality) return 0;
  let end = to + 2;
  let isSon = false;
  while (end < to + 5 && isDefinite(end) && (!isSon || isKind(end))) {
    isSon ||= tokens[end]?.word === '\u0628\u0646';
    end += isSon && tokens[end]?.word === '\u0628\u0646' ? 2 : 1;
  }
  return Math.min(end, tokens.length);
}

function hanSchool(tokens: Reading['tokens'], { schoolWords, notNames }: WordLists, to: number): number {
  let name = '';
  for (let at = to; at < Math.min(tokens.length, to + longestName); at += 1) {
    const [token, last] = [tokens[at], tokens[at - 1]];
    if (token === undefined || last === undefined || token.sentence !== last.sentence) return 0;
    if (at > to && token.start !== last.end) return 0;
    const ahead = `${token.word}${tokens[at + 1]?.word ?? ''}`;
    // "上小学" is to go to school.
    if (schoolWords.has(ahead) && /[上读念]$/.test(name)) return 0;
    if (schoolWords.has(ahead) && ahead !== '学校')
      return name.length >= 2 && !plainSchool.test(name) ? at + 2 : 0;
    if (notNames.has(token.word) && !name.endsWith('第')) return 0;
    name += token.word;
  }
  return 0;
}

const saints = foldedSet(['st', 'saint', 'sainte', 'san', 'santa', 'santo', 'sao']);

/** "I go to st marys": a saint is a school where somebody goes to it, also in small letters. The token after it, or 0. */
export function saintSchool({ tokens }: Reading, { schoolWords }: WordLists, to: number): number {
  const name = tokens[to + 1];
  if (!saints.has(tokens[to]?.word ?? '') || name?.sentence !== tokens[to]?.sentence) return 0;
  return schoolWords.has(tokens[to + 2]?.word ?? '') ? to + 3 : to + 2;
}

/** Words of the name of a school. */
const longestSchool = 6;

/**
 * The token after a school that begins here, or 0: "Westfield Primary School", "colegio San José". `numbered`: behind a class also "школы
 * 57"; elsewhere a number may say how often.
 */
export function schoolAt(
  text: string,
  of: { reading: Reading; words: WordLists; at: number; numbered?: boolean },
): number {
  const { reading, words, at, numbered = false } = of;
  const { tokens } = reading;
  const uncased = uncasedSchool(reading, words, at);
  if (uncased > at) return uncased;
  let [end, isSchool] = [0, false];
  for (let to = at; to < at + longestSchool; to += 1) {
    const token = tokens[to];
    if (token === undefined || token.sentence !== tokens[at - 1]?.sentence) break;
    const isNamed =
      (/^\p{Lu}/u.test(writtenAs(text, reading, token)) && !words.notNames.has(token.word)) ||
      (numbered && isSchool && /^\d{1,4}$/.test(token.word));
    if (words.schoolWords.has(token.word)) isSchool = true;
    else if (!isNamed && led.has(token.word)) continue;
    else if (!isNamed) break;
    if (isSchool) end = to + 1;
  }
  return end > at + 1 ? end : 0;
}
