import { findings } from '../../../db/queries/analysis/findings.ts';
import {
  type ActivityRow,
  activities,
  consultationTexts,
} from '../../../db/queries/consultation/consultations.ts';
import { type ConsultationState, isOver } from '../../core/consultation/lifecycle.ts';
import { titleOf } from '../../core/consultation/title.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import type { Deps } from '../deps.ts';
import { findingsWith } from './findings-with.ts';
import type { ReleasedFinding } from './release.ts';
import { seenFinding } from './seen-before.ts';
import { tablesOf } from './tables-of.ts';
import { toldBefore } from './told-before.ts';
import { nothingTold, type ToldTables } from './told-tables.ts';

export type FindingsDesk = Omit<ToldTables, 'topics'> & {
  readonly state: ConsultationState;
  readonly title: string;
  readonly languages: readonly string[];
  readonly activities: readonly ActivityRow[];
  readonly findings: readonly ReleasedFinding[];
  /** What a form says of the finding it shows, by finding. */
  readonly seen: Readonly<Record<string, string>>;
};

/**
 * What analyst and signer see after closing: protected tables, points with their numbers, and the findings written so far.
 * While the consultation runs all of it is empty, for everybody. Refusal: `not-found`.
 */
export async function readTables(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<FindingsDesk>> {
  const found = await permitted(deps, actor, { deed: 'tables:read', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const over = isOver(row.state);
  // Before the words: what is written in between is then refused, and never overwritten.
  const written = over ? await findings(db) : [];
  const [texts, asked, { topics: _topics, ...told }] = await Promise.all([
    consultationTexts(db),
    activities(db),
    over ? toldBefore(deps, row.id).then((before) => tablesOf(deps, db, before)) : nothingTold,
  ]);
  return done({
    state: row.state,
    title: titleOf(row, texts),
    languages: row.languages,
    activities: asked,
    ...told,
    seen: Object.fromEntries(written.map((each) => [each.id, seenFinding(each)])),
    findings: over
      ? await findingsWith(deps, db, { told, asked: { languages: row.languages, activities: asked } })
      : [],
  });
}
