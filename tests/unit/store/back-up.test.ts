import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Backups } from '../../../server/backup/backups.ts';
import { startBackingUp } from '../../../server/jobs/back-up.ts';
import type { LogFields } from '../../../server/log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What is said and copied in `ms`, where one of the two folders went away, or what was copied before was changed. */
async function roundsOf(
  broken: 'keys' | 'data' | 'none',
  { everyMs, ms, passedOver }: { everyMs: number; ms: number; passedOver?: string },
) {
  const said: LogFields[] = [];
  const copied: string[] = [];
  const pruned: string[] = [];
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
      return {
        folder: '',
        copied: 1,
        linked: 0,
        unreadable: [],
        bytes: 1,
        ...(passedOver ? { passedOver } : {}),
      };
    },
    async prune(folder) {
      pruned.push(folder);
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
    { everyMs, log: { info: say, warn: say, error: say }, fault: (error) => void faults.push(error) },
  );
  await vi.advanceTimersByTimeAsync(ms);
  stop();
  return { said, copied, pruned, faults };
}

it.each([
  { broken: 'keys', other: 'data' },
  { broken: 'data', other: 'keys' },
] as const)(
  'R755: a folder for $broken that fails is named, and $other is copied all the same',
  async ({ broken, other }) => {
    const { said, copied, faults } = await roundsOf(broken, { everyMs: 5_000, ms: 11_000 });
    expect(copied).toEqual([other, other]);
    expect(said).toEqual([
      { event: 'backup-failed', code: broken },
      { event: 'backup-failed', code: broken },
    ]);
    expect(faults).toHaveLength(2);
  },
);

it('R1070: what had its time goes also where no copy can be made', async () => {
  const { pruned, said } = await roundsOf('data', { everyMs: 5_000, ms: 6_000 });
  expect(pruned).toEqual(['/copies']);
  expect(said).toEqual([{ event: 'backup-failed', code: 'data' }]);
});

it('R991: a backup before that was passed over is named in the log', async () => {
  const passedOver = '/copies/2027-01-01T00-00-00Z';
  const { said } = await roundsOf('none', { everyMs: 5_000, ms: 6_000, passedOver });
  expect(said).toEqual([{ event: 'backup-before-passed-over', code: '2027-01-01T00-00-00Z' }]);
});

it('R993: with a long pause the first copy is made soon after the start all the same, and then by the clock', async () => {
  const day = 86_400_000;
  const once = await roundsOf('none', { everyMs: day, ms: 61_000 });
  expect(once.copied).toEqual(['keys', 'data']);
  const twice = await roundsOf('none', { everyMs: day, ms: day + 1_000 });
  expect(twice.copied).toEqual(['keys', 'data', 'keys', 'data']);
});
