import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { need, openTestHouse } from '../../support/house/house.ts';
import { draftVoting, option, prompts } from '../../support/house/voting.ts';
import { freePort } from '../../support/processes/free-port.ts';
import { startQuietly } from '../../support/processes/quiet-start.ts';

it('R1292: a stop waits for a release that is being signed, and serves everybody meanwhile', async () => {
  const house = await openTestHouse();
  onTestFinished(() => house.remove());
  const stage = await draftVoting(house, [
    { kind: 'poll', form: 'single', prompts: prompts('Which?'), options: ['A', 'B'].map(option) },
  ]);
  await stage.open();
  const { consultationId, activities } = stage;
  const [poll = ''] = activities;
  for (const [at, child] of (await stage.joinMany(24)).entries())
    await need(house.services.room.answerPoll(child, { activityId: poll, choice: [1 + (at % 2)] }));
  await stage.move('closed');
  const evidence = [{ kind: 'poll' as const, subject: poll, cell: '1' }];
  const { analysis } = house.services;
  const finding = { consultationId, language: 'en', text: 'A is wanted.', evidence };
  await need(analysis.writeFinding(await house.staffWho('analyst'), finding));
  await need(analysis.draft(await house.staffWho('analyst'), { consultationId }));
  const approver = await house.staffWho('approver');
  await house.close();

  const port = await freePort();
  const start = () =>
    startQuietly({
      PORT: String(port),
      DATA_DIR: join(house.folder, 'data'),
      KEYRING: join(house.folder, 'keyring.json'),
      DEMO: '1',
    });
  const product = await start();
  const order: string[] = [];
  const signing = product.house.services.analysis
    .sign(approver, { consultationId })
    .finally(() => order.push('signed'));
  const stopped = product.stop(() => order.push('begins'));
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  expect(order).toEqual([]);
  expect(await signing).toMatchObject({ ok: true });
  await stopped;
  expect(order).toEqual(['signed', 'begins']);
  await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow();

  const again = await start();
  const read = await need(again.house.services.consultation.read(approver, { consultationId }));
  // Where nobody is signing a stop waits for nothing.
  await again.stop();
  expect(read.row.state).toBe('published');
}, 120_000);
