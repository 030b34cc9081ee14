type Titled = { readonly languages: readonly string[] };
type Text = {
  readonly field: string;
  readonly language: string;
  readonly body: string;
  readonly level?: string;
};

/**
 * The title of a consultation for its staff, in its first language, or in the next in which it has one: a language that was added is not
 * written yet. Undefined while it has none.
 */
export function titleIn<T extends Text>(row: Titled, texts: readonly T[]): T | undefined {
  const titles = texts.filter(
    ({ field, level, body }) => field === 'title' && level !== 'younger' && body !== '',
  );
  return row.languages.flatMap((language) => titles.find((each) => each.language === language) ?? [])[0];
}

/** The same as words; its id while it has none. */
export function titleOf(row: Titled & { readonly id: string }, texts: readonly Text[]): string {
  return titleIn(row, texts)?.body ?? row.id;
}
