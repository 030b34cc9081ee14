import { batchOfCode } from '../../../db/queries/consultation/consent.ts';
import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { restsPastClosing } from '../../core/consultation/closing-day.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { mayTakeCodes } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { foldCode } from '../../core/room/join-codes.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { findIn } from '../if-readable.ts';
import { proposedBy } from '../proposals/proposed-by.ts';
import { type Invitation, invitationTo } from './invitation.ts';

/**
 * What a code opens, before anybody said yes. Writes nothing and uses nothing up.
 * Refusals: `code-opens-nothing`, one answer for unknown, used and malformed codes; `consultation-not-open` where the code is right and what
 * it opens rests, or does not run yet; `activity-closed` where it rests after its last day to take part.
 */
export async function lookInside(
  deps: Deps,
  _actor: Actor,
  input: { code: string },
): Promise<Outcome<Invitation>> {
  // A malformed code takes the same path as a wrong one: same work, same answer.
  const code = foldCode(input.code) ?? '';
  const entries = await directoryEntries(deps.databases.control);
  const ids = entries.flatMap(({ id, state }) => (mayTakeCodes(state) ? id : []));
  const found = await findIn(deps, ids, async (db, id) => {
    const batch = await batchOfCode(db, deps.secrets.of(id).hash('code', code));
    const row = batch && (await consultationRow(db));
    if (!batch || !row) return undefined;
    const today = dayIn(row.timeZone, deps.clock());
    if (restsPastClosing(row, today)) return refuse('activity-closed');
    if (row.state !== 'open') return refuse('consultation-not-open');
    const proposed = await proposedBy(deps, db, row.id);
    return done(
      await invitationTo(db, {
        row,
        today,
        batch,
        translator: deps.translator.where,
        proposed,
      }),
    );
  });
  return found ?? refuse('code-opens-nothing');
}
