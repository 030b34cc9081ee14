import { auditStatement } from '../../../db/audit.ts';
import { signatures } from '../../../db/queries/consultation/consultations.ts';
import { approveSeed, storedSeed } from '../../../db/queries/consultation/running-seeds.ts';
import { sign } from '../../../db/queries/consultation/signatures.ts';
import { type SeedRow, seeds } from '../../../db/queries/consultation/statements.ts';
import { stillStored, storedNow } from '../../../db/statement.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, needsFactor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { printOf } from '../print-of.ts';
import { seedApproved, seedProposed } from './add-seed.ts';
import { permitted } from './permitted.ts';

/** A seed with a trace of its words in all languages, by which whoever signs it says what it read. */
export type PrintedSeed = SeedRow & { readonly print: string };

/** The same words in another order of languages leave the same trace. */
export function printed(seed: SeedRow): PrintedSeed {
  return { ...seed, print: printOf(seed.texts.map(({ language, body }) => `${language} ${body}`).sort()) };
}

/**
 * A second person approves a proposed seed: from this commit on children vote on exactly these words. They may be others than those that it read: a
 * proposal that is dropped can be made anew under its id, and what a child took back is cut out of it. `seen`: the trace of what was read (`printed`);
 * whoever signs a page sends it.
 * Refusals: `not-allowed` (no member of staff), `not-found`, `one-person-alone` (the approver proposed it), `factor-needed`, `stale-revision` (other words were
 * read), `state-forbids` (not running, not proposed).
 */
export async function signSeed(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; statementId: string; seen?: string },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:approve',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const { db, row } = found;
  const proposed = (await signatures(db)).find(
    (each) => each.kind === seedProposed && each.subject === input.statementId,
  );
  if (proposed?.staffId === actor.staffId) return refuse('one-person-alone');
  if (needsFactor(actor, 'consultation:approve')) return refuse('factor-needed');
  const stored = storedSeed(input.statementId);
  const was = await storedNow(db, stored);
  const read = (await seeds(db)).find(({ id }) => id === input.statementId);
  if (read?.state === 'proposed' && input.seen !== undefined && input.seen !== printed(read).print)
    return refuse('stale-revision');
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...approveSeed(input.statementId),
    stillStored(stored, was),
    sign({
      kind: seedApproved,
      subject: input.statementId,
      revision: row.revision,
      staffId: actor.staffId,
      staffName: db.text.encode(actor.name),
      day,
    }),
    auditStatement({
      day,
      actor: actorName(actor),
      deed: 'seed:approve',
      subject: input.statementId,
      detail: '',
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  const activityId = String(result.rows[0]?.[0]?.[0]);
  return done(null, [
    { name: 'statements-changed', consultationId: input.consultationId, activityId, what: 'came' },
  ]);
}
