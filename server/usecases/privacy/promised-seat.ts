import { isListed, recordErasure } from '../../../db/queries/privacy/removals.ts';
import type { Secrets } from '../../guard/secrets.ts';
import type { Deps } from '../deps.ts';
import { promiseIfWritable } from './promised.ts';

type Seat = { readonly consultationId: string; readonly participantId: string };

/**
 * What stands on the list of a restore for a seat that was erased: keyed, so that the list names nobody. `undone`: how often its child had
 * taken an erasure back before, since a restore has more than one list, and none of them can say that something left another.
 */
export function erasedSeat(secrets: Secrets, { consultationId, participantId }: Seat, undone = 0): Buffer {
  const name = undone === 0 ? [participantId] : ['erased', participantId, undone];
  return secrets.hash('erased', [consultationId, ...name].join('\n'));
}

/** The same for an erasure that its child took back; `before`: how often it had done so by then. */
export function undoneErasure(
  secrets: Secrets,
  { consultationId, participantId }: Seat,
  before: number,
): Buffer {
  return secrets.hash('erased', [consultationId, 'undone', participantId, before].join('\n'));
}

/**
 * What lists say of a seat, however many they are and from whenever: that it is `erased`, that its child took the last erasure they know
 * back (`undone`), or nothing.
 */
export function saidOfSeat(
  secrets: Secrets,
  seat: Seat,
  isWanted: (subject: Buffer) => boolean,
): 'erased' | 'undone' | undefined {
  let undone = 0;
  while (isWanted(undoneErasure(secrets, seat, undone))) undone += 1;
  if (isWanted(erasedSeat(secrets, seat, undone))) return 'erased';
  return undone > 0 ? 'undone' : undefined;
}

/** By what the list here erases a seat from now on: no undo that it knows is of this one. */
export async function seatToErase(deps: Deps, seat: Seat): Promise<Buffer> {
  return erasedSeat(deps.secrets, seat, await timesUndone(deps, seat));
}

/**
 * A child is about to be erased: a backup from before that erases it too. Called before the commit, and once more with the erasure itself;
 * `promiseUndone` before one that takes it back. Where the list cannot be written its words leave all screens the same: what is on pages now
 * comes before a restore that may never be.
 */
export async function promiseErased(deps: Deps, seat: Seat): Promise<void> {
  const { consultationId } = seat;
  const subject = await seatToErase(deps, seat).catch(() => undefined);
  if (subject) await promiseIfWritable(deps, { consultationId, subjects: [subject] });
}

/**
 * A child is about to take its erasure back, in every backup that was made while it waited too: that has it on its own list. Answers whether
 * it is written.
 */
export async function promiseUndone(deps: Deps, seat: Seat): Promise<boolean> {
  const { consultationId } = seat;
  const facts = await deps.facts(consultationId);
  if (!facts) return false;
  const subject = undoneErasure(deps.secrets, seat, await timesUndone(deps, seat));
  const day = facts.day(deps.clock());
  return (await deps.databases.control.write([recordErasure({ consultationId, subject, day })])).ok;
}

async function timesUndone(deps: Deps, seat: Seat): Promise<number> {
  const { control } = deps.databases;
  const { consultationId } = seat;
  const hasUndone = (times: number) =>
    times === 0 ||
    isListed(control, { consultationId, subject: undoneErasure(deps.secrets, seat, times - 1) });
  // Each stands there once the one before does: halved, so that whoever undoes often has few reads.
  let [least, most] = [0, 1];
  while (await hasUndone(most)) [least, most] = [most, most * 2];
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (await hasUndone(middle)) least = middle;
    else most = middle;
  }
  return least;
}
