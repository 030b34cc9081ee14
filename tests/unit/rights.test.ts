import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rightsRows } from '../../app/routes/public/rights-rows.ts';

const table = readFileSync(new URL('../../docs/rights.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.slice(2, -2).split(' | '));

describe('R489: "Your rights here" says of a right what docs/rights.md says of it', () => {
  for (const { right, paragraphs, today } of rightsRows) {
    it(right, () => {
      const row = table.find(([numbers]) => numbers === paragraphs);
      const [, said = ''] = /^\*\*(not yet|done|prepared|held in part)/.exec(row?.at(-1) ?? '') ?? [];
      expect(said === 'held in part' ? 'prepared' : said.replace(' ', '-')).toBe(today);
    });
  }
});
