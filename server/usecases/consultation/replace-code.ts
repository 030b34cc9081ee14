import { auditStatement } from '../../../db/audit.ts';
import { addCode, batchOf, growBatch, stillOfSize } from '../../../db/queries/consultation/code-batches.ts';
import { knowGroup } from '../../../db/queries/staff/own-groups.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { mayIssueCodes } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { drawCode, foldCode } from '../../core/room/join-codes.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { promiseDecided } from '../privacy/promised-decisions.ts';
import { permitted } from './permitted.ts';

/**
 * One new code for a sheet that was lost, in the batch it came from, so that it points at nobody more than its neighbours do.
 * The words are answered once; which code was lost, and whether it was used, is neither asked nor told, and no seat
 * changes: a child that has taken its seat comes back with its phrase, or as a new one.
 * `size`: how many codes of the batch the page of the form counted, so that a form sent again draws no second one; absent: not compared.
 * Refusals: `not-found` (also the batch), `shown-once` (one was drawn since), `state-forbids` (not approved yet, over, or a group of kiosks), `language-unknown`, `try-again`.
 */
export async function replaceCode(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; batchId: string; size?: number | undefined },
): Promise<Outcome<{ label: string; language: string; words: readonly string[] }>> {
  const found = await permitted(deps, actor, {
    deed: 'codes:replace',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const { db, row } = found;
  if (!mayIssueCodes(row.state)) return refuse('state-forbids');
  const batch = await batchOf(db, input.batchId);
  if (!batch) return refuse('not-found');
  const list = deps.wordsOf(batch.language);
  if (list.length === 0) return refuse('language-unknown');

  const words = drawCode(list, deps.random);
  const day = dayIn(row.timeZone, deps.clock());
  // The new code is not in a backup from before; who had it in its hands is.
  if (actor.kind === 'staff')
    await promiseDecided(deps, {
      consultationId: row.id,
      decisions: [['knows', actor.staffId, batch.id]],
    });
  const result = await db.write([
    ...(input.size === undefined ? [] : [stillOfSize(batch.id, input.size)]),
    ...growBatch(batch.id),
    addCode(deps.secrets.of(row.id).hash('code', foldCode(words) ?? ''), batch.id),
    ...(actor.kind === 'staff'
      ? [knowGroup({ staffId: actor.staffId, batchId: batch.id, how: 'made', day })]
      : []),
    auditStatement({
      day,
      actor: actorName(actor),
      deed: 'codes:replace',
      subject: batch.id,
      detail: '1',
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  return done({ label: batch.label, language: batch.language, words }, [
    {
      name: 'group-known',
      consultationId: input.consultationId,
      staffId: actorName(actor),
      batchIds: [batch.id],
    },
  ]);
}
