import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** Follows every link of the part that exists, so that a link cannot hide where a file really lies. */
export function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return fs.realpathSync(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(realPath(parent), basename(absolute));
  }
}

/** Whether `path` is `folder` or lies below it, links followed. */
export function liesIn(folder: string, path: string): boolean {
  const way = relative(realPath(folder), realPath(path));
  return !(way === '..' || way.startsWith(`..${sep}`) || way.startsWith(sep) || /^[A-Za-z]:/.test(way));
}

/** Whether there is something at `path`. Throws where this user may not look: that is not the same as nothing. */
export function isThere(path: string): boolean {
  return fs.statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Makes a rename or a removal in `folder` survive a loss of power. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Makes what was written to a file survive a loss of power. Fails where the disk does, and holds no handle of it then either. */
export async function flushFile(file: string): Promise<void> {
  const handle = await fs.promises.open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** SHA-256 of a file, in hexadecimal. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of fs.createReadStream(file)) hash.update(part as Buffer);
  return hash.digest('hex');
}

/** A new file for its owner alone, flushed before this answers. */
export function writeFlushed(file: string, text: string): void {
  const handle = fs.openSync(file, 'w', 0o600);
  try {
    fs.writeFileSync(handle, text);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/**
 * Puts `beside` in the place of `file`, whole or not at all, and overwrites what stood there before. On a file system that
 * copies (and inside a solid-state drive) the old bytes stay somewhere; there only full-disk encryption helps.
 */
export function replaceFile(beside: string, file: string): void {
  const before = fs.existsSync(file) ? fs.openSync(file, 'r+') : undefined;
  fs.renameSync(beside, file);
  flushFolder(dirname(file));
  if (before === undefined) return;
  fs.writeSync(before, Buffer.alloc(fs.fstatSync(before).size), 0, undefined, 0);
  fs.fsyncSync(before);
  fs.closeSync(before);
}

/** Where systemd lays what a unit is given with `LoadCredential`. */
const credentials = '/run/credentials';

/**
 * The permissions that nobody but its owner may have on the file. A credential of a unit is root's, and those of its group stand for a list
 * that names the user of that unit alone.
 */
export function notForOthers(file: string): number {
  return liesIn(credentials, file) ? 0o007 : 0o077;
}

/** Whether others than its owner may read the file. */
export function isOpenToOthers(file: string): boolean {
  return process.platform !== 'win32' && (fs.statSync(file).mode & notForOthers(file)) !== 0;
}
