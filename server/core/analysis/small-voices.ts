/**
 * By which way a point is told that stands in no finding: a sentence in the analyst's own words, or its name alone. Neither has a
 * number. The name alone is also how a point that many children made is knowingly left without a finding.
 */
export const tellingRoutes = ['our-words', 'also-said'] as const;
export type TellingRoute = (typeof tellingRoutes)[number];

export type PointTelling = {
  readonly pointId: string;
  readonly route: TellingRoute;
  readonly language: string;
  /** '' where the name alone is told. */
  readonly text: string;
};

/** A point that fewer children made, as a release tells it: with a sentence in the analyst's words, or by its name alone. */
export type AlsoSaid = {
  readonly title: string;
  readonly language: string;
  readonly words?: { readonly language: string; readonly text: string };
};

/** What a release says of such a point. */
export function alsoSaidOf(
  point: { readonly title: string; readonly language: string },
  telling: PointTelling | undefined,
): AlsoSaid {
  const { title, language } = point;
  if (telling?.route !== 'our-words') return { title, language };
  return { title, language, words: { language: telling.language, text: telling.text } };
}

/**
 * Points that enough children made and that are lost from what is answered: in no finding, and not marked as also said. None where no
 * finding is written at all: then each point is what an answer is owed to.
 */
export function unnamedPoints(release: {
  readonly topics: readonly {
    readonly points: readonly { readonly id: string; readonly named?: TellingRoute }[];
  }[];
  readonly findings: readonly {
    readonly evidence: readonly { readonly kind: string; readonly subject: string }[];
  }[];
}): readonly string[] {
  if (release.findings.length === 0) return [];
  const cited = new Set(
    release.findings.flatMap(({ evidence }) =>
      evidence.filter(({ kind }) => kind === 'point').map(({ subject }) => subject),
    ),
  );
  return release.topics
    .flatMap(({ points }) => points)
    .filter(({ id, named }) => named === undefined && !cited.has(id))
    .map(({ id }) => id);
}

/**
 * Risks that enough children named and that are in no finding: marking them as also said is not enough, because only a finding is owed an
 * answer. `topics` are those of the question about risks. None where no finding is written at all, as above.
 */
export function unansweredRisks(release: {
  readonly topics: readonly { readonly points: readonly { readonly id: string }[] }[];
  readonly findings: readonly {
    readonly evidence: readonly { readonly kind: string; readonly subject: string }[];
  }[];
}): readonly string[] {
  const topics = release.topics.map(({ points }) => ({ points: points.map(({ id }) => ({ id })) }));
  return unnamedPoints({ topics, findings: release.findings });
}
