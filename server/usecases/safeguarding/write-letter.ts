import { auditStatement } from '../../../db/audit.ts';
import { addLetterReceipt, letterOf } from '../../../db/queries/safeguarding/letters.ts';
import { addCase } from '../../../db/queries/safeguarding/sealed-case-writes.ts';
import { organisations } from '../../../db/queries/staff/staff.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { isId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import { withoutSeat } from '../../core/safeguarding/cases.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { drawReceipt, idOfForm } from '../complaints/draw-receipt.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { sealText } from './seal-text.ts';

/**
 * Anybody tells the leads of the site in confidence, without a seat and without having said yes to anything: sealed in this
 * call, and nothing about the person is kept. `nonce` are the form's own 128 random bits; the same form again shows the same
 * six words. Refusals: `message-malformed` (no nonce), `text-empty`, `text-too-long`, `text-unreadable`, `language-unknown`,
 * `team-not-ready` (fewer than two leads could open it), `too-fast` (too many hashes wait).
 */
export async function writeLetter(
  deps: Deps,
  _actor: Actor,
  input: { nonce: string; text: string; language: string },
): Promise<Outcome<{ readonly words: readonly string[] }>> {
  const { complaints: db, control } = deps.databases;
  const [organisation] = await organisations(control);
  const clean = cleanText(input.text);
  const list = deps.wordsOf(input.language);
  if (!organisation) return refuse('team-not-ready');
  if (!isId(input.nonce)) return refuse('message-malformed');
  if (!clean.ok) return refuse(clean.code);
  if (list.length === 0) return refuse('language-unknown');
  const now = deps.clock();
  const day = dayIn('UTC', now);
  const caseId = idOfForm(deps, { receiptOf: 'letters', nonce: input.nonce });
  const sealed = await sealText(deps, {
    organisationId: organisation.id,
    consultationId: withoutSeat,
    caseId,
    number: 1,
    part: 'told',
    text: clean.text,
    day,
  });
  const receipt = await drawReceipt(deps, { receiptOf: 'letters', nonce: input.nonce, list });
  if (!receipt) return refuse('too-fast');
  const isMade = async () => (await letterOf(db, receipt.verifier)) === caseId;
  // The form came twice: what it made stands, also where nobody could open another one now.
  if (!sealed) return (await isMade()) ? done({ words: receipt.words }) : refuse('team-not-ready');
  const result = await db.write([
    ...addCase({
      id: caseId,
      participantId: '',
      kind: 'letter',
      language: input.language,
      day,
      minute: minuteOf(now),
    }),
    addLetterReceipt({ verifier: receipt.verifier, caseId }),
    ...sealed,
    auditStatement({ day, actor: 'visitor', deed: 'letter:write', subject: caseId, detail: '' }),
  ]);
  if (!result.ok && !(result.refusal === 'id-taken' && (await isMade()))) return refusedBy(result);
  return done({ words: receipt.words });
}
