import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Keyring } from '../../db/keyring.ts';
import { makeFolder } from '../../db/lock.ts';
import { flushFolder, writeFlushed } from '../../db/places.ts';
import { dayMs } from '../core/consultation/days.ts';
import { backupMoment, backupName, isAhead, isKeyCopyOver } from '../core/privacy/backups.ts';
import { removeEach } from './remove-each.ts';

const pattern = /^keyring-(.+)\.json$/;
const halfWritten = /^keyring-.+\.json\.tmp$/;

type KeyCopy = { readonly name: string; readonly ms: number };

function copiesIn(folder: string): readonly KeyCopy[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const ms = backupMoment(pattern.exec(name)?.[1] ?? '');
      return ms === undefined ? [] : [{ name, ms }];
    })
    .sort((a, b) => b.ms - a.ms);
}

/**
 * A copy of the keyring as it lies on disk, wrapped by the master key, which is never copied. The copies go that
 * still hold the key of a consultation that is known to have `ended`, or of a letter that was taken in, and, unless the clock `jumped`, those older than seven days. What
 * the keyring does not know for another reason stays: it may be an older copy that was put back, and then a newer one has the only key. A
 * copy of another keyring is not ours to take away. The newest before goes only once this one stands; the others go also where none can be
 * written. Unchanged since yesterday: none is made. One that cannot be read is passed over: it may be another's. That it had its time, or that one could
 * not be removed, fails this once the others went and the new one stands.
 */
export function takeKeys(
  to: string,
  parts: {
    readonly keyring: Pick<Keyring, 'sealed'>;
    readonly nowMs: number;
    /** Nobody said yet that the day is right: no copy is over by its age. */
    readonly jumped: boolean;
    /** Consultations whose keys are gone for good here, as the control database has it. */
    readonly ended: ReadonlySet<string>;
  },
): { readonly file: string; readonly made: boolean; readonly removed: number } {
  const { nowMs, jumped, ended } = parts;
  makeFolder(to);
  clearHalfWritten(to);
  const text = parts.keyring.sealed();
  const now = heldIn(text);
  const failed: unknown[] = [];
  const readable = (copy: KeyCopy) => {
    try {
      return [{ ...copy, text: readFileSync(join(to, copy.name), 'utf8') }];
    } catch (error) {
      if (!jumped && isKeyCopyOver(copy.ms, nowMs)) failed.push(error);
      return [];
    }
  };
  const copies = copiesIn(to)
    .flatMap(readable)
    .map((copy) => ({ ...copy, holds: heldIn(copy.text) }))
    .filter(({ holds }) => holds.publicKey === undefined || holds.publicKey === now.publicKey);
  const newest = copies.find(({ ms }) => !isAhead(ms, nowMs));
  const stands = newest !== undefined && nowMs - newest.ms < dayMs && newest.text === text;
  const name = stands ? newest.name : `keyring-${backupName(nowMs)}.json`;
  const file = join(to, name);
  const known = (id: string) => now.consultations.includes(id);
  const over = copies.filter(({ name: other, ms, holds }) => {
    if (other === name) return false;
    const unknown = holds.consultations.filter((id) => !known(id));
    const spent = holds.places.some((id) => !now.places.includes(id));
    return (
      (!jumped && isKeyCopyOver(ms, nowMs)) ||
      unknown.some((id) => ended.has(id)) ||
      // Which letters were taken in is written down nowhere.
      (spent && unknown.length === 0)
    );
  });
  // The newest of ours goes only once another stands: where none can be written, as on a full disk, it is the only one.
  const last =
    copies.find(({ ms, holds }) => holds.publicKey !== undefined && !isAhead(ms, nowMs)) ?? copies[0];
  const go = (copies: readonly KeyCopy[]) => removeEach(copies.map((copy) => join(to, copy.name)));
  failed.push(...go(over.filter((copy) => copy !== last)));
  if (!stands) writeWhole(file, text);
  failed.push(...go(over.filter((copy) => copy === last)));
  if (failed.length > 0) throw failed[0];
  return { file, made: !stands, removed: over.length };
}

/** Under its name or not at all; what a kill left beside it is cleared away by the next (`clearHalfWritten`). */
function writeWhole(file: string, text: string): void {
  try {
    writeFlushed(`${file}.tmp`, text);
    renameSync(`${file}.tmp`, file);
  } catch (error) {
    rmSync(`${file}.tmp`, { force: true });
    throw error;
  }
  flushFolder(dirname(file));
}

/** Its name has its moment, so no later copy would ever be written over it: it would keep a key for good. */
function clearHalfWritten(to: string): void {
  for (const name of readdirSync(to)) if (halfWritten.test(name)) rmSync(join(to, name), { force: true });
}

/** Whose it is, and what it has keys of: consultations that are served or on their way, and letters that are waited for. */
function heldIn(text: string): {
  readonly publicKey: string | undefined;
  readonly consultations: readonly string[];
  readonly places: readonly string[];
} {
  try {
    const { publicKey, consultations, apart, places } = JSON.parse(text);
    return {
      publicKey: typeof publicKey === 'string' ? publicKey : undefined,
      consultations: [consultations, apart].flatMap((part) => Object.keys(part ?? {})),
      places: Object.keys(places ?? {}),
    };
  } catch {
    return { publicKey: undefined, consultations: [], places: [] };
  }
}

/** How many copies an old master key still opens. */
export function countKeyCopies(folder: string): number {
  return copiesIn(folder).length;
}

/** How many a clock named that ran ahead of this one. */
export function keyCopiesAhead(folder: string, nowMs: number): number {
  return copiesIn(folder).filter(({ ms }) => isAhead(ms, nowMs)).length;
}

/** Whole seconds since the newest copy in this folder; undefined where there is none. */
export function newestKeyCopyAge(folder: string, nowMs: number): number | undefined {
  const newest = copiesIn(folder).find(({ ms }) => !isAhead(ms, nowMs));
  return newest === undefined ? undefined : Math.max(0, Math.round((nowMs - newest.ms) / 1000));
}
