import { led, writtenAs } from './address-words.ts';
import { findPhrases } from './find-phrases.ts';
import { foldedSet, placeIn } from './fold.ts';
import { saintSchool, schoolAt, uncasedSchool } from './schools.ts';
import type { Finding, Reading, Screen } from './shape.ts';
import type { WordLists } from './word-lists.ts';

/** "5b", "7в", "5ºB" as it is folded. "6e" is a number in French, "3h" hours. */
const written = /^(?:[1-9]|1[0-3])o?[abcdfg\u0431\u0432\u0433\u0434]$/;
const number = /^(?:[1-9]|1[0-3])\p{L}{0,4}$/u;
const letters = foldedSet([...'abcdefgбвгджابجده']);
/** Of them, those that are words: "year 5 a lot". */
const alsoWords = foldedSet([...'aeاه']);
const from = foldedSet(['from', 'of', 'de', 'del', 'из', 'wa', 'من']);
const selves = foldedSet(['its', 'im', 'am', 'soy', 'cest', 'suis', 'moi', 'это', 'я', 'ni', 'انا']);
/** Words from a name to "from", and from a class to its school. */
const fewBetween = 3;

/**
 * Asks about a child's class: with its school, or alone, it tells who a child is to whoever knows the town. "I am in 5b", "class 7c",
 * "Lena from 5b", "the fifth class of Westfield school". A class that is spoken of ("we played against 6a") is none.
 */
export function classes(words: WordLists): Screen {
  return {
    name: 'classes',
    run: ({ text }, reading) => {
      const findings: Finding[] = [];
      for (const { label, from, to } of findPhrases(reading.tokens, words.cues)) {
        if (label === 'address' || label === 'birthday') continue;
        const isName = label === 'name' || label === 'own-name';
        const place = isName
          ? classOfName(text, { reading, words, to })
          : (classFrom(text, { reading, words, at: to, lead: from }) ??
            (label === 'class' ? classOfName(text, { reading, words, to, uncased: true }) : undefined));
        if (place === undefined) continue;
        const { tokens, folded } = reading;
        const at = (first: number, end: number) =>
          placeIn(folded, tokens[first]?.start ?? 0, tokens[end - 1]?.end ?? folded.text.length);
        findings.push({
          rule: place.isSchool ? 'person-school' : 'person-class',
          ...at(place.from, place.to),
          lead: at(place.lead, place.from).start,
          verdict: 'ask',
          severity: 1,
          reason: 'place',
        });
      }
      return findings;
    },
  };
}

type ClassPlace = {
  readonly lead: number;
  readonly from: number;
  readonly to: number;
  /** A school alone: "we are from Westfield school". */
  readonly isSchool?: boolean;
};
type Of = { readonly reading: Reading; readonly words: WordLists };

/** "Lena Hartmann from class 5b": a class near behind a name. `uncased`: what stands there may be no name, so only a word for "from" leads on. */
function classOfName(
  text: string,
  { reading, words, to, uncased = false }: Of & { to: number; uncased?: boolean },
): ClassPlace | undefined {
  const { tokens } = reading;
  for (let at = to + 1; at <= to + fewBetween; at += 1) {
    const isFrom = (index: number) => {
      const word = tokens[index]?.word ?? '';
      return from.has(word) || (!uncased && (led.has(word) || words.notNames.has(word)));
    };
    if (!isFrom(at) || tokens[at]?.sentence !== tokens[to - 1]?.sentence) continue;
    const isTwo =
      isBetween(tokens[at + 1]?.word ?? '', words) && !words.classWords.has(tokens[at + 1]?.word ?? '');
    return classFrom(text, { reading, words, at: isTwo ? at + 2 : at + 1, lead: at });
  }
  return undefined;
}

