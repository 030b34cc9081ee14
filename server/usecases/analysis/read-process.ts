import { processWords, toldLines } from '../../../db/queries/analysis/evaluations.ts';
import { contributionsById } from '../../../db/queries/room/contributions.ts';
import { type ScoreLine, scorecard } from '../../core/analysis/evaluation.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { type Part, redact } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';

export type ProcessJudged = {
  /** All nine, in their order. */
  readonly lines: readonly ScoreLine[];
  /** Word for word, as a person read and showed them; gone with the child that takes them back, and with the consultation. */
  readonly words: readonly {
    readonly id: string;
    readonly language: string;
    readonly parts: readonly Part[];
  }[];
};

/** How children judge the way they were asked, for anybody: protected lines, and their words as they wrote them. Nothing is refused. */
export async function readProcess(
  deps: Deps,
  _actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<ProcessJudged>> {
  const lines = await toldLines(deps.databases.control, input.consultationId);
  // The lines stand by themselves where the words are gone or cannot be read.
  const records =
    (await ifReadable(deps, input.consultationId, async (db) =>
      contributionsById(db, await processWords(db)),
    )) ?? [];
  return done({
    lines: scorecard(lines),
    words: records
      .map(({ id, language, text, hidden }) => ({ id, language, parts: redact(text, hidden) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  });
}
