import type { Reading } from '../app/i18n/translator.ts';
import { catalogue, directionOf, languages } from '../locales/index.ts';
import { readLook } from './guard/session.ts';

export type Reader = { readonly cookie: string | undefined; readonly languages: readonly string[] };

/**
 * The page of a fault that no page can be made of, in every language that says it: made while nothing has failed yet, from strings alone.
 * Which one is told by what came with the request; no seat is looked up, since what knows seats may be what failed.
 */
export function createLastResort(): (reader: Reader) => string {
  const pages: Readonly<Record<string, Readonly<Record<Reading, string>>>> = Object.fromEntries(
    languages.flatMap(({ tag }) => {
      const texts: Readonly<Record<string, string>> = catalogue[tag]?.common ?? {};
      const { 'error.fault': title, 'error.fault.next': older, 'error.home': home } = texts;
      if (title === undefined || older === undefined || home === undefined) return [];
      const younger = texts['error.fault.next_younger'] ?? older;
      const page = (next: string) => pageOf({ tag, title, next, home });
      return [[tag, { older: page(older), younger: page(younger), easy: page(younger) }] as const];
    }),
  );
  return (reader) => {
    const look = readLook(reader.cookie);
    const wanted = [look.language, ...reader.languages.map((tag) => tag.split('-')[0]), 'en'];
    // The browser says what it likes, also a name that every object has.
    const tag = wanted.find((each) => each != null && Object.hasOwn(pages, each)) ?? 'en';
    return pages[tag]?.[look.level ?? 'older'] ?? '';
  };
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
