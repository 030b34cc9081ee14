import type { PlainAuthor } from '../../../../server/core/consultation/plain-authors.ts';

/** Who wrote a plain version and who has checked it, as a page of staff says it. */
export type PlainShown = Omit<PlainAuthor, 'authorId' | 'revision'> & {
  /** Whoever reads the page wrote it. */
  readonly own: boolean;
};

export function showPlainAuthors(
  authors: readonly PlainAuthor[],
  of: { readonly anchors: readonly string[]; readonly staffId: string },
): readonly PlainShown[] {
  return authors
    .filter(({ anchor }) => of.anchors.includes(anchor))
    .map(({ authorId, revision: _revision, ...shown }) => ({ ...shown, own: authorId === of.staffId }));
}

/** What waits for a check in one language: of others, or of whoever reads alone, or nothing. */
export function waitingFor(
  authors: readonly PlainShown[],
  tag: string,
): 'others' | 'own' | 'none' | 'nothing-there' {
  const here = authors.filter(({ language }) => language === tag);
  if (here.length === 0) return 'nothing-there';
  const waiting = here.filter(({ checkedDay }) => checkedDay === '');
  if (waiting.length === 0) return 'none';
  return waiting.some(({ own }) => !own) ? 'others' : 'own';
}
