import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Databases } from '../../db/databases.ts';
import type { Keyring } from '../../db/keyring.ts';
import { lastRun } from '../../db/queries/retention/destructions.ts';
import { endedHere } from '../../db/queries/retention/ended.ts';
import own from '../../package.json' with { type: 'json' };
import { backupsToRemove } from '../core/privacy/backups.ts';
import { hourOf, retentionJob, waitsForPerson } from '../core/privacy/retention.ts';
import type { Secrets } from '../guard/secrets.ts';
import type { Places } from '../places.ts';
import { createSerialQueue } from '../serial-queue.ts';
import { countKeyCopies, takeKeys } from './keys.ts';
import { backupsIn } from './manifest.ts';
import { removeEach } from './remove-each.ts';
import { type Taken, type TakeParts, takeBackup } from './take.ts';

export type Backups = {
  /** One after the other, whoever asks. */
  take(to: string): Promise<Taken>;
  /** Removes backups that had their time, unless the clock jumped and nobody said yet that the day is right; and of every other the databases of consultations that were destroyed since. Fails of the first that could not be removed, once all were tried. */
  prune(folder: string): Promise<{ readonly removed: number }>;
  /** Removes copies that had their time on the same condition, and others that open what ended. */
  takeKeys(to: string): Promise<ReturnType<typeof takeKeys>>;
  countKeyCopies(): number;
  /** Answers when nothing is under way. */
  idle(): Promise<void>;
};

/** What lies there is looked at, and not what could: most of what ended is in no backup any more. */
function endedIn(folder: string, ended: ReadonlySet<string>): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.db') && ended.has(file.slice(0, -'.db'.length)))
    .map((file) => join(folder, file));
}

/** Backups are made by the process that holds the data folder, so that nobody else ever opens its files. */
export function createBackups(parts: {
  readonly databases: Databases;
  readonly keyring: Keyring;
  readonly secrets: Secrets;
  readonly places: Places;
  readonly clock: () => number;
  readonly forgetOrder: TakeParts['forgetOrder'];
}): Backups {
  const { databases, keyring, secrets, clock, places, forgetOrder } = parts;
  const queue = createSerialQueue();
  const jumped = async () => waitsForPerson(await lastRun(databases.control, retentionJob), hourOf(clock()));

  return {
    take: (to) =>
      queue.run(() =>
        takeBackup(to, {
          databases,
          secrets,
          publicKey: keyring.signing.publicKey,
          nowMs: clock(),
          program: own.version,
          forgetOrder,
        }),
      ),
    async prune(folder) {
      const names = backupsIn(folder);
      const over = (await jumped()) ? [] : backupsToRemove(names, clock());
      const ended = await endedHere(databases.control);
      const failed = [...removeEach(over.map((name) => join(folder, name)))];
      for (const name of names.filter((each) => !over.includes(each)))
        try {
          failed.push(...removeEach(endedIn(join(folder, name, 'consultations'), ended)));
        } catch (error) {
          failed.push(error);
        }
      if (failed.length > 0) throw failed[0];
      return { removed: over.length };
    },
    async takeKeys(to) {
      const ended = await endedHere(databases.control);
      return takeKeys(to, { keyring, nowMs: clock(), jumped: await jumped(), ended });
    },
    idle: queue.idle,
    countKeyCopies: () => (places.keyBackupDir === undefined ? 0 : countKeyCopies(places.keyBackupDir)),
  };
}
