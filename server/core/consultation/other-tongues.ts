type InLanguage = { readonly language: string };

/** The languages in which an edit says something, or says that it empties it. */
export function languagesIn(given: readonly InLanguage[]): readonly string[] {
  return [...new Set(given.map(({ language }) => language))];
}

/**
 * What stands in languages in which an edit says nothing. A form asks in the languages that are ticked: words of another one are not on it, and
 * what it did not ask for it does not empty.
 */
export function inOtherTongues<T extends InLanguage>(
  stored: readonly T[],
  asked: readonly string[],
): readonly T[] {
  return stored.filter(({ language }) => !asked.includes(language));
}
