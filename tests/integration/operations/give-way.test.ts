import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { givesWayBy } from '../../../server/threads/give-way.ts';
import { startWorker } from '../../../server/threads/start-worker.ts';
import {
  checkpointWorker,
  disclosureWorker,
  opinionWorker,
  reportWorker,
  screeningWorker,
} from '../../support/processes/threads.ts';

/** The nice value of each thread of this process, as Linux counts it: the 19th field, the 17th after the name, which may have spaces in it. */
function niceOfThreads(): number[] {
  return readdirSync('/proc/self/task').map((task) => {
    const line = readFileSync(`/proc/self/task/${task}/stat`, 'utf8');
    return Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[16]);
  });
}

const behind = () => niceOfThreads().filter((nice) => nice === givesWayBy).length;

const title = 'R974: work that can wait gives way to threads that answer people';
const why = process.platform === 'linux' ? '' : ' (left out: only on Linux has a thread a priority)';

describe.skipIf(process.platform !== 'linux')(`${title}${why}`, () => {
  it.each([
    ['moves logs', checkpointWorker],
    ['finds groups', opinionWorker],
    ['draws reports', reportWorker],
    ['hides numbers', disclosureWorker],
  ])('the thread that %s', async (_, file) => {
    const before = behind();
    const worker = startWorker(file, { workerData: null });
    try {
      await expect.poll(behind).toBe(before + 1);
      expect(niceOfThreads(), 'the others stay where they are').toContain(0);
    } finally {
      await worker.terminate();
    }
    await expect.poll(behind).toBe(before);
  });

  it('the one that screens does not: a child waits for it', async () => {
    const before = behind();
    const worker = startWorker(screeningWorker, { workerData: { cues: [] } });
    try {
      await new Promise((resolve, reject) => worker.once('online', resolve).once('error', reject));
      expect(behind()).toBe(before);
    } finally {
      await worker.terminate();
    }
  });
});
