import { auditStatement } from '../../../db/audit.ts';
import {
  addReply,
  moveComplaint,
  newestRound,
  noteFelt,
  receiptsNow,
} from '../../../db/queries/complaints/complaint-acts.ts';
import { repliesTo } from '../../../db/queries/complaints/complaints.ts';
import { stillStored } from '../../../db/statement.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { afterReply, dueAfter, isSettled } from '../../core/privacy/complaint.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { type FollowedComplaint, followed, type Held, heldBy, heldWith } from './follow-complaint.ts';
import { readersOf } from './who-reads.ts';

/**
 * A holder of a receipt says once of each answer whether it helped, with words of its own if it wants. "It did not" leads to
 * a second look with a new day, and after the second answer out of this house. The same form again is the same reply. Refusals: `phrase-opens-nothing`, `too-fast`,
 * `stale-revision` (`round`, the answer that was read, is not the newest, or somebody joined as it was about to end), `state-forbids` (nothing is answered, or it is over),
 * `already-decided`, `text-too-long`, `text-unreadable`, `nobody-reads` (another answer is wanted, and nobody is here to give it),
 * `not-found` (it was taken away meanwhile).
 */
export async function replyToAnswer(
  deps: Deps,
  _actor: Actor,
  input: { phrase: string; round: number; felt: 'helped' | 'not-helped'; text: string },
): Promise<Outcome<FollowedComplaint>> {
  const held = await heldWith(deps, input.phrase);
  if (!held.ok) return held;
  const { db, verifier, row, receipt } = held;
  const clean = cleanText(input.text);
  // Saying nothing more is an answer too.
  if (!clean.ok && clean.code !== 'text-empty') return refuse(clean.code);
  const { state, rounds, receipts } = row;
  // What was felt of one answer says nothing of the next, and would lead out of this house unread.
  if (input.round !== rounds) return refuse('stale-revision');
  const said = { felt: input.felt, text: clean.ok ? clean.text : '' };
  if (receipt.felt !== null)
    return (await wasSaid(held, said)) ? done(await followed(deps, held)) : refuse('already-decided');
  const to = afterReply({ state, rounds, receipts, begun: receipt.begun, felt: input.felt });
  if (!to) return refuse('state-forbids');
  if (to === 'again' && !(await readersOf(deps, row.organisationId))(row.consultationId))
    return refuse('nobody-reads');
  const day = dayIn('UTC', deps.clock());
  const result = await db.write([
    stillStored(newestRound(row.id), String(rounds)),
    // Who joins at this moment may still say otherwise.
    ...(to === 'closed' ? [stillStored(receiptsNow(row.id), String(receipts))] : []),
    ...noteFelt({ verifier, felt: input.felt }),
    ...(clean.ok
      ? [addReply({ id: newId(deps.random), complaintId: row.id, body: db.text.encode(clean.text), day })]
      : []),
    ...moveComplaint({
      id: row.id,
      from: state,
      to,
      ...(to === 'again' ? { dueDay: dueAfter(day, row.kind) } : {}),
      ...(isSettled(to) ? { settledDay: day } : {}),
    }),
    auditStatement({
      day,
      actor: 'complainant',
      deed: `complaint:${input.felt}`,
      subject: row.id,
      detail: to,
    }),
  ]);
  const now = await heldBy(deps, verifier);
  // Pressed twice at once: the other one said it.
  if (!result.ok && !(now?.row.rounds === rounds && (await wasSaid(now, said)))) return refusedBy(result);
  return now ? done(await followed(deps, now)) : refuse('not-found');
}

/** The same form again, because it was pressed twice or its answer was lost: this was said of this answer, and its words, if any, stand. */
async function wasSaid(
  { db, row, receipt }: Held,
  said: { readonly felt: 'helped' | 'not-helped'; readonly text: string },
): Promise<boolean> {
  if (receipt.felt !== said.felt) return false;
  return said.text === '' || (await repliesTo(db, row.id)).some(({ text }) => text === said.text);
}
