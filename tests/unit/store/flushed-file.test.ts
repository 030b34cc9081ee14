import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { flushFile, sha256Of } from '../../../db/places.ts';
import { tempFolder } from '../../support/processes/temp.ts';

const folder = tempFolder('flushed');
afterAll(() => folder.remove());

const handles = () => readdirSync('/proc/self/fd').length;

it('a file that cannot be flushed fails, and leaves no handle open', async () => {
  const before = handles();
  for (let time = 0; time < 20; time += 1)
    await expect(flushFile('/dev/null')).rejects.toMatchObject({ code: 'EINVAL' });
  expect(handles()).toBeLessThan(before + 20);
});

it('a file that can be is flushed, and is what it was', async () => {
  const file = join(folder.path, 'whole');
  writeFileSync(file, 'abc');
  await flushFile(file);
  expect(await sha256Of(file)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
