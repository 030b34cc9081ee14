import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Problems } from '../../support/figures/figure-run.ts';

const folder = fileURLToPath(new URL('../../../locales', import.meta.url));
const english = 'en';

type Strings = Readonly<Record<string, string>>;
type Forms = Map<string, Map<string, string>>;

/** The files of English that are flat lists of texts: the pages' own words. The others have shapes of their own. */
function namespaces(): readonly string[] {
  return readdirSync(join(folder, english))
    .filter((file) => file.endsWith('.json'))
    .filter((file) => {
      const values = Object.values(JSON.parse(readFileSync(join(folder, english, file), 'utf8')));
      return values.every((value) => typeof value === 'string');
    });
}

function read(language: string, file: string): Strings {
  return JSON.parse(readFileSync(join(folder, language, file), 'utf8'));
}

/** Every text of the pages in a language. */
export function stringsOf(language: string): readonly string[] {
  return namespaces().flatMap((file) => Object.values(read(language, file)));
}

/** The other lists of words that pages show: names, code words, phrases of the inventory, first words of templates. */
export function wordListsOf(language: string): string {
  return ['words.json', 'pseudonyms.json', 'templates.json', 'inventory.json', 'numbers.json']
    .filter((file) => readdirSync(join(folder, language)).includes(file))
    .map((file) => readFileSync(join(folder, language, file), 'utf8'))
    .join('\n');
}

/**
 * Keys, levels, placeholders and plural forms of a language, against English and what Unicode says of its plurals. Answers how
 * many texts were looked at.
 */
export function compareStrings(language: string, problems: Problems): number {
  const missing = readdirSync(join(folder, english)).filter(
    (file) => !readdirSync(join(folder, language)).includes(file),
  );
  for (const file of missing) problems.add('file missing', `${language}/${file}`);
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  let looked = 0;
  for (const file of namespaces().filter((each) => !missing.includes(each))) {
    const [wanted, own] = [formsOf(read(english, file)), formsOf(read(language, file))];
    for (const name of wanted.keys())
      if (!own.has(name)) problems.add('key or level missing', `${language}/${file}: ${name}`);
    for (const [name, forms] of own) {
      looked += forms.size;
      const model = wanted.get(name);
      if (!model) problems.add('key too many', `${language}/${file}: ${name}`);
      else
        comparePlaceholders({ model, forms }, (what) =>
          problems.add('placeholder', `${language}/${file}: ${name}: ${what}`),
        );
      const plurals = [...forms.keys()].filter((plural) => plural !== '');
      if (plurals.length === 0) continue;
      // "None" may be said apart in every language.
      const lacks = categories.filter((each) => !forms.has(each));
      const spare = plurals.filter((each) => each !== 'zero' && !categories.some((known) => known === each));
      if (lacks.length + spare.length > 0)
        problems.add('plural', `${language}/${file}: ${name}: lacks ${lacks.join()}, has ${spare.join()}`);
    }
    for (const [key, text] of Object.entries(read(language, file)))
      if (text.trim() === '') problems.add('empty', `${language}/${file}: ${key}`);
  }
  return looked;
}

/** By key and level: the forms of a number, '' for a text that has one only. */
function formsOf(strings: Strings): Forms {
  const forms: Forms = new Map();
  for (const [key, text] of Object.entries(strings)) {
    const [, name = key, plural = ''] = /^(.*?)(?:_(zero|one|two|few|many|other))?$/.exec(key) ?? [];
    forms.set(name, (forms.get(name) ?? new Map()).set(plural, text));
  }
  return forms;
}

/** What stands in double braces, with its format. A number may be said in words where it is one, two or none. */
function comparePlaceholders(
  { model, forms }: { model: Map<string, string>; forms: Map<string, string> },
  tell: (what: string) => void,
): void {
  const wanted = placeholdersOf([...model.values()].join(' '));
  const found = placeholdersOf([...forms.values()].join(' '));
  for (const each of wanted) if (!found.has(each)) tell(`lacks ${each}`);
  for (const each of found) if (!wanted.has(each)) tell(`has ${each}`);
  for (const [plural, text] of forms) {
    if (plural === 'zero') continue;
    const own = placeholdersOf(text);
    for (const each of wanted)
      if (!own.has(each) && !(plural !== '' && each.startsWith('count'))) tell(`${plural} lacks ${each}`);
  }
}

function placeholdersOf(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)].map((match) => match[1] ?? ''));
}
