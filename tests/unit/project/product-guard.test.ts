import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guardOf } from '../../support/processes/product.ts';
import { tempFolder } from '../../support/processes/temp.ts';

describe('the guard of a product that a test starts', () => {
  it.each([
    { who: 'the product', alone: true },
    { who: 'its whole group', alone: false },
  ])('kills $who and takes its folder away when the test is gone', async ({ alone }) => {
    const folder = tempFolder('guarded');
    const product = spawn('sleep', ['60'], { stdio: 'ignore', detached: !alone });
    const gone = once(product, 'exit');
    const pid = product.pid ?? 0;
    const guard = guardOf(alone ? pid : -pid, folder.path);
    const done = once(guard, 'exit');
    guard.stdin?.destroy();
    expect(await gone).toEqual([null, 'SIGKILL']);
    await done;
    expect(existsSync(folder.path)).toBe(false);
  });

  it('leaves it alone after the word that it is over', async () => {
    const folder = tempFolder('guarded');
    const guard = guardOf(process.pid, folder.path);
    const done = once(guard, 'exit');
    guard.stdin?.end('over\n');
    expect(await done).toEqual([0, null]);
    expect(existsSync(folder.path)).toBe(true);
    folder.remove();
  });
});
