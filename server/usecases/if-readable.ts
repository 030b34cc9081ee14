import type { Database } from '../../db/databases.ts';
import { type Deps, openConsultation } from './deps.ts';

/**
 * What `reads` finds in a consultation, where many are gone through; undefined where it is not here, cannot be opened or has a damaged
 * page: one that is broken keeps no other from being served, destroyed on its day or looked after. What is no damage is thrown.
 */
export async function ifReadable<T>(
  deps: Deps,
  id: string,
  reads: (db: Database) => Promise<T>,
): Promise<T | undefined> {
  const db = await openConsultation(deps, id).catch(() => undefined);
  if (!db) return undefined;
  try {
    return await reads(db);
  } catch (error) {
    if (isDamage(error)) return undefined;
    throw error;
  }
}

/** A database that cannot be opened, or a page of it that cannot be read. The query builder wraps what the store threw. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === 'database-unreadable') || isDamage(error.cause);
}
