import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Keyring } from '../../db/keyring.ts';
import { flushFolder } from '../../db/places.ts';

/**
 * What is on its way to another machine, or from one, stays in a restored folder as it lies: it was not written since, and a backup may be
 * older. Its key stays apart, also where the keyring is a copy from before. Of what is gone for good nothing stays.
 */
export function keepOnTheWay(parts: {
  readonly dataDir: string;
  readonly target: string;
  readonly keyring: Keyring;
  /** Consultations that are elsewhere, or on their way there. */
  readonly away: ReadonlySet<string>;
  /** Destroyed, or settled elsewhere: `makeTrue` destroys what key of them is left. */
  readonly gone: ReadonlySet<string>;
}): void {
  const { dataDir, target, keyring } = parts;
  const stays = (id: string) => !parts.gone.has(id);
  for (const id of [...parts.away].filter(stays)) if (keyring.keyFor(id) !== undefined) keyring.setApart(id);
  for (const id of keyring.apartIds().filter(stays))
    for (const name of filesOf(id))
      if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(target, name));
}

/**
 * A restore that was stopped while it put things in their place may hold the only file of what is on its way: before its folder goes, it goes
 * back to where it lay. It is moved, so that it is whole in one of the two whenever that is stopped too.
 */
export function putBackOnTheWay(parts: {
  readonly dataDir: string;
  readonly target: string;
  readonly keyring: Keyring;
}): void {
  const { dataDir, target, keyring } = parts;
  for (const id of keyring.apartIds())
    for (const name of filesOf(id)) {
      const [left, place] = [join(target, name), join(dataDir, name)];
      if (!existsSync(left) || existsSync(place)) continue;
      mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
      renameSync(left, place);
      flushFolder(dirname(place));
    }
}

const filesOf = (id: string) => ['', '-wal'].map((tail) => join('consultations', `${id}.db${tail}`));
