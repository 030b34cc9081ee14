import { auditStatement } from '../../../db/audit.ts';
import { addLetterReceipt } from '../../../db/queries/safeguarding/letters.ts';
import { addCase } from '../../../db/queries/safeguarding/sealed-case-writes.ts';
import { organisations } from '../../../db/queries/staff/staff.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { isId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import { letterTexts, withoutSeat } from '../../core/safeguarding/cases.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { drawReceipt, idOfReceiptForm } from '../complaints/draw-receipt.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { letterBy } from './read-letter.ts';
import { sealMore } from './seal-more.ts';
import { sealText, textsOfForm } from './seal-text.ts';

/**
 * Anybody tells the leads of the site in confidence, without a seat and without having said yes to anything: sealed in this
 * call, and nothing about the person is kept. `nonce` are the form's own 128 random bits; the same form again shows the same
 * six words, and other words in it are a further text of that letter: the answer to the first may have been lost while somebody wrote on. Refusals: `message-malformed` (no nonce), `text-empty`, `text-too-long`, `text-unreadable`, `language-unknown`,
 * `team-not-ready` (fewer than two leads could open it), `too-fast` (too many hashes wait), `letter-full` and `try-again` (such a further text).
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
  const caseId = idOfReceiptForm(deps, { receiptOf: 'letters', nonce: input.nonce });
  const texts = textsOfForm(deps, { told: clean.text, caseId, form: input.nonce });
  const [text = { part: 'told', text: clean.text }] = texts;
  const at = { organisationId: organisation.id, consultationId: withoutSeat };
  const sealed = await sealText(deps, { ...at, ...text, caseId, number: 1, day });
  const receipt = await drawReceipt(deps, { receiptOf: 'letters', nonce: input.nonce, list });
  if (!receipt) return refuse('too-fast');
  const answer = done({ words: receipt.words });
  const minute = minuteOf(now);
  if (sealed) {
    const { language } = input;
    const result = await db.write([
      ...addCase({ id: caseId, participantId: '', kind: 'letter', language, day, minute }),
      addLetterReceipt({ verifier: receipt.verifier, caseId }),
      ...sealed,
      auditStatement({ day, actor: 'visitor', deed: 'letter:write', subject: caseId, detail: '' }),
    ]);
    if (result.ok) return answer;
    if (result.refusal !== 'id-taken') return refusedBy(result);
  }
  // The form came twice: what it made stands, also where nobody could open another one now. Only words that it has not are written to it.
  const held = await letterBy(deps, receipt.verifier);
  if (held?.case.id !== caseId) return refuse(sealed ? 'id-taken' : 'team-not-ready');
  const more = await sealMore(deps, { ...held, texts, day, minute, most: letterTexts });
  return more.ok ? answer : more;
}
