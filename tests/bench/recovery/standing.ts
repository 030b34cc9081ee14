import { join } from 'node:path';
import Libsql from 'libsql';
import { openKeyring } from '../../../db/keyring.ts';

/** Ids of what children said, from a closed data folder of this figure's own making, with its keyring. */
export function standingIds(folder: string, consultation: string): ReadonlySet<string> {
  const dataDir = join(folder, 'data');
  const keyring = openKeyring({ path: join(folder, 'keys', 'keyring.json'), dataDir, create: false });
  const settings = { encryptionKey: keyring.keyFor(consultation), timeout: 2_000 };
  const database = new Libsql(join(dataDir, 'consultations', `${consultation}.db`), settings);
  try {
    const rows = database.prepare('select id from contribution').raw().all([]) as [string][];
    return new Set(rows.map(([id]) => id));
  } finally {
    database.close();
  }
}
