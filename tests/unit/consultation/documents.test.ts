import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentLimits } from '../../../server/core/consultation/documents/limits.ts';
import { markdownOf } from '../../../server/core/consultation/documents/markdown-of.ts';
import { hanOf, romanOf } from '../../../server/core/consultation/documents/numbering.ts';
import {
  type DocumentContent,
  kindOfName,
  parseDocument,
} from '../../../server/core/consultation/documents/parse.ts';
import {
  countTree,
  type DocumentTree,
  treeLines,
  walkTree,
} from '../../../server/core/consultation/documents/tree.ts';
import { sectionsOf } from '../../../server/core/consultation/documents.ts';

function treeOf(kind: Exclude<DocumentContent['kind'], 'docx'>, text: string): DocumentTree {
  const parsed = parseDocument({ kind, text }, documentLimits);
  if (!parsed.ok) throw new Error(parsed.fault);
  return parsed.tree;
}
function faultOf(content: DocumentContent): string {
  const parsed = parseDocument(content, documentLimits);
  return parsed.ok ? 'taken' : parsed.fault;
}
const sectionsIn = ({ nodes }: DocumentTree) =>
  [...walkTree(nodes)].map(({ node }) => node).filter(({ kind }) => kind === 'section');

const parks = `Town council

Rules of the parks

I. Beginning

1. Lamps stand at every path.

2. Paths are swept on Mondays.
(a) in winter also on Fridays.

II. Play

A. Water

3. Water is cleaned.

B. Sand

4. Sand is changed.

5. In 2020. many asked for that.
`;

