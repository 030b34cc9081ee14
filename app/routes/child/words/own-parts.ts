import type { WordPart } from '../../../components/words/words.tsx';

/** A child's whole text with what a limit is about marked in it; `marked` in the order in which it stands there. */
export function withMeant(text: string, marked: readonly string[]): readonly WordPart[] {
  const parts: WordPart[] = [];
  let from = 0;
  for (const meant of marked) {
    const at = text.indexOf(meant, from);
    if (at < 0) continue;
    if (at > from) parts.push({ text: text.slice(from, at) });
    parts.push({ meant });
    from = at + meant.length;
  }
  if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from) });
  return parts;
}
