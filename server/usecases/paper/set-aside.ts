import { auditOnce } from '../../../db/audit.ts';
import { setPaperAside } from '../../../db/queries/paper/paper-acts.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { atSheet } from './at-sheet.ts';

/**
 * A sheet that says what was told before a change came back. Its child said yes to something else, so nobody types it: its number is put down, for it is
 * counted when its paper is destroyed. Said twice, or of one that came back already, nothing is put down. Refusals: `not-found`, `sheet-unknown`, `sheet-own-group`, `sheet-taken` (it is no such sheet).
 */
export async function setSheetAside(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; number: string },
): Promise<Outcome<null>> {
  const at = await atSheet(deps, actor, input);
  if (!at.ok) return at;
  const { db, row, sheet } = at;
  // Of one that counts the same is true, and another answer would tell it from one whose child erased everything.
  if (sheet.state === 'refused' || sheet.state === 'settled') return done(null);
  if (!sheet.older) return refuse('sheet-taken');
  const staffId = actorName(actor);
  const result = await db.write([
    ...setPaperAside(sheet.number, staffId),
    auditOnce(
      {
        day: dayIn(row.timeZone, deps.clock()),
        actor: staffId,
        deed: 'paper:refuse',
        subject: sheet.number,
        detail: 'older-text',
      },
      ['paper:refuse'],
    ),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
