import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionsOf } from '../../../server/core/consultation/documents.ts';
import { highestAnchor, likeEnough, nextVersion } from '../../../server/core/consultation/versions.ts';
import { likeness, type Piece, wordDiff, wordsOf } from '../../../server/core/consultation/word-diff.ts';

const section = (heading: string, original: string) => ({ heading, original });
/** Sections of a first version: anchors 1, 2, 3 … in reading order. */
const first = (...sections: { heading: string; original: string }[]) =>
  sections.map((each, index) => ({ ...each, anchor: String(index + 1), position: index + 1 }));
const next = (before: ReturnType<typeof first>, ...after: { heading: string; original: string }[]) =>
  nextVersion(before, after, { highest: highestAnchor(before.map(({ anchor }) => anchor)) });
const joined = (pieces: readonly Piece[], without: Piece['kind']) =>
  pieces.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('');

const law = first(
  section('Purpose', 'This law protects the data of children at school.'),
  section('Keeping', 'A school keeps the data of a child for ten years after it has left the school.'),
  section('Asking', 'A school asks the parents before it gives data to somebody else.'),
  section('Start', 'This law begins in May.'),
);
const [purpose, keeping, asking, start] = law as [
  (typeof law)[0],
  (typeof law)[0],
  (typeof law)[0],
  (typeof law)[0],
];

