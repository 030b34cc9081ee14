import {
  catalogue,
  directionOf,
  type Language,
  languageOf,
  languages,
  type Namespace,
  namespaces,
} from '../locales/index.ts';
import { pseudonymWords } from '../locales/words.ts';
import type { PseudonymWords } from './core/room/pseudonyms.ts';
import { type Lender, lendNames, withLent } from './core/translation/lent.ts';
import type { AreaTexts } from './core/translation/units.ts';

/** What pages say in a language, area by area: its own words, and where it has none those of its lender, then of English, marked. */
export function wholeTexts(language: Language): Readonly<Record<Namespace, AreaTexts>> {
  const { tag } = language;
  const plurals = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  const inArea = (area: Namespace): AreaTexts => {
    const own = catalogue[tag]?.[area] ?? {};
    return language.whole ? own : withLent(own, { plurals, lenders: lendersOf(language, area), page: tag });
  };
  return Object.fromEntries(namespaces.map((area) => [area, inArea(area)])) as Record<Namespace, AreaTexts>;
}

/** The same of every language, by its tag. */
export function allTexts(): Readonly<Record<string, Readonly<Record<Namespace, AreaTexts>>>> {
  return Object.fromEntries(languages.map((language) => [language.tag, wholeTexts(language)]));
}

function lendersOf({ tag, lender }: Language, area: Namespace): readonly Lender[] {
  return [lender, 'en'].flatMap((each) => {
    const known = each === null || each === tag ? undefined : languageOf(each);
    return known
      ? [{ language: known.tag, direction: known.direction, texts: catalogue[known.tag]?.[area] ?? {} }]
      : [];
  });
}

/** Words of public names as a page of this language says them: lent and marked where it has none. */
export function namesIn(language: string): PseudonymWords {
  const { words, language: own } = pseudonymWords(language);
  if (own === language) return words;
  return lendNames(words, { language: own, direction: directionOf(own), page: language });
}
