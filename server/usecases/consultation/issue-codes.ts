import { batchOf } from '../../../db/queries/consultation/code-batches.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { type CodesWanted, drawCodes, type IssuedBatch } from './draw-codes.ts';
import { permitted } from './permitted.ts';

export type Issued = {
  readonly batches: readonly IssuedBatch[];
  /** Of all batches. */
  readonly codes: readonly (readonly string[])[];
};

/**
 * Draws codes for one or several groups of children; groups under 20 share a pile (see `planBatches`). The words are
 * answered once, for the sheets, and stored nowhere.
 * Refusals: `not-found`, `try-again`, `shown-once` (this form made them already), `id-taken` (it made others), and those of `drawCodes`.
 */
export async function issueCodes(
  deps: Deps,
  actor: Actor,
  input: CodesWanted & { readonly consultationId: string },
): Promise<Outcome<Issued>> {
  const found = await permitted(deps, actor, { deed: 'codes:issue', consultationId: input.consultationId });
  if (!found.ok) return found;
  const drawn = await drawCodes(deps, actor, { ...found, wanted: input });
  if (!drawn.ok) return drawn;
  const { batches, statements } = drawn.value;
  const result = await found.db.write(statements);
  if (result.ok === false && result.refusal === 'id-taken') {
    const [first] = batches;
    const before = first && (await batchOf(found.db, first.batchId));
    const same = before?.label === first?.label && before?.language === input.language;
    return refuse(same ? 'shown-once' : 'id-taken');
  }
  if (!result.ok) return refusedBy(result);
  return done({ batches, codes: batches.flatMap(({ codes }) => codes) }, [
    {
      name: 'group-known',
      consultationId: input.consultationId,
      staffId: actorName(actor),
      batchIds: batches.map(({ batchId }) => batchId),
    },
  ]);
}
