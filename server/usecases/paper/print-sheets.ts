import { auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { type CodeBatch, consentOf } from '../../../db/queries/consultation/consent.ts';
import type { ConsultationRow } from '../../../db/queries/consultation/consultations.ts';
import { addPaperBatch, paperBatches } from '../../../db/queries/paper/paper.ts';
import { knowGroup } from '../../../db/queries/staff/own-groups.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { mayIssueCodes } from '../../core/consultation/lifecycle.ts';
import type { ReadingLevel } from '../../core/consultation/reading-levels.ts';
import { isId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { drawSheetNumber } from '../../core/paper/sheet-number.ts';
import { type BatchConsent, consentsToIssue, isAttested } from '../../core/privacy/consent.ts';
import { drawPhrase, foldPhrase } from '../../core/privacy/recovery-phrase.ts';
import { smallestBatch } from '../../core/room/batches.ts';
import { groupTooLong } from '../../core/staff/field-limits.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { idOfForm } from '../id-of-form.ts';
import { verifierFor } from '../privacy/verifier-for.ts';
import type { PrintedSheet } from './paper-job.ts';

/** More at once would keep the slow hash from children who come back with their words. */
export const mostSheets = 60;
/** As with codes: fewer would let a batch point at a few children. */
export const fewestSheets = smallestBatch;

export type Printed = {
  readonly batchId: string;
  readonly sheets: readonly PrintedSheet[];
  /** What they stand for, as it is stored with them. */
  readonly batch: CodeBatch;
};

type ToPrint = {
  readonly consultationId: string;
  readonly label: string;
  readonly language: string;
  readonly level: ReadingLevel;
  readonly size: number;
  /** The person of staff who is with the group; '' for somebody who is no staff. */
  readonly handedBy: string;
  /** By which a form that is sent twice makes one pile; absent: not compared. */
  readonly form?: string | undefined;
  readonly consent?: { readonly kind: BatchConsent; readonly by: string; readonly how: string };
};

/**
 * Draws sheets for one group: for each a random number and the six words that are the child's receipt. Both are answered once, for the
 * paper; stored are the number and a trace of the words, and nothing that says which child gets which.
 * Refusals: `not-found`, `state-forbids` (over, not approved, or no rule needs such sheets), `field-missing` (20 to 60 sheets, `handedBy` no id),
 * `field-too-long`, `language-unknown`, `attestation-missing`, `too-fast` (too many hashes wait), `shown-once` (this form made them already), `stale-revision` (what is told was changed meanwhile), `try-again`.
 */
export async function printSheets(deps: Deps, actor: Actor, input: ToPrint): Promise<Outcome<Printed>> {
  return printWith(deps, actor, input, async (printed) => printed);
}

/** The same, with what is made of them before anything is stored, of the consultation as it was looked at: where that fails there is no pile that nobody has. Refusals: those of `printSheets`. */
export async function printWith<T>(
  deps: Deps,
  actor: Actor,
  input: ToPrint,
  make: (printed: Printed, at: { readonly db: Database; readonly row: ConsultationRow }) => Promise<T>,
): Promise<Outcome<T>> {
  const found = await permitted(deps, actor, { deed: 'paper:print', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  if (!mayIssueCodes(row.state)) return refuse('state-forbids');
  const { size } = input;
  if (!Number.isInteger(size) || size < fewestSheets || size > mostSheets) return refuse('field-missing');
  if (input.handedBy !== '' && !isId(input.handedBy)) return refuse('field-missing');
  if (groupTooLong(input)) return refuse('field-too-long');
  const list = deps.wordsOf(input.language);
  if (list.length === 0 || !row.languages.includes(input.language)) return refuse('language-unknown');
  const allowed = consentsToIssue(await consentOf(db));
  const consent = input.consent ?? { kind: allowed[0] ?? 'child', by: '', how: '' };
  if (!allowed.includes(consent.kind)) return refuse('state-forbids');
  if (!isAttested(consent.kind, consent)) return refuse('attestation-missing');

  const batchId = idOfForm(deps, { actor, makes: `sheets ${row.id}`, form: input.form });
  if ((await paperBatches(db)).some(({ id }) => id === batchId)) return refuse('shown-once');
  const numbers = new Set<string>();
  while (numbers.size < size) numbers.add(drawSheetNumber(deps.random));
  const sheets: (PrintedSheet & { verifier: Buffer })[] = [];
  for (const number of numbers) {
    const words = drawPhrase(list, deps.random);
    const slow = await deps.phraseHash(foldPhrase(words) ?? '', deps.secrets.of(row.id).phraseSalt);
    if (slow === undefined) return refuse('too-fast');
    sheets.push({ number, words, verifier: verifierFor(deps, { consultationId: row.id, slow }) });
  }
  const day = dayIn(row.timeZone, deps.clock());
  const attested = consent.kind === 'child' ? { by: '', how: '' } : consent;
  const batch = {
    consent: consent.kind,
    attestedBy: attested.by.trim(),
    attestedHow: attested.how.trim(),
  };
  const printed = { batchId, batch, sheets: sheets.map(({ number, words }) => ({ number, words })) };
  const made = await make(printed, found);
  const result = await db.write([
    ...addPaperBatch(
      db,
      {
        id: batchId,
        label: input.label.trim(),
        language: input.language,
        level: input.level,
        size,
        day,
        ...batch,
        printedBy: actorName(actor),
        handedBy: input.handedBy,
        revision: row.revision,
      },
      sheets,
    ),
    ...(actor.kind === 'staff' ? [knowGroup({ staffId: actor.staffId, batchId, how: 'made', day })] : []),
    ...(input.handedBy === '' ? [] : [knowGroup({ staffId: input.handedBy, batchId, how: 'handed', day })]),
    auditStatement({
      day,
      actor: actorName(actor),
      deed: 'paper:print',
      subject: batchId,
      detail: `${size} ${consent.kind}`,
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  return done(made, [
    {
      name: 'group-known',
      consultationId: input.consultationId,
      staffId: actorName(actor),
      batchIds: [batchId],
    },
    {
      name: 'group-known',
      consultationId: input.consultationId,
      staffId: input.handedBy,
      batchIds: [batchId],
    },
  ]);
}
