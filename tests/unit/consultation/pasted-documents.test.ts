import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionsOf } from '../../../server/core/consultation/documents.ts';
import { nextVersion } from '../../../server/core/consultation/versions.ts';

const originals = (text: string) => sectionsOf(text).map(({ original }) => original);
/** Letters and digits, in order: what no mark is. */
const words = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
const said = (text: string) =>
  sectionsOf(text)
    .map(({ heading, original }) => `${heading}\n${original}`)
    .join('\n');

describe('a pasted document', () => {
  it('R760: a law that begins at 12 keeps its numbers and their signs, and a number that is missing stays missing', () => {
    expect(originals('# Duties\n\n12. The authority shall answer.\n\n13. It shall say why.')).toEqual([
      '12. The authority shall answer.\n13. It shall say why.',
    ]);
    expect(originals('# A\n\n5. five\n6. six\n7. seven')).toEqual(['5. five\n6. six\n7. seven']);
    expect(originals('# A\n\n14) one\n16) two')).toEqual(['14) one\n16) two']);
    expect(originals('# A\n\n0. none\n\n> 3. three\n> 4. four')).toEqual(['0. none\n\n3. three\n4. four']);
    expect(originals('# A\n\n7. one\n   2. under\n   4. under\n9. nine')).toEqual([
      '7. one\n2. under\n4. under\n9. nine',
    ]);
  });

  it('R1253: without a heading every paragraph that counts is a section, with what stands below it', () => {
    const law =
      '12. Lamps stand.\n\n13. Paths are swept,\n    1. in winter\n    2. in spring.\n\n14. Water is cleaned.';
    expect(originals(law)).toEqual([
      '12. Lamps stand.',
      '13. Paths are swept,\n1. in winter\n2. in spring.',
      '14. Water is cleaned.',
    ]);
    expect(originals('Parks:\n1. lamps\n2. paths')).toEqual(['Parks:', '1. lamps', '2. paths']);
    expect(originals('Parks:\n\n- lamps\n- paths')).toEqual(['Parks:', '• lamps\n• paths']);
    expect(originals(`# A\n\n${law}`)).toHaveLength(1);
    // A number alone is none: it belongs to the words below it, or above where these have their own.
    expect(originals('1.\n\nLamps stand.\n\n2.\n\nPaths are swept.')).toEqual([
      '1. Lamps stand.',
      '2. Paths are swept.',
    ]);
    expect(originals('1. Lamps stand.\n2.\n3. Water is cleaned.')).toEqual([
      '1. Lamps stand.\n2.',
      '3. Water is cleaned.',
    ]);
    expect(originals('Lamps stand.\n\n2.')).toEqual(['Lamps stand.\n2.']);
    expect(originals('2.')).toEqual(['2.']);
    for (const number of ['1', '(1)', '（１）', '１．', '1、', '١-', '۱.', '1990'])
      expect(originals(`${number}\n\nLamps stand.\n\nPaths are swept.`)).toEqual([
        `${number} Lamps stand.`,
        'Paths are swept.',
      ]);
    expect(originals('Lamps stand.\n\n7')).toEqual(['Lamps stand.\n7']);
    expect(originals('1990: lamps.\n\n5 paths')).toEqual(['1990: lamps.', '5 paths']);
  });

  it('R760: a list whose items all have one number is counted on, as Markdown does', () => {
    expect(originals('# A\n\n1. one\n1. two\n1. three')).toEqual(['1. one\n2. two\n3. three']);
    expect(originals('# A\n\n8. eight')).toEqual(['8. eight']);
  });

  it('R760: no two numbers become one because a mark between them went', () => {
    expect(originals('2*3*4 and 20**30** and 2030<sup>3</sup> and 5<br>6 and 7<b>8</b>')).toEqual([
      '2*3*4 and 20**30** and 2030³ and 5\n6 and 78',
    ]);
    expect(originals('Section 3[1](a) and [here](https://example.org/a), [1](#note).')).toEqual([
      'Section 3[1](a) and here, 1.',
    ]);
    expect(originals('٢*٣*٤ and **5**[4](https://example.org/a)')).toEqual(['٢*٣*٤ and **5**4']);
  });

  it('R760: nor because what stood between them was struck out', () => {
    expect(originals('Who is 12~~13 years~~14 years old may vote.')).toEqual([
      'Who is 12 14 years old may vote.',
    ]);
    expect(originals('Fine of 500~~600 euros~~700 euros.')).toEqual(['Fine of 500 700 euros.']);
    expect(originals('In 2026~~2027 at the latest~~2028.')).toEqual(['In 2026 2028.']);
    expect(originals('5~~万~~10 and ٥~~٦ سنوات~~٧')).toEqual(['5 10 and ٥ ٧']);
    // Whatever mark stands around it or beside it.
    expect(originals('1**~~a~~**2, 1~~a~~**2**, 1~~a~~~~b~~2, 1~~a~~<b>2</b>.')).toEqual([
      '1 2, 1 2, 1 2, 1 2.',
    ]);
    // What a program marked as it changed it is read as on a page.
    expect(originals('In 20<del>25</del><ins>26</ins>.')).toEqual(['In 2026.']);
  });

  it('R285: what was struck out is left out, and neither a style nor one sign nor a mark without its end strikes', () => {
    expect(originals('Fines are ~~13~~16 euros, not ~~**12**~~ 15.')).toEqual([
      'Fines are 16 euros, not  15.',
    ]);
    expect(originals('Fines are <del>13</del><ins>16</ins> euros.')).toEqual(['Fines are 16 euros.']);
    expect(originals('| Fee |\n|---|\n| ~~13~~ 16 |')).toEqual(['Fee\n16']);
    expect(originals('<div>Fines are <del>13</del><ins>16</ins> euros.</div>')).toEqual([
      'Fines are 16 euros.',
    ]);
    expect(originals('From ~5-~7 years, ~6~, <s>8</s>, <del>9 and more.')).toEqual([
      'From ~5-~7 years, ~6~, 8, 9 and more.',
    ]);
    // Between two numbers they say from where to where, and no number is lost.
    expect(originals('From 5~~10 to 20~~30 years, 5~~10~~15, 5~~10.')).toEqual([
      'From 5~~10 to 20~~30 years, 5~~10~~15, 5~~10.',
    ]);
    expect(originals('5~~10 to 20~~**30** years, **5**~~10 to 20~~<b>30</b>, 5~~6 to 7~~`8`.')).toEqual([
      '5~~10 to 20~~30 years, 5~~10 to 20~~30, 5~~6 to 7~~8.',
    ]);
    // At one end only they strike out.
    expect(originals('Who is 12~~13 years~~ may vote, at 7~~8~~ in May.')).toEqual([
      'Who is 12 may vote, at 7 in May.',
    ]);
    // Nor is what a tag strikes out an end.
    expect(originals('At 5~~10~~<del>6</del> in May.')).toEqual(['At 5 in May.']);
    expect(originals('罚款~~13~~16欧元。')).toEqual(['罚款16欧元。']);
    expect(originals('~~All of it.~~\n\nLamps.')).toEqual(['Lamps.']);
  });

  it('R761: a table has its rows, with cells that no heading stands above', () => {
    expect(
      originals('# Fees\n\n| What | **How** much |\n|---|---|\n| Fee | 500 | a year |\n| a \\| b | |'),
    ).toEqual(['What | How much\nFee | 500 | a year\na | b |']);
  });

  it('R761: of HTML the words are read, and what is no element of it is one', () => {
    const table = '<table><tr><th>Fee</th><td>500</td></tr></table>';
    expect(originals(`# Fees\n\n${table}\n\n<div>Nobody under 12 may be <b>fined</b>.</div>`)).toEqual([
      'Fee | 500\n\nNobody under 12 may be fined.',
    ]);
    expect(originals(`Lamps.\n\n${table}`)).toEqual(['Lamps.', 'Fee | 500']);
    expect(originals('Paid to <name of the authority>.\n\n<insert date>\nLamps &lt; 3')).toEqual([
      'Paid to <name of the authority>.',
      '<insert date> Lamps < 3',
    ]);
    expect(sectionsOf('<h2>Fees</h2>\n\nNone.').map(({ heading, original }) => [heading, original])).toEqual([
      ['Fees', 'None.'],
    ]);
    expect(originals('# A\n\n<div><script>run()</script>Lamps <!-- said -->stand.</div>')).toEqual([
      'Lamps stand.',
    ]);
    expect(originals('# A\n\n<p><a href="javascript:run()">Lamps</a></p>')).toEqual([
      '<p><a href="javascript:run()">Lamps</a></p>',
    ]);
  });

  it('R283: no word and no number of a pasted text is left out, doubled or moved, whatever marks stand in it', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        '',
        '# Head',
        '## 3. Head',
        '> quoted 4',
        '| x | z |',
        '|---|---|',
        '| 500 | 1 | 2 |',
        '---',
      ),
      fc.constantFrom(
        '[1]: Repealed',
        '[^2]: Note',
        '- [x] z',
        '```Act 5',
        '<div>Nobody under 12</div>',
        '<x z>',
      ),
      fc.tuple(fc.nat(40), fc.constantFrom('.', ')')).map(([number, sign]) => `${number}${sign} Lamps`),
      fc.string({ unit: fc.constantFrom(...'xz127.) *_[]()<>-+=`~|;\\三'), maxLength: 25 }),
    );
    // Such a list is counted on, which R760 tells by itself.
    const again = (lines: readonly string[]) => {
      const marks = lines.flatMap((each) => /^\W*([0-9]+)[.)]/u.exec(each)?.[1] ?? []);
      return new Set(marks).size < marks.length;
    };
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const text = lines.join('\n');
        // What is struck out is left out, which R285 tells by itself.
        fc.pre(!again(lines) && !text.includes('~~'));
        // In a piece of code a tag is a word.
        const without = (all: string) => all.replaceAll('div', '');
        expect(without(words(said(text)))).toBe(without(words(text)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('R346: what was stored with numbers counted anew keeps its anchors when it is pasted again', () => {
    const text =
      '# Duties\n\n12. The authority shall answer in a week.\n\n13. It shall say why.\n\n# Fees\n\nNone.';
    const stored = sectionsOf(text).map((section) => ({
      ...section,
      original: section.original.replace('12.', '1.').replace('13.', '2.'),
    }));
    const { sections, changes } = nextVersion(stored, sectionsOf(text), { highest: 2 });
    expect(sections.map(({ anchor }) => anchor)).toEqual(['1', '2']);
    expect(changes.map(({ anchor, kind }) => [anchor, kind])).toEqual([['1', 'changed']]);
  });
});