describe('anchors from one version to the next', () => {
  it('R346: a section that stays keeps its anchor, also elsewhere, and a new one gets a number that none had', () => {
    const fresh = section('Counting', 'Every year the school counts what it holds and tells the parliament.');
    const { sections, changes } = next(law, start, purpose, fresh, keeping, asking);
    expect(sections.map(({ anchor }) => anchor)).toEqual(['4', '1', '5', '2', '3']);
    expect(sections.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
    expect(changes.map(({ anchor, kind, from, to }) => ({ anchor, kind, from, to }))).toEqual([
      { anchor: '4', kind: 'moved', from: 4, to: 1 },
      { anchor: '5', kind: 'new', from: null, to: 3 },
    ]);
  });

  it('R346: letters in another case and other spaces are the same section, and another case is a change that is shown', () => {
    const spaced = section('Keeping', keeping.original.replace('the data', 'the \n data'));
    expect(next(law, purpose, spaced, asking, start).changes).toEqual([]);
    const cased = section('KEEPING', keeping.original);
    expect(next(law, purpose, cased, asking, start).changes).toMatchObject([
      { anchor: '2', kind: 'changed' },
    ]);
  });

  it('R346: a section with other words is the old one while it is alike enough, and below that a new one', () => {
    const shorter = section('Keeping', 'A school keeps the data of a child for one year after it has left.');
    expect(next(law, purpose, shorter, asking, start).changes).toMatchObject([
      { anchor: '2', kind: 'changed', moved: false, from: 2, to: 2 },
    ]);
    const other = section('Colours', 'Walls are painted green.');
    expect(
      next(law, purpose, other, asking, start).changes.map(({ anchor, kind }) => [anchor, kind]),
    ).toEqual([
      ['5', 'new'],
      ['2', 'removed'],
    ]);
  });

  it('R346: Chinese is compared by characters', () => {
    const before = first(section('保存', '学校在孩子离开以后，把孩子的资料保存十年。'));
    const { changes } = next(before, section('保存', '学校在孩子离开以后，把孩子的资料保存一年。'));
    expect(changes).toMatchObject([{ anchor: '1', kind: 'changed' }]);
    expect(changes[0]?.text.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '十' },
      { kind: 'added', text: '一' },
    ]);
  });

  it('R346: the number of a section that is gone is never given again', () => {
    const { sections } = next(law, purpose, keeping);
    const again = nextVersion(sections, [purpose, keeping, section('X', 'Something else altogether.')], {
      highest: 4,
    });
    expect(again.sections.map(({ anchor }) => anchor)).toEqual(['1', '2', '5']);
  });

  it('R346: a draft written anew gives a new section the number it had, and another one a number of its own', () => {
    const counting = section(
      'Counting',
      'Every year the school counts what it holds and tells the parliament.',
    );
    const draft = next(law, ...law, counting).sections;
    const again = (fresh: typeof counting) =>
      nextVersion(law, [...law, fresh], { highest: 5, draft }).sections;
    expect(again(section('Counting', counting.original.replace('year', 'month'))).at(-1)?.anchor).toBe('5');
    expect(again(section('Colours', 'Walls are painted green.')).at(-1)?.anchor).toBe('6');
  });

  it('R346: whatever was done to a document, anchors are kept once each, and every section is told or unchanged', () => {
    const word = fc.constantFrom('school', 'child', 'data', 'year', 'law', 'asks', 'keeps', '学', '校', 'نص');
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
    const part = fc.record({ heading: fc.constantFrom('', 'A', 'B'), original: text });
    const parts = fc.array(part, { maxLength: 10 });
    fc.assert(
      fc.property(parts, parts, fc.boolean(), (old, fresh, shuffled) => {
        const before = first(...old);
        const after = shuffled ? [...old].reverse() : fresh;
        const { sections, changes } = nextVersion(before, after, { highest: before.length });
        const anchors = sections.map(({ anchor }) => anchor);
        expect(new Set(anchors).size).toBe(anchors.length);
        expect(sections.map(({ heading, original }) => ({ heading, original }))).toEqual(after);
        expect(new Set(changes.map(({ anchor }) => anchor)).size).toBe(changes.length);
        const told = new Map(changes.map((change) => [change.anchor, change]));
        for (const { anchor } of before)
          if (!anchors.includes(anchor)) expect(told.get(anchor)?.kind).toBe('removed');
        for (const each of sections) {
          const was = before.find(({ anchor }) => anchor === each.anchor);
          const change = told.get(each.anchor);
          if (!was) expect(change?.kind).toBe('new');
          else if (was.original.trim() !== each.original.trim() || was.heading !== each.heading)
            expect(change?.kind).toBe('changed');
          if (change) {
            expect(joined(change.text, 'removed')).toBe(each.original);
            expect(joined(change.text, 'added')).toBe(was?.original ?? '');
          }
        }
        if (shuffled) expect(changes.every(({ kind }) => kind === 'moved')).toBe(true);
      }),
    );
  });

  it('R347: what came and what went joins to both texts, and a text that is too different is told whole', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80, unit: 'grapheme' }),
        fc.string({ maxLength: 80, unit: 'grapheme' }),
        (a, b) => {
          const pieces = wordDiff(a, b);
          expect([joined(pieces, 'added'), joined(pieces, 'removed')]).toEqual([a, b]);
          expect(likeness(wordsOf(a), wordsOf(a))).toBe(1);
          expect(likeness(wordsOf(a), wordsOf(b))).toBeCloseTo(likeness(wordsOf(b), wordsOf(a)), 12);
        },
      ),
    );
    const long = (word: string) => Array.from({ length: 3_000 }, (_, at) => `${word}${at}`).join(' ');
    expect(wordDiff(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
    expect(likeness(wordsOf(long('a')), wordsOf(long('b')))).toBeLessThan(likeEnough);
  });

  it('R346: a thousand sections of which every tenth changed', () => {
    const of = (at: number, more: string) =>
      `# Article ${at}\n\n${Array.from({ length: 60 }, (_, n) => `word${(at * 7 + n * 13) % 900}`).join(' ')} ${more}`;
    const text = (more: string) =>
      Array.from({ length: 1_000 }, (_, at) => of(at, at % 10 === 0 ? more : '')).join('\n\n');
    const before = sectionsOf(text('before'));
    const { changes } = nextVersion(before, sectionsOf(text('after all')), { highest: before.length });
    expect(changes).toHaveLength(100);
  });
});
