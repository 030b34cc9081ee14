import { SaxesParser } from 'saxes';
import type { AreaTexts, TranslationUnit } from './units.ts';

export type TranslationFile = {
  readonly language: string;
  readonly areas: Readonly<Record<string, AreaTexts>>;
  /** The English beside each of these texts, as it was when the file was written. */
  readonly english: Readonly<Record<string, AreaTexts>>;
};

/** Larger than every text of the product in two languages several times over; in UTF-16 units. */
const longestFile = 20_000_000;

/**
 * The texts of a language as XLIFF 1.2 (OASIS), which translators' programs open: one `file` an area, one `trans-unit` a text, its key
 * as `id`. A text that nobody translated has no `target`.
 */
export function writeXliff(
  language: string,
  areas: Readonly<Record<string, readonly TranslationUnit[]>>,
): string {
  const files = Object.entries(areas).map(
    ([area, units]) =>
      `  <file original="${escaped(area)}" source-language="en" target-language="${escaped(language)}" datatype="plaintext">\n    <body>\n${units
        .map(
          ({ key, english, target }) =>
            `      <trans-unit id="${escaped(key)}" xml:space="preserve">\n        <source>${escaped(english)}</source>\n${
              target === '' ? '' : `        <target>${escaped(target)}</target>\n`
            }      </trans-unit>`,
        )
        .join('\n')}\n    </body>\n  </file>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n${files.join('\n')}\n</xliff>\n`;
}

/** What a translator's program says of a target that nobody translated: it may hold the English, or the words of before. */
const untranslated = ['new', 'needs-translation'];

/**
 * The targets of such a file, those of its texts and not what a program suggests beside them nor what nobody translated yet, with the English beside each; or one sentence that says why it is not taken. What a translator's program marks inside a text (`g`,
 * `x`) is refused, since no text of ours has any; a document type is refused wherever it stands, so that nothing unfolds.
 */
export function readXliff(text: string): TranslationFile | { readonly fault: string } {
  if (text.length > longestFile) return { fault: 'It is larger than every text of the product could be.' };
  const areas = new Map<string, Map<string, string>>();
  const sources = new Map<string, Map<string, string>>();
  const open: string[] = [];
  let [language, area, key, source, target, fault] = ['', '', '', '', '', ''];
  let isDone = false;
  /** A suggestion (`alt-trans`) has a target, too. */
  const isOfText = (name = 'target') => open.at(-1) === name && open.at(-2) === 'trans-unit';
  const parser = new SaxesParser({ position: false });
  parser.on('doctype', () => {
    fault ||= 'It declares a document type.';
  });
  parser.on('error', () => {
    fault ||= 'It is no well-formed XML.';
  });
  parser.on('opentag', ({ name, attributes }) => {
    const given = attributes as Record<string, string>;
    if (isOfText()) fault ||= `${key}: a text has no marks inside.`;
    open.push(name);
    if (name === 'file') {
      area = given.original ?? '';
      if (language !== '' && language !== given['target-language']) fault ||= 'It is in two languages.';
      language = given['target-language'] ?? '';
    }
    if (name === 'trans-unit') key = given.id ?? '';
    if (isOfText('source')) source = '';
    if (isOfText()) {
      target = '';
      isDone = !untranslated.includes(given.state ?? '');
    }
  });
  const take = (words: string) => {
    if (isOfText()) target += words;
    if (isOfText('source')) source += words;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    if (isOfText('source')) sources.set(area, (sources.get(area) ?? new Map()).set(key, source));
    if (isOfText() && isDone) areas.set(area, (areas.get(area) ?? new Map()).set(key, target));
    open.pop();
  });
  try {
    parser.write(text).close();
  } catch {
    fault ||= 'It is no well-formed XML.';
  }
  if (fault !== '') return { fault };
  if (language === '' || areas.size === 0) return { fault: 'It has no translated text.' };
  const plain = (of: typeof areas) =>
    Object.fromEntries([...of].map(([name, texts]) => [name, Object.fromEntries(texts)]));
  return { language, areas: plain(areas), english: plain(sources) };
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
