type Tongue = { readonly language: string; readonly level: string };

/**
 * The text to show of those there are: in the reader's language, else in the consultation's languages in their order;
 * in each first at the reader's level. A text at the other level is better than one in another language.
 */
export function pick<T extends Tongue>(
  found: readonly T[],
  reader: Tongue,
  languages: readonly string[],
): T | undefined {
  for (const language of [reader.language, ...languages]) {
    const spoken = found.filter((each) => each.language === language);
    const best = spoken.find((each) => each.level === reader.level) ?? spoken[0];
    if (best) return best;
  }
  return found[0];
}

/** Words with the language they are really in. */
export type Said = { readonly words: string; readonly lang: string };

type Text = Tongue & { readonly field: string; readonly body: string };

/** One field of what is said about a consultation, with the language it is really in; no words when it was left empty. */
export function sayField(
  texts: readonly Text[],
  field: string,
  to: { readonly reader: Tongue; readonly languages: readonly string[] },
): Said {
  const found = pick(
    texts.filter((text) => text.field === field && text.body.trim() !== ''),
    to.reader,
    to.languages,
  );
  return { words: found?.body ?? '', lang: found?.language ?? to.reader.language };
}

/** The question of an activity. */
export function sayPrompt(
  prompts: readonly (Tongue & { readonly prompt: string })[],
  to: { readonly reader: Tongue; readonly languages: readonly string[] },
): Said {
  const found = pick(prompts, to.reader, to.languages);
  return { words: found?.prompt ?? '', lang: found?.language ?? to.reader.language };
}
