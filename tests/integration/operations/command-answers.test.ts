import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../../server/commands/commands.ts';
import { newId } from '../../../server/core/ids.ts';
import { readEnv } from '../../../server/env.ts';
import { type House, openHouse } from '../../../server/house.ts';
import { need, openTestHouse } from '../../support/house/house.ts';
import { openLeads } from '../../support/house/leads.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

const typed = (house: House, ...words: string[]) => runCommand(house, { words, origin: 'http://127.0.0.1' });

it('R1071: a consultation that cannot be read is named by what says who waits for help, and that is a no', async () => {
  const made = await openTestHouse();
  onTestFinished(() => made.remove());
  await openLeads(made);
  const { consultationId: id } = made;
  const sealed = { id: newId(made.deps.random), text: 'Somebody hits me.', language: 'en' };
  await need(made.services.safeguarding.ask(await made.join(), { ...sealed, choice: 'help' }));
  const lead = await made.staffWho('safeguarding-lead');
  expect(await typed(made, 'waiting')).toMatchObject({ exitCode: 0, lines: [expect.stringContaining(id)] });
  const file = made.databases.file(id) ?? '';
  await made.close();
  truncateSync(file, 2048);
  const env = readEnv({
    DATA_DIR: join(made.folder, 'data'),
    KEYRING: join(made.folder, 'keyring.json'),
    DEMO: '1',
  });
  const again = await openHouse(env, { workerFile: screeningWorker });
  onTestFinished(() => again.close());
  expect(await typed(again, 'waiting')).toEqual({
    exitCode: 1,
    lines: [`${id}: cannot be read, so nobody knows who waits there`],
  });
  const { exitCode, lines } = await typed(again, 'waiting', '--json');
  expect(exitCode).toBe(1);
  expect(JSON.parse(lines[0] ?? '')).toEqual({ waiting: [], unreadable: [id] });
  // Whoever works there reads in its list that it cannot be opened.
  const read = await need(again.services.safeguarding.waitingHelp(lead, {}));
  expect(read).toEqual({ waiting: [], unreadable: [] });

  // What is elsewhere, or destroyed, waits for nobody here.
  for (const state of ['moved', 'destroyed']) {
    await again.databases.control.write([{ sql: 'update directory set state = ?1', args: [state] }]);
    expect(await typed(again, 'waiting')).toEqual({ exitCode: 0, lines: ['Nobody waits for help.'] });
  }
});
