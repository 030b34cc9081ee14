import { commentHeadings, commentSymbol } from '../../../server/core/consultation/general-comment.ts';

/** A made-up text of the shape of General Comment No. 25: its symbol, its numbered headings, and so many numbered paragraphs. */
export function madeUpComment(count: number): string {
  const lines = ['United Meadows', commentSymbol, 'Comment on the life of hedgehogs'];
  for (let number = 1; number <= count; number += 1) {
    for (const [key] of commentHeadings.filter(([, first]) => first === number)) {
      const [part = '', letter] = key.split('.');
      lines.push(letter ? `${letter}. Burrow ${key}` : `${part}. Hedge ${key}`);
    }
    lines.push(`${number}. Hedgehog number ${number} should be given a name.`);
  }
  return `${lines.join('\n\n')}\n`;
}
