import { auditStatement } from '../../../db/audit.ts';
import type { Statement } from '../../../db/engine.ts';
import { addBatch, addCode } from '../../../db/queries/consultation/code-batches.ts';
import { consentOf } from '../../../db/queries/consultation/consent.ts';
import { knowGroup } from '../../../db/queries/staff/own-groups.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { mayIssueCodes } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type BatchConsent, consentsToIssue, isAttested } from '../../core/privacy/consent.ts';
import { largestBatch, planBatches } from '../../core/room/batches.ts';
import { drawCode, foldCode } from '../../core/room/join-codes.ts';
import { groupTooLong } from '../../core/staff/field-limits.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps } from '../deps.ts';
import { idOfForm } from '../id-of-form.ts';
import type { Permitted } from './permitted.ts';

export type IssuedBatch = {
  readonly batchId: string;
  /** Stands for a group under 20: it has no label, because a label would name the group. */
  readonly pooled: boolean;
  readonly label: string;
  readonly codes: readonly (readonly string[])[];
};

export type CodesWanted = {
  readonly label: string;
  readonly language: string;
  /** Children of one group, or of each of several. */
  readonly size: number | readonly number[];
  /** By which a form that is sent twice makes one pile; absent: not compared. */
  readonly form?: string | undefined;
  readonly consent?: { readonly kind: BatchConsent; readonly by: string; readonly how: string };
};

/**
 * Draws codes for groups of children, and answers them with what stores them; writes nothing. Stored is a keyed hash of each, and of an
 * attestation the name of the body and its method.
 * Refusals: `state-forbids` (over, or no rule needs such codes), `field-missing` (groups outside 1 to 2,000 together), `field-too-long`, `language-unknown`,
 * `attestation-missing`; the statements are refused as `try-again` where a code was drawn before, as `id-taken` where this form was sent before.
 */
export async function drawCodes(
  deps: Deps,
  actor: Actor,
  { db, row, wanted }: Pick<Permitted, 'db' | 'row'> & { readonly wanted: CodesWanted },
): Promise<Outcome<{ batches: readonly IssuedBatch[]; statements: readonly Statement[] }>> {
  if (!mayIssueCodes(row.state)) return refuse('state-forbids');
  const groups = typeof wanted.size === 'number' ? [wanted.size] : wanted.size;
  const all = groups.reduce((sum, size) => sum + size, 0);
  if (all > largestBatch || all < 1 || !groups.every((size) => Number.isInteger(size) && size > 0))
    return refuse('field-missing');
  if (groupTooLong(wanted)) return refuse('field-too-long');
  const words = deps.wordsOf(wanted.language);
  if (words.length === 0) return refuse('language-unknown');
  const allowed = consentsToIssue(await consentOf(db));
  const consent = wanted.consent ?? { kind: allowed[0] ?? 'child', by: '', how: '' };
  if (!allowed.includes(consent.kind)) return refuse('state-forbids');
  if (!isAttested(consent.kind, consent)) return refuse('attestation-missing');

  const day = dayIn(row.timeZone, deps.clock());
  const batches = planBatches(groups).map(({ size, pooled }, at): IssuedBatch => {
    const codes = Array.from({ length: size }, () => drawCode(words, deps.random));
    const form = wanted.form === undefined ? undefined : `${wanted.form} ${at}`;
    return {
      batchId: idOfForm(deps, { actor, makes: `codes ${row.id}`, form }),
      pooled,
      label: pooled ? '' : wanted.label.trim(),
      codes,
    };
  });
  const attested = consent.kind === 'child' ? { by: '', how: '' } : consent;
  const statements = batches.flatMap(({ batchId, label, codes }) => [
    ...addBatch({
      id: batchId,
      label: db.text.encode(label),
      language: wanted.language,
      size: codes.length,
      day,
      consent: consent.kind,
      attestedBy: db.text.encode(attested.by.trim()),
      attestedHow: db.text.encode(attested.how.trim()),
    }),
    ...codes.map((code) => addCode(deps.secrets.of(row.id).hash('code', foldCode(code) ?? ''), batchId)),
    // Whoever holds the sheets may know who gets them: the words of these children are another person's to read.
    ...(actor.kind === 'staff' ? [knowGroup({ staffId: actor.staffId, batchId, how: 'made', day })] : []),
    auditStatement({
      day,
      actor: actorName(actor),
      deed: 'codes:issue',
      subject: batchId,
      detail: `${codes.length} ${consent.kind}`,
    }),
  ]);
  return done({ batches, statements });
}
