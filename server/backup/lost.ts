import { statSync } from 'node:fs';
import { join } from 'node:path';
import { auditStatement } from '../../db/audit.ts';
import type { Engine, Statement } from '../../db/engine.ts';
import type { Keyring } from '../../db/keyring.ts';
import { copyState } from '../../db/queries/staff/staff.ts';
import { BackupRefusal, type Manifest } from './manifest.ts';

/** A consultation that is served and of which a backup has nothing; on which day its file was written last, '' where none is here. */
export type Lost = { readonly id: string; readonly day: string };

/**
 * What a restore would throw away: consultations that began or came after the backup, or that could not be read when it was made. What
 * is gone for good, or on its way to another machine, is not among it.
 */
export function lostBy(parts: {
  readonly dataDir: string;
  readonly keyring: Pick<Keyring, 'ids'>;
  readonly manifest: Manifest;
  readonly elsewhere: readonly ReadonlySet<string>[];
}): readonly Lost[] {
  const inBackup = parts.manifest.databases.map(({ id }) => id);
  return parts.keyring
    .ids()
    .filter((id) => !inBackup.includes(id) && !parts.elsewhere.some((ids) => ids.has(id)))
    .map((id) => ({ id, day: dayOf(join(parts.dataDir, 'consultations', `${id}.db`)) }));
}

/** The file, or the log beside it that holds what is newest. */
function dayOf(file: string): string {
  const found = ['', '-wal'].flatMap((tail) => {
    const look = statSync(`${file}${tail}`, { throwIfNoEntry: false });
    return look === undefined ? [] : [look.mtimeMs];
  });
  return found.length === 0 ? '' : new Date(Math.max(...found)).toISOString().slice(0, 10);
}

export function sayLost({ id, day }: Lost): string {
  return day === '' ? `${id} (no file of it is here)` : `${id} (written last on ${day})`;
}

/** Throws BackupRefusal where something would be lost of which nobody has said that it may be. */
export function refuseLoss(lost: readonly Lost[], drop: boolean): void {
  if (lost.length > 0 && !drop)
    throw new BackupRefusal(
      `This backup has nothing of ${lost.map(sayLost).join(', ')}: take a newer one, or add --drop to lose that for good, with its keys.`,
    );
}

/**
 * Said in the log of the site before any key goes; where the backup's list has it, it is destroyed there as well. `before`: what went so with restores
 * of before, also one that was stopped once the key was gone: the log of a backup from before knows nothing of it.
 */
export async function dropStatements(
  control: Pick<Engine, 'query'>,
  {
    lost,
    before,
    day,
  }: { readonly lost: readonly Lost[]; readonly before: readonly Lost[]; readonly day: string },
): Promise<readonly Statement[]> {
  const said = await control.query(
    `select subject from audit where deed in ('backup:drop', 'consultation:drop')`,
    [],
  );
  const here = new Set(said.map(([id]) => String(id)));
  const all = new Map([...before, ...lost].filter(({ id }) => !here.has(id)).map((each) => [each.id, each]));
  return [...all.values()].flatMap((each) => [
    copyState(each.id, 'destroyed'),
    auditStatement({ day, actor: 'command-line', deed: 'backup:drop', subject: each.id, detail: each.day }),
  ]);
}
