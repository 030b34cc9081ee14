import { describe, expect, it } from 'vitest';
import { documentLimits } from '../../../server/core/consultation/documents/limits.ts';
import { parseDocument } from '../../../server/core/consultation/documents/parse.ts';
import {
  hanNumber,
  letterNumber,
  romanNumber,
} from '../../../server/core/consultation/documents/printed-numbers.ts';
import { countTree, walkTree } from '../../../server/core/consultation/documents/tree.ts';
import { wordParagraph } from '../../support/processes/zip.ts';

type Parts = Readonly<Record<string, string>>;

function treeOf(body: string, more: Parts = {}) {
  const within = ([name, inside]: readonly [string, string]) =>
    [`word/${name}.xml`, `<w:${name} xmlns:w="w">${inside}</w:${name}>`] as const;
  const parts = new Map(Object.entries({ ...more, document: `<w:body>${body}</w:body>` }).map(within));
  const parsed = parseDocument({ kind: 'docx', parts }, documentLimits);
  if (!parsed.ok) throw new Error(parsed.fault);
  return parsed.tree;
}
/** Every line of it: number, heading, text. */
const linesOf = (body: string, more: Parts = {}) =>
  [...walkTree(treeOf(body, more).nodes)].flatMap(({ node }) =>
    [[node.number, node.heading].filter(Boolean).join(' '), ...node.text.split('\n\n')].filter(Boolean),
  );

const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const abstract = (id: number, levels: string) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
const list = (id: number, of: number, overrides = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`;
const counted = (text: string, id: number, at = 0) =>
  wordParagraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`);
const style = (id: string, name: string, more = '') =>
  `<w:style w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
const inStyle = (text: string, id: string) => wordParagraph(text, `<w:pStyle w:val="${id}"/>`);
const cell = (inside: string) => `<w:tc>${inside}</w:tc>`;
const control = (inside: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;

describe('numbers that a word processor counts', () => {
  const brackets = abstract(0, level(0, 'decimal', '(%1)') + level(1, 'lowerLetter', '%2.'));
  const anew = (at: number, from: number) =>
    `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${from}"/></w:lvlOverride>`;

  it('R940: lines of the table of contents that Word wrote make no second article', () => {
    const body =
      inStyle('Article 1 Scope 2', 'Verzeichnis1') +
      inStyle('Article 2 Lamps 3', 'Verzeichnis1') +
      ['Article 1 On parks', 'Parks.', 'Article 2 On lamps', 'They shine.']
        .map((text) => wordParagraph(text))
        .join('');
    const styles = style('Verzeichnis1', 'toc 1');
    expect(linesOf(body, { styles }).filter((line) => line.startsWith('Article'))).toEqual([
      'Article 1 Scope 2',
      'Article 2 Lamps 3',
      'Article 1 On parks',
      'Article 2 On lamps',
    ]);
    expect(countTree(treeOf(body, { styles })).articles).toBe(2);
  });

  it('R285: a list that begins anew does so once, and one that goes on goes on', () => {
    const numbering =
      brackets + list(1, 0) + list(2, 0, anew(0, 1)) + list(3, 0, anew(0, 5) + anew(1, 3)) + list(4, 0);
    const body =
      wordParagraph('Article 1') +
      counted('a', 1) +
      counted('b', 1) +
      wordParagraph('Article 2') +
      counted('c', 2) +
      counted('d', 2) +
      wordParagraph('Article 3') +
      counted('e', 4) +
      counted('f', 3) +
      counted('g', 3, 1) +
      counted('h', 3, 1) +
      counted('i', 3);
    expect(linesOf(body, { numbering })).toEqual(
      'Article 1|(1) a|(2) b|Article 2|(1) c|(2) d|Article 3|(3) e|(5) f|c. g|d. h|(6) i'.split('|'),
    );
  });

  it('R285: a list may print a level otherwise, borrow its levels, and count through what stands above it', () => {
    const other = `<w:lvlOverride w:ilvl="0">${level(0, 'upperRoman', '%1 -')}</w:lvlOverride>`;
    const numbering =
      brackets +
      abstract(5, '<w:numStyleLink w:val="Law"/>') +
      abstract(
        6,
        `<w:styleLink w:val="Law"/>${level(0, 'upperRoman', 'Part %1')}${level(1, 'decimal', '%1.%2', '<w:lvlRestart w:val="0"/><w:isLgl/>')}`,
      ) +
      list(1, 0) +
      list(2, 0, other) +
      list(7, 5);
    const body =
      counted('a', 1) +
      counted('b', 2) +
      counted('c', 7) +
      counted('d', 7, 1) +
      counted('e', 7) +
      counted('f', 7, 1);
    expect(linesOf(body, { numbering }).join('|')).toBe('(1) a|II - b|Part I c|1.1 d|Part II e|2.2 f');
  });

  it('R285: one without words is counted, one that was struck out is not, nor a number that a change took away', () => {
    const about = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const struck = `<w:p><w:pPr>${about}<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>`;
    const freed = wordParagraph('c', `<w:pPrChange><w:pPr>${about}</w:pPr></w:pPrChange>`);
    const body =
      counted('a', 1) + struck + counted('b', 1) + freed + wordParagraph('', about) + counted('d', 1);
    expect(linesOf(body, { numbering: brackets + list(1, 0) })).toEqual(['(1) a', '(2) b', 'c', '(4) d']);
  });

  it('R285: letters, Roman and Chinese numbers go on as far as laws do', () => {
    const numbering =
      abstract(0, level(0, 'lowerLetter', '%1)')) +
      abstract(1, level(0, 'chineseCountingThousand', '第%1条')) +
      list(1, 0, anew(0, 26)) +
      list(2, 1, anew(0, 20));
    expect(
      linesOf(counted('x', 1) + counted('y', 1) + counted('灯', 2) + counted('路', 2), { numbering }),
    ).toEqual(['z) x', 'aa) y', '第二十条 灯', '第二十一条 路']);
    const arabic = abstract(0, level(0, 'arabicAbjad', '(%1)') + level(1, 'arabicAlpha', '%2-')) + list(1, 0);
    const letters = [0, 0, 0, 1, 1, 1].map((at) => counted('x', 1, at)).join('');
    expect(linesOf(letters, { numbering: arabic })).toEqual([
      '(أ) x',
      '(ب) x',
      '(ج) x',
      'أ- x',
      'ب- x',
      'ت- x',
    ]);
    expect([1, 10, 11, 20, 101, 110, 1_001, 0].map(hanNumber)).toEqual(
      '一 十 十一 二十 一百零一 一百一十 一千零一 0'.split(' '),
    );
    expect([26, 27, 28, 703].map(letterNumber)).toEqual(['z', 'aa', 'ab', 'aaa']);
    expect([400, 1_990, 4_000].map(romanNumber)).toEqual(['CD', 'MCMXC', '4000']);
  });
});

