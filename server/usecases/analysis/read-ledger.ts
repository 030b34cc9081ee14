import { toldLines } from '../../../db/queries/analysis/evaluations.ts';
import { type ScoreLine, scorecard } from '../../core/analysis/evaluation.ts';
import type { FindingResponse } from '../../core/analysis/findings.ts';
import { judgedOn, type LedgerStand, lastWordOf, standOf } from '../../core/analysis/ledger.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { changesBehind, type FindingChange } from './changes-behind.ts';
import { readReleases } from './read-releases.ts';
import type { Release, ReleasedFinding } from './release.ts';

export type LedgerEntry = {
  readonly finding: ReleasedFinding;
  readonly response: FindingResponse | null;
  readonly stand: LedgerStand;
  /** What changed in the document because of it, as it was published. */
  readonly changes: readonly FindingChange[];
  /** The day something was last said about it. */
  readonly lastDay: string;
};

export type LedgerPart = {
  readonly releaseId: string;
  readonly day: string;
  readonly release: Release;
  readonly entries: readonly LedgerEntry[];
  /** How children judge the way they were asked, as it was told last: all nine lines. */
  readonly scorecard: readonly ScoreLine[];
};

/**
 * Every finding of every release of this site with where it stands today, for anybody: one part a release, the newest first.
 * Nothing is refused.
 */
export async function readLedger(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly LedgerPart[]>> {
  const read = await readReleases(deps, actor, {});
  if (!read.ok) return read;
  const today = judgedOn(deps.clock());
  const changed = await changesBehind(deps);
  return done(
    await Promise.all(
      read.value.map(async ({ id, day, release, responses }) => ({
        releaseId: id,
        day,
        release,
        entries: release.findings.map((finding) => {
          const response = responses.find((each) => each.findingId === finding.id) ?? null;
          const changes = changed.filter((each) => each.releaseId === id && each.findingId === finding.id);
          return {
            finding,
            response,
            changes,
            stand: standOf({ answerDay: release.answerDay, response, today }),
            lastDay: lastWordOf({ published: day, response, changes }),
          };
        }),
        scorecard: scorecard(await toldLines(deps.databases.control, release.consultationId)),
      })),
    ),
  );
}
