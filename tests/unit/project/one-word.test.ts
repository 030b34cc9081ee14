import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { catalogue, wholeLanguages } from '../../../locales/index.ts';
import { inventoryWords } from '../../../locales/inventory.ts';

/** What the document says of each language, by its tag: `## Russian (`ru`)`. */
const sections = new Map(
  readFileSync(new URL('../../../docs/languages.md', import.meta.url), 'utf8')
    .split(/^## /m)
    .flatMap((section) => {
      const tag = /^[^\n]*\(`(?<tag>[a-z]+)`\)/.exec(section)?.groups?.tag;
      return tag === undefined ? [] : [[tag, section] as const];
    }),
);
const others = wholeLanguages.map(({ tag }) => tag).filter((tag) => tag !== 'en');

/** Words that the table of a language gave up. */
const givenUp = (tag: string) =>
  (/^No text says: (?<words>.+)$/m.exec(sections.get(tag) ?? '')?.groups?.words ?? '').split(', ');

const textsOf = (tag: string) =>
  Object.entries({ ...Object.assign({}, ...Object.values(catalogue[tag] ?? {})), ...inventoryWords(tag) });

it.each(others)('R769: one thing has one word in %s, in the log and in the inventory too', (tag) => {
  const words = givenUp(tag);
  expect(words.length).toBeGreaterThan(3);
  const texts = textsOf(tag).map(([key, text]) => ({ key, text: String(text).toLocaleLowerCase(tag) }));
  expect(texts.length).toBeGreaterThan(2_000);
  expect(texts.filter(({ text }) => words.some((word) => text.includes(word)))).toEqual([]);
});
