import { articleLabel, headingLabel } from './numbering.ts';
import type { Block } from './tree.ts';

/** "Article 1 Scope ........ 2": the number of a page behind the words, after a space, dots or a line. */
const page = /[\s.…·_]+[0-9]{1,4}$/u;

/**
 * The blocks with `contents` at the lines of a table of contents that stands before all articles: two or more that begin as an article does,
 * end in the number of a page, and come again below without it, or with their number alone; and among them the lines of chapters that do. From
 * the first article that does not the document has begun, so that "Article 2 Amendment of Act 12" is one.
 */
export function contentsIn(blocks: readonly Block[]): readonly Block[] {
  const last = new Map<string, number>();
  for (const [at, { text }] of blocks.entries()) {
    last.set(plain(text), at);
    const label = articleLabel(text) ?? headingLabel(text);
    if (label?.rest === '') last.set(plain(label.number), at);
  }
  const found = new Set<number>();
  let articles = 0;
  for (const [at, { text, level, contents }] of blocks.entries()) {
    const article = articleLabel(text);
    const label = article ?? (level === undefined ? headingLabel(text) : undefined);
    if (!label || contents) continue;
    const line = text.replace(page, '');
    const comesAgain = [line, label.number].some((words) => (last.get(plain(words)) ?? -1) > at);
    const leads = line !== text && comesAgain;
    if (article && !leads) break;
    if (leads) found.add(at);
    if (article) articles += 1;
  }
  if (articles < 2) return blocks;
  return blocks.map((each, at) => (found.has(at) ? { ...each, contents: true } : each));
}

/** The number of a note that a heading bears is not in the table. */
function plain(text: string): string {
  return text
    .trim()
    .replace(/[⁰¹²³⁴-⁹]+$/u, '')
    .replace(/[\s.…·_:—–-]+/gu, ' ')
    .trim()
    .toLowerCase();
}