describe('words of a word-processor file', () => {
  it('R285: a style that rests on a heading is one, with its numbers, and one that says it is none is none', () => {
    const numbering = abstract(0, level(0, 'upperRoman', '%1.') + level(1, 'decimal', '%1.%2')) + list(1, 0);
    const styles =
      style('H1', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
      style(
        'H2',
        'heading 2',
        '<w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>',
      ) +
      style('Law', 'Law title', '<w:basedOn w:val="H1"/>') +
      style(
        'Toc',
        'Contents',
        '<w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="9"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>',
      ) +
      style('A', 'a', '<w:basedOn w:val="B"/>') +
      style('B', 'b', '<w:basedOn w:val="A"/>');
    const body =
      inStyle('Contents', 'Toc') +
      inStyle('Lamps', 'Law') +
      inStyle('At paths', 'H2') +
      inStyle('They stand.', 'A') +
      inStyle('Water', 'H1');
    const found = [...walkTree(treeOf(body, { numbering, styles }).nodes)];
    expect(
      found.map(({ node, depth }) => [depth, node.kind, node.number, node.heading || node.text]),
    ).toEqual([
      [0, 'matter', '', 'Contents'],
      [0, 'heading', 'I.', 'Lamps'],
      [1, 'heading', '', 'I.1 At paths'],
      [2, 'section', '', 'They stand.'],
      [0, 'heading', 'II.', 'Water'],
    ]);
  });

  const run = (words: string, about = '') => `<w:r><w:rPr>${about}</w:rPr><w:t>${words}</w:t></w:r>`;
  const sign = (font: string, place: string) => `<w:r><w:sym w:font="${font}" w:char="${place}"/></w:r>`;
  const math = (words: string) => `<m:r><m:t>${words}</m:t></m:r>`;
  const lineOf = (inside: string, more: Parts = {}) => linesOf(`<w:p>${inside}</w:p>`, more).join('\n');

  it('R1252: a sign from a font of signs is there, and one that nobody knows leaves a box', () => {
    const greater = sign('Symbol', 'F0B3');
    expect(lineOf(`${run('Age ')}${greater}${run(' 16, ')}${sign('Symbol', '00B1')}${run('2')}`)).toBe(
      'Age ≥ 16, ±2',
    );
    expect(lineOf(`${sign('Wingdings', 'F0FE')}${run(' yes ')}${sign('Wingdings 3', 'F041')}`)).toBe(
      '☑ yes □',
    );
    expect(lineOf(`${sign('Arial', '2265')}${run(' 3')}${sign('', 'zz')}`)).toBe('≥ 3□');
    expect(lineOf(run('\uF0A3 5', '<w:rFonts w:ascii="Symbol"/>') + run(' \uF0A3'))).toBe('≤ 5 □');
  });

  it('R1252: a fraction is no whole number, and a power, an index and a root are what they are', () => {
    const half = `<m:f><m:num>${math('1')}</m:num><m:den>${math('2')}</m:den></m:f>`;
    const power = (up: string) => `<m:sSup><m:e>${math('10')}</m:e><m:sup>${math(up)}</m:sup></m:sSup>`;
    const inMath = (inside: string) => `<m:oMath>${inside}</m:oMath>`;
    expect(lineOf(run('One ') + inMath(half) + run(', or 1') + inMath(half) + run(' each.'))).toBe(
      'One 1/2, or 1 1/2 each.',
    );
    expect(lineOf(inMath(power('2') + math(' or ') + power('n+1')))).toBe('10² or 10^(n+1)');
    const root = `<m:rad><m:deg/><m:e>${math('2')}</m:e></m:rad>`;
    const index = `<m:sSub><m:e>${math('a')}</m:e><m:sub>${math('1')}</m:sub></m:sSub>`;
    const brackets = `<m:d><m:dPr/><m:e>${math('3')}</m:e></m:d>`;
    const sum = `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub/><m:sup/><m:e>${math('x')}</m:e></m:nary>`;
    expect(lineOf(inMath(root + math(' ') + index + math(' 2') + brackets + math(' ') + sum))).toBe(
      '√2 a₁ 2(3) ∑ x',
    );
    // A shape has parts of this name.
    expect(lineOf(`<w:r><w:pict><v:f eqn="x"/></w:pict></w:r>${run('Lamps')}`)).toBe('Lamps');
  });

  it('R1252: hidden words are not read, whether they say it or their style', () => {
    const styles =
      style('Form', 'z-Top of Form', '<w:rPr><w:vanish/></w:rPr>') +
      style('Under', 'Under', '<w:basedOn w:val="Form"/>');
    const body =
      `<w:p>${run('Lamps')}${run(' never', '<w:vanish/>')}${run(' stand.', '<w:vanish w:val="0"/>')}</w:p>` +
      inStyle('Top of Form', 'Under') +
      `<w:p>${run('seen', '<w:rStyle w:val="Plain"/>')}${run(' unseen', '<w:rStyle w:val="Form"/>')}</w:p>`;
    expect(linesOf(body, { styles })).toEqual(['Lamps stand.', 'seen']);
  });

  it('R283: rows and cells in a control are read, with the numbers of their paragraphs', () => {
    const numbering = abstract(0, level(0, 'decimal', '%1.')) + list(1, 0);
    const row = (inside: string) => `<w:tr>${inside}</w:tr>`;
    const inner = `<w:tbl>${row(cell(wordParagraph('deep')) + cell(wordParagraph('deeper')))}</w:tbl>`;
    const table = `<w:tbl><w:tblPr/>${row(cell(counted('Fee', 1)) + control(cell(wordParagraph('500'))))}${control(row(cell(counted('Late', 1)) + cell(wordParagraph('20') + inner)))}</w:tbl>`;
    expect(linesOf(table + counted('End', 1), { numbering })).toEqual([
      '1.',
      'Fee | 500',
      '2.',
      'Late | 20 deep | deeper',
      '3.',
      'End',
    ]);
  });

  it('R283, R762: endnotes are notes, and a raised digit is no digit of the number before it', () => {
    const note = (kind: string, text: string) => `<w:${kind} w:id="2">${wordParagraph(text)}</w:${kind}>`;
    const raised =
      '<w:p><w:r><w:t>Until 2030</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r></w:p>';
    const tree = treeOf(raised, {
      footnotes: note('footnote', 'At the foot.'),
      endnotes: `<w:endnote w:type="separator"><w:p/></w:endnote>${note('endnote', 'At the end.')}`,
    });
    expect(tree.footnotes).toEqual(['At the foot.', 'At the end.']);
    expect(tree.nodes.map(({ text }) => text)).toEqual(['Until 2030³']);
  });

  it('R283: where the text refers to a note stands its number, and before the note', () => {
    const refers = (kind: string, id: string, more = '') =>
      `<w:r><w:${kind}Reference w:id="${id}"${more}/></w:r>`;
    const note = (kind: string, id: string, text: string) =>
      `<w:${kind} w:id="${id}"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:${kind}>`;
    const said = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
    const body =
      `<w:p>${said('Lamps by 2030')}${refers('footnote', '3')}${said(' and paths')}${refers('endnote', '2')}</w:p>` +
      `<w:p>${said('Again')}${refers('footnote', '2')}${refers('footnote', '9', ' w:customMarkFollows="1"')}${said('*')}` +
      `<w:del><w:r><w:footnoteReference w:id="8"/></w:r></w:del></w:p>`;
    const notes = {
      footnotes:
        note('footnote', '2', 'Later.') +
        note('footnote', '3', 'Or sooner.') +
        note('footnote', '8', 'Gone.') +
        note('footnote', '9', '* Own mark.'),
      endnotes: note('endnote', '2', 'At the end.'),
    };
    expect(linesOf(body, notes)).toEqual(['Lamps by 2030¹ and paths²', 'Again³*']);
    expect(treeOf(body, notes).footnotes).toEqual([
      '¹ Or sooner.',
      '² At the end.',
      '³ Later.',
      'Gone.',
      '* Own mark.',
    ]);
  });
});
