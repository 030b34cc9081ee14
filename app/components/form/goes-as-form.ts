import type { FormEvent } from 'react';

/**
 * Whether what was pressed goes as a form on a page that lives, too: words that only go along, to the page of the look or with another act,
 * and a wish for help. So does what a browser does not name, as Safari before 15.4: it may be any of these, and never becomes words for all.
 */
export function goesAsForm({ nativeEvent }: FormEvent): boolean {
  const by = (nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null | undefined;
  return !by || /carry|beside/.test(by.name) || /help|both/.test(by.value);
}
