import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Keyring } from '../../db/keyring.ts';
import { makeFolder } from '../../db/lock.ts';
import { flushFolder, writeFlushed } from '../../db/places.ts';
import { backupMoment, backupName, isKeyCopyOver } from '../core/privacy/backups.ts';

const dayMs = 86_400_000;
const pattern = /^keyring-(.+)\.json$/;

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
 * A copy of the keyring as it lies on disk, wrapped by the master key, which is never copied. Once it stands, the copies that
 * still hold the key of a consultation that was destroyed or is elsewhere for good, or of a letter that was taken in, go, and those older
 * than seven days. Unchanged since yesterday: none is made.
 */
export function takeKeys(
  to: string,
  parts: { readonly keyring: Keyring; readonly nowMs: number },
): { readonly file: string; readonly made: boolean; readonly removed: number } {
  makeFolder(to);
  const text = parts.keyring.sealed();
  const copies = copiesIn(to);
  const [newest] = copies;
  const stands =
    newest !== undefined &&
    Math.abs(parts.nowMs - newest.ms) < dayMs &&
    readFileSync(join(to, newest.name), 'utf8') === text;
  const name = stands ? newest.name : `keyring-${backupName(parts.nowMs)}.json`;
  const file = join(to, name);
  if (!stands) {
    writeFlushed(`${file}.tmp`, text);
    renameSync(`${file}.tmp`, file);
    flushFolder(to);
  }
  const ids = new Set(idsIn(text));
  const over = copies.filter(
    (copy) =>
      copy.name !== name &&
      (isKeyCopyOver(copy.ms, parts.nowMs) ||
        idsIn(readFileSync(join(to, copy.name), 'utf8')).some((id) => !ids.has(id))),
  );
  for (const copy of over) rmSync(join(to, copy.name));
  return { file, made: !stands, removed: over.length };
}

/** What it has keys of: consultations that are served or on their way, and letters that are waited for. */
function idsIn(text: string): readonly string[] {
  try {
    const { consultations, apart, places } = JSON.parse(text) as Record<string, object | undefined>;
    return [consultations, apart, places].flatMap((part) => Object.keys(part ?? {}));
  } catch {
    return [];
  }
}

/** How many copies an old master key still opens. */
export function countKeyCopies(folder: string): number {
  return copiesIn(folder).length;
}

/** Whole seconds since the newest copy in this folder; undefined where there is none. */
export function newestKeyCopyAge(folder: string, nowMs: number): number | undefined {
  const [newest] = copiesIn(folder);
  return newest === undefined ? undefined : Math.max(0, Math.round((nowMs - newest.ms) / 1000));
}
