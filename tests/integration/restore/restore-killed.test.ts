import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import { restoreAlone } from '../../../server/commands/restore.ts';
import { newId } from '../../../server/core/ids.ts';
import { readEnv, StartRefusal } from '../../../server/env.ts';
import { openHouse } from '../../../server/house.ts';
import { erasedSeat } from '../../../server/usecases/privacy/promised-seat.ts';
import { bundleForTests } from '../../../setup/bundle.mjs';
import { need, openTestHouse } from '../../support/house/house.ts';
import { killedStages } from '../../support/processes/killed-stages.ts';
import { backUp } from '../../support/processes/put-back.ts';
import { tempFolder } from '../../support/processes/temp.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

it('R1016: a restore that is killed at any step is served whole or not at all, and done again it ends the same', async () => {
  const made = await openTestHouse();
  const folder = tempFolder('restore-killed');
  onTestFinished(() => folder.remove());
  const { consultationId } = made;
  const [stays, goes] = [await made.join(), await made.join()];
  const { activities } = await need(made.services.room.place(stays, {}));
  const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
  for (const child of [stays, goes]) {
    const words = { id: newId(made.deps.random), activityId, text: 'Before it.', language: 'en' };
    await need(made.services.room.post(child, words));
  }
  const backup = await backUp(made);
  // Since then one is erased, as the list of the data folder alone knows, and one begins, of which the backup has nothing.
  const subject = erasedSeat(made.deps.secrets, { consultationId, participantId: goes.participantId });
  await made.databases.control.write([
    {
      sql: 'insert into erasure (consultation_id, subject, day) values (?1, ?2, ?3)',
      args: [consultationId, subject, '2027-01-01'],
    },
  ]);
  const draft = { title: 'Begun since', language: 'en', timeZone: 'Europe/Vienna' };
  const { id: begun } = await need(
    made.services.consultation.create(await made.staffWho('organiser'), draft),
  );
  await made.close();
  const child = join(folder.path, 'restore-child.mjs');
  await bundleForTests(join(import.meta.dirname, 'restore-child.ts'), child);
  const here = join(folder.path, 'here');
  const settings = { DATA_DIR: join(here, 'data'), KEYRING: join(here, 'keyring.json'), DEMO: '1' };
  const from = join(here, backup.slice(made.folder.length));
  const stages = killedStages({
    file: child,
    words: [from],
    env: settings,
    folders: [here],
    begin() {
      rmSync(here, { recursive: true, force: true });
      cpSync(made.folder, here, { recursive: true });
    },
    photos: join(folder.path, 'photos'),
  });
  await made.remove().catch(() => undefined);
  const start = () => openHouse(readEnv(settings), { workerFile: screeningWorker });
  const ends = { refused: 0, served: 0 };
  for (const { label, put } of stages) {
    put();
    const served = await start().catch((error: unknown) => {
      if (error instanceof StartRefusal && /restore was interrupted/.test(error.message)) return undefined;
      throw error;
    });
    if (!served) ends.refused += 1;
    else {
      const restored = `select 1 from audit where deed = 'backup:restore'`;
      const after = (await served.databases.control.query(restored, [])).length > 0;
      ends.served += 1;
      expect(served.keyring.keyFor(begun) === undefined, label).toBe(after);
      if (!after) expect(await served.databases.consultation(begun), label).toBeDefined();
      await served.close();
    }
    const again = await restoreAlone(readEnv(settings), [from, '--replace', '--drop']);
    expect(again.exitCode, `${label}: ${again.lines.join(' ')}`).toBe(0);
    const house = await start();
    const db = await house.databases.consultation(consultationId);
    const wordsOf = async (participantId: string) =>
      (await db?.query('select 1 from contribution where participant_id = ?1', [participantId]))?.length;
    expect([await wordsOf(stays.participantId), await wordsOf(goes.participantId)], label).toEqual([1, 0]);
    expect(await house.databases.control.query('select state from directory', []), label).toEqual([
      ['paused'],
    ]);
    expect(house.keyring.keyFor(begun), label).toBeUndefined();
    const dropped = `select subject from audit where deed = 'backup:drop'`;
    expect(await house.databases.control.query(dropped, []), label).toEqual([[begun]]);
    for (const each of [house.databases.control, house.databases.complaints, db])
      expect(each && (await verifyAudit(each)).ok, label).toBe(true);
    await house.close();
    expect(existsSync(join(here, 'data', '.restoring')), label).toBe(false);
    expect(existsSync(join(here, 'data', 'consultations', `${begun}.db`)), label).toBe(false);
  }
  expect(stages.length).toBeGreaterThan(20);
  // From its first change on nothing is served until one is through.
  expect(ends.refused).toBeGreaterThan(15);
  expect(ends.served).toBeGreaterThan(0);
}, 400_000);
