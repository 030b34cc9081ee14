/** An answer for programs, and for people who keep it as a file. */
export function jsonAnswer(name: string, body: object): Response {
  return new Response(`${JSON.stringify(body, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
}

type Text = {
  readonly field: string;
  readonly language: string;
  readonly level: string;
  readonly body: string;
};

/** One field of a consultation in all its languages and levels. */
export function textsOf(texts: readonly Text[], field: string) {
  return texts
    .filter((text) => text.field === field)
    .map(({ language, level, body }) => ({ language, level, body }));
}
