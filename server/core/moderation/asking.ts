import { mergeSpans } from '../room/contribution-text.ts';
import { tellsWho } from './reasons.ts';
import type { Finding, FindingReason } from './screens/shape.ts';

/** `lead`: where words known to lead to it begin; `tail`: where those known to follow it end. `most`: how many words that nobody knows may stand before it in its part of a sentence. */
type Place = {
  readonly start: number;
  readonly end: number;
  readonly lead: number;
  readonly tail: number;
  readonly most: number;
};

/**
 * What a child is asked before its words are sent. `contact`: what was found is shown, and the words `without` it ('' when no
 * word would be left). `care`: it
 * may have told of harm; help comes first, and it says itself what its words are.
 */
export type Asking =
  | { readonly kind: 'contact'; readonly found: readonly string[]; readonly without: string }
  | { readonly kind: 'care' };

/** What tells who somebody is or where. A long text or one that was said before needs no question. */
const aboutWho: ReadonlySet<FindingReason> = new Set(tellsWho);

/** Whether a finding points at what tells who or where a child is, sure enough to ask about it. */
export function givesAway({ verdict, reason }: Finding): boolean {
  return verdict === 'ask' && aboutWho.has(reason);
}

/** What findings are worth a question; null for none. A hold is no question: a person looks at it. */
export function askingOf(text: string, findings: readonly Finding[]): Asking | null {
  if (findings.some(({ verdict }) => verdict === 'help')) return { kind: 'care' };
  const places = placesOf(text, findings.filter(givesAway));
  if (places.length === 0) return null;
  const found = places.map(({ start, end }) => text.slice(start, end));
  return { kind: 'contact', found, without: withoutPlaces(text, places) };
}

/** Whole letters, in order, none twice. */
function placesOf(text: string, findings: readonly Finding[]): Place[] {
  const merged = mergeSpans(
    text,
    findings.map(({ start, end }) => ({ start, end, label: 'contact' as const })),
  );
  return merged.map(({ start, end }) => {
    const within = findings.filter((each) => each.start < end && start < each.end);
    return {
      start,
      end,
      lead: Math.min(start, ...within.map((each) => each.lead ?? start)),
      tail: Math.max(end, ...within.map((each) => each.tail ?? end)),
      most: Math.max(...within.map(wordsBefore)),
    };
  });
}

/** "My telephone number at home is" says nothing without the number; before a link or a handle an opinion may stand. */
function wordsBefore({ rule, reason }: Finding): number {
  if (reason !== 'contact') return 0;
  return /number|email/.test(rule) ? 6 : 3;
}

/** Where a part of a sentence begins, and where one ends. A colon stands before what it leads to: "call me: …". */
const opens = /[.,;!?\n(،؛؟。，！？、]/;
const closes = /[.,;:!?\n)،؛؟。，！？、]/;
const ends = /[.!?\n؟。！？]/;
/** Before a capital it joins two names: "my friend Tom and Lena". */
const joins =
  /^\s{1,3}(?:and|but|so|et|mais|donc|y|e|pero|и|а|но|na|lakini|w)\s{1,3}(?=\p{Ll}|\p{Lo}|I\b)|^\s{1,3}(?=و\p{L}{2})/u;
const joinsInside = /\s(?=(?:and|but|so|et|mais|donc|y|e|pero|и|а|но|na|lakini|w)\s)/g;

/**
 * The text without these places, without what only led to them ("my number is … and"), and without the double spaces and lonely marks
 * they would leave. '' when no word is left.
 */
function withoutPlaces(text: string, places: readonly Place[]): string {
  const whole = places.map((place, at) => withLead(text, place, places[at - 1]?.tail ?? 0));
  // Words that are nothing but a lead stay: they are all there is to send.
  return cut(text, whole) || cut(text, places);
}

/** A place with the words that lead to it and follow it: those that are known to, and others where a mark or a word that joins ends its part of the sentence. */
function withLead(
  text: string,
  place: Place,
  from: number,
): { readonly start: number; readonly end: number } {
  const { start, tail: end, most } = place;
  const lead = Math.max(from, place.lead);
  let begin = start;
  while (begin > from && !opens.test(text.charAt(begin - 1))) begin -= 1;
  // "I want trees and my number is …": what stands before the "and" is no lead.
  const last = [...text.slice(begin, start).matchAll(joinsInside)].at(-1);
  const joined = last === undefined || (lead < start && begin + last.index >= lead) ? 0 : last.index + 1;
  begin += joined;
  const and = joined > 0 ? 1 : 0;
  const isKnown = lead < start;
  // Before what is known to lead to it stands a thought of its own: "the food is bad call me on …".
  if (isKnown && wordsOf(text.slice(begin, lead)) > and) return { start: lead, end };
  if (!isKnown && wordsOf(text.slice(begin, start)) > most + and) return { start, end };
  const rest = text.slice(end);
  const join = joins.exec(rest)?.[0];
  const blank = /^\s{0,3}/.exec(rest)?.[0].length ?? 0;
  const isEnd = blank === rest.length || closes.test(rest.charAt(blank));
  if (join === undefined && !isEnd && !isKnown) return { start, end };
  if (joined > 0) return { start: begin - 1, end };
  const opened = text.charAt(begin - 1);
  const afterMark = end + Math.min(rest.length, blank + 1);
  if (opened === '(' && rest.charAt(blank) === ')') return { start: begin - 1, end: afterMark };
  // "We want trees, call me on …." keeps its full stop; "My number is …, we want trees." keeps no comma.
  if (isEnd && begin > from && !ends.test(opened)) return { start: begin - 1, end };
  const to = isEnd ? afterMark : end;
  return { start: begin, end: to + (joins.exec(text.slice(to))?.[0].length ?? 0) };
}

/** How many words; two letters of Chinese are about one. */
function wordsOf(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return (text.match(/[^\s\p{Script=Han}]+/gu)?.length ?? 0) + han / 2;
}

function cut(text: string, places: readonly { readonly start: number; readonly end: number }[]): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of places) {
    kept += text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  const left = (kept + text.slice(at))
    .replace(/\(\s{0,9}\)|"\s{0,9}"|“\s{0,9}”/g, '')
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ {1,9}(?=[.,;:!?،؛؟。，])/g, '')
    .trim();
  return /[\p{L}\p{N}]/u.test(left) ? left : '';
}
