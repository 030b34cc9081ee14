import { auditStatement } from '../../../db/audit.ts';
import { addBatch, addCode } from '../../../db/queries/code-batches.ts';
import { consentOf } from '../../../db/queries/consent.ts';
import { knowGroup } from '../../../db/queries/own-groups.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type BatchConsent, consentsToIssue, isAttested } from '../../core/privacy/consent.ts';
import { largestBatch, planBatches } from '../../core/room/batches.ts';
import { drawCode, foldCode } from '../../core/room/join-codes.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

export type IssuedBatch = {
  readonly batchId: string;
  /** Stands for a group under 20: it has no label, because a label would name the group. */
  readonly pooled: boolean;
  readonly label: string;
  readonly codes: readonly (readonly string[])[];
};

export type Issued = {
  readonly batches: readonly IssuedBatch[];
  /** Of all batches. */
  readonly codes: readonly (readonly string[])[];
};

/**
 * Draws codes for one or several groups of children; groups under 20 share a pile (see `planBatches`). The words are
 * answered once, for the sheets; stored is a keyed hash of each, and of an attestation the name of the body and its method.
 * Refusals: `not-found`, `state-forbids` (over, or no rule needs such codes), `field-missing` (groups outside 1 to 2,000
 * together), `language-unknown`, `attestation-missing`, `try-again`.
 */
export async function issueCodes(
  deps: Deps,
  actor: Actor,
  input: {
    consultationId: string;
    label: string;
    language: string;
    /** Children of one group, or of each of several. */
    size: number | readonly number[];
    consent?: { readonly kind: BatchConsent; readonly by: string; readonly how: string };
  },
): Promise<Outcome<Issued>> {
  const found = await permitted(deps, actor, { deed: 'codes:issue', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  if (!['approved', 'open', 'paused'].includes(row.state)) return refuse('state-forbids');
  const groups = typeof input.size === 'number' ? [input.size] : input.size;
  const all = groups.reduce((sum, size) => sum + size, 0);
  if (all > largestBatch || all < 1 || !groups.every((size) => Number.isInteger(size) && size > 0))
    return refuse('field-missing');
  const words = deps.wordsOf(input.language);
  if (words.length === 0) return refuse('language-unknown');
  const allowed = consentsToIssue(await consentOf(db));
  const consent = input.consent ?? { kind: allowed[0] ?? 'child', by: '', how: '' };
  if (!allowed.includes(consent.kind)) return refuse('state-forbids');
  if (!isAttested(consent.kind, consent)) return refuse('attestation-missing');

  const day = dayIn(row.timeZone, deps.clock());
  const batches = planBatches(groups).map(({ size, pooled }): IssuedBatch => {
    const codes = Array.from({ length: size }, () => drawCode(words, deps.random));
    return { batchId: newId(deps.random), pooled, label: pooled ? '' : input.label.trim(), codes };
  });
  const attested = consent.kind === 'child' ? { by: '', how: '' } : consent;
  const result = await db.write(
    batches.flatMap(({ batchId, label, codes }) => [
      addBatch({
        id: batchId,
        label: db.text.encode(label),
        language: input.language,
        size: codes.length,
        day,
        consent: consent.kind,
        attestedBy: db.text.encode(attested.by.trim()),
        attestedHow: db.text.encode(attested.how.trim()),
      }),
      ...codes.map((code) => addCode(deps.secrets.hash('code', foldCode(code) ?? ''), batchId)),
      // Whoever holds the sheets may know who gets them: the words of these children are another person's to read.
      ...(actor.kind === 'staff' ? [knowGroup({ staffId: actor.staffId, batchId, how: 'made', day })] : []),
      auditStatement({
        day,
        actor: actorName(actor),
        deed: 'codes:issue',
        subject: batchId,
        detail: `${codes.length} ${consent.kind}`,
      }),
    ]),
  );
  if (!result.ok) return refusedBy(result);
  return done(
    { batches, codes: batches.flatMap(({ codes }) => codes) },
    batches.map(({ batchId }) => ({ name: 'group-known' as const, staffId: actorName(actor), batchId })),
  );
}
