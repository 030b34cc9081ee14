import { auditStatement } from '../../../db/audit.ts';
import { addComplaint, addReceipt } from '../../../db/queries/complaints/complaint-acts.ts';
import { complaintById, receiptOf } from '../../../db/queries/complaints/complaints.ts';
import { organisations } from '../../../db/queries/staff/staff.ts';
import { guard } from '../../../db/statement.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type ComplaintKind, type ComplaintWay, dueAfter } from '../../core/privacy/complaint.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { drawJoinWords, drawReceipt, idOfReceiptForm } from './draw-receipt.ts';
import { joinedHere } from './joined-here.ts';
import { consultationsToName } from './name-consultation.ts';

export type MadeComplaint = {
  /** Six words to read the answer with. Shown once; the same form shows the same. */
  readonly words: readonly string[];
  /** Five words to pass on; null where nobody can join. */
  readonly joinWords: readonly string[] | null;
  /** The day by which it is answered, YYYY-MM-DD. */
  readonly dueDay: string;
  /** What this browser session is to remember, so that it does not join its own; null where nobody can. */
  readonly joined: string | null;
};

/**
 * Anybody complains, with or without a seat: nothing about the person is kept. `nonce` are the form's own 128 random bits.
 * `consultationId` is '' or one that this person may know of. Refusals: `message-malformed` (no nonce), `text-empty`,
 * `text-too-long`, `text-unreadable`, `id-taken` (this form has sent other words), `language-unknown`, `not-found` (a consultation it may not know of), `nobody-reads` (no overseer could
 * read it), `too-fast` (too many hashes wait).
 */
export async function makeComplaint(
  deps: Deps,
  actor: Actor,
  input: {
    nonce: string;
    kind: ComplaintKind;
    way: ComplaintWay;
    consultationId: string;
    text: string;
    language: string;
    joined?: string;
  },
): Promise<Outcome<MadeComplaint>> {
  const { complaints, control } = deps.databases;
  const [organisation] = await organisations(control);
  const clean = cleanText(input.text);
  const list = deps.wordsOf(input.language);
  if (!organisation) return refuse('not-found');
  if (!isId(input.nonce)) return refuse('message-malformed');
  if (!clean.ok) return refuse(clean.code);
  if (list.length === 0) return refuse('language-unknown');
  const { nonce } = input;
  const id = idOfReceiptForm(deps, { receiptOf: 'complaints', nonce });
  // The form came twice: what it made stands. Whether it could still be made is no matter then.
  const before = await complaintById(complaints, id);
  const refused = before ? undefined : await whyNone(deps, actor, input.consultationId);
  if (refused) return refuse(refused);
  const receipt = await drawReceipt(deps, { receiptOf: 'complaints', nonce, list });
  if (!receipt) return refuse('too-fast');
  const join = input.way === 'together' ? drawJoinWords(deps, { nonce, list }) : null;
  const day = dayIn('UTC', deps.clock());
  const dueDay = before?.dueDay ?? dueAfter(day, input.kind);
  const isMade = async () => (await receiptOf(complaints, receipt.verifier))?.complaintId === id;
  const answer = () => {
    const joined = join && joinedHere(deps, { cookie: input.joined ?? '', complaintId: id, nonce }).cookie;
    return done({ words: receipt.words, joinWords: join?.words ?? null, dueDay, joined });
  };
  // Somebody wrote on, as the answer to the first was lost: its words wait on the page, and go as another one.
  const isSame = async (text: string | undefined) => text === clean.text && (await isMade());
  if (before) return (await isSame(before.text)) ? answer() : refuse('id-taken');
  const result = await complaints.write([
    addComplaint({
      id,
      organisationId: organisation.id,
      consultationId: input.consultationId,
      kind: input.kind,
      way: input.way,
      language: input.language,
      joinHash: join?.hash ?? null,
      body: complaints.text.encode(clean.text),
      day,
      dueDay,
    }),
    addReceipt({ verifier: receipt.verifier, complaintId: id, begun: true }),
    guard('not-found'),
    auditStatement({
      day,
      actor: 'complainant',
      deed: 'complaint:make',
      subject: id,
      detail: `${input.kind} ${input.way}`,
    }),
  ]);
  if (result.ok) return answer();
  // Both at once: the same words, or others.
  const same = result.refusal === 'id-taken' && (await isSame((await complaintById(complaints, id))?.text));
  return same ? answer() : refusedBy(result);
}

/** Why nothing can be said of this consultation, or, where it is '', of none: this person may not know of it, or nobody would read it. */
async function whyNone(deps: Deps, actor: Actor, consultationId: string) {
  const known = await consultationsToName(deps, actor, {});
  if (!known.ok) return known.code;
  const about = known.value.consultations.find(({ id }) => id === consultationId);
  if (consultationId !== '' && !about) return 'not-found';
  return (about ? about.read : known.value.unnamedRead) ? undefined : 'nobody-reads';
}
