import { addReceipt } from '../../../db/queries/complaints/complaint-acts.ts';
import { complaintOfWords, receiptOf } from '../../../db/queries/complaints/complaints.ts';
import { guard } from '../../../db/statement.ts';
import { isId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type ComplaintKind, isSettled, type Others, othersOf } from '../../core/privacy/complaint.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { drawReceipt, joinHashFor } from './draw-receipt.ts';
import { joinedHere } from './joined-here.ts';
import { readersOf } from './who-reads.ts';

export type JointComplaint = {
  readonly kind: ComplaintKind;
  readonly language: string;
  readonly text: string;
  /** By when it is answered; once it is, until when it can be said whether that helped. */
  readonly dueDay: string;
  readonly answered: boolean;
  /** Others than whoever reads this, who is not one of them yet. */
  readonly others: Others;
};

/**
 * What somebody with the five words would join: they were passed on so that it is read. Refusal: `code-opens-nothing` for
 * words of no complaint, and of one that is over.
 */
export async function lookAtJoint(
  deps: Deps,
  _actor: Actor,
  input: { words: string },
): Promise<Outcome<JointComplaint>> {
  const row = await complaintOfWords(deps.databases.complaints, joinHashFor(deps, input.words));
  if (!row || isSettled(row.state)) return refuse('code-opens-nothing');
  const { kind, language, text, dueDay, receipts } = row;
  const answered = row.state === 'answered';
  return done({ kind, language, text, dueDay, answered, others: othersOf(receipts + 1) });
}

export type JoinedComplaint = Pick<JointComplaint, 'kind' | 'dueDay' | 'answered'> & {
  readonly words: readonly string[];
  readonly joined: string;
};

/**
 * Somebody says the same: one tap, and a receipt of its own. Who joined is written nowhere; `joined` is what its browser session
 * remembers of that, and what it is to remember. Refusals: `code-opens-nothing`, `message-malformed` (no nonce),
 * `language-unknown`, `nobody-reads` (it waits for an answer, and no overseer could read it), `joined-already` (from this browser session),
 * `too-fast` (too many hashes wait).
 */
export async function joinComplaint(
  deps: Deps,
  _actor: Actor,
  input: { words: string; nonce: string; language: string; joined?: string },
): Promise<Outcome<JoinedComplaint>> {
  const { complaints } = deps.databases;
  const list = deps.wordsOf(input.language);
  if (!isId(input.nonce)) return refuse('message-malformed');
  if (list.length === 0) return refuse('language-unknown');
  const row = await complaintOfWords(complaints, joinHashFor(deps, input.words));
  if (!row) return refuse('code-opens-nothing');
  const here = joinedHere(deps, {
    cookie: input.joined ?? '',
    complaintId: row.id,
    nonce: input.nonce,
  });
  if (here.before) return refuse('joined-already');
  const receipt = await drawReceipt(deps, { receiptOf: 'complaints', nonce: input.nonce, list });
  if (!receipt) return refuse('too-fast');
  const { kind, dueDay, state } = row;
  const answered = state === 'answered';
  const joined = { words: receipt.words, kind, dueDay, answered, joined: here.cookie };
  const isMade = async () => (await receiptOf(complaints, receipt.verifier))?.complaintId === row.id;
  // The form came twice: what it made stands, whatever became of the complaint since.
  if (await isMade()) return done(joined);
  if (isSettled(state)) return refuse('code-opens-nothing');
  if (state !== 'answered' && !(await readersOf(deps, row.organisationId))(row.consultationId))
    return refuse('nobody-reads');
  const result = await complaints.write([
    addReceipt({ verifier: receipt.verifier, complaintId: row.id, begun: false }),
    guard('code-opens-nothing'),
  ]);
  // The same, both at once.
  if (!result.ok && !(result.refusal === 'id-taken' && (await isMade()))) return refusedBy(result);
  return done(joined);
}