describe('documents of plain text', () => {
  it('R281: paragraphs that count up stand under headings whose numbers go on, and the title before them', () => {
    const tree = treeOf('text', parks);
    expect(treeLines(tree)).toEqual([
      'I. Beginning',
      '  1.',
      '  2.',
      'II. Play',
      '  A. Water',
      '    3.',
      '  B. Sand',
      '    4.',
      '    5.',
    ]);
    expect(countTree(tree)).toMatchObject({ sections: 5, articles: 0, headings: 4, footnotes: 0 });
    expect(tree.nodes[0]).toMatchObject({ kind: 'matter' });
    expect(sectionsIn(tree)[1]?.text).toContain('(a) in winter');
  });

  it('R281: the ninth letter is a letter after the eighth, and Roman at the beginning', () => {
    const lines = [
      'I. One',
      '1. a',
      ...[...'ABCDEFGHI'].map((letter) => `${letter}. Thing`),
      '2. b',
      'II. Two',
      '3. c',
      '4. d',
    ];
    const found = [...walkTree(treeOf('text', lines.join('\n')).nodes)];
    expect(found.filter(({ node }) => node.number === 'I.').map(({ depth }) => depth)).toEqual([0, 1]);
    expect(found.find(({ node }) => node.number === 'II.')?.depth).toBe(0);
  });

  it('R281: Chinese and Arabic numbers are numbers, and articles stand under chapters', () => {
    expect(treeLines(treeOf('text', '一.导言\n1.灯\n2.路\n二.水\nA.沙\n3.沙\n4.树'))).toEqual([
      '一. 导言',
      '  1.',
      '  2.',
      '二. 水',
      '  A. 沙',
      '    3.',
      '    4.',
    ]);
    expect(treeLines(treeOf('text', 'أولا - مقدمة\n١- ضوء\n٢- طريق\n٣- ماء\nثانيا - رمل\n٤- شجر'))).toEqual([
      'أولا - مقدمة',
      '  ١-',
      '  ٢-',
      '  ٣-',
      'ثانيا - رمل',
      '  ٤-',
    ]);
    const spaced = '1 - ضوء\n2 - طريق\n3 \u2013 ماء\n10 - 12 شجرة';
    expect(treeLines(treeOf('text', spaced))).toEqual(['1 -', '2 -', '3 –']);
    // What turns the direction of writing is not seen, and stands before many lines of Arabic files.
    const turned = '\u200Fالمادة 1\nضوء.\n\u200F\u061Cالمادة ٢\nطريق.';
    expect(treeLines(treeOf('text', turned))).toEqual(['المادة 1', 'المادة ٢']);
    expect(treeLines(treeOf('text', '\u200F١\u200F- ضوء\n\u200F٢- طريق\n\u200E٣- ماء'))).toEqual([
      '١-',
      '٢-',
      '٣-',
    ]);
    const law = treeOf('text', '第一章 总则\n第一条 公园有灯。\n第二条 路要扫。\n第二章 水\n第三条 水要净。');
    expect(countTree(law)).toMatchObject({ sections: 3, articles: 3, headings: 2 });
    expect([hanOf('十四'), hanOf('二十一'), romanOf('XIV'), romanOf('VX')]).toEqual([14, 21, 14, 0]);
  });

  it('R492: French and Spanish laws stand under their own titles, parts and chapters', () => {
    const french =
      'Titre Ier Du parc\nChapitre premier\nArticle 1er\nLe parc a des lampes.\nArticle 2\nOn balaie.\nChapitre II Eau\nArticle 3\nElle est propre.';
    expect(treeLines(treeOf('text', french))).toEqual([
      'Titre Ier Du parc',
      '  Chapitre premier',
      '    Article 1er',
      '    Article 2',
      '  Chapitre II Eau',
      '    Article 3',
    ]);
    const spanish =
      'Título preliminar\nArtículo 1\nHay luces.\nCapítulo segundo Del agua\nArtículo 2\nEs limpia.';
    expect(treeLines(treeOf('text', spanish))).toEqual([
      'Título preliminar',
      '  Artículo 1',
      '  Capítulo segundo Del agua',
      '    Artículo 2',
    ]);
  });

  it('R492: Russian and Swahili laws are cut by their own units, and articles are known in each of their forms', () => {
    const russian =
      'Раздел первый Парк\nГлава 1. Лампы\nСтатья 1. Предмет\nВ парке есть лампы.\nСтатья 2.1\nДорожки метут.\nГлава II Вода\nСтатья 3\nВода чистая.';
    expect(treeLines(treeOf('text', russian))).toEqual([
      'Раздел первый Парк',
      '  Глава 1. Лампы',
      '    Статья 1. Предмет',
      '    Статья 2.1',
      '  Глава II Вода',
      '    Статья 3',
    ]);
    const swahili = 'Sehemu ya Kwanza Bustani\nKifungu cha 1\nKuna taa.\nIbara ya pili\nNjia ni safi.';
    expect(treeLines(treeOf('text', swahili))).toEqual([
      'Sehemu ya Kwanza Bustani',
      '  Kifungu cha 1',
      '  Ibara ya pili',
    ]);
    const forms = [
      ...['Artículo 1º.- Objeto', 'Artículo 2.º Luces', 'Artículo primero. Agua', 'Artículo único'],
      ...['Article unique', 'Article 4 bis', '第二条之一 目的'],
    ];
    const law = treeOf('text', forms.map((form) => `${form}\nLamps here.`).join('\n'));
    expect(countTree(law)).toMatchObject({ articles: forms.length });
  });

  it('R940: a table of contents is read as words, and makes no second article', () => {
    const law =
      'Contents\nArticle 1 Scope ........ 2\nArticle 2 Lamps 3\nArticle 1 Scope\nParks.\nArticle 2\nLamps\nThey shine.';
    expect(treeLines(treeOf('text', law))).toEqual(['Article 1 Scope', 'Article 2']);
    const chapters =
      'Contents\nChapter 1 General .... 1\nArticle 1 Scope .... 1\nChapter 2 Paths .... 2\nArticle 2 Lamps .... 2\nChapter 3 End .... 3';
    const below =
      'Chapter 1 General\nArticle 1 Scope\nA.\nChapter 2\nPaths\nArticle 2 Lamps\nB.\nChapter 3 End\nArticle 3\nC.';
    expect(treeLines(treeOf('text', `${chapters}\n${below}`))).toEqual(treeLines(treeOf('text', below)));
    expect(countTree(treeOf('text', `${chapters}\n${below}`))).toMatchObject({ sections: 3, articles: 3 });
    const noted =
      'Article 1 Scope .... 2\nArticle 2 Lamps .... 3\nArticle 1 Scope¹\nParks.\nArticle 2 Lamps ¹²\nThey shine.';
    expect(treeLines(treeOf('text', noted))).toEqual(['Article 1 Scope¹', 'Article 2 Lamps ¹²']);
    const amending = 'Article 1 Change of Act 12\nA.\nArticle 2 Change of Act 15\nB.\nArticle 2\nC.';
    expect(countTree(treeOf('text', amending))).toMatchObject({ articles: 3 });
  });

  it('R283: no word of a text is left out, doubled or moved, whatever stands in it', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        '1. One',
        '2. Two',
        '3. Three',
        '4.',
        'I. Head',
        'A. Under',
        'Article 1',
        'Article 2 Lamps',
        '第一章 总则',
        '一.灯',
      ),
      fc.string({ unit: fc.constantFrom(...'ab1.) I三-#'), maxLength: 30 }),
    );
    const bare = (text: string) => text.replace(/\s+/gu, '');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const text = lines.join('\n');
        const parsed = parseDocument({ kind: 'text', text }, documentLimits);
        if (!parsed.ok) return parsed.fault === 'empty';
        const said = [...walkTree(parsed.tree.nodes)]
          .map(({ node }) => node.number + node.heading + node.text)
          .join('');
        expect(bare(said)).toBe(bare(text));
        return true;
      }),
      { numRuns: 500 },
    );
  });

  it('R281: a sentence about an article is none, and an article with a sign or a name is', () => {
    const law =
      'Article 1\nLamps stand.\nArticle 2: Paths\nArticle 3 of the Convention says that children are heard.\nArticle 4. Water is cleaned.';
    expect(sectionsIn(treeOf('text', law)).map(({ number, heading }) => `${number} ${heading}`)).toEqual([
      'Article 1 ',
      'Article 2: Paths',
      'Article 4. ',
    ]);
    const page = '<h2>Part</h2><h3>Article 1</h3><p>a</p><h3>Annex</h3><h3>Article 2</h3><p>b</p>';
    expect(treeLines(treeOf('html', page))).toEqual(['Part', '  Article 1', '  Annex', '  Article 2']);
  });

  it('R283: a number of two pieces stays one', () => {
    const law =
      'Article 12-1\nLamps stand.\nArticle 12-2 Paths\nArticle 12.3. Water is cleaned.\nArticle 5³\nSand.';
    expect(sectionsIn(treeOf('text', law)).map(({ number, heading }) => `${number} ${heading}`)).toEqual([
      'Article 12-1 ',
      'Article 12-2 Paths',
      'Article 12.3. ',
      'Article 5³ ',
    ]);
    const page = treeOf(
      'html',
      '<h1>Section 1.2 Lamps</h1><h2>II.3 Paths</h2><h2>Titre 4-1 Eau</h2><h2>A.1</h2><h2>B. Sand</h2><p>x</p>',
    );
    expect([...walkTree(page.nodes)].map(({ node }) => [node.number, node.heading])).toEqual([
      ['Section 1.2', 'Lamps'],
      ['', 'II.3 Paths'],
      ['Titre 4-1', 'Eau'],
      ['', 'A.1'],
      ['B.', 'Sand'],
      ['', ''],
    ]);
  });

  it('R281: without any number every paragraph is a section', () => {
    expect(countTree(treeOf('text', 'Lamps are good.\n\nPaths as well.')).sections).toBe(2);
  });
});

