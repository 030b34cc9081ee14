import type { Database } from '../../db/databases.ts';
import type { StoreErrorCode } from '../../db/engine.ts';
import { type Deps, openConsultation } from './deps.ts';

/**
 * What `reads` finds in a consultation, where many are gone through; undefined where it is not here, cannot be opened or has a damaged
 * page, or is destroyed meanwhile: one that is broken keeps no other from being served, destroyed on its day or looked after. What is no damage is thrown.
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
    if (isDamage(error) || hasCode(error, 'database-closed')) return undefined;
    throw error;
  }
}

/** What is asked of a database, or `otherwise` where it, or the page that is asked for, cannot be read. What is no damage is thrown. */
export async function unlessDamaged<T, O>(asked: Promise<T>, otherwise: O): Promise<T | O> {
  return asked.catch((error: unknown) => {
    if (isDamage(error)) return otherwise;
    throw error;
  });
}

/** That it opens for nobody here, or that a page of it cannot be read. */
const damages: readonly StoreErrorCode[] = [
  'database-unreadable',
  'database-newer',
  'table-without-retention',
];

/** A database that cannot be opened, or a page of it that cannot be read. The query builder wraps what the store threw. */
export function isDamage(error: unknown): boolean {
  return damages.some((code) => hasCode(error, code));
}

function hasCode(error: unknown, code: StoreErrorCode): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === code) || hasCode(error.cause, code);
}
