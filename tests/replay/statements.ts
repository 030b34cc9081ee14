import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from './csv.ts';

export type Statement = {
  /** Its number in the folder. */
  readonly comment: string;
  readonly author: string;
  readonly text: string;
  /** What the folder's moderator decided: 1 and 0 were shown, -1 was not. */
  readonly publish: boolean;
  /** What the product should make of the text, by this file's own rule. */
  readonly expected: Expected;
};

export type Expected = { readonly text: string } | { readonly refusal: 'text-empty' | 'text-too-long' };

/** Statements of a folder in the order in which they were made. */
export function readStatements(folder: string): readonly Statement[] {
  const rows = parseCsv(readFileSync(join(folder, 'comments.csv'), 'utf8'));
  return rows
    .map((row) => ({ row, at: Number(row.timestamp), number: Number(row['comment-id']) }))
    .sort((a, b) => a.at - b.at || a.number - b.number)
    .map(({ row }) => {
      const text = row['comment-body'] ?? '';
      return {
        comment: row['comment-id'] ?? '',
        author: row['author-id'] ?? '',
        text,
        publish: row.moderated !== '-1',
        expected: expectedOf(text),
      };
    });
}

const unseen = /[\u00AD\u180E\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;
const controls = /(?![\n\t])[\p{Cc}\uFFF9-\uFFFC]/gu;

/**
 * The product's rule for words, written again: line ends are one "\n", controls and what hides or reorders a line fall
 * away, NFC, three blank lines or more become two, no space around; then nothing is empty, and more than 1,000 graphemes
 * are too long. Assumed of a folder: no stacked marks, no joiners between Latin letters, no grapheme of more than six bases, no broken UTF-8; a
 * folder that has them would show as a mismatch and not as a silence.
 */
export function expectedOf(raw: string): Expected {
  const plain = raw
    .replace(/\r\n|\r|\u2028|\u2029/g, '\n')
    .replace(controls, '')
    .replace(unseen, '')
    .normalize('NFC');
  const kept: string[] = [];
  for (const line of plain.split('\n')) {
    const third = [line, kept.at(-1), kept.at(-2)].every((each) => each !== undefined && each.trim() === '');
    if (!third) kept.push(line);
  }
  const text = kept.join('\n').trim();
  if (text === '') return { refusal: 'text-empty' };
  const tooLong = text.length > 1_000 && [...new Intl.Segmenter().segment(text)].length > 1_000;
  return tooLong ? { refusal: 'text-too-long' } : { text };
}
