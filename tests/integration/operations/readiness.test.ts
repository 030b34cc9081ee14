import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openEmbeddedEngine } from '../../../db/engine-embedded.ts';
import { readEnv } from '../../../server/env.ts';
import { createReadiness } from '../../../server/health/readiness.ts';
import { openHouse } from '../../../server/house.ts';
import { createScreeningPool } from '../../../server/screening/pool.ts';
import { openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { freePort } from '../../support/processes/free-port.ts';
import { startQuietly } from '../../support/processes/quiet-start.ts';
import { tempFolder } from '../../support/processes/temp.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openTestHouse();
  // The thread of the screens is up: where much else runs its beginning takes longer than a part has for its answer.
  await house.deps.screen({ text: 'Here.', language: 'en', sensitiveTopic: false, previous: [] });
});
afterEach(() => house.remove());

describe('whether children can be sent here', () => {
  it('R507: a house that works is ready, and says nothing of what it holds', async () => {
    expect(await createReadiness(house, house.places.dataDir)()).toEqual({ ready: true, missing: [] });
  });

  it('R507: what does not answer is named: a folder that is gone, screens that fail', async () => {
    const gone = createReadiness(house, `${house.places.dataDir}-gone`);
    expect(await gone()).toEqual({ ready: false, missing: ['folder', 'room'] });
    const screen = () => Promise.reject(new Error('no screens'));
    const without = createReadiness({ ...house, deps: { ...house.deps, screen } }, house.places.dataDir);
    expect(await without()).toEqual({ ready: false, missing: ['screens'] });
  });

  /** What the act answers while the file is gone, while an empty one lies in its place, and once it is back. */
  async function withoutFile<T>(file: string, act: () => Promise<T>): Promise<readonly [T, T, T]> {
    const kept = `${file}.kept`;
    renameSync(file, kept);
    try {
      const gone = await act();
      writeFileSync(file, '');
      const empty = await act();
      renameSync(kept, file);
      return [gone, empty, await act()];
    } finally {
      rmSync(kept, { force: true });
    }
  }

  it.each(['control', 'complaints'] as const)(
    'R1274: a database of the site that lies there no more is missing, though what is open answers on: %s',
    async (id) => {
      const look = () => createReadiness(house, house.places.dataDir)();
      const missing = { ready: false, missing: [id] };
      const looks = await withoutFile(house.databases.file(id) ?? '', look);
      expect(looks).toEqual([missing, missing, { ready: true, missing: [] }]);
    },
  );

  it('R1274: one in which nothing lies is missing, though it answers', async () => {
    const { control } = house.databases;
    const file = join(house.folder, 'bare.db');
    const bare = openEmbeddedEngine({ id: 'control', file, key: house.keyring.control });
    onTestFinished(() => bare.close());
    const databases = { ...house.databases, control: { ...control, query: bare.query } };
    const look = createReadiness({ ...house, databases }, house.places.dataDir);
    expect(await look()).toEqual({ ready: false, missing: ['control'] });
  });

  it('R1274: nor does /health vouch for it', async () => {
    await house.close();
    const port = await freePort();
    const product = await startQuietly({
      PORT: String(port),
      DATA_DIR: join(house.folder, 'data'),
      KEYRING: join(house.folder, 'keyring.json'),
      DEMO: '1',
    });
    const health = async () => (await fetch(`http://127.0.0.1:${port}/health`)).status;
    try {
      const file = product.house.databases.file('control') ?? '';
      expect(await withoutFile(file, health)).toEqual([503, 503, 200]);
    } finally {
      await product.stop();
    }
  });

  it('R1045: screens that answer nothing but that they failed are missing, as all do whose thread cannot start', async () => {
    const screening = createScreeningPool({
      workers: 1,
      workerFile: new URL('./no-such-worker.mjs', import.meta.url),
    });
    onTestFinished(screening.close);
    const deps = { ...house.deps, screen: screening.screen };
    const without = createReadiness({ ...house, deps }, house.places.dataDir);
    expect(await without()).toEqual({ ready: false, missing: ['screens'] });
  });

  it('R1045: a house says each time that a thread of its screens did not start', async () => {
    const left = tempFolder('no-screens');
    const said: unknown[] = [];
    const env = readEnv({
      DATA_DIR: join(left.path, 'data'),
      KEYRING: join(left.path, 'keyring.json'),
      DEMO: '1',
    });
    const bare = await openHouse(env, {
      workerFile: new URL('./no-such-folder/worker.js', import.meta.url),
      onScreensFailed: (error) => void said.push(error),
    });
    onTestFinished(async () => {
      await bare.close();
      left.remove();
    });
    for (const text of ['We want shade.', 'We want trees.'])
      expect((await bare.deps.screen({ text, language: 'en', previous: [] })).verdict).toBe('hold');
    expect(said).toHaveLength(2);
  });

  it('R507: one look serves all who ask within a second', async () => {
    let looks = 0;
    const screen: typeof house.deps.screen = (input) => {
      looks += 1;
      return house.deps.screen(input);
    };
    const ready = createReadiness({ ...house, deps: { ...house.deps, screen } }, house.places.dataDir);
    await Promise.all(Array.from({ length: 20 }, ready));
    expect(looks).toBe(1);
  });
});
