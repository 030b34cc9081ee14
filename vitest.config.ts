import { existsSync, statfsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const inMemory = '/dev/shm';
const bytesNeeded = 2 * 1024 ** 3;

/**
 * Houses of the integration tests lie in memory where a machine has a place for it: half of their time they waited for a disk, which is not what they
 * ask about (decision 159). Engines, locks and tickets (contract), journeys, proofs and figures keep theirs on the disk.
 */
function foldersOf(name: string): Record<string, string> {
  if (name !== 'integration' || !existsSync(inMemory)) return {};
  const { bavail, bsize } = statfsSync(inMemory);
  return bavail * bsize >= bytesNeeded ? { TMPDIR: inMemory } : {};
}

/** Without the Remix plugin, which wants a whole app. Forks, because a native abort must not take other tests along. */
function project(name: string, testTimeoutMs: number) {
  const include = [`tests/${name}/**/*.test.{ts,tsx}`];
  const globalSetup = name === 'unit' ? [] : ['tests/support/processes/before-houses.ts'];
  // What talks over sockets and waits for clocks may lose a race on a busy machine, once; `npm test` names whatever needed it.
  const retry = name === 'integration' ? 1 : 0;
  return {
    extends: true as const,
    test: {
      name,
      include,
      globalSetup,
      retry,
      env: foldersOf(name),
      testTimeout: testTimeoutMs,
      hookTimeout: 30_000,
    },
  };
}

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 3,
    // No module of this house has a state of its own, so a fork reads each module once and not once a file; and no test puts another in its place.
    isolate: false,
    allowOnly: false,
    // A second is too little on a machine whose disk stands still now and then; what is waited for comes at once elsewhere.
    expect: { poll: { timeout: 10_000 } },
    environment: 'node',
    projects: [project('unit', 20_000), project('integration', 30_000), project('contract', 60_000)],
  },
});
