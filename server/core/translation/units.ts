/** Texts of one area by key, as a language's folder has them. */
export type AreaTexts = Readonly<Record<string, string>>;

/** One text to translate: what English says, what the language says so far ('' for nothing). */
export type TranslationUnit = { readonly key: string; readonly english: string; readonly target: string };

/** As a language's folder writes them one below the other; which of them a runtime names first says nothing. */
const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'];
const pluralEnd = new RegExp(`^(.*)_(${pluralForms.join('|')})$`);

/**
 * What a translator of a language is given for one area: each text of English in English's order; of a text that says a number the
 * forms that the language has by Unicode's rules (`Intl.PluralRules`), each beside the general form of English. Keeps levels: a
 * wording for younger children is a unit of its own.
 */
export function unitsOf(
  english: AreaTexts,
  { own, plurals }: { own: AreaTexts; plurals: readonly string[] },
): readonly TranslationUnit[] {
  const told = new Set<string>();
  return Object.entries(english).flatMap(([key, text]) => {
    const stem = pluralEnd.exec(key)?.[1];
    if (stem === undefined) return [{ key, english: text, target: own[key] ?? '' }];
    if (told.has(stem)) return [];
    told.add(stem);
    // A language may say "none" apart, where English does or it did before.
    const saysNone = `${stem}_zero` in { ...english, ...own };
    const forms = pluralForms.filter((form) => plurals.includes(form) || (form === 'zero' && saysNone));
    return forms.map((form) => ({
      key: `${stem}_${form}`,
      english: english[`${stem}_${form}`] ?? english[`${stem}_other`] ?? text,
      target: own[`${stem}_${form}`] ?? '',
    }));
  });
}

/**
 * Keys of a language's file in the order that the file has already, so that what did not change stands where it stood; a new one comes
 * after the one that is before it among `units`.
 */
export function keysInOrder(units: readonly TranslationUnit[], own: AreaTexts): readonly string[] {
  const wanted = new Set(units.map(({ key }) => key));
  const keys = Object.keys(own).filter((key) => wanted.has(key));
  for (const [at, { key }] of units.entries())
    if (!Object.hasOwn(own, key)) keys.splice(keys.indexOf(units[at - 1]?.key ?? '') + 1, 0, key);
  return keys;
}

/**
 * What is wrong with translated texts of one area, one sentence each, [] for nothing: a key that is not asked for, a value that was
 * lost or is not known, an edge of spaces. A text that is empty is one that nobody translated yet, and no fault.
 */
export function faultsOf(wanted: readonly TranslationUnit[], got: AreaTexts): readonly string[] {
  const known = new Map(wanted.map((unit) => [unit.key, unit]));
  const stemOf = (key: string) => pluralEnd.exec(key)?.[1] ?? key;
  const forms = (key: string) =>
    wanted.filter((unit) => stemOf(unit.key) === stemOf(key)).map(({ english }) => english);
  return Object.entries(got).flatMap(([key, text]) => {
    const unit = known.get(key);
    if (!unit) return [`${key}: there is no such text.`];
    if (text === '') return [];
    const [asked, said] = [placeholdersOf(unit.english), placeholdersOf(text)];
    // "One day" says no number in English, and another language may: any form of the text may have what one has.
    const any = placeholdersOf(forms(key).join(' '));
    const mayLack = (value: string) => pluralEnd.test(key) && value.startsWith('count');
    return [
      ...asked
        .filter((each) => !said.includes(each) && !mayLack(each))
        .map((each) => `${key}: {{${each}}} is lost.`),
      ...said.filter((each) => !any.includes(each)).map((each) => `${key}: nothing fills {{${each}}}.`),
      // What stands between the items of a list has its spaces.
      ...(text !== text.trim() && !key.startsWith('list.') ? [`${key}: spaces at an edge.`] : []),
    ];
  });
}

/**
 * Which translated texts of one area stand beside an English that is none of today's, one sentence each: `beside` is what each was translated from.
 * Such a text was written for other words, and would take the place of a newer one.
 */
export function olderThanEnglish(
  wanted: readonly TranslationUnit[],
  { got, beside }: { readonly got: AreaTexts; readonly beside: AreaTexts },
): readonly string[] {
  const bare = (text: string) => text.replace(/\s+/g, ' ').trim();
  return wanted
    .filter(({ key, english }) => got[key] && bare(beside[key] ?? '') !== bare(english))
    .map(({ key }) => `${key}: English says something else since. Export it anew.`);
}

/** How many of the texts that a language needs it has, for children and in all. `needs` counts its own plural forms. */
export function completenessOf(units: readonly TranslationUnit[]): {
  readonly needs: number;
  readonly has: number;
} {
  return { needs: units.length, has: units.filter(({ target }) => target !== '').length };
}

/** Values and their formats, as written between double braces. */
function placeholdersOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)].map((match) => match[1] ?? ''))];
}
