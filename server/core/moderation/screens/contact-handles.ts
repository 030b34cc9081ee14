import type { CueLists, HandleLabel } from './cue-lists.ts';
import { findPhrases, type PhraseFound } from './find-phrases.ts';
import { type Folded, placeIn } from './fold.ts';
import type { Finding, Reading, Screen } from './shape.ts';
import type { Token } from './tokens.ts';

/** How many words may stand between the name of a platform and a handle. */
const nearWords = 4;
/** Fewer letters alone are words: "a", "y o", "1 a 2". */
const fewestSpaced = 4;

/** A run of what handles are made of, as it stands in the folded text. */
type Word = { readonly text: string; readonly start: number; readonly end: number };

/**
 * Asks about names under which a child can be found elsewhere: "@x", "snap: coolkid09", "my insta is cool.kid", "add me on
 * discord". The name of a platform alone is a topic: "I use TikTok too much".
 */
export function contactHandles(words: CueLists): Screen {
  return {
    name: 'contact-handles',
    run: ({ text }, reading) => {
      const { folded, tokens } = reading;
      const isWritten = cyrillic.test(text) ? (word: Word) => !isCyrillic(word, text, reading) : () => true;
      const findings: Finding[] = [];
      const add = (start: number, end: number) => {
        const place = placeIn(folded, start, end);
        const known = findings.findIndex((other) => overlaps(other, place));
        const finding: Finding = {
          rule: 'contact-handle',
          ...place,
          verdict: 'ask',
          severity: 2,
          reason: 'contact',
        };
        if (known < 0) findings.push(finding);
        // "find me on tiktok @lena": the longer one says all of it.
        else if (covers(place, findings[known])) findings.splice(known, 1, finding);
      };
      for (const { index, 0: raw, 1: before = '' } of folded.text.matchAll(atName))
        add(index + before.length, index + raw.length);
      for (const found of findPhrases(tokens, words.handles)) {
        const end = reachOf(found, { ...reading, isWritten }, words);
        if (end > 0) add(tokens[found.from]?.start ?? 0, end);
      }
      return findings;
    },
  };
}

const atName = /(^|[^a-z0-9._@-])@[a-z0-9_][a-z0-9._]{2,30}/g;
const handleWord = /[a-z0-9._#-]{3,40}/g;
/** Letters and digits in one, or a sign that no plain word has. Not an hour, an age, an ordinal, "mp3", "covid19", "4k". */
const oddParts = [/[a-z]/, /[0-9_#.]/, /^[a-z0-9_]/, /[a-z0-9_]$/];
const ordinary = /^(?:\d{1,4}[a-z]{1,3}|[a-z]{1,2}\d{1,2}|mp\d|covid\d{1,2}|[a-z]\.[a-z]\.?|web\d|ps\d|h\d)$/;

const cyrillic = /\p{Script=Cyrillic}/u;

/** Part of a Russian word whose letters look Latin ("хор" of "хорошо"): no handle. One Latin letter among them, and it is one. */
function isCyrillic(word: Word, text: string, { folded, tokens }: Reading): boolean {
  const over = tokens.filter(({ start, end }) => start < word.end && word.start < end);
  const place = placeIn(folded, over[0]?.start ?? word.start, over.at(-1)?.end ?? word.end);
  const written = text.slice(place.start, place.end);
  return cyrillic.test(written) && !/[a-z0-9]/i.test(written);
}

function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

function covers(a: { start: number; end: number }, b: { start: number; end: number } | undefined): boolean {
  return b !== undefined && a.start <= b.start && b.end <= a.end;
}

/** The end of what gives a handle away after (or before) a phrase, in the folded text, or 0 where nothing does. */
function reachOf(
  { label, from, to }: PhraseFound<HandleLabel>,
  { folded, tokens, isWritten }: Reading & { readonly isWritten: (word: Word) => boolean },
  { notHandles }: CueLists,
): number {
  const last = tokens[to - 1];
  if (last === undefined) return 0;
  const first = tokens[from];
  if (first === undefined) return 0;
  const after = wordsIn(
    folded,
    last.end,
    tokens[Math.min(tokens.length, to + nearWords) - 1]?.end ?? last.end,
  ).filter(isWritten);
  const next = after[0];
  const spaced = spacedEnd(tokens, to);
  if (spaced > 0) return spaced;
  if (label === 'noun') return next !== undefined && isOdd(next.text) ? next.end : 0;
  // "add me on roblox dragon99": without the name too, or the words without what was found would still give it away.
  if (label === 'add')
    return (
      after.find(({ text }) => isOdd(text)) ??
      (next && isGiven({ next, folded, tokens, to }, notHandles) ? next : last)
    ).end;
  if (label === 'named' && next !== undefined && isGiven({ next, folded, tokens, to }, notHandles))
    return next.end;
  const sign = /^\s?[:=\-–>]{1,2}\s?$/.test(folded.text.slice(last.end, next?.start ?? last.end));
  if (sign && next !== undefined && !notHandles.has(next.text) && !/^\d/.test(next.text)) return next.end;
  const near = after.find(({ text }) => isOdd(text));
  if (near !== undefined) return near.end;
  const begin = tokens[Math.max(0, from - nearWords)]?.start ?? 0;
  return wordsIn(folded, begin, first.start).some((word) => isOdd(word.text) && isWritten(word))
    ? last.end
    : 0;
}

/** Letters, each alone, make a handle too: "add my snap its l u n a 1". With a word between at most. The end of the last, or 0. */
function spacedEnd(tokens: readonly Token[], to: number): number {
  const isAlone = (at: number) =>
    /^[a-z0-9]$/.test(tokens[at]?.word ?? '') && tokens[at]?.sentence === tokens[to]?.sentence;
  const from = isAlone(to) ? to : to + 1;
  let end = from;
  while (isAlone(end)) end += 1;
  return end - from < fewestSpaced ? 0 : (tokens[end - 1]?.end ?? 0);
}

/** After "my insta is": one word to the end of the sentence that says nothing about an account. */
function isGiven(
  of: { next: Word; folded: Folded; tokens: readonly Token[]; to: number },
  notHandles: ReadonlySet<string>,
): boolean {
  const { next, tokens, to } = of;
  if (isOdd(next.text)) return true;
  if (notHandles.has(next.text) || next.text.length < 4) return false;
  const following = tokens.find(({ start }) => start >= next.end);
  const isLast = following === undefined || following.sentence !== tokens[to - 1]?.sentence;
  return isLast && tokens[to]?.start === next.start;
}

function isOdd(text: string): boolean {
  return oddParts.every((part) => part.test(text)) && !ordinary.test(text);
}

function wordsIn({ text }: Folded, start: number, end: number): Word[] {
  // A handle may go on past the token: "cool" is the first of "cool.kid".
  const slice = text.slice(start, Math.max(end, Math.min(text.length, end + 1)));
  return [...slice.matchAll(handleWord)].map(({ index, 0: found }) => {
    const trimmed = found.replace(/[.-]{1,3}$/, '').replace(/^[.-]{1,3}/, '');
    const at = start + index + found.indexOf(trimmed);
    return { text: trimmed, start: at, end: at + trimmed.length };
  });
}