/** A class that begins at a token, with its school where one follows; undefined for one that says neither letter nor school. */
function classFrom(
  text: string,
  { reading, words, at, lead }: Of & { at: number; lead: number },
): ClassPlace | undefined {
  const { tokens } = reading;
  if (tokens[at]?.sentence !== tokens[at - 1]?.sentence) return undefined;
  if (/^\p{Script=Han}|^\d/u.test(tokens[at]?.word ?? '')) {
    const school = uncasedSchool(reading, words, at);
    const first = school > at ? school : at;
    const to = hanClass(reading, first);
    if (to > first) return { lead, from: at, to: namedAfter(reading, words, to) };
  }
  const { to, whole } = classAt(text, { reading, words, at });
  if (to === at) {
    const school = saintSchool(reading, words, at) || schoolAt(text, { reading, words, at });
    return school > 0 ? { lead, from: at, to: school, isSchool: true } : undefined;
  }
  let next = to;
  while (next < to + fewBetween && isBetween(tokens[next]?.word ?? '', words)) next += 1;
  const end = schoolAt(text, { reading, words, at: next, numbered: true });
  if (end > 0) return { lead, from: at, to: end };
  if (!whole) return undefined;
  const named = namedBefore(reading, words, lead);
  return { lead: named, from: named < lead ? named + 1 : at, to };
}

/** "انا يزن من سادس أ": after "I" and before "from" stands a name, where no capital says so. The token of the "I", or `lead`. */
function namedBefore({ tokens }: Reading, { notNames }: WordLists, lead: number): number {
  if (!from.has(tokens[lead]?.word ?? '')) return lead;
  for (let at = lead - 2; at >= 0 && at >= lead - 4; at -= 1) {
    if (tokens[at]?.sentence !== tokens[lead]?.sentence || notNames.has(tokens[at + 1]?.word ?? '')) break;
    if (selves.has(tokens[at]?.word ?? '')) return at;
  }
  return lead;
}

/** "五年级二班的王小明": a name of two or three signs behind a class, or `to`. */
function namedAfter({ tokens }: Reading, { notNames }: WordLists, to: number): number {
  if (tokens[to]?.word !== '的') return to;
  let end = to + 1;
  const goesOn = () =>
    tokens[end]?.start === tokens[end - 1]?.end && /^\p{Script=Han}/u.test(tokens[end]?.word ?? '');
  while (end < to + 5 && goesOn() && !notNames.has(tokens[end]?.word ?? '')) end += 1;
  return end > to + 2 && end < to + 5 ? end : to;
}

function isBetween(word: string, words: WordLists): boolean {
  return (led.has(word) || words.notNames.has(word)) && !words.schoolWords.has(word);
}

/** As far as a class goes, and whether it is one of several of its year. */
function classAt(text: string, { reading, words, at }: Of & { at: number }): { to: number; whole: boolean } {
  const { tokens } = reading;
  let [to, hasWord, hasNumber] = [at, false, false];
  for (; to < at + 5 && tokens[to]?.sentence === tokens[at]?.sentence; to += 1) {
    const word = tokens[to]?.word ?? '';
    if (written.test(word)) return { to: to + 1, whole: true };
    if (words.classWords.has(word)) hasWord = true;
    else if (!hasNumber && (number.test(word) || words.ordinals.has(word))) hasNumber = true;
    else if (!(hasWord && !hasNumber && led.has(word))) break;
  }
  if (hasNumber && isLetter(text, { reading, words, at: to })) return { to: to + 1, whole: true };
  return { to: hasWord ? to : at, whole: false };
}

function isLetter(text: string, { reading, words, at }: Of & { at: number }): boolean {
  const [token, next] = [reading.tokens[at], reading.tokens[at + 1]];
  if (token === undefined || !letters.has(token.word)) return false;
  if (!alsoWords.has(token.word) || /^\p{Lu}/u.test(writtenAs(text, reading, token))) return true;
  return (
    next === undefined ||
    next.sentence !== token.sentence ||
    words.notNames.has(next.word) ||
    words.schoolWords.has(next.word)
  );
}

/** "五年级二班", "六(1)班": which year and which class of it. */
function hanClass({ tokens }: Reading, at: number): number {
  let numbers = 0;
  for (let to = at; to < at + 8; to += 1) {
    const { word = '', sentence } = tokens[to] ?? {};
    if (sentence !== tokens[at]?.sentence) return 0;
    if (word === '班') return numbers > 1 ? to + 1 : 0;
    if (/^(?:[一二三四五六七八九十]|\d{1,2})$/.test(word)) numbers += 1;
    else if (!/^[初高年级第]$/.test(word)) return 0;
  }
  return 0;
}
