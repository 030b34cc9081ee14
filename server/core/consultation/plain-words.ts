import { easyLevel } from './easy-read.ts';

type PlainText = { readonly language: string; readonly level: string; readonly body: string };

/**
 * The first of these texts that cannot be kept as it was typed: a heading without words below it, or words that stand there and were emptied. At the
 * two levels of every child words are written anew and not taken away; easy-read, which nobody has to write, can be.
 */
export function withoutWords<T extends PlainText & { readonly heading: string }>(
  texts: readonly T[],
  stored: readonly PlainText[],
): T | undefined {
  return texts.find(
    ({ language, level, heading, body }) =>
      body.trim() === '' &&
      (heading.trim() !== '' ||
        (level !== easyLevel && stored.some((each) => each.language === language && each.level === level))),
  );
}
