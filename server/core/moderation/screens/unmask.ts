import { findPhrases } from './find-phrases.ts';
import type { Folded } from './fold.ts';
import type { Phrases } from './phrases.ts';
import type { Token } from './tokens.ts';

/** Words said for ".", "@" and "_" in links and addresses, of all packs. */
export type MaskWords = Phrases<'.' | '@' | '_'>;

const brackets = /[([{<]\s?(\.|@|dot|at)\s?[)\]}>]/g;
const masks = /[([{<]|hxxp|\s[.@]\s?|[.@]\s/;

/**
 * A folded text with its dots and ats put back: "a[.]com", "me at gmail dot com", "discord . gg", "h x x p", letters with
 * spaces between. Null where nothing was masked. Offsets of the answer lead to the same text as those of `folded`.
 */
export function unmask(folded: Folded, tokens: readonly Token[], words: MaskWords): Folded | null {
  const cuts = [
    ...wordCuts(folded.text, tokens, words),
    ...signCuts(folded.text),
    ...spacedLetters(folded.text, tokens),
  ];
  if (cuts.length === 0) return null;
  cuts.sort((a, b) => a.start - b.start || b.end - a.end);
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  const keep = (to: number) => {
    for (; at < to; at += 1) {
      text += folded.text.charAt(at);
      starts.push(folded.starts?.[at] ?? at);
      ends.push(folded.ends?.[at] ?? at + 1);
    }
  };
  for (const cut of cuts) {
    if (cut.start < at) continue;
    keep(cut.start);
    for (const unit of cut.put) {
      text += unit;
      starts.push(folded.starts?.[cut.start] ?? cut.start);
      ends.push(folded.ends?.[cut.end - 1] ?? cut.end);
    }
    at = cut.end;
  }
  keep(folded.text.length);
  return { text, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

type Cut = { readonly start: number; readonly end: number; readonly put: string };

/** A word for "dot", "at" or "underscore" between two words; the spaces and dashes around it go too. */
function wordCuts(text: string, tokens: readonly Token[], words: MaskWords): Cut[] {
  const cuts: Cut[] = [];
  for (const { label, from, to } of findPhrases(tokens, words)) {
    const [before, first, last, after] = [tokens[from - 1], tokens[from], tokens[to - 1], tokens[to]];
    if (before === undefined || first === undefined || last === undefined || after === undefined) continue;
    if (first.start - before.end > 3 || after.start - last.end > 3) continue;
    if (/\n/.test(text.slice(before.end, after.start))) continue;
    cuts.push({ start: before.end, end: after.start, put: label });
  }
  return cuts;
}

function signCuts(text: string): Cut[] {
  if (!masks.test(text)) return [];
  const cuts: Cut[] = [];
  for (const { index, 0: found, 1: sign = '' } of text.matchAll(brackets)) {
    const put = sign === 'dot' ? '.' : sign === 'at' ? '@' : sign;
    const start = text[index - 1] === ' ' ? index - 1 : index;
    const end = index + found.length;
    cuts.push({ start, end: text[end] === ' ' ? end + 1 : end, put });
  }
  for (const { index } of text.matchAll(/hxxp/g)) cuts.push({ start: index, end: index + 4, put: 'http' });
  for (const { index, 0: found } of text.matchAll(/ [.@/] ?(?=[a-z0-9])/g)) {
    cuts.push({ start: index, end: index + found.length, put: found.trim() });
  }
  for (const { index } of text.matchAll(/@ (?=[a-z0-9])/g))
    cuts.push({ start: index, end: index + 2, put: '@' });
  for (const { index } of text.matchAll(/\. (?=(?:com|net|org|gg|io)\b)/g))
    cuts.push({ start: index, end: index + 2, put: '.' });
  return cuts;
}

/** "c o o l @ g m a i l . c o m": six letters or more, each alone. */
function spacedLetters(text: string, tokens: readonly Token[]): Cut[] {
  const cuts: Cut[] = [];
  for (let from = 0; from < tokens.length; ) {
    let to = from;
    while (isAlone(tokens[to]) && (to === from || (tokens[to]?.start ?? 0) - (tokens[to - 1]?.end ?? 0) <= 3))
      to += 1;
    if (to - from >= 6) {
      for (let at = from + 1; at < to; at += 1) {
        const [start, end] = [tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0];
        const put = text.slice(start, end).trim();
        if (end > start) cuts.push({ start, end, put });
      }
    }
    from = Math.max(to, from + 1);
  }
  return cuts;
}

function isAlone(token: Token | undefined): boolean {
  return token !== undefined && token.word.length === 1 && /[a-z0-9]/.test(token.word);
}
