import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { need, openTestHouse } from '../../support/house/house.ts';
import { root } from '../../support/pages/scratch-tree.ts';
import { damageText } from '../../support/processes/damage.ts';
import { freePort } from '../../support/processes/free-port.ts';

/** As `npm start` keeps it. */
const keeper = `import { supervise } from './setup/supervise.mjs'; process.exitCode = await supervise(process.env);`;

it('R816: over one byte the process dies once: its database is named, all else is served, and so it is at every start after that', async () => {
  const house = await openTestHouse();
  onTestFinished(() => house.remove());
  const { row } = await need(
    house.services.consultation.read(
      { kind: 'system', name: 'retention' },
      { consultationId: house.consultationId },
    ),
  );
  await house.close();
  damageText(house.folder, house.consultationId, row.organisationId);
  const data = join(house.folder, 'data');
  const port = String(await freePort());

  /** From its start until the damage was named, and it was told to stop. */
  async function served(): Promise<{ code: number | null; deaths: number }> {
    const child = spawn(process.execPath, ['--input-type=module', '-e', keeper], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        PORT: port,
        ORIGIN: 'https://consult.example.org',
        DATA_DIR: data,
        KEYRING: join(house.folder, 'keyring.json'),
      },
    });
    onTestFinished(() => {
      child.kill('SIGTERM');
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const isNamed = () => said.includes(`"consultation-unreadable","consultation":"${house.consultationId}"`);
    while (child.exitCode === null && !isNamed()) await pause(50);
    const health = await fetch(`http://127.0.0.1:${port}/health`);
    expect(health.status).toBe(200);
    child.kill('SIGTERM');
    return { code: await ended, deaths: said.split('The server died').length - 1 };
  }

  expect(await served()).toEqual({ code: 0, deaths: 1 });
  expect(existsSync(join(data, 'running'))).toBe(true);
  expect(await served()).toEqual({ code: 0, deaths: 0 });
});
