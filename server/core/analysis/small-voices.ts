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

/** A point without a number, as a release tells it: with a sentence in the analyst's words, or by its name alone. */
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

type Heard = {
  readonly topics: readonly {
    readonly activityId: string;
    readonly points: readonly { readonly id: string; readonly named?: TellingRoute }[];
  }[];
  readonly findings: readonly {
    readonly evidence: readonly { readonly kind: string; readonly subject: string }[];
  }[];
};

/**
 * Why a release would leave children without an answer. Only a finding is owed one: where a point has a number there is at least one
 * (`findings-owed`), each such point is in a finding or marked as also said (`points-unnamed`), and for one about a risk, asked in one of
 * `risks`, a mark is not enough (`risks-unanswered`). Where no point has a number nothing of it can be asked.
 */
export function whyUnanswered(
  release: Heard,
  risks: readonly string[],
): 'findings-owed' | 'points-unnamed' | 'risks-unanswered' | undefined {
  const { topics, findings } = release;
  if (findings.length === 0)
    return topics.some(({ points }) => points.length > 0) ? 'findings-owed' : undefined;
  if (unnamedPoints(release).length > 0) return 'points-unnamed';
  const cited = citedPoints(findings);
  const asked = topics.filter(({ activityId }) => risks.includes(activityId));
  return asked.some(({ points }) => points.some(({ id }) => !cited.has(id))) ? 'risks-unanswered' : undefined;
}

/**
 * Points that enough children made and that are lost from what is answered: in no finding, and not marked as also said. None in a release
 * without any finding: of one that was signed before findings were owed, nothing more can be said.
 */
export function unnamedPoints({ topics, findings }: Heard): readonly string[] {
  if (findings.length === 0) return [];
  const cited = citedPoints(findings);
  return topics
    .flatMap(({ points }) => points)
    .filter(({ id, named }) => named === undefined && !cited.has(id))
    .map(({ id }) => id);
}

/**
 * Is an answer owed to anything of a release? To its findings; of one from before each point with a number needed a finding, to its points.
 */
export function owesAnswer({
  topics,
  findings,
}: {
  readonly topics: readonly { readonly points: readonly unknown[] }[];
  readonly findings: readonly unknown[];
}): boolean {
  return findings.length > 0 || topics.some(({ points }) => points.length > 0);
}

function citedPoints(findings: Heard['findings']): ReadonlySet<string> {
  return new Set(
    findings.flatMap(({ evidence }) =>
      evidence.filter(({ kind }) => kind === 'point').map(({ subject }) => subject),
    ),
  );
}
