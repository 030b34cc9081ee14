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
  return db && unlessGone(reads(db));
}

/** The same, also of one that gives no answer: where what is asked is asked of all, for people or for the clock, one that fails keeps nothing from the others. */
export function ifAnswering<T>(
  deps: Deps,
  id: string,
  reads: (db: Database) => Promise<T>,
): Promise<T | undefined> {
  return ifReadable(deps, id, reads).catch(() => undefined);
}

/** The same, where what is not found now has to be asked for again: fails also of one that cannot be opened, but for damage. */
export async function ifUndamaged<T>(
  deps: Deps,
  id: string,
  reads: (db: Database) => Promise<T>,
): Promise<T | undefined> {
  return unlessGone(openConsultation(deps, id).then((db) => db && reads(db)));
}

async function unlessGone<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    if (isDamage(error) || isClosed(error)) return undefined;
    throw error;
  });
}

/**
 * The first that `reads` finds in one of several consultations, in their order; undefined where it is in none. One that fails keeps nothing from being found in the others: its
 * failure is thrown only where nothing was found, for what is looked for may be in it. `toTheEnd`: all are looked at, also after it was found.
 */
export async function findIn<T>(
  deps: Deps,
  ids: readonly string[],
  reads: (db: Database, id: string) => Promise<T | undefined>,
  { toTheEnd = false } = {},
): Promise<T | undefined> {
  const failures: unknown[] = [];
  let first: T | undefined;
  for (const id of ids) {
    const found = await ifUndamaged(deps, id, (db) => reads(db, id)).catch((error: unknown) => {
      failures.push(error);
      return undefined;
    });
    first ??= found;
    if (first !== undefined && !toTheEnd) break;
  }
  if (first === undefined && failures.length > 0) throw failures[0];
  return first;
}

/** What is asked of a database; undefined where it is closed meanwhile, as one is that is destroyed. Fails of everything else, damage too. */
export async function unlessClosed<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    if (isClosed(error)) return undefined;
    throw error;
  });
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

/** A database that is closed meanwhile, as one is that is destroyed. */
export function isClosed(error: unknown): boolean {
  return hasCode(error, 'database-closed');
}

function hasCode(error: unknown, code: StoreErrorCode): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === code) || hasCode(error.cause, code);
}
