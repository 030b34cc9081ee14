import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manyIn, rightsRows } from '../../app/routes/public/rights-rows.ts';
import { roles } from '../../server/core/staff/roles.ts';
import { quoteBlocks } from '../../server/report/compose-report.ts';
import { permissions } from '../support/pages.ts';
import { speakerOf } from '../support/stage.ts';

const table = readFileSync(new URL('../../docs/rights.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.slice(2, -2).split(' | '));

describe('R489: "Your rights here" says of a right what docs/rights.md says of it', () => {
  for (const { right, paragraphs, today } of rightsRows) {
    it(right, () => {
      const row = table.find(([numbers]) => numbers === paragraphs);
      const [, said = ''] = /^\*\*(not yet|done, but|done\.|prepared)/.exec(row?.at(-1) ?? '') ?? [];
      const states: Readonly<Record<string, string>> = { 'done.': 'done', 'done, but': 'unchecked' };
      expect(states[said] ?? said.replace(' ', '-')).toBe(today);
    });
  }

  it('and names one paragraph or several', () => {
    expect(rightsRows.map(({ paragraphs }) => manyIn(paragraphs))).toEqual([1, 1, 5, 5, 8, 3, 3, 1, 5]);
    const named = (language: string) =>
      [1, 2, 5].map((count) => speakerOf(language).t('rights.paragraphs', { count }));
    expect(named('en')).toEqual(['Paragraph', 'Paragraphs', 'Paragraphs']);
    expect(named('ar')).toEqual(['الفقرة', 'الفقرتان', 'الفقرات']);
    expect(named('ru')).toEqual(['Пункт', 'Пункты', 'Пункты']);
  });
});

it('R488: pages for parents, carers and teachers are open to everybody and read nothing; neither is a role', () => {
  for (const name of ['parents', 'teachers']) {
    const page = permissions.find(({ route }) => route === `/${name}`);
    expect(new Set(Object.values(page?.answers ?? {}))).toEqual(new Set(['ok']));
    const source = readFileSync(new URL(`../../app/routes/public/${name}.tsx`, import.meta.url), 'utf8');
    expect(source).not.toMatch(/loader|action|context|services/);
    const foot = readFileSync(new URL('../../app/components/page-foot.tsx', import.meta.url), 'utf8');
    expect(foot).toContain(`href: '/${name}'`);
    const rights = readFileSync(new URL('../../app/routes/public/rights.tsx', import.meta.url), 'utf8');
    expect(rights).toContain(`<a href="/${name}">`);
  }
  expect(roles.filter((role) => /parent|carer|teacher|guardian/.test(role))).toEqual([]);
});

it('R493: a quote stands in the marks of the language of its form', () => {
  const rules = { threshold: 10, rounding: 5 };
  const marked = (language: string) =>
    quoteBlocks({ speaker: speakerOf(language), rules }, [
      { id: 'q', text: { words: 'More $t(trees) {{here}}', lang: 'en' } },
    ]).flatMap((block) => (block.kind === 'text' && block.quote ? [block.words] : []));
  const said = 'More $t(trees) {{here}}';
  expect(marked('en')).toEqual([{ words: `“${said}”`, lang: 'en' }]);
  expect(marked('fr')).toEqual([{ words: `«\u00a0${said}\u00a0»`, lang: 'en' }]);
  expect(marked('ar')).toEqual([{ words: `«${said}»`, lang: 'en' }]);
});
