import type { Database } from '../../../db/databases.ts';
import type { Statement } from '../../../db/engine.ts';
import { forgetCodes } from '../../../db/queries/consultation/code-batches.ts';
import { forgetUntold } from '../../../db/queries/consultation/corrections.ts';
import { removeActivity } from '../../../db/queries/consultation/preparation.ts';
import { noPaperWaits } from '../../../db/queries/paper/paper.ts';
import { endPaper } from '../../../db/queries/paper/paper-acts.ts';
import { forgetOrder, nextPart, type Part } from '../../../db/queries/retention/arrival-order.ts';
import { forgetAllDevices } from '../../../db/queries/room/kiosk.ts';
import { forgetAllNonces } from '../../../db/queries/room/participants.ts';
import { endPolls } from '../../../db/queries/session/room-polls.ts';
import { endSessions } from '../../../db/queries/session/sessions.ts';
import { allGroups, groupsToRooms } from '../../../db/queries/session/small-groups.ts';

/** How the log names the closing: its day is the one that a release says. */
export const closedDeed = 'consultation:closed';

/** What the log says besides where the clock closed it, or let it rest: the last day for children to take part was over. */
export const byDay = 'last-day';

/**
 * What goes in the commit that closes a consultation: every wait of order, what is led, codes that nobody used. `part` is the first whose order goes;
 * the others go after it, each in a commit. `sheets`, of which the commit is else refused with `sheets-waiting`: `end`, what was typed of one and is no seat yet goes, too; `typed`, none
 * was typed that is no seat yet; `out`, nor may any that was printed still come back.
 */
export async function closingOf(
  db: Database,
  { sheets }: { readonly sheets: 'end' | 'typed' | 'out' },
): Promise<{ readonly part: Part; readonly statements: readonly Statement[] }> {
  const part = await nextPart(db, '');
  const groups = await allGroups(db);
  const paper = sheets === 'end' ? endPaper() : noPaperWaits(sheets);
  return {
    part,
    statements: [
      ...paper,
      ...forgetOrder(part),
      ...endPolls(),
      endSessions(),
      ...groupsToRooms(groups),
      ...groups.flatMap((id) => removeActivity(id)),
      forgetCodes(),
      forgetUntold(),
      forgetAllNonces(),
      forgetAllDevices(),
    ],
  };
}
