import type { Database } from '../../db/databases.ts';
import { isRewriteOwed } from '../../db/queries/retention/rewrites.ts';
import { forgetDevices } from '../../db/queries/room/kiosk.ts';
import { forgetNonces } from '../../db/queries/room/participants.ts';
import { directoryEntries, forgetStale } from '../../db/queries/staff/staff.ts';
import { minuteOf } from '../core/consultation/days.ts';
import { isRunning } from '../core/consultation/lifecycle.ts';
import { forgottenBefore } from '../core/privacy/retention.ts';
import { lookEvery } from '../look-every.ts';
import type { Deps } from '../usecases/deps.ts';
import { ifReadable } from '../usecases/if-readable.ts';
import { writeAnew } from '../usecases/privacy/write-anew.ts';
import { clockHolds } from '../usecases/retention/run-retention.ts';
import { forgetSlowPosts } from '../usecases/room/room-rest.ts';
import { followOthers } from './follow-others.ts';

const everyMs = 60_000;

/**
 * Once a minute forgets what has had its time: seat nonces, kiosks, links, staff sessions, decisions that can no longer be undone. And looks
 * at what other processes of the site did, and rewrites files that could not be rewritten when something was taken back, by this process or an
 * earlier one. Each step by itself: one database that is damaged or busy keeps nothing of the others.
 */
export function startTidying(deps: Deps, fault: (error: unknown) => void): () => Promise<void> {
  const { control, complaints } = deps.databases;
  let looked = false;

  /** Once: a file that an earlier process could not rewrite says so itself. */
  async function lookForOwed(): Promise<void> {
    for (const { id } of await directoryEntries(control)) {
      const owed = await ifReadable(deps, id, async (db) => ((await isRewriteOwed(db)) ? db : undefined));
      if (owed) deps.unwritten.add(owed);
    }
    if (await isRewriteOwed(complaints)) deps.unwritten.add(complaints);
    looked = true;
  }

  function forgetInMemory(): void {
    const nowMs = deps.steady();
    for (const [id, { untilMs }] of deps.undoable) if (untilMs < nowMs) deps.undoable.delete(id);
    forgetSlowPosts(deps);
  }

  /** `over`: of devices, where the clock holds. */
  async function forgetInConsultations(minute: number, over: number | undefined): Promise<void> {
    for (const { id, state } of await directoryEntries(control)) {
      if (!isRunning(state)) continue;
      const forget = (db: Database) =>
        db.write([forgetNonces(minute), ...(over === undefined ? [] : [forgetDevices(over)])]);
      await ifReadable(deps, id, forget).catch(fault);
    }
  }

  async function tidy(): Promise<void> {
    const minute = minuteOf(deps.clock());
    forgetInMemory();
    if (!looked) await lookForOwed().catch(fault);
    for (const db of deps.unwritten) await writeAnew(deps, db, fault);
    await followOthers(deps).catch(fault);
    // By a clock that jumped every link, session and device would be over: none opens anything while it says so, and all do once it is right.
    const asked = await clockHolds(deps, { kind: 'system', name: 'clock' }, {});
    const holds = asked.ok && asked.value.holds;
    const over = holds ? forgottenBefore(minute, minuteOf(deps.steady())) : undefined;
    if (over !== undefined) await control.write(forgetStale(over, minute)).catch(fault);
    await forgetInConsultations(minute, over);
  }
  return lookEvery(everyMs, { look: tidy, fault });
}
