import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stateOwed } from '../../prove/kill/verify.ts';
import { compareShared, type Truth } from '../../replay/compare.ts';
import { parseCsv } from '../../replay/csv.ts';
import { planSorting } from '../../replay/release.ts';
import type { Posted } from '../../replay/room.ts';
import { expectedOf, readStatements } from '../../replay/statements.ts';
import { collectProblems } from '../../support/figures/figure-run.ts';
import { filled, formsOf } from '../../support/pages/forms.ts';

describe('comments.csv', () => {
  it('is read as RFC 4180 writes it: quotes, commas and line ends inside a cell, every line end, a last empty cell', () => {
    const text = '\uFEFFa,b\r\n1,"two, ""quoted""\r\nlines"\n3,\r\n"",x';
    expect(parseCsv(text)).toEqual([
      { a: '1', b: 'two, "quoted"\r\nlines' },
      { a: '3', b: '' },
      { a: '', b: 'x' },
    ]);
    expect(() => parseCsv('a\n"open')).toThrow('does not end');
  });

  it("comes in the order of its timestamps, and the project's own has what a figure has to meet", () => {
    const statements = readStatements(join(import.meta.dirname, '../../replay/sample'));
    expect(statements.map((each) => each.author).slice(3, 8)).toEqual(['4', '5', '6', '8', '6']);
    expect(new Set(statements.map((each) => each.author)).size).toBe(11);
    expect(statements.filter((each) => !each.publish)).toHaveLength(2);
    expect(statements.filter((each) => 'refusal' in each.expected)).toHaveLength(1);
  });

  it('expects of each text what the rule for words makes of it', () => {
    expect(expectedOf('  a\r\nb\u202E ')).toEqual({ text: 'a\nb' });
    expect(expectedOf('Cafe\u0301')).toEqual({ text: 'Caf\u00e9' });
    expect(expectedOf('a\n\n \n\n\n  b')).toEqual({ text: 'a\n\n \n  b' });
    expect(expectedOf(' \u0000\n')).toEqual({ refusal: 'text-empty' });
    expect(expectedOf('a'.repeat(1_001))).toEqual({ refusal: 'text-too-long' });
    expect(expectedOf('e\u0301'.repeat(1_000))).toEqual({ text: '\u00e9'.repeat(1_000) });
  });
});

const posted = (id: string, author: string): [string, Posted] => [
  id,
  {
    id,
    text: `words of ${id}`,
    statement: { comment: id, author, text: '', publish: true, expected: { text: '' } },
    place: 'room',
  },
];
const shared = (id: string, text = `words of ${id}`) =>
  ({ id, seq: 1, name: { adjective: 1, motif: 1, palette: 1 }, language: 'en', parts: [{ text }] }) as const;

describe('the checker of "replay"', () => {
  const truth: Truth = {
    posts: new Map([posted('a', '1'), posted('b', '2')]),
    published: ['a', 'b'],
    refused: [],
  };
  const kinds = (items: Parameters<typeof compareShared>[1], expected = ['a', 'b']) => {
    const problems = collectProblems(0);
    compareShared('a child', items, expected, { truth, problems });
    return problems.kinds();
  };

  it('finds what is missing, leaked, doubled, out of order or changed by one byte', () => {
    expect(kinds([shared('a'), shared('b')])).toEqual({});
    expect(kinds([shared('a')])).toEqual({ missing: 1 });
    expect(kinds([shared('a'), shared('b')], ['a'])).toEqual({ leak: 1 });
    expect(kinds([shared('a'), shared('b'), shared('b')])).toEqual({ doubled: 1 });
    expect(kinds([shared('b'), shared('a')])).toEqual({ order: 1 });
    expect(kinds([shared('a'), shared('b', 'words of b ')])).toEqual({ text: 1 });
  });

  it('sorts so that the edges are met: many, some of them twice, and exactly nine', () => {
    const posts = new Map(Array.from({ length: 25 }, (_, index) => posted(`p${index}`, String(index % 20))));
    const plan = planSorting({ posts, published: [...posts.keys()], refused: [] });
    const children = [...plan.values()].map(
      (ids) => new Set(ids.map((id) => posts.get(id)?.statement.author)).size,
    );
    expect(children.slice(0, 2)).toEqual([11, 9]);
    expect([...plan.values()].flat().sort()).toEqual([...posts.keys()].sort());
  });
});

describe('the log of "prove kill"', () => {
  it('owes the last answered decision, and what was taken back stays taken back', () => {
    expect(stateOwed({ withdrawn: false, decisions: [] })).toBe('held');
    expect(stateOwed({ withdrawn: false, decisions: ['published', 'refused'] })).toBe('refused');
    expect(stateOwed({ withdrawn: true, decisions: ['published'] })).toBe('withdrawn');
  });
});

describe('a page without script, as the figures fill it in', () => {
  const html = `<script>"<form>"</script><form method="post" action="/x?a=1&amp;b=2"><!-- <input name="no"> -->
    <input type="hidden" name="id" value="&quot;1&quot;"/><textarea name="words">
a &lt;b&gt;</textarea><input type="radio" name="one" value="1" checked=""/><input type="radio" name="one" value="2"/>
    <input type="checkbox" name="many" value="m"/><select name="s"><option value="1">One</option><option selected="" value="2">Two</option></select>
    <button name="act" value="go">Go</button><button name="act" value="off" disabled="">Off</button></form>`;
  const [form] = formsOf(html);

  it('sends what a browser would send untouched, with the button that is pressed', () => {
    expect(form?.action).toBe('/x?a=1&b=2');
    expect([...filled(form!, {}, 'act=go')]).toEqual([
      ['id', '"1"'],
      ['words', 'a <b>'],
      ['one', '1'],
      ['s', '2'],
      ['act', 'go'],
    ]);
  });

  it('does nothing that a person could not do', () => {
    expect(() => filled(form!, { unknown: 'x' })).toThrow('no field unknown');
    expect(() => filled(form!, { id: '2' })).toThrow('does not let id be 2');
    expect(() => filled(form!, { one: '3' })).toThrow('does not let one be 3');
    expect(() => filled(form!, { s: ['1', '2'] })).toThrow('does not let s be');
    expect(() => filled(form!, {}, 'act=off')).toThrow('no button act=off');
    expect(filled(form!, { many: ['m'] }, 'act=go').getAll('many')).toEqual(['m']);
  });
});
