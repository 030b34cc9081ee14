/** The name of a field about one change: its findings, or its words in a language at a level. */
export function reasonField(anchor: string, part: string): string {
  return `change.${anchor}.${part}`;
}

/** Is it the name of a field of words about one change, and not of its findings? */
export const isReasonWords = (name: string): boolean =>
  name.startsWith('change.') && !name.endsWith('.findings');

/** How a finding is named in a box to tick: its release and itself. */
export function findingValue({ releaseId, findingId }: { releaseId: string; findingId: string }): string {
  return `${releaseId} ${findingId}`;
}

/** What a form says of one change. */
export function reasonsIn(
  fields: URLSearchParams,
  of: { anchor: string; languages: readonly string[]; levels: readonly string[] },
) {
  return {
    findings: fields.getAll(reasonField(of.anchor, 'findings')).map((value) => {
      const [releaseId = '', findingId = ''] = value.split(' ');
      return { releaseId, findingId };
    }),
    words: of.languages.flatMap((language) =>
      of.levels.map((level) => ({
        language,
        level,
        body: fields.get(reasonField(of.anchor, `${language}.${level}`)) ?? '',
      })),
    ),
  };
}
