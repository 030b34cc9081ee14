/** One way to read the number a line begins with. `style` keeps sequences apart: "I." may be the first Roman or the ninth letter. */
export type Reading = { readonly style: string; readonly ordinal: number };

export type Label = {
  /** As printed, without the space after it. */
  readonly number: string;
  readonly rest: string;
  readonly readings: readonly Reading[];
};

const chinese = '一二三四五六七八九';
const arabicOrdinals = 'أولا ثانيا ثالثا رابعا خامسا سادسا سابعا ثامنا تاسعا عاشرا'.split(' ');
const arabicLetters = 'ألف باء جيم دال هاء واو زاي حاء طاء ياء كاف لام'.split(' ');

/** A line without the signs before its first letter that turn the direction of writing and are not seen: a number behind one is a number. */
export function unmarked(line: string): string {
  return line.replace(/^[^\p{L}]*/u, (before) => before.replace(/[\u200E\u200F\u061C]/gu, ''));
}

/** The number of a paragraph: "12." or "١٢-" or "12、" or "12 -" at the beginning of a line, up to four digits. */
export function paragraphLabel(marked: string): Label | undefined {
  const line = unmarked(marked);
  const match =
    /^([0-9]{1,4}|[\u0660-\u0669]{1,4}|[\u06F0-\u06F9]{1,4})([.．、)-](?![0-9])|\s[-–](?!\s?\p{N}))\s*(?=\S)/u.exec(
      line,
    );
  if (!match) return undefined;
  const ordinal = Number([...(match[1] ?? '')].map((digit) => (digit.codePointAt(0) ?? 0) & 15).join(''));
  const label = `${match[1]}${match[2]}`;
  return { number: label, rest: line.slice(match[0].length), readings: [{ style: 'paragraph', ordinal }] };
}

/** "Chapitre premier", "Titre Ier", "Première partie", "Artículo primero", "Раздел первый": the first, and the small ones, are said in words. */
const ordinalWords =
  'i?er|1er|1re|premier|première|deuxième|second|seconde|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|unique|préliminaire|preliminar|primero|primera|segundo|segunda|tercero|tercera|cuarto|cuarta|quinto|quinta|sexto|sexta|séptimo|séptima|octavo|octava|noveno|novena|décimo|décima|único|única|перв(?:ый|ая|ое)|втор(?:ой|ая|ое)|трет(?:ий|ья|ье)|четв[её]рт(?:ый|ая|ое)|пят(?:ый|ая|ое)|шест(?:ой|ая|ое)|седьм(?:ой|ая|ое)|восьм(?:ой|ая|ое)|девят(?:ый|ая|ое)|десят(?:ый|ая|ое)';

/** "Kifungu cha 3", "Ibara ya Kwanza": Swahili joins a number with a word. */
const swahiliNumbers = 'kwanza|pili|tatu|nne|tano|sita|saba|nane|tisa|kumi';

const article = new RegExp(
  [
    '^(?:Article|Art\\.|المادة|Artikel|Artículo|Статья|(?:Kifungu|Ibara)(?:\\s+(?:cha|ya))?)\\s*',
    `(?:(?:${ordinalWords}|${swahiliNumbers})(?![\\p{L}\\p{N}])|[(]?[0-9\\u0660-\\u0669]{1,4}(?:er|\\.?[ºª°]|[a-z])?(?:[.-][0-9]{1,4})*[⁰¹²³⁴-⁹]*[)]?`,
    // What was put in between later: "Article 3 bis".
    '(?:\\s+(?:bis|ter|quater|quinquies|sexies|septies|octies)(?![\\p{L}\\p{N}]))?)',
    '(\\s*[.:：–—-]{1,2}\\s*|\\s+|$)',
  ].join(''),
  'iu',
);

/**
 * "Article 3", "Article 12-1", "Artículo 1º", "第三条之一", "المادة 3", "Статья 3": what a law calls its units. Its number ends the line or is followed by a
 * sign or a short heading: a sentence that begins with "Article 3 of the Convention" is no article.
 */
export function articleLabel(marked: string): Label | undefined {
  const line = unmarked(marked);
  const han = /^第[0-9零〇一二三四五六七八九十百千]{1,8}条(?:之[一二三四五六七八九十]{1,3})?(\s+|$)/u.exec(
    line,
  );
  const match = han ?? article.exec(line);
  if (!match) return undefined;
  const rest = line.slice(match[0].length).trim();
  const sign = (match.at(-1) ?? '').trim();
  const named = sign === '' && rest.length <= 120 && !/[.。;；:：]$/u.test(rest);
  if (!han && rest !== '' && sign === '' && !named) return undefined;
  return { number: match[0].trim(), rest, readings: [] };
}

