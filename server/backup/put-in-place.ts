import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { flushFolder } from '../../db/places.ts';

/**
 * The old data goes, the restored stands in its place. A stop between is seen at the next start: run it again. `last` is what comes then and cannot be
 * taken back: as long as it is not done nothing is served.
 */
export function putInPlace(target: string, dataDir: string, last: () => void): void {
  const files = ['complaints', 'control'].flatMap((id) =>
    ['', '-wal', '-shm'].map((tail) => `${id}.db${tail}`),
  );
  for (const name of [...files, 'consultations'])
    rmSync(join(dataDir, name), { recursive: true, force: true });
  renameSync(join(target, 'consultations'), join(dataDir, 'consultations'));
  renameSync(join(target, 'complaints.db'), join(dataDir, 'complaints.db'));
  renameSync(join(target, 'control.db'), join(dataDir, 'control.db'));
  flushFolder(dataDir);
  last();
  rmSync(target, { recursive: true, force: true });
  flushFolder(dataDir);
}
