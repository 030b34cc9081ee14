import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MovingParts } from './parts.ts';

/** Where a database that is taken in lies until it is checked: beside its place, by a name that no other try has. */
export function besideOf(file: string, token: string): string {
  return `${file}.${token.slice(0, 8)}.taking`;
}

const halfTaken = /\.db\.[^.]{8}\.taking(-wal|-shm|-journal)?$/;

/**
 * Takes away what tries left that were killed: rows of children, which nothing else would ever remove, since no other try has that name. One is taken in after the
 * other, so that none is under way.
 */
export function clearHalfTaken({ databases }: Pick<MovingParts, 'databases'>): void {
  // Whichever is asked for, all of them lie in one folder; on a libSQL server none does.
  const file = databases.file('any');
  if (file === undefined) return;
  const folder = dirname(file);
  for (const name of readdirSync(folder))
    if (halfTaken.test(name)) rmSync(join(folder, name), { force: true });
}
