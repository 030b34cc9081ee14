import type { Worker } from 'node:worker_threads';
import type { AskThemes, ThemeAnswer, ThemeResult, ThemeWork } from '../core/analysis/themes/work.ts';
import { startWorker } from '../threads/start-worker.ts';

/** What a thread says while it works, and at the end. */
export type FromThread = { readonly done: number; readonly all: number } | { readonly result: ThemeResult };

export type ThemeThreads = { readonly ask: AskThemes; readonly close: () => Promise<void> };

type Job = {
  readonly version: string;
  answer: ThemeAnswer;
  readonly over: Promise<void>;
  readonly end: (answer: ThemeAnswer) => void;
};

/** Work that takes longer is given up. */
const longestMs = 120_000;
/** Slots kept: one for each question of a consultation that is being sorted, and a few consultations at once. */
const mostSlots = 32;

/**
 * Suggestions and proposals in threads, one piece of work at a time, each in a thread of its own that ends with it, so that nothing of
 * children's words stays in a thread. What comes out is kept in memory by slot, the oldest goes first.
 */
export function createThemeThreads(options: {
  readonly workerFile: string | URL;
  /** How long a page waits before it shows how far the work is. */
  readonly waitMs?: number;
}): ThemeThreads {
  const { workerFile, waitMs = 2_000 } = options;
  const themeSlots = new Map<string, Job>();
  let queue: Promise<void> = Promise.resolve();
  let running: { readonly job: Job; readonly worker: Worker } | undefined;
  let closed = false;

  function begin(slot: string, { version, work }: { version: string; work: () => ThemeWork }): Job {
    let over = () => {};
    const job: Job = {
      version,
      answer: { state: 'working', done: 0, all: 1 },
      over: new Promise<void>((resolve) => {
        over = resolve;
      }),
      end(answer) {
        job.answer = answer;
        over();
      },
    };
    const before = themeSlots.get(slot);
    themeSlots.delete(slot);
    themeSlots.set(slot, job);
    // What was asked before in this slot is asked no more.
    if (before !== undefined && running?.job === before) void running.worker.terminate();
    if (themeSlots.size > mostSlots) themeSlots.delete(themeSlots.keys().next().value ?? '');
    queue = queue
      .then(() => (closed || themeSlots.get(slot) !== job ? job.end({ state: 'failed' }) : run(job, work())))
      // No thread can be had, or what it works with: this one failed, and the next in line is tried.
      .catch(() => job.end({ state: 'failed' }));
    return job;
  }

  function run(job: Job, workerData: ThemeWork): Promise<void> {
    return new Promise((next) => {
      const worker = startWorker(workerFile, {
        workerData,
        resourceLimits: { maxOldGenerationSizeMb: 200 },
      });
      running = { job, worker };
      const watch = setTimeout(() => void worker.terminate(), longestMs);
      worker.unref();
      watch.unref();
      worker.on('message', (message: FromThread) => {
        if ('result' in message) job.end({ state: 'ready', result: message.result });
        else job.answer = { state: 'working', ...message };
      });
      // No message of it goes on: it could carry a child's words.
      worker.on('error', () => job.end({ state: 'failed' }));
      worker.on('exit', () => {
        clearTimeout(watch);
        if (job.answer.state === 'working') job.end({ state: 'failed' });
        running = undefined;
        next();
      });
    });
  }

  return {
    async ask({ slot, version, work }) {
      const known = themeSlots.get(slot);
      // What failed may have failed by chance: it is tried again when somebody asks again.
      const usable = known?.version === version && known.answer.state !== 'failed';
      const job = usable ? known : begin(slot, { version, work });
      let wait: NodeJS.Timeout | undefined;
      await Promise.race([
        job.over,
        new Promise((resolve) => {
          wait = setTimeout(resolve, waitMs);
        }),
      ]);
      clearTimeout(wait);
      return job.answer;
    },
    async close() {
      closed = true;
      await running?.worker.terminate();
      await queue;
    },
  };
}
