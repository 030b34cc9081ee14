import { batchOfCode } from '../../../db/queries/consultation/consent.ts';
import { seatOfNonce } from '../../../db/queries/room/participants.ts';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { mayTakeCodes } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { foldCode } from '../../core/room/join-codes.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { findIn } from '../if-readable.ts';

/**
 * Whether a form with these words can still lead anywhere, be it to the words that it rests or does not run yet: the code is there, or this very
 * form took its seat within ten minutes. Writes nothing, and is the cheapest way to find that out. Refuses nothing; answers the same for unknown, used and
 * malformed codes.
 */
export async function codeStillOpens(
  deps: Deps,
  _actor: Actor,
  input: { code: string; nonce: string },
): Promise<Outcome<boolean>> {
  const code = foldCode(input.code) ?? '';
  const nonceHash = deps.secrets.hash('nonce', `${input.nonce}\n${code}`);
  const minute = minuteOf(deps.clock());
  const entries = await directoryEntries(deps.databases.control);
  const ids = entries.flatMap(({ id, state }) => (mayTakeCodes(state) ? id : []));
  const opens = await findIn(deps, ids, async (db, id) => {
    const codeHash = deps.secrets.of(id).hash('code', code);
    const found = await Promise.all([batchOfCode(db, codeHash), seatOfNonce(db, nonceHash, minute)]);
    return found.some((each) => each !== undefined) || undefined;
  });
  return done(opens ?? false);
}