/**
 * What a heading of a text without markup begins with: "II.", "B.", "三.", "أولا -", "Part One", "第二章". Headings are short lines. No
 * number is cut in two: of "Section 1.2" it is 1.2, and "II.3" begins with none.
 */
export function headingLabel(marked: string): Label | undefined {
  const line = unmarked(marked);
  if (line.length > 160 || /[.。;；,，]$/u.test(line)) return undefined;
  return chapterLabel(line) ?? outlineLabel(line);
}

/** Larger units come first: a book stands above a part, a part above a chapter. */
const chapters = [
  'book|livre|libro|编|книга|kitabu',
  'part|partie|parte|الباب|часть|sehemu',
  'title|titre|título|раздел',
  'chapter|chapitre|capítulo|章|الفصل|глава|sura',
  'section|sección|节|القسم|параграф',
];

const romance = new RegExp(
  `^(?:(livre|partie|titre|chapitre|section|libro|parte|título|capítulo|sección|книга|часть|раздел|глава|параграф)\\s+([0-9]{1,4}(?:[.-][0-9]{1,4})*|[ivxlc]{1,8}|${ordinalWords})|(${ordinalWords})\\s+(livre|partie|section|libro|parte|sección))(?=[\\s.:—–-]|$)(?![.:—–-]+[0-9])\\s*[.:—–-]*\\s*`,
  'iu',
);

const swahili = new RegExp(
  `^(kitabu|sehemu|sura)\\s+(?:(?:cha|ya)\\s+)?([0-9]{1,4}|[ivxlc]{1,8}|${swahiliNumbers})(?=[\\s.:—–-]|$)(?![.:—–-]+[0-9])\\s*[.:—–-]*\\s*`,
  'iu',
);

function chapterLabel(line: string): Label | undefined {
  const match =
    /^(book|part|title|chapter|section|الباب|الفصل|القسم)\s+([0-9]{1,4}(?:[.-][0-9]{1,4})*|[ivxlc]{1,8}|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten|ال\S{2,10})(?=[\s.:—-]|$)(?![.:—-]+[0-9])[.:—-]*\s*/iu.exec(
      line,
    ) ??
    romance.exec(line) ??
    swahili.exec(line) ??
    /^第([0-9零〇一二三四五六七八九十百千]{1,8})(编|章|节)\s*/u.exec(line);
  if (!match) return undefined;
  const words = match.slice(1).map((word) => (word ?? '').toLowerCase());
  const rank = chapters.findIndex((names) => names.split('|').some((name) => words.includes(name)));
  return rank < 0
    ? undefined
    : {
        number: match[0].trim(),
        rest: line.slice(match[0].length).trim(),
        readings: [{ style: `chapter-${rank}`, ordinal: 0 }],
      };
}

function outlineLabel(line: string): Label | undefined {
  const match =
    /^([A-Z]{1,6}(?!\s?[.．、)–-][0-9])|[一二三四五六七八九十]{1,4}|[\u0600-\u06FF]{3,7})(?:\s?[.．、)–-])\s*(?=\S)/u.exec(
      line,
    );
  if (!match) return undefined;
  const readings = readingsOf((match[1] ?? '').replace(/\u064B/gu, ''));
  return readings.length === 0
    ? undefined
    : { number: match[0].trim(), rest: line.slice(match[0].length).trim(), readings };
}

function readingsOf(word: string): readonly Reading[] {
  const found: Reading[] = [];
  if (/^[A-Z]$/u.test(word)) found.push({ style: 'letter', ordinal: word.charCodeAt(0) - 64 });
  const roman = romanOf(word);
  if (roman > 0) found.push({ style: 'roman', ordinal: roman });
  const han = hanOf(word);
  if (han > 0) found.push({ style: 'han', ordinal: han });
  const ordinal = arabicOrdinals.indexOf(word) + 1;
  if (ordinal > 0) found.push({ style: 'arabic-ordinal', ordinal });
  const letter = arabicLetters.indexOf(word) + 1;
  if (letter > 0) found.push({ style: 'arabic-letter', ordinal: letter });
  return found;
}

/** I to XXXIX; 0 for anything else. */
export function romanOf(word: string): number {
  const match = /^(X{0,3})(IX|IV|V?I{0,3})$/u.exec(word);
  if (!match || word === '') return 0;
  const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'].indexOf(match[2] ?? '');
  return (match[1] ?? '').length * 10 + ones;
}

/** 一 to 九十九; 0 for anything else. */
export function hanOf(word: string): number {
  const match = /^([二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(word);
  if (!match || word === '') return 0;
  const [, tens = '', ten = '', ones = ''] = match;
  const one = ones === '' ? 0 : chinese.indexOf(ones) + 1;
  if (ten === '') return tens !== '' && ones !== '' ? 0 : one || chinese.indexOf(tens) + 1;
  return (tens === '' ? 1 : chinese.indexOf(tens) + 1) * 10 + one;
}
