import type { Database } from '../../../db/databases.ts';
import { signatures } from '../../../db/queries/consultation/consultations.ts';
import { hasDone, hasSorted } from '../../../db/queries/staff/own-work.ts';
import { type AssessmentKind, assessmentKinds } from '../../core/consultation/assessment.ts';
import { isRunning } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { ofAnalysing, ofAssessing, ofPreparing } from '../../core/staff/own-work.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps } from '../deps.ts';
import { permitted } from './permitted.ts';

type Signed = 'prepared' | 'analysed';
const deedsOf = { prepared: ofPreparing, analysed: ofAnalysing } as const;

/**
 * Whether this person is one of those who made what it would sign second: said that it is ready, wrote any part of it in whatever role (R1194), or
 * sorted words of which its numbers are made (R1325).
 */
export async function madePart(
  db: Database,
  of: { readonly consultationId: string; readonly staffId: string; readonly kind: Signed },
): Promise<boolean> {
  const { consultationId, staffId, kind } = of;
  const first = (await signatures(db)).find((each) => each.kind === kind && each.subject === consultationId);
  if (first?.staffId === staffId) return true;
  if (kind === 'analysed' && (await hasSorted(db, staffId))) return true;
  return await hasDone(db, { staffId, deeds: deedsOf[kind] });
}

/** The same of an assessment: one who wrote the other one may approve this. */
export async function assessed(
  db: Database,
  of: { readonly staffId: string; readonly kind: AssessmentKind },
): Promise<boolean> {
  return await hasDone(db, { staffId: of.staffId, deeds: ofAssessing, first: of.kind });
}

/** The same of where the document is from and of both its sides, whoever pressed last (R571); who copied a consultation wrote them into the copy. */
export async function wroteSource(
  db: Database,
  of: { readonly writtenBy: string; readonly staffId: string },
): Promise<boolean> {
  const { writtenBy, staffId } = of;
  return (
    writtenBy === staffId || (await hasDone(db, { staffId, deeds: ['source:write', 'consultation:clone'] }))
  );
}

export type OwnWork = {
  /** It made part of what waits for a second signature now. */
  readonly signs: boolean;
  /** The assessments of which it wrote part; none while children are there, when none waits. */
  readonly assessments: readonly AssessmentKind[];
};

/**
 * What this person does not sign for another, for pages that would offer it: asked of whoever could sign it. Refusal: `not-found`.
 */
export async function readOwnWork(
  deps: Deps,
  actor: Actor,
  input: { readonly consultationId: string },
): Promise<Outcome<OwnWork>> {
  const { consultationId } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:approve', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const staffId = actorName(actor);
  const waits: Partial<Record<typeof row.state, Signed>> = {
    assessed: 'prepared',
    analysed: 'analysed',
    signed: 'analysed',
  };
  const kind = waits[row.state];
  // While children are there no assessment waits for anybody, and the log is long: no page reads it (R1213).
  const assessments: AssessmentKind[] = [];
  for (const each of isRunning(row.state) ? [] : assessmentKinds)
    if (await assessed(db, { staffId, kind: each })) assessments.push(each);
  return done({
    signs: kind !== undefined && (await madePart(db, { consultationId, staffId, kind })),
    assessments,
  });
}
