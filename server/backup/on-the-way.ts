import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Keyring } from '../../db/keyring.ts';

/**
 * What is on its way to another machine, or from one, stays in a restored folder as it lies: it was not written since, and a backup may be
 * older. Its key stays apart, also where the keyring is a copy from before.
 */
export function keepOnTheWay(parts: {
  readonly dataDir: string;
  readonly target: string;
  readonly keyring: Keyring;
  /** Consultations that are elsewhere, or on their way there. */
  readonly away: ReadonlySet<string>;
}): void {
  const { dataDir, target, keyring } = parts;
  for (const id of parts.away) if (keyring.keyFor(id) !== undefined) keyring.setApart(id);
  for (const id of keyring.apartIds())
    for (const tail of ['', '-wal']) {
      const name = join('consultations', `${id}.db${tail}`);
      if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(target, name));
    }
}
