import { dateAfter } from './birthdays.ts';
import { findPhrases } from './find-phrases.ts';
import { foldedSet, placeIn } from './fold.ts';
import { saysWhat, saysWhich } from './says-what.ts';
import { restOfSchool, saintSchool, schoolAt, schoolNumber, uncasedSchool } from './schools.ts';
import type { Finding, Reading, Screen } from './shape.ts';
import type { WordLists } from './word-lists.ts';

const rules = {
  name: 'person-name',
  'own-name': 'person-name',
  school: 'person-school',
  birthday: 'person-birthday',
} as const;
const han = /^\p{Script=Han}/u;
const capital = /^\p{Lu}/u;
const cased = /^[\p{Lu}\p{Ll}]/u;

/**
 * Asks about the names of people and schools and about birthdays, after a cue of a pack ("my name is", "I go to … school",
 * "born on"). In scripts with capitals a name begins with one; in others the words after the cue are taken. Two words with
 * capitals in the middle of a sentence are shown to the moderator as perhaps a name, and the child is not asked.
 */
export function persons(words: WordLists): Screen {
  return {
    name: 'persons',
    run: ({ text }, reading) => {
      const findings: Finding[] = [];
      const cues = findPhrases(reading.tokens, words.cues);
      const own = new Set(cues.filter(({ label }) => label === 'own-name').map(({ to }) => to));
      for (const { label, from, to } of cues) {
        if (label === 'address' || label === 'class') continue;
        if (label === 'name' && (isNoPerson(reading, words, { from, to }) || saysWhich(reading, from, to)))
          continue;
        const end =
          label === 'birthday'
            ? dateAfter(reading, { from, to }, words)
            : nameAfter(text, {
                reading,
                words,
                to,
                label,
                isName: own.has(to) || !saysWhat(reading, words, { from, to }),
              });
        if (end <= from) continue;
        const start = label === 'birthday' ? from : to;
        findings.push({
          rule: rules[label],
          ...placeOf(reading, Math.min(start, end - 1), end),
          ...(isLead(reading, label, { from, to }) ? { lead: placeOf(reading, from, to).start } : {}),
          verdict: 'ask',
          severity: 1,
          reason: label === 'school' ? 'place' : 'person',
        });
      }
      return [...findings, ...perhapsNames(text, { reading, words, findings })];
    },
  };
}

/** The last word of a cue after which nothing but the name comes; after "Mrs" or "my friend" it is said what they do. */
const leadsTo = foldedSet([
  ...[
    'is',
    'names',
    'called',
    'im',
    'am',
    'me',
    'est',
    "c'est",
    'cest',
    "m'appelle",
    'mappelle',
    'nomme',
    'es',
    'soy',
  ],
  ...[
    'llamo',
    'llama',
    'зовут',
    'имя',
    'я',
    'اسمي',
    'هو',
    'انا',
    'ni',
    'naitwa',
    'ninaitwa',
    'niite',
    '叫',
    '是',
  ],
]);

/** Whether a cue says nothing without what it leads to. */
function isLead(
  { tokens }: Reading,
  label: keyof typeof rules,
  { from, to }: { from: number; to: number },
): boolean {
  if (label === 'birthday') return false;
  return to > from && (label === 'school' || label === 'own-name' || leadsTo.has(tokens[to - 1]?.word ?? ''));
}

function placeOf({ folded, tokens }: Reading, from: number, to: number) {
  return placeIn(folded, tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? folded.text.length);
}

type After = {
  readonly reading: Reading;
  readonly words: WordLists;
  readonly to: number;
  readonly label: 'name' | 'own-name' | 'school';
  /** "My name is", "called", after which nothing but a name comes; after "I am" may come what a child is. */
  readonly isName: boolean;
};

/** Words before a cue in which "my dog", "the minister" is looked for. */
const nearBefore = 4;

/** "My dog is called Bruno", "the minister Mrs Smith": a name that gives no child away. */
function isNoPerson(
  { tokens }: Reading,
  { notPersons }: WordLists,
  { from, to }: { from: number; to: number },
): boolean {
  const sentence = tokens[from]?.sentence;
  for (let at = to - 1; at >= 0 && at >= from - nearBefore && tokens[at]?.sentence === sentence; at -= 1) {
    const word = tokens[at]?.word ?? '';
    if (at < from && joinsThoughts.has(word)) return false;
    if (notPersons.has(word)) return true;
  }
  return false;
}

