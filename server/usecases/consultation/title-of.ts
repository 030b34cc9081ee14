/** The title in the consultation's first language, for its staff; its id while it has none. */
export function titleOf(
  row: { readonly id: string; readonly languages: readonly string[] },
  texts: readonly { readonly field: string; readonly language: string; readonly body: string }[],
): string {
  return texts.find((text) => text.field === 'title' && text.language === row.languages[0])?.body ?? row.id;
}
