import type { House } from '../house.ts';
import type { Log } from '../log.ts';

/**
 * Copies what changed every few seconds, and the keyring when it did, each into its own folder; removes what had its time. One
 * that fails is said in the log and tried again: a room full of children goes on.
 */
export function startBackingUp(
  house: Pick<House, 'backups' | 'places'>,
  with_: { readonly everyMs: number; readonly log: Log; readonly fault: (error: unknown) => void },
): () => void {
  const { backupDir, keyBackupDir } = house.places;
  if (backupDir === undefined && keyBackupDir === undefined) return () => undefined;

  async function backUp(): Promise<void> {
    if (keyBackupDir !== undefined) house.backups.takeKeys(keyBackupDir);
    if (backupDir === undefined) return;
    const { unreadable } = await house.backups.take(backupDir);
    for (const consultation of unreadable)
      with_.log.warn({ event: 'consultation-not-in-backup', consultation });
    await house.backups.prune(backupDir);
  }

  let running = false;
  const timer = setInterval(() => {
    // The one before takes longer than the pause: the next comes after it.
    if (running) return;
    running = true;
    backUp()
      .catch((error) => {
        with_.log.error({ event: 'backup-failed' });
        with_.fault(error);
      })
      .finally(() => {
        running = false;
      });
  }, with_.everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
