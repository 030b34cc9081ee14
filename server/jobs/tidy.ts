import { forgetDevices } from '../../db/queries/kiosk.ts';
import { forgetNonces } from '../../db/queries/participants.ts';
import { isRewriteOwed } from '../../db/queries/rewrites.ts';
import { directoryEntries, forgetStale } from '../../db/queries/staff.ts';
import { minuteOf } from '../core/consultation/days.ts';
import { lookEvery } from '../look-every.ts';
import type { Deps } from '../usecases/deps.ts';
import { ifReadable } from '../usecases/if-readable.ts';
import { writeAnew } from '../usecases/privacy/write-anew.ts';
import { forgetSlowPosts } from '../usecases/room/room-rest.ts';
import { followOthers } from './follow-others.ts';

const everyMs = 60_000;

/**
 * Once a minute forgets what has had its time: seat nonces, kiosks, links, staff sessions, decisions that can no longer be undone. And looks
 * at what other processes of the site did, and writes anew what could not be when something was taken back, by this process or an earlier one.
 */
export function startTidying(deps: Deps, fault: (error: unknown) => void): () => Promise<void> {
  let looked = false;

  /** Once: what an earlier process could not write anew says so in its file. */
  async function lookForOwed(): Promise<void> {
    for (const { id } of await directoryEntries(deps.databases.control)) {
      const owed = await ifReadable(deps, id, async (db) => ((await isRewriteOwed(db)) ? db : undefined));
      if (owed) deps.unwritten.add(owed);
    }
    const { complaints } = deps.databases;
    if (await isRewriteOwed(complaints)) deps.unwritten.add(complaints);
    looked = true;
  }

  async function tidy(): Promise<void> {
    const now = deps.clock();
    if (!looked) await lookForOwed();
    for (const [id, { untilMs }] of deps.undoable) if (untilMs < now) deps.undoable.delete(id);
    forgetSlowPosts(deps);
    for (const db of deps.unwritten) await writeAnew(deps, db, fault);
    await followOthers(deps);
    const control = deps.databases.control;
    await control.write(forgetStale(minuteOf(now)));
    for (const entry of await directoryEntries(control)) {
      if (entry.state !== 'open' && entry.state !== 'paused') continue;
      const db = await deps.databases.consultation(entry.id).catch(() => undefined);
      await db?.write([forgetNonces(minuteOf(now)), forgetDevices(minuteOf(now))]);
    }
  }
  return lookEvery(everyMs, { look: tidy, fault });
}