/** "My dog and my friend Tom": the name is the friend's. */
const joinsThoughts = foldedSet([
  'and',
  'but',
  'et',
  'mais',
  'y',
  'e',
  'pero',
  'и',
  'а',
  'но',
  'na',
  'lakini',
]);

/** The token after a name that begins at `to`, or 0. A school says that it is one, or begins with a capital. */
function nameAfter(text: string, { reading, words, to, label, isName }: After): number {
  const { tokens, folded, meant } = reading;
  const known =
    label === 'school'
      ? schoolNumber(reading, words, to) ||
        uncasedSchool(reading, words, to) ||
        saintSchool(reading, words, to) ||
        schoolAt(text, { reading, words, at: to })
      : 0;
  if (known > to) return known;
  const sentence = tokens[to - 1]?.sentence;
  const most = han.test(tokens[to]?.word ?? '') ? (label === 'school' ? 8 : 4) : 4;
  let end = to;
  while (end < to + most && tokens[end]?.sentence === sentence && tokens[end] !== undefined) {
    const word = tokens[end]?.word ?? '';
    const written = meant.slice(placeIn(folded, tokens[end]?.start ?? 0, tokens[end]?.end ?? 1).start);
    if (label === 'school' && end > to && words.schoolWords.has(word))
      return restOfSchool(text, { reading, words, from: end + 1 });
    if (words.notNames.has(word) || /^\d/.test(word)) break;
    if (label === 'name' && !isName && words.groups.has(word)) break;
    // Arabic writes "and" as a letter of the next word; some names begin with it.
    if (end > to && /^\u0648\p{Script=Arabic}{3}/u.test(word) && !namesWithWaw.has(word)) break;
    // "ميا ونغ التصويت": a family name with an article is the second word, or follows "son of".
    if (end > to + 1 && /^\u0627\u0644/.test(word) && !sonOf.has(tokens[end - 1]?.word ?? '')) break;
    // After "my name is" a name is one in small letters too.
    if (cased.test(written) && !capital.test(written) && label !== 'own-name') break;
    end += 1;
  }
  // In small letters a name is two words at most, and ends where a thought begins: "my name is nobodys business anyway" is none.
  if (label === 'own-name') return end === to || end - to > 2 || isNamed(reading, to) ? 0 : end;
  // Without capitals and without a word for school, anything can follow "I go to".
  if (label === 'school') {
    const first = tokens[to];
    const isCased =
      first !== undefined && capital.test(meant.slice(placeIn(folded, first.start, first.end).start));
    // "Shule ya msingi Mlimani": a cue that ends in a word for school says that it is one, and a single name follows.
    const least = words.schoolWords.has(tokens[to - 1]?.word ?? '') ? 1 : 2;
    return isCased && end - to >= least ? end : 0;
  }
  if (han.test(tokens[to]?.word ?? '') && end - to < 2) return 0;
  return end > to ? end : 0;
}

function isNamed({ folded, tokens, meant }: Reading, at: number): boolean {
  const { start = 0, end = 1 } = tokens[at] ?? {};
  return capital.test(meant.slice(placeIn(folded, start, end).start));
}

const sonOf = foldedSet(['بن', 'ابن', 'بنت', 'ابو', 'ام', 'عبد', 'آل']);

/** Names that begin with the letter that also says "and". */
const namesWithWaw = foldedSet([
  'وليد',
  'وائل',
  'وسام',
  'وسيم',
  'وفاء',
  'وداد',
  'وجدان',
  'وصال',
  'وهيب',
  'وحيد',
  'وردة',
]);

const twoCapitals =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{Ll}'’-]{1,20}(?: \p{Lu}\.?)?(?: \p{Lu}[\p{Ll}'’-]{1,20}){1,2}(?![\p{L}\p{N}])/gu;

function perhapsNames(
  text: string,
  { words, findings }: { reading: Reading; words: WordLists; findings: readonly Finding[] },
): Finding[] {
  const perhaps: Finding[] = [];
  for (const { index, 0: raw } of text.matchAll(twoCapitals)) {
    const place = { start: index, end: index + raw.length };
    const parts = raw.toLowerCase().split(/[ .]{1,2}/);
    if (parts.some((part) => words.notNames.has(part))) continue;
    if (findings.some(({ start, end }) => start < place.end && place.start < end)) continue;
    perhaps.push({ rule: 'person-perhaps', ...place, verdict: 'pass', severity: 0, reason: 'person' });
  }
  return perhaps;
}
