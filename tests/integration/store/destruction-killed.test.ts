import { verify } from 'node:crypto';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import { verifyKept } from '../../../db/queries/retention/kept-log.ts';
import { restoreAlone } from '../../../server/commands/restore.ts';
import { readEnv } from '../../../server/env.ts';
import { openHouse } from '../../../server/house.ts';
import { bundleForTests } from '../../../setup/bundle.mjs';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { killedStages } from '../../support/processes/killed-stages.ts';
import { backUp } from '../../support/processes/put-back.ts';
import { tempFolder } from '../../support/processes/temp.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

const system = { kind: 'system', name: 'retention' } as const;
const visitor = { kind: 'visitor' } as const;

/** Every step at which a destruction can be killed, and where each is put. `prepare`: what is done in the house before. */
async function killedDestruction<T>(prepare: (made: TestHouse) => Promise<T>) {
  const made = await openTestHouse();
  const folder = tempFolder('killed');
  onTestFinished(() => folder.remove());
  const { consultationId } = made;
  const prepared = await prepare(made);
  await made.close();
  const child = join(folder.path, 'destroy-child.mjs');
  await bundleForTests(join(import.meta.dirname, 'destroy-child.ts'), child);
  const here = join(folder.path, 'here');
  const settings = { DATA_DIR: join(here, 'data'), KEYRING: join(here, 'keyring.json'), DEMO: '1' };
  const stages = killedStages({
    file: child,
    words: [consultationId],
    env: settings,
    folders: [here],
    begin() {
      rmSync(here, { recursive: true, force: true });
      cpSync(made.folder, here, { recursive: true });
    },
    photos: join(folder.path, 'photos'),
  });
  await made.remove().catch(() => undefined);
  return { made, prepared, consultationId, here, settings, stages };
}

it('R57, R105, R956: a destruction that is killed at any step is carried on, ends the same, and keeps its log once', async () => {
  const { consultationId, here, settings, stages } = await killedDestruction(async () => undefined);
  let carriedOn = 0;
  for (const { label, put } of stages) {
    put();
    // The next start carries on with what was begun; before that the clock's next run does.
    const house = await openHouse(readEnv(settings), { workerFile: screeningWorker });
    const done = await need(house.services.retention.destructions(visitor, {}));
    if (done.destroyed.length > 0) carriedOn += 1;
    else await need(house.services.retention.destroy(system, { consultationId }));
    const { destroyed, publicKey } = await need(house.services.retention.destructions(visitor, {}));
    const { bytes } = await need(house.services.retention.certificate(visitor, { consultationId }));
    const signature = Buffer.from(destroyed[0]?.signature ?? '', 'base64');
    expect(verify(null, bytes, publicKey, signature), label).toBe(true);
    expect(house.keyring.keyFor(consultationId)).toBeUndefined();
    for (const tail of ['', '-wal', '-shm'])
      expect(existsSync(join(here, 'data', 'consultations', `${consultationId}.db${tail}`))).toBe(false);
    expect((await verifyAudit(house.databases.control)).ok).toBe(true);
    const kept = await verifyKept(house.databases.control, consultationId);
    expect(kept, label).toMatchObject({
      ok: true,
      entries: JSON.parse(Buffer.from(bytes).toString()).kept.lines,
    });
    const noted = await house.databases.control.query(`select 1 from audit where deed = 'audit:kept'`, []);
    expect(noted, label).toHaveLength(1);
    const states = await house.databases.control.query('select state from directory where id = ?1', [
      consultationId,
    ]);
    expect(states).toEqual([['destroyed']]);
    await house.close();
  }
  expect(stages.length).toBeGreaterThan(9);
  expect(carriedOn).toBeGreaterThan(3);
}, 120_000);

it('R1016: where a backup from before is put back after such a stop it is there whole, or destroyed with its certificate', async () => {
  const { made, prepared, consultationId, here, settings, stages } = await killedDestruction(backUp);
  const from = join(here, prepared.slice(made.folder.length));
  const ends = { there: 0, destroyed: 0 };
  for (const { label, put } of stages) {
    put();
    const restored = await restoreAlone(readEnv(settings), [from, '--replace']);
    expect(restored.exitCode, `${label}: ${restored.lines.join(' ')}`).toBe(0);
    const house = await openHouse(readEnv(settings), { workerFile: screeningWorker });
    const { destroyed, publicKey } = await need(house.services.retention.destructions(visitor, {}));
    const [state] = await house.databases.control.query('select state from directory where id = ?1', [
      consultationId,
    ]);
    if (destroyed.length === 0) {
      ends.there += 1;
      const db = await house.databases.consultation(consultationId);
      expect(db && (await verifyAudit(db)).ok, label).toBe(true);
      // Closed before it was destroyed, where the list knew of that by then.
      expect(['paused', 'closed'], label).toContain(String(state?.[0]));
      expect((await db?.query('select state from consultation', []))?.[0], label).toEqual(state);
    } else {
      ends.destroyed += 1;
      const { bytes } = await need(house.services.retention.certificate(visitor, { consultationId }));
      const signature = Buffer.from(destroyed[0]?.signature ?? '', 'base64');
      expect(verify(null, bytes, publicKey, signature), label).toBe(true);
      expect(house.keyring.keyFor(consultationId), label).toBeUndefined();
      expect(state, label).toEqual(['destroyed']);
      expect(existsSync(join(here, 'data', 'consultations', `${consultationId}.db`)), label).toBe(false);
      expect((await verifyKept(house.databases.control, consultationId))?.ok, label).toBe(true);
    }
    expect((await verifyAudit(house.databases.control)).ok, label).toBe(true);
    await house.close();
  }
  expect(ends.there).toBeGreaterThan(3);
  expect(ends.destroyed).toBeGreaterThan(3);
}, 240_000);
