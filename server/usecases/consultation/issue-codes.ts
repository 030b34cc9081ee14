import { auditStatement } from '../../../db/audit.ts';
import { addBatch, addCode } from '../../../db/queries/participants.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { drawCode, foldCode } from '../../core/room/join-codes.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

/** Fewer would let a batch point at a few children. */
export const smallestBatch = 20;
export const largestBatch = 2_000;

/**
 * Draws a batch of codes. The words are answered once, for the sheet; stored is a keyed hash of each.
 * Refusals: `not-found`, `state-forbids` (over), `field-missing` (size outside 20 to 2,000), `language-unknown`, `try-again`.
 */
export async function issueCodes(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; label: string; language: string; size: number },
): Promise<Outcome<{ batchId: string; codes: readonly (readonly string[])[] }>> {
  const found = await permitted(deps, actor, { deed: 'codes:issue', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  if (!['approved', 'open', 'paused'].includes(row.state)) return refuse('state-forbids');
  if (!Number.isInteger(input.size) || input.size < smallestBatch || input.size > largestBatch)
    return refuse('field-missing');
  const words = deps.wordsOf(input.language);
  if (words.length === 0) return refuse('language-unknown');

  const batchId = newId(deps.random);
  const codes = Array.from({ length: input.size }, () => drawCode(words, deps.random));
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    addBatch({
      id: batchId,
      label: db.text.encode(input.label.trim()),
      language: input.language,
      size: input.size,
      day,
    }),
    ...codes.map((code) => addCode(deps.secrets.hash('code', foldCode(code) ?? ''), batchId)),
    auditStatement({
      day,
      actor: actorName(actor),
      deed: 'codes:issue',
      subject: batchId,
      detail: String(input.size),
    }),
  ]);
  return result.ok ? done({ batchId, codes }) : refusedBy(result);
}
