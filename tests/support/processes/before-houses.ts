import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleForTests, bundleThreads } from '../../../setup/bundle.mjs';
import { tempFolder } from './temp.ts';

const root = join(import.meta.dirname, '../../..');
const fresh = join(root, 'node_modules/.cache/due-weight/threads');

/**
 * Once before all tests of Vitest that open a house: bundles the threads, and makes the house of which theirs are copies, because to make
 * one takes longer than most of what is tested in it.
 */
export async function setup(): Promise<void> {
  // Integration and contract each ask for it.
  if (process.env.TEST_HOUSE) return;
  await bundleThreads(fresh);
  process.env.TEST_THREADS = fresh;
  const program = tempFolder('made-house');
  const file = join(program.path, 'made-house.mjs');
  await bundleForTests(join(root, 'tests/support/processes/made-house.ts'), file);
  process.env.TEST_HOUSE = execFileSync(process.execPath, [file], { encoding: 'utf8' });
  program.remove();
}

export function teardown(): void {
  if (process.env.TEST_HOUSE) rmSync(process.env.TEST_HOUSE, { recursive: true, force: true });
}
