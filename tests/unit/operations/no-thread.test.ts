import { describe, expect, it } from 'vitest';
import { createCheckpointThread } from '../../../server/checkpoint/thread.ts';
import type { ThemeWork } from '../../../server/core/analysis/themes/work.ts';
import { createThemeThreads } from '../../../server/themes/threads.ts';

/** A thread that is refused as it is begun, as where the system gives none. */
const refused = 'http://none.invalid/worker.js';
const of = (script: string) =>
  `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; ${script}`)}`;

describe('R227: where the system gives no thread', () => {
  const threadsAt = (workerFile: URL) => {
    const threads = createThemeThreads({ workerFile, waitMs: 10_000 });
    const ask = (work: () => ThemeWork = () => ({}) as ThemeWork) =>
      threads.ask({ slot: 'a', version: '1', work });
    return { ask, close: threads.close };
  };
  const answers = of('parentPort.postMessage({ result: {} });');

  it('what was asked failed; what is asked next is worked out, and all of it closes', async () => {
    const workerFile = new URL(refused);
    const { ask, close } = threadsAt(workerFile);
    expect(await ask()).toEqual({ state: 'failed' });
    workerFile.href = answers;
    expect(await ask()).toEqual({ state: 'ready', result: {} });
    await close();
  });

  it('so it is where what a thread works with cannot be read', async () => {
    const { ask, close } = threadsAt(new URL(answers));
    const broken = () => {
      throw new Error('It cannot be read.');
    };
    expect(await ask(broken)).toEqual({ state: 'failed' });
    expect(await ask()).toEqual({ state: 'ready', result: {} });
    await close();
  });
});

it('R994: where the system gives no thread a database is copied here, and beside again as soon as there is one', async () => {
  const workerFile = new URL(refused);
  const thread = createCheckpointThread(workerFile);
  const database = { file: 'a.db', key: '' } as Parameters<typeof thread.copy>[0];
  expect(await thread.copy(database, 'copy.db')).toBe(false);
  workerFile.href = of(
    `parentPort.on('message', ({ turn }) => parentPort.postMessage({ turn, could: true }));`,
  );
  expect(await thread.copy(database, 'copy.db')).toBe(true);
  await thread.close();
});
