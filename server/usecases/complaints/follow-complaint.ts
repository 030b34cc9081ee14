import type { Database } from '../../../db/databases.ts';
import {
  type AnswerRow,
  answersTo,
  type ComplaintRow,
  complaintById,
  type ReceiptRow,
  receiptOf,
} from '../../../db/queries/complaints/complaints.ts';
import { judgedOn } from '../../core/analysis/ledger.ts';
import { done, type Outcome, type Refused, refuse } from '../../core/outcome.ts';
import { isLate, type Others, othersOf } from '../../core/privacy/complaint.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { receiptFor } from './draw-receipt.ts';

export type Held = {
  readonly ok: true;
  readonly db: Database;
  readonly verifier: Buffer;
  readonly receipt: ReceiptRow;
  readonly row: ComplaintRow;
};

/**
 * The complaint that six words are a receipt of. Refusals: `phrase-opens-nothing`, one answer after the same work for wrong,
 * unknown and malformed words; `too-fast` (too many hashes wait).
 */
export async function heldWith(deps: Deps, phrase: string): Promise<Held | Refused> {
  const verifier = await receiptFor(deps, { receiptOf: 'complaints', phrase });
  if (!verifier) return refuse('too-fast');
  return (await heldBy(deps, verifier)) ?? refuse('phrase-opens-nothing');
}

/** The same of what is stored of six words; undefined where nothing has them. */
export async function heldBy(deps: Deps, verifier: Buffer): Promise<Held | undefined> {
  const db = deps.databases.complaints;
  const receipt = await receiptOf(db, verifier);
  const row = receipt && (await complaintById(db, receipt.complaintId));
  return receipt && row ? { ok: true, db, verifier, receipt, row } : undefined;
}

export type FollowedComplaint = Pick<
  ComplaintRow,
  'kind' | 'way' | 'language' | 'state' | 'text' | 'day' | 'dueDay' | 'outcome'
> & {
  readonly begun: boolean;
  readonly others: Others;
  readonly answers: readonly AnswerRow[];
  /** It was to be answered by a day that is over everywhere, and is not. */
  readonly late: boolean;
  /** What this receipt said of the newest answer. */
  readonly felt: 'helped' | 'not-helped' | null;
  /** It can say now whether the answer helped. */
  readonly maySay: boolean;
};

/** Where a complaint stands, for whoever holds a receipt of it. Refusals: `phrase-opens-nothing`, `too-fast`. */
export async function followComplaint(
  deps: Deps,
  _actor: Actor,
  input: { phrase: string },
): Promise<Outcome<FollowedComplaint>> {
  const held = await heldWith(deps, input.phrase);
  return held.ok ? done(await followed(deps, held)) : held;
}

/** A complaint as the holder of one receipt is shown it: how many others there are in words or rounded, and never which. */
export async function followed(deps: Deps, { db, row, receipt }: Held): Promise<FollowedComplaint> {
  const { kind, way, language, state, text, day, dueDay, outcome } = row;
  return {
    kind,
    way,
    language,
    state,
    text,
    day,
    dueDay,
    outcome,
    begun: receipt.begun,
    others: othersOf(row.receipts),
    answers: await answersTo(db, row.id),
    late: isLate(row, judgedOn(deps.clock())),
    felt: receipt.felt,
    maySay: state === 'answered' && receipt.felt === null,
  };
}
