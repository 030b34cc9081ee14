import { verifyAudit } from '../../db/audit.ts';
import type { ConnectionOptions } from '../../db/connection.ts';
import { isDamaged } from '../../db/damage.ts';
import type { Database } from '../../db/databases.ts';
import { BackupRefusal } from './manifest.ts';

/** Before anything of it is read: its hash says that it is what was copied, and not that this was whole. */
export function refuseBadCopy(database: ConnectionOptions): void {
  if (isDamaged(database, 'words'))
    throw new BackupRefusal(`The database ${database.id} of the backup is damaged.`);
}

/** Throws BackupRefusal where the chain of a log does not stand. */
export async function checkChain(db: Database, id: string): Promise<void> {
  const chain = await verifyAudit(db);
  if (!chain.ok)
    throw new BackupRefusal(`The audit chain of ${id} breaks at entry ${chain.firstBad} in the backup.`);
}
