import { cpSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { recordRun } from '../../../db/queries/retention/destructions.ts';
import { readEnv } from '../../../server/env.ts';
import { type House, openHouse } from '../../../server/house.ts';
import { runRetention } from '../../../server/usecases/retention/run-retention.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { tempFolder } from '../../support/processes/temp.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

const system = { kind: 'system', name: 'retention' } as const;
const frameBytes = 24 + 2048;

let house: TestHouse;
beforeEach(async () => {
  house = await openTestHouse();
});
afterEach(() => house.remove());

/** What a kill leaves at this moment, with the log of `id` changed by `harm`; and how it is started. */
function killed(id: string, harm: (log: string) => void): () => Promise<House> {
  const left = tempFolder('killed');
  onTestFinished(left.remove);
  const filter = (path: string) => !/-shm$|\.sock$/.test(path);
  cpSync(house.folder, left.path, { recursive: true, filter });
  const data = join(left.path, 'data');
  const file = id === 'control' ? join(data, 'control.db') : join(data, 'consultations', `${id}.db`);
  harm(`${file}-wal`);
  const env = readEnv({ DATA_DIR: data, KEYRING: join(left.path, 'keyring.json'), DEMO: '1' });
  const phraseCost = { memoryKib: 1_024, passes: 1, lanes: 1 };
  return () => openHouse(env, { workerFile: screeningWorker, phraseCost });
}

/** In the frame with this number, from 0, a byte of the page is another one. */
function flip(log: string, frame: number): void {
  const bytes = readFileSync(log);
  const at = 32 + frame * frameBytes + 1_000;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(log, bytes);
}

const framesOf = (log: string) => Math.floor((statSync(log).size - 32) / frameBytes);

/** Which consultations are named as damaged by a start, and by the one after that. */
async function named(start: () => Promise<House>): Promise<readonly (readonly string[])[]> {
  const found: (readonly string[])[] = [];
  for (let times = 0; times < 2; times += 1) {
    const again = await start();
    found.push((await need(runRetention(again.deps, system, {}))).unreadable);
    await again.close();
  }
  return found;
}

it('R859: a consultation whose log is damaged before its last commit is named: what came after is lost', async () => {
  const { consultationId } = house;
  for (let child = 0; child < 3; child += 1) await house.join();
  const early = killed(consultationId, (log) => flip(log, 0));
  expect(await named(early)).toEqual([[consultationId], []]);
  const head = killed(consultationId, (log) => writeFileSync(log, readFileSync(log).fill(7, 0, 32)));
  expect((await named(head))[0]).toEqual([consultationId]);
});

it('R859: a log that a kill left whole, or cut off in its last commit, is no loss', async () => {
  const { consultationId } = house;
  for (let child = 0; child < 3; child += 1) await house.join();
  expect(await named(killed(consultationId, () => undefined))).toEqual([[], []]);
  const torn = killed(consultationId, (log) => truncateSync(log, statSync(log).size - 100));
  expect(await named(torn)).toEqual([[], []]);
  expect(await named(killed(consultationId, (log) => flip(log, framesOf(log) - 1)))).toEqual([[], []]);
});

it('R859: that of the control database keeps one start from serving, which says what the next one goes without', async () => {
  for (let hour = 1; hour < 4; hour += 1) await house.databases.control.write([recordRun('a job', hour)]);
  const start = killed('control', (log) => flip(log, 0));
  await expect(start()).rejects.toThrow(
    /log of the database control is damaged.* what was written last is lost/,
  );
  await (await start()).close();
});
