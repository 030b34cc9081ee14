import { mergeSpans } from '../room/contribution-text.ts';
import type { Finding, FindingReason } from './screens/shape.ts';

type Place = { readonly start: number; readonly end: number };

/**
 * What a child is asked before its words are sent. `contact`: what was found is shown, and the words `without` it ('' when no
 * word would be left). `care`: it
 * may have told of harm; help comes first, and it says itself what its words are.
 */
export type Asking =
  | { readonly kind: 'contact'; readonly found: readonly string[]; readonly without: string }
  | { readonly kind: 'care' };

/** What tells who somebody is or where. A long text or one that was said before needs no question. */
const aboutWho: ReadonlySet<FindingReason> = new Set(['contact', 'person', 'place']);

/** What findings are worth a question; null for none. A hold is no question: a person looks at it. */
export function askingOf(text: string, findings: readonly Finding[]): Asking | null {
  if (findings.some(({ verdict }) => verdict === 'help')) return { kind: 'care' };
  const places = placesOf(
    text,
    findings.filter(({ verdict, reason }) => verdict === 'ask' && aboutWho.has(reason)),
  );
  if (places.length === 0) return null;
  const found = places.map(({ start, end }) => text.slice(start, end));
  return { kind: 'contact', found, without: withoutPlaces(text, places) };
}

/** Whole letters, in order, none twice. */
function placesOf(text: string, places: readonly Place[]): Place[] {
  return mergeSpans(
    text,
    places.map(({ start, end }) => ({ start, end, label: 'contact' as const })),
  ).map(({ start, end }) => ({ start, end }));
}

/** The text without these places, and without the double spaces and lonely marks they would leave. '' when no word is left. */
function withoutPlaces(text: string, places: readonly Place[]): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of places) {
    kept += text.slice(at, start);
    at = end;
  }
  const left = (kept + text.slice(at))
    .replace(/\(\s{0,9}\)|"\s{0,9}"|“\s{0,9}”/g, '')
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ {1,9}(?=[.,;:!?،؛؟。，])/g, '')
    .trim();
  return /[\p{L}\p{N}]/u.test(left) ? left : '';
}
