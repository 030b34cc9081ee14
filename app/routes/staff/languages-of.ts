import type { AppLoadContext } from '@remix-run/node';

/** The languages of a consultation with the names that they have in themselves, in the order in which this site lists them. */
export function languagesOf(
  context: Pick<AppLoadContext, 'languages'>,
  tags: readonly string[],
): { tag: string; endonym: string }[] {
  return context.languages
    .filter(({ tag }) => tags.includes(tag))
    .map(({ tag, endonym }) => ({ tag, endonym }));
}
