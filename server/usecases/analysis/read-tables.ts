import { type ActivityRow, activities, consultationTexts } from '../../../db/queries/consultations.ts';
import { type ConsultationState, isOver } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { titleOf } from '../consultation/title-of.ts';
import type { Deps } from '../deps.ts';
import { findingsWith } from './compose-release.ts';
import type { ReleasedFinding } from './release.ts';
import { nothingTold, type ToldTables, tablesOf } from './tables-of.ts';
import { toldBefore } from './told-before.ts';

export type FindingsDesk = Omit<ToldTables, 'topics'> & {
  readonly state: ConsultationState;
  readonly title: string;
  readonly languages: readonly string[];
  readonly activities: readonly ActivityRow[];
  readonly findings: readonly ReleasedFinding[];
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
  const [texts, asked, { topics: _topics, ...told }] = await Promise.all([
    consultationTexts(db),
    activities(db),
    over ? toldBefore(deps, row.id).then((before) => tablesOf(db, before)) : nothingTold,
  ]);
  return done({
    state: row.state,
    title: titleOf(row, texts),
    languages: row.languages,
    activities: asked,
    ...told,
    findings: over ? await findingsWith(db, { ...told, topics: [] }) : [],
  });
}