describe('documents with markup', () => {
  it('R281: headings of Markdown and HTML hold their sections, a list of steps numbers no document', () => {
    const markdown =
      '# Parks\n\nWhat follows.\n\n## Steps\n\n1. Lamps\n2. Paths\n3. Water\n4. Sand\n\n## End\n\nAll of it.[^a]\n\n[^a]: A note.\n';
    const tree = treeOf('markdown', markdown);
    expect(countTree(tree)).toMatchObject({ sections: 3, headings: 3, footnotes: 1 });
    expect(sectionsIn(tree)[1]?.text).toBe('1. Lamps\n\n2. Paths\n\n3. Water\n\n4. Sand');
    const html =
      '<h1>Parks</h1><p>What follows.</p><h2>Steps</h2><ol start=2><li>Lamps<li>Paths</ol><aside id="fn1">A note.</aside>';
    expect(treeLines(treeOf('html', html))).toEqual(['Parks', '  [1]', '  Steps', '    [2]']);
    expect(sectionsIn(treeOf('html', html))[1]?.text).toBe('2. Lamps\n\n3. Paths');
  });

  it('R283: a heading that is only a label stands once', () => {
    const markdown = treeOf(
      'markdown',
      '# CHAPTER I\n\nLamps.\n\n## Section 2\n\nPaths.\n\n# CHAPTER II Water\n\nClean.',
    );
    expect(treeLines(markdown)).toEqual([
      'CHAPTER I',
      '  [1]',
      '  Section 2',
      '    [2]',
      'CHAPTER II Water',
      '  [3]',
    ]);
    expect(markdownOf(markdown)).toContain('# CHAPTER I\n\nLamps.\n\n## Section 2\n\nPaths.');
    expect(treeLines(treeOf('html', '<h1>Part One</h1><p>Lamps.</p><h2>第二章</h2><p>Paths.</p>'))).toEqual([
      'Part One',
      '  [1]',
      '  第二章',
      '    [2]',
    ]);
  });

  it('R280: programs, forms and addresses are no text, and a link that would run something refuses the file', () => {
    const page =
      '<title>x</title><style>y</style><p onclick=z>Lamps <a href="https://example.org/q">here</a><script>w</script></p><iframe src="https://example.org">v</iframe>';
    expect(sectionsIn(treeOf('html', page))[0]?.text).toBe('Lamps here');
    for (const address of [
      'javascript:a',
      ' java\tscript:a',
      'VBScript:a',
      'data:text/html,a',
      'file:///etc/passwd',
    ]) {
      expect(faultOf({ kind: 'html', text: `<p>Lamps <a href="${address}">a</a></p>` }), address).toBe(
        'script-link',
      );
    }
    expect(faultOf({ kind: 'markdown', text: '# A\n\n[b](javascript:c)' })).toBe('script-link');
  });

  it('R283: of a page the words of forms, asides and folded parts are read, and no control', () => {
    const page =
      '<form action="/"><h1>Parks</h1><label>Search <input value="x"></label><button>Go</button><p>Lamps.</p><aside>See law 5.</aside><textarea>y</textarea></form>' +
      '<h2><button>Article 3 of old</button></h2><details><summary>Water</summary>Clean.</details><nav>Menu</nav>';
    const said = [...walkTree(treeOf('html', page).nodes)].map(({ node }) => node.heading + node.text);
    expect(said).toEqual(['Parks', 'Search\n\nLamps.\n\nSee law 5.', 'Article 3 of old', 'Water\n\nClean.']);
  });

  it('R283: of a page where it refers to a note stands the number, and before the note', () => {
    const page =
      '<h1>Lamps</h1><p>By 2030<a href="#fn1" role="doc-noteref">1</a> at once<sup><a href="#fn2">2</a></sup>.</p>' +
      '<ol><li id="fn1">Or later.</li><li id="fn2"><p>Or never.</p></li></ol>';
    const tree = treeOf('html', page);
    expect([...walkTree(tree.nodes)].map(({ node }) => node.text).join('')).toBe('By 2030¹ at once².');
    expect(tree.footnotes).toEqual(['1. Or later.', '2. Or never.']);
  });

  it('R285: what was struck out of a page is left out, and a style that only looks so is read', () => {
    const page =
      '<h1>Fees</h1><p>Nobody under <del>13</del><ins>16</ins> pays <s>more</s>.</p><del><p>Dogs do.</p></del>';
    expect(sectionsIn(treeOf('html', page)).map(({ text }) => text)).toEqual(['Nobody under 16 pays more.']);
    const markdown = '# Fees\n\nNobody under ~~13~~16 pays.\n';
    expect(sectionsIn(treeOf('markdown', markdown)).map(({ text }) => text)).toEqual([
      'Nobody under 16 pays.',
    ]);
    expect(faultOf({ kind: 'markdown', text: '# A\n\nb ~~[c](javascript:d)~~' })).toBe('script-link');
  });

  it('R281, R283: rows that hold the articles or numbers of a law are cut as its lines are', () => {
    const table = (...rows: string[][]) =>
      `<h1>A law</h1><table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
    const articles = table(['Article 1', 'Every child plays.'], ['Article 2', 'No one pays.']);
    const found = sectionsIn(treeOf('html', articles)).map(({ text }) => text);
    expect(found).toEqual(['Every child plays.', 'No one pays.']);
    const spaced = table(['', '(1)', 'Lamps.'], ['', '(2)', 'Paths.']);
    expect(JSON.stringify(treeOf('html', spaced))).not.toContain('|');
    const numbered = table(['&nbsp;', '1. Lamps.'], ['&nbsp;', '2. Paths.'], ['&nbsp;', '3. Trees.']);
    expect(JSON.stringify(treeOf('html', numbered))).not.toContain('|');
  });

  it('R762: lists of a page count as they say, and a raised digit is no digit of the number before it', () => {
    const said = (html: string) => sectionsIn(treeOf('html', `<h1>A</h1>${html}`))[0]?.text.split('\n\n');
    expect(said('<ol type="a"><li>x<li>y<li value="27">z<li>w</ol>')).toEqual([
      'a. x',
      'b. y',
      'aa. z',
      'ab. w',
    ]);
    expect(said('<ol start="0"><li>x<li value="7"><p>y</p><p>more</p><li>z</ol>')).toEqual([
      '0. x',
      '7. y',
      'more',
      '8. z',
    ]);
    expect(said('<ol type="I" start="4"><li>x<li><ol type="i" reversed><li>y<li>z</ol></ol>')).toEqual([
      'IV. x',
      'V. ii. y',
      'i. z',
    ]);
    expect(
      said(
        '<ol style="list-style: upper-latin" start="3"><li>x</ol><ol style="list-style-type:none"><li>(1) y</ol>',
      ),
    ).toEqual(['C. x', '(1) y']);
    expect(said('<p>Until 2030<sup>3</sup>, 5 m<sup>2</sup></p><ol><li></ol>')).toEqual([
      'Until 2030³, 5 m²',
      '1.',
    ]);
  });

  it('R283: a row of a page is one line with a bar between its cells, an empty one too, and its number stands before its words', () => {
    const row = (...cells: readonly string[]) =>
      `<tr>${cells.map((each) => `<td>${each}</td>`).join('')}</tr>`;
    const said = (rows: string) =>
      [...walkTree(treeOf('html', `<h1>A</h1><table>${rows}</table><h1>B</h1><p>x</p>`).nodes)].flatMap(
        ({ node }) => [node.heading, ...node.text.split('\n\n')].filter((each) => each !== ''),
      );
    expect(said(row('Fee', '', '<p>500</p>') + row('', 'Late', ''))).toEqual([
      'A',
      'Fee |  | 500',
      '| Late |',
      'B',
      'x',
    ]);
    expect(said(row('(1)', 'Lamps.') + row('2.', 'Paths.') + row('', ''))).toEqual([
      ...['A', '(1) Lamps.', '2. Paths.', 'B', 'x'],
    ]);
    // A page that is laid out in a table is no row of one.
    expect(said(row('Menu', '<h1>Law</h1><p>Lamps.</p><p>Paths.</p>'))).toEqual([
      ...['A', 'Menu', 'Law', 'Lamps.', 'Paths.', 'B', 'x'],
    ]);
    expect(said(row(`<table>${row('a', 'b')}</table>`, 'c'))).toEqual(['A', 'a | b | c', 'B', 'x']);
  });

  it('R283: of Markdown the words of HTML, every cell and every line of a note are read', () => {
    const markdown =
      '# A\n\n<div>Nobody under 12 may be fined.</div>\n\n<table><tr><td>Fee</td><td>500</td></tr></table>\n\n| x | **y** |\n|---|---|\n| 1 | 2 | 3 |\n\n14) one\n\n16) two[^a]\n\n[^a]: First line\nsecond line\n\n    third\n\nEnd.\n\n[1]: Repealed\n';
    const tree = treeOf('markdown', markdown);
    expect(sectionsIn(tree)[0]?.text.split('\n\n')).toEqual([
      'Nobody under 12 may be fined.',
      'Fee | 500',
      'x | y\n1 | 2 | 3',
      '14) one',
      '16) two[^a]',
      'End.',
      '[1]: Repealed',
    ]);
    expect(tree.footnotes).toEqual(['First line\nsecond line\nthird']);
    for (const inside of [
      '<p><a href="javascript:b">c</a></p>',
      'b <a href="javascript:b">c</a>',
      '| [b](javascript:c) |\n|---|',
    ])
      expect(faultOf({ kind: 'markdown', text: `# A\n\n${inside}` }), inside).toBe('script-link');
  });

  it('R283: matter between numbered paragraphs and under headings without any is kept', () => {
    const markdown = '# A\n\n1. one\n\n2. two\n\n# B\n\n3. three\n\n4. four\n\n# C\n\nno number\n';
    const tree = treeOf('markdown', markdown);
    expect(sectionsIn(tree).map(({ number, text }) => number + text)).toEqual([
      '1.one',
      '2.two',
      '3.three',
      '4.four',
      'no number',
    ]);
  });
});

