import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Backups } from '../../server/backup/backups.ts';
import { startBackingUp } from '../../server/jobs/back-up.ts';
import type { LogFields } from '../../server/log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What is said and copied in two rounds, where one of the two folders went away. */
async function twoRounds(broken: 'keys' | 'data') {
  const said: LogFields[] = [];
  const copied: string[] = [];
  const faults: unknown[] = [];
  const away = new Error('away');
  const backups: Pick<Backups, 'take' | 'takeKeys' | 'prune'> = {
    async takeKeys() {
      if (broken === 'keys') throw away;
      copied.push('keys');
      return { file: '', made: true, removed: 0 };
    },
    async take() {
      if (broken === 'data') throw away;
      copied.push('data');
      return { folder: '', copied: 1, linked: 0, unreadable: [], bytes: 1 };
    },
    async prune() {
      return { removed: 0 };
    },
  };
  const say = (fields: LogFields) => void said.push(fields);
  const stop = startBackingUp(
    {
      backups: backups as Backups,
      places: {
        dataDir: '/data',
        keyring: '/keyring.json',
        master: { kind: 'value', value: '' },
        backupDir: '/copies',
        keyBackupDir: '/keys',
      },
    },
    { everyMs: 5_000, log: { info: say, warn: say, error: say }, fault: (error) => void faults.push(error) },
  );
  await vi.advanceTimersByTimeAsync(11_000);
  stop();
  return { said, copied, faults };
}

it.each([
  { broken: 'keys', other: 'data' },
  { broken: 'data', other: 'keys' },
] as const)(
  'R755: a folder for $broken that fails is named, and $other is copied all the same',
  async ({ broken, other }) => {
    const { said, copied, faults } = await twoRounds(broken);
    expect(copied).toEqual([other, other]);
    expect(said).toEqual([
      { event: 'backup-failed', code: broken },
      { event: 'backup-failed', code: broken },
    ]);
    expect(faults).toHaveLength(2);
  },
);
