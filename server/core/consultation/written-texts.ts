export type WrittenText = { readonly language: string; readonly body: string };

/** What was really written into the fields of several languages: without space around it, and none that is empty. */
export function writtenTexts(texts: readonly WrittenText[]): WrittenText[] {
  return texts
    .map(({ language, body }) => ({ language, body: body.trim() }))
    .filter(({ body }) => body !== '');
}
