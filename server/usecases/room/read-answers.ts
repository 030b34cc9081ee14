import { sortedAmong } from '../../../db/queries/analysis/coding.ts';
import { points } from '../../../db/queries/analysis/releases.ts';
import { statementsOfContributions } from '../../../db/queries/consultation/statements.ts';
import { objectionsOf } from '../../../db/queries/privacy/objections.ts';
import { ofParticipant } from '../../../db/queries/room/contributions.ts';
import type { FindingResponse, SpokenText } from '../../core/analysis/findings.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { changesBehind, type FindingChange } from '../analysis/changes-behind.ts';
import { plainOf } from '../analysis/plain-of.ts';
import { releasesOf } from '../analysis/read-releases.ts';
import type { Deps } from '../deps.ts';
import { asChild } from './as-child.ts';

export type OwnAnswers = {
  readonly contributionId: string;
  /** The point it was put under; null for words that were put under none. */
  readonly point: { readonly title: string; readonly language: string } | null;
  readonly findings: readonly {
    readonly releaseId: string;
    readonly findingId: string;
    readonly text: string;
    readonly language: string;
    /** The same in words for children: what somebody wrote, or what the program says of its numbers; there may be none. */
    readonly plain: readonly SpokenText[];
    /** Null while it is still owed. */
    readonly response: FindingResponse | null;
    /** What changed in the document because of it. */
    readonly changes: readonly FindingChange[];
  }[];
};

/**
 * What became of a child's own words: the published findings that rest on them, each with its answer. Words belong to a
 * finding by the point they were sorted under, or as a statement it cites. Before a release the list is empty, and so it is for a
 * child who had objected to analysis when it was signed. Words that were taken back are part of nothing.
 * Refusals: `not-allowed`, `not-found`.
 */
export async function readAnswers(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly OwnAnswers[]>> {
  const found = await asChild(deps, actor, 'own-words:read');
  if (!found.ok) return found;
  const { db, child } = found;
  const published = await releasesOf(deps, child.consultationId);
  if (published.length === 0) return done([]);

  const objected = (await objectionsOf(db, child.participantId)).get('analysis');
  // Of one that was published by this version nothing is left that such a child's words were sorted under, as far as days say it where a
  // stop came in between or a backup was put back.
  const used = published.filter((each) => objected === undefined || objected >= each.day);
  if (used.length === 0) return done([]);

  const own = (await ofParticipant(db, child.participantId)).flatMap(({ id, state }) =>
    state === 'withdrawn' || state === 'erased' ? [] : [id],
  );
  const [under, named, statements, changed] = await Promise.all([
    sortedAmong(db, own),
    points(db),
    statementsOfContributions(db, own),
    changesBehind(deps, child.consultationId),
  ]);
  return done(
    own.flatMap((contributionId) => {
      const subjects = new Set([under.get(contributionId), ...(statements.get(contributionId) ?? [])]);
      const findings = used.flatMap(({ id, release, responses }) =>
        release.findings
          .filter((finding) => finding.evidence.some((each) => subjects.has(each.subject)))
          .map((finding) => ({
            releaseId: id,
            findingId: finding.id,
            text: finding.text,
            language: finding.language,
            plain: plainOf(deps, release, finding),
            response: responses.find((each) => each.findingId === finding.id) ?? null,
            changes: changed.filter((each) => each.releaseId === id && each.findingId === finding.id),
          })),
      );
      const point = named.find((each) => each.id === under.get(contributionId));
      if (!point && findings.length === 0) return [];
      return [
        { contributionId, point: point ? { title: point.title, language: point.language } : null, findings },
      ];
    }),
  );
}
