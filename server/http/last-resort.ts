import type { Reading } from '../../app/i18n/translator.ts';
import { catalogue, directionOf, languages } from '../../locales/index.ts';
import { readLook } from '../guard/session.ts';

export type Reader = { readonly cookie: string | undefined; readonly languages: readonly string[] };

/** What could not be: a fault of ours, a form that is too large to be read, or more pages at once than anybody reads. */
type Mishap = 'fault' | 'text' | 'file' | 'quick';

/** What is said of it, also to younger children. A form with a file is one of staff. */
const nextOf: Readonly<Record<Mishap, readonly [string, string]>> = {
  fault: ['error.fault.next', 'error.fault.next_younger'],
  text: ['refusal.text-too-long_younger', 'refusal.text-too-long_younger'],
  quick: ['error.quick', 'error.quick_younger'],
  file: ['refusal.file-large', 'refusal.file-large'],
};

/**
 * The page of what no page can be made of, a fault, a form that is not read or one page too many, in every language that says it: made while nothing has failed yet, from strings alone.
 * Which one is told by what came with the request; no seat is looked up, since what knows seats may be what failed.
 */
export function createLastResort(): (reader: Reader, of?: Mishap) => string {
  const pages = {
    fault: pagesOf('fault'),
    text: pagesOf('text'),
    file: pagesOf('file'),
    quick: pagesOf('quick'),
  };
  return (reader, of = 'fault') => {
    const inLanguages = pages[of];
    const look = readLook(reader.cookie);
    const wanted = [look.language, ...reader.languages.map((tag) => tag.split('-')[0]), 'en'];
    // The browser says what it likes, also a name that every object has.
    const tag = wanted.find((each) => each != null && Object.hasOwn(inLanguages, each)) ?? 'en';
    return inLanguages[tag]?.[look.level ?? 'older'] ?? '';
  };
}

function pagesOf(of: Mishap): Readonly<Record<string, Readonly<Record<Reading, string>>>> {
  return Object.fromEntries(
    languages.flatMap(({ tag }) => {
      const texts: Readonly<Record<string, string>> = catalogue[tag]?.common ?? {};
      const { 'error.fault': title, 'error.home': home } = texts;
      const [older, younger = older] = nextOf[of].map((key) => texts[key]);
      if (title === undefined || older === undefined || younger === undefined || home === undefined)
        return [];
      const page = (next: string) => pageOf({ tag, title, next, home });
      return [[tag, { older: page(older), younger: page(younger), easy: page(younger) }] as const];
    }),
  );
}

function pageOf(of: { tag: string; title: string; next: string; home: string }): string {
  const [title, next, home] = [of.title, of.next, of.home].map((words) => words.replace(/[&<]/g, entity));
  return `<!doctype html>
<html lang="${of.tag}" dir="${directionOf(of.tag)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Due Weight</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${next}</p>
<p><a href="/">${home}</a></p>
</main>
</body>
</html>
`;
}

const entity = (sign: string) => (sign === '&' ? '&amp;' : '&lt;');
