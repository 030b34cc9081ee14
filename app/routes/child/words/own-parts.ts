import type { OwnContribution } from '../../../../server/core/wire/views.ts';
import type { WordPart } from '../../../components/words/words.tsx';

type Marked = Pick<OwnContribution, 'text' | 'marked' | 'markedAt'>;

/** A child's whole text with what a limit is about marked in it, each where it stands: the same words before or after it are not meant. */
export function withMeant({ text, marked, markedAt }: Marked): readonly WordPart[] {
  const parts: WordPart[] = [];
  let from = 0;
  for (const [index, meant] of marked.entries()) {
    const at = markedAt[index] ?? text.length;
    if (at > from) parts.push({ text: text.slice(from, at) });
    parts.push({ meant });
    from = at + meant.length;
  }
  if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from) });
  return parts;
}