const akn = (body: string, before = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><bill>` +
  `<meta><identification source="#a"/></meta><preface><p>Bill of parks</p></preface><preamble><recitals>` +
  `<recital><num>(1)</num><p>Children asked.</p></recital></recitals></preamble><body>${body}</body></bill></akomaNtoso>`;
const article = (number: number, inside = `<content><p>Text ${number}.</p></content>`) =>
  `<article><num>Article ${number}</num><heading>Head ${number}</heading><paragraph><num>1.</num>${inside}</paragraph></article>`;

describe('Akoma Ntoso', () => {
  it('R282: articles and recitals are sections under their headings, with parts, tables and notes in their place', () => {
    const table =
      '<content><p>First<authorialNote marker="1"><p>See law.</p></authorialNote>:</p><table><tr><td><p>a</p></td><td><p>b</p></td></tr></table></content>';
    const list = '<list><point><num>(a)</num><content><p>lamps</p></content></point></list>';
    const tree = treeOf(
      'akoma-ntoso',
      akn(
        `<part><num>Part I</num><heading>All</heading><chapter><num>Chapter 1</num>${article(1, table)}${article(2, list)}</chapter></part>`,
      ),
    );
    expect(countTree(tree)).toMatchObject({ sections: 3, articles: 2, headings: 3, footnotes: 1 });
    expect(treeLines(tree)).toEqual([
      '(1)',
      'Part I All',
      '  Chapter 1',
      '    Article 1 Head 1',
      '    Article 2 Head 2',
    ]);
    expect(tree.footnotes).toEqual(['See law.']);
    const [, first, second] = sectionsIn(tree);
    expect(first?.children[0]).toMatchObject({ kind: 'part', number: '1.', text: 'First:\n\na | b' });
    expect(second?.children[0]?.children[0]).toMatchObject({ number: '(a)', text: 'lamps' });
  });

  it('R282: what has a heading stands under it, an annex and recitals too, and a subheading is read', () => {
    const annex =
      '<attachments><attachment><heading>Annex I: fees</heading><subheading>For dogs</subheading><doc><mainBody><p>5 a year</p></mainBody></doc></attachment></attachments>';
    const xml = akn(
      `<chapter><num>1</num><heading>All</heading><subheading>In short</subheading>${article(1)}</chapter>`,
    )
      .replace('<recitals>', '<recitals><heading>Whereas</heading>')
      .replace('</body>', `</body>${annex}`);
    const tree = treeOf('akoma-ntoso', xml);
    const said = [...walkTree(tree.nodes)].map(({ node, depth }) =>
      [depth, node.kind, node.number, node.heading, node.text].filter((each) => each !== '').join(' '),
    );
    expect(said).toEqual([
      '0 matter Bill of parks',
      '0 heading Whereas',
      '1 section (1) Children asked.',
      '0 heading 1 All',
      '1 matter In short',
      '1 section Article 1 Head 1',
      '2 part 1. Text 1.',
      '0 heading Annex I: fees',
      '1 matter For dogs',
      '1 matter 5 a year',
    ]);
  });

  it('R283: two paragraphs of one cell stay two, and its row one', () => {
    const table =
      '<content><table><tr><th><p>Fee</p></th><td><p>10</p><p>20</p></td></tr><tr><td>a<b>b</b></td><td/></tr></table></content>';
    const tree = treeOf('akoma-ntoso', akn(article(1, table)));
    expect(sectionsIn(tree)[1]?.children[0]?.text).toBe('Fee | 10 20\nab |');
  });

  it('R762: a raised digit is no digit of the number before it, and notes that are kept apart are notes', () => {
    const xml = akn(
      article(1, '<content><p>Until 2030<sup>3</sup> and 12<sup>a</sup></p></content>'),
    ).replace('</meta>', '<notes><note eId="n3"><p>Or later.</p></note></notes></meta>');
    const tree = treeOf('akoma-ntoso', xml);
    expect(sectionsIn(tree)[1]?.children[0]?.text).toBe('Until 2030³ and 12a');
    expect(tree.footnotes).toEqual(['Or later.']);
  });

  it('R285: what was struck out is left out', () => {
    const struck = '<content><p>Nobody under <del>13</del><ins>16</ins> pays.</p></content>';
    const tree = treeOf('akoma-ntoso', akn(article(1, struck).replace('Head 1', '<del>Dogs</del>Fees')));
    expect(sectionsIn(tree)[1]).toMatchObject({ heading: 'Fees' });
    expect(sectionsIn(tree)[1]?.children[0]?.text).toBe('Nobody under 16 pays.');
  });

  it('R282: every article is there once, however they are nested', () => {
    const wraps = ['part', 'title', 'chapter', 'section', 'hcontainer'];
    const nested: fc.Arbitrary<string> = fc.letrec((tie) => ({
      item: fc.oneof(
        { maxDepth: 4 },
        fc.constant(article(1)),
        fc
          .tuple(fc.constantFrom(...wraps), fc.array(tie('item'), { minLength: 1, maxLength: 4 }))
          .map(([name, items]) => `<${name}><num>N</num>${items.join('')}</${name}>`),
      ),
    })).item as fc.Arbitrary<string>;
    fc.assert(
      fc.property(fc.array(nested, { minLength: 1, maxLength: 5 }), (items) => {
        const xml = akn(items.join(''));
        expect(countTree(treeOf('akoma-ntoso', xml)).articles).toBe(xml.split('<article>').length - 1);
      }),
      { numRuns: 200 },
    );
  });

  it('R278: a document type refuses the file, and so does whatever is not Akoma Ntoso or not whole', () => {
    const entity = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>';
    expect(faultOf({ kind: 'akoma-ntoso', text: akn(article(1), entity) })).toBe('declares-entities');
    expect(faultOf({ kind: 'akoma-ntoso', text: akn('&b;') })).toBe('xml-broken');
    expect(faultOf({ kind: 'akoma-ntoso', text: akn('<article>') })).toBe('xml-broken');
    expect(faultOf({ kind: 'akoma-ntoso', text: '<html/>' })).toBe('not-akoma-ntoso');
    expect(faultOf({ kind: 'akoma-ntoso', text: akn('') })).toBe('taken');
    expect(faultOf({ kind: 'text', text: ' \n ' })).toBe('empty');
  });
});

describe('a tree as Markdown', () => {
  const bare = (text: string) => text.replace(/\s+/gu, '');
  const words = ({ nodes }: DocumentTree) =>
    bare([...walkTree(nodes)].map(({ node }) => node.number + node.heading + node.text).join(''));

  it('R283: pasted, it gives every word again and none more, whatever marks stand in it', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '1. One',
        '2. Two',
        '3. Three',
        '4. Four',
        'I. Head',
        'A. Under',
        'Article 1',
        'Article 2 Lamps',
      ),
      fc.string({ unit: fc.constantFrom(...'ab1.) *_[]<>#-+=`~|&;\\三:/'), maxLength: 25 }),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        const parsed = parseDocument({ kind: 'text', text: lines.join('\n') }, documentLimits);
        if (!parsed.ok) return;
        const sections = sectionsOf(markdownOf(parsed.tree));
        expect(bare(sections.map(({ heading, original }) => heading + original).join(''))).toBe(
          words(parsed.tree),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('R283: an address in a file is read with every sign as it stands there', () => {
    const address = fc
      .array(
        fc.constantFrom(
          'https://un.org/a_b?x=1&y=2~z',
          'www.foo_bar.org',
          '_a_',
          '*',
          '~~x~~',
          'http://[::1]/',
          'a_b@c.org',
          '&copy;',
          '<b>',
        ),
        {
          minLength: 1,
          maxLength: 5,
        },
      )
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(address, (line) => {
        const tree: DocumentTree = {
          nodes: [
            {
              kind: 'section',
              number: '',
              heading: '',
              text: `See ${line} here`,
              article: false,
              children: [],
            },
          ],
          footnotes: [],
        };
        expect(sectionsOf(markdownOf(tree)).map(({ original }) => original)).toEqual([`See ${line} here`]);
      }),
      { numRuns: 300 },
    );
  });

  it('R281: every numbered section is one, with its number in its heading', () => {
    const headings = sectionsOf(markdownOf(treeOf('text', parks))).map(({ heading }) => heading);
    expect(headings).toEqual([
      '',
      'I. Beginning',
      '1.',
      '2.',
      'II. Play',
      'A. Water',
      '3.',
      'B. Sand',
      '4.',
      '5.',
    ]);
    const law = treeOf('akoma-ntoso', akn(`<part><num>Part I</num>${article(1)}</part>`));
    expect(markdownOf(law)).toBe(
      'Bill of parks\n\n# (1)\n\nChildren asked.\n\n# Part I\n\n## Article 1 Head 1\n\n1\\. Text 1.\n',
    );
  });
});

describe('what a file is', () => {
  it('R277: its name says it, in any case', () => {
    expect(
      ['a.MD', 'b.txt', 'c.Html', 'd.docx', 'e.xml', 'f.pdf', 'g', 'h.constructor'].map(kindOfName),
    ).toEqual(['markdown', 'text', 'html', 'docx', 'akoma-ntoso', undefined, undefined, undefined]);
  });
});
