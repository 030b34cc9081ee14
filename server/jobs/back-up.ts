import { basename } from 'node:path';
import type { House } from '../house.ts';
import type { Log } from '../log.ts';
import { lookEvery } from '../look-every.ts';

/** Milliseconds after a start until the first copy, where the pause is longer: who starts it anew each night has one all the same. */
const firstMs = 60_000;

/**
 * Copies what changed every few seconds, or once soon after the start and then by the clock, and the keyring when it did, each into its own folder; removes what had its time, whatever
 * became of the copy. One that fails is said in the log and tried again: a room full of children goes on.
 */
export function startBackingUp(
  house: Pick<House, 'backups' | 'places'>,
  with_: { readonly everyMs: number; readonly log: Log; readonly fault: (error: unknown) => void },
): () => void {
  const { backupDir, keyBackupDir } = house.places;
  if (backupDir === undefined && keyBackupDir === undefined) return () => undefined;

  async function take(folder: string): Promise<void> {
    const { unreadable, passedOver } = await house.backups.take(folder);
    if (passedOver !== undefined)
      with_.log.warn({ event: 'backup-before-passed-over', code: basename(passedOver) });
    for (const consultation of unreadable)
      with_.log.warn({ event: 'consultation-not-in-backup', consultation });
  }

  /** Each by itself: a folder that went away keeps the other from nothing. */
  async function alone(code: 'keys' | 'data', work: () => unknown): Promise<void> {
    try {
      await work();
    } catch (error) {
      with_.log.error({ event: 'backup-failed', code });
      with_.fault(error);
    }
  }

  async function backUp(): Promise<void> {
    if (keyBackupDir !== undefined) await alone('keys', () => house.backups.takeKeys(keyBackupDir));
    if (backupDir === undefined) return;
    // What had its time goes also where no copy could be made, as on a full disk, and makes room for the next.
    await alone('data', () => take(backupDir).finally(() => house.backups.prune(backupDir)));
  }

  // One that takes longer than the pause: the next comes after it.
  return lookEvery(with_.everyMs, { look: backUp, fault: with_.fault, firstMs });
}
