import { auditStatement } from '../../db/audit.ts';
import { consultationRow } from '../../db/queries/consultation/consultations.ts';
import {
  awayBy,
  isAway,
  type Move,
  moveById,
  movesIn,
  newestMoveOf,
  newestMoves,
  stepMove,
} from '../../db/queries/retention/moves.ts';
import { dropReasons } from '../../db/queries/safeguarding/leads.ts';
import { copyState } from '../../db/queries/staff/staff.ts';
import { dayIn } from '../core/consultation/days.ts';
import { readAnswer } from './answers.ts';
import { clearHalfTaken } from './half-taken.ts';
import { dayOf, endOf, fileOf, type MovingParts, mover, settled } from './parts.ts';
import { isSignedBy } from './place.ts';
import { MoveRefusal } from './refusal.ts';

/**
 * What the other machine answered. `taken`: it is served there, so the key here is destroyed, and then the files. `refused`: it never will be, so it
 * is served here again, as it left. Again answers the same. Throws MoveRefusal, also where its last day came on the way.
 */
export async function settleMove(
  parts: MovingParts,
  line: string,
): Promise<{
  readonly consultationId: string;
  readonly verdict: 'taken' | 'refused';
  readonly address: string;
}> {
  const { control } = parts.databases;
  const answer = readAnswer(line);
  const move = await moveById(control, answer.move);
  if (move?.way !== 'out' || move.consultationId !== answer.consultation)
    throw new MoveRefusal('That is about no consultation that left from here.');
  if (!isSignedBy(answer.signed, move.placeKey))
    throw new MoveRefusal(`That was not signed by the machine at ${move.place}.`);
  const { consultationId, place: address } = move;
  const { verdict } = answer;
  // Whichever it is: nothing is left to destroy, or to give back.
  if (move.state === 'lapsed') throw new MoveRefusal(endOf(move));
  if (verdict === 'taken') {
    if (move.state !== 'moved') await confirm(parts, { move, line });
  } else if (move.state === 'returned') await serveReturned(parts, move);
  else await giveBack(parts, { move, line: line.trim(), from: ['leaving', 'sent'] });
  return { consultationId, verdict, address };
}

async function confirm(
  parts: MovingParts,
  { move, line }: { readonly move: Move; readonly line: string },
): Promise<void> {
  if (move.state !== 'confirmed')
    settled(
      await parts.databases.control.write(
        stepMove({ id: move.id, from: ['leaving', 'sent'], to: 'confirmed', answer: line.trim() }),
      ),
    );
  await finishConfirmed(parts, move);
}

async function finishConfirmed(parts: MovingParts, move: Move): Promise<void> {
  const { consultationId } = move;
  const { control } = parts.databases;
  await parts.databases.destroy(consultationId);
  settled(
    await control.write([
      // Why cases were opened alone went along; nothing of it stays here.
      dropReasons(control, { consultationId, standing: [] }),
      ...stepMove({ id: move.id, from: ['confirmed'], to: 'moved' }),
      auditStatement({
        day: dayOf(parts),
        actor: mover,
        deed: 'consultation:moved',
        subject: consultationId,
        detail: `${move.place} ${move.fileHash}`,
      }),
    ]),
  );
}

async function giveBack(
  parts: MovingParts,
  {
    move,
    line,
    from,
  }: { readonly move: Move; readonly line: string; readonly from: readonly Move['state'][] },
): Promise<void> {
  const { databases, keyring, deps } = parts;
  const id = move.consultationId;
  const key = keyring.apartKey(id);
  if (key === undefined) throw new MoveRefusal(`The keyring has no key of ${id}.`);
  const state = await databases.withKey({ id, key, file: fileOf(parts, id) }, async (db) => {
    const row = await consultationRow(db);
    if (!row) throw new MoveRefusal(`The consultation ${id} is empty.`);
    settled(
      await db.write([
        auditStatement({
          day: dayIn(row.timeZone, deps.clock()),
          actor: mover,
          deed: 'consultation:stay',
          subject: id,
          detail: move.place,
        }),
      ]),
    );
    return row.state;
  });
  settled(
    await databases.control.write([
      ...stepMove({ id: move.id, from, to: 'returned', answer: line }),
      copyState(id, state),
      auditStatement({
        day: dayOf(parts),
        actor: mover,
        deed: 'consultation:stay',
        subject: id,
        detail: move.place,
      }),
    ]),
  );
  serveAgain(parts, id);
}

/** An erasure that waits in it goes on here, and is looked for from now on. */
function serveAgain({ deps, keyring }: MovingParts, id: string): void {
  keyring.serve(id);
  deps.erasures.waiting.set(id, new Map());
}

/** One that was given back, and of which the key could not be put back then. What went away once more since is served by nobody here. */
async function serveReturned(parts: MovingParts, { id, consultationId }: Move): Promise<void> {
  const { databases, keyring } = parts;
  const newest = await newestMoveOf(databases.control, consultationId);
  if (newest?.id === id && keyring.apartKey(consultationId) !== undefined) serveAgain(parts, consultationId);
}

/** What was to leave and of which no letter was written: no other machine can serve it, so nobody has to be asked. Throws MoveRefusal. */
export async function takeBack(parts: MovingParts, consultationId: string): Promise<void> {
  const { databases, keyring } = parts;
  const move = await newestMoveOf(databases.control, consultationId);
  if (move?.state === 'returned' && keyring.apartKey(consultationId) !== undefined)
    return serveReturned(parts, move);
  if (move === undefined || !isAway(move)) throw new MoveRefusal('It is not on its way from here.');
  const ended = endOf(move);
  if (ended !== undefined) throw new MoveRefusal(ended);
  if (move.state !== 'leaving')
    throw new MoveRefusal(
      `A letter was written for ${move.place}: only an answer of that machine settles it.`,
    );
  if (keyring.apartKey(consultationId) === undefined) await databases.setApart(consultationId);
  await giveBack(parts, { move, line: '', from: ['leaving'] });
}

/**
 * What a stop in the middle left, or an older copy of the keyring brought back: brought to where it is either served or not, before anything is
 * served. Of what is gone from here no key stays, and nothing that opens a letter which was settled.
 */
export async function finishMoves(parts: MovingParts): Promise<void> {
  const { databases, keyring } = parts;
  clearHalfTaken(parts);
  const { gone } = awayBy(await movesIn(databases.control));
  for (const move of await newestMoves(databases.control)) {
    const id = move.consultationId;
    const [apart, served] = [keyring.apartIds().includes(id), keyring.ids().includes(id)];
    const { way, state, answer } = move;
    if (way === 'in' && state !== 'taking' && keyring.placeSecret(answer) !== undefined)
      keyring.forgetPlace(answer);
    if (state === 'confirmed') await finishConfirmed(parts, move);
    else if (gone.has(id)) {
      if (apart || served) await databases.destroy(id);
    } else if (isAway(move)) {
      if (served) await databases.setApart(id);
    } else if (apart && (state === 'returned' || state === 'here')) keyring.serve(id);
    else if (apart && state === 'refused') await databases.destroy(id);
  }
}
