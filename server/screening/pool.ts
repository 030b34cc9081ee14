import type { Worker } from 'node:worker_threads';
import type { ScreeningResult } from '../core/moderation/screen-text.ts';
import { screeningFailed } from '../core/moderation/screening.ts';
import type { ScreenInput } from '../core/moderation/screens/shape.ts';
import type { SiteCue } from '../core/moderation/screens/site-cues.ts';
import { startWorker } from '../threads/start-worker.ts';
import { type Answers, type Batch, idle, type ScreenWork } from './serve.ts';

export type PoolResult = ScreeningResult & { readonly failed?: 'timeout' | 'crash' };

export type ScreeningPool = {
  /** Never rejects: what cannot be screened is answered `hold` with the rule `screening-failed`. */
  readonly screen: (input: ScreenInput) => Promise<PoolResult>;
  /** From the next text on screens with these cues of the site: workers with the old ones end after what they are at. The same again change nothing. */
  readonly use: (cues: readonly SiteCue[]) => void;
  readonly close: () => Promise<void>;
};

type Job = { readonly input: ScreenInput; readonly answer: (result: PoolResult) => void };

type Seat = {
  readonly worker: Worker;
  readonly progress: Int32Array;
  /** It has the cues of before, and takes no more. */
  old: boolean;
  ready: boolean;
  jobs: readonly Job[];
  batch: number;
  watch: NodeJS.Timeout | undefined;
};

/** A worker that has not come up by then never will, in milliseconds. */
const startMs = 15_000;
/** Milliseconds that texts gather while several arrive at once; a lone one never waits. A message costs more than a screen. */
const gatherMs = 2;
/** Bounds one reply, so that a worker's death re-runs few neighbours. */
const largestBatch = 256;

const pass: PoolResult = { verdict: 'pass', findings: [] };

/**
 * Screens in worker threads. What is waiting when a worker is free goes to it as one message. A text at work for
 * longer than `budgetMs` (at most twice that, by the watch) or that takes the worker down is answered `hold`, its
 * worker is replaced and its neighbours run again. `workerFile` is the bundled worker, or its TypeScript source,
 * which is then loaded through tsx.
 */
export function createScreeningPool(options: {
  readonly workers: number;
  readonly budgetMs?: number;
  readonly workerFile: string | URL;
  readonly cues?: readonly SiteCue[];
  /** Told each time why a worker never came up, so that a broken installation is loud. Carries no child's words. */
  readonly onStartFailed?: (error: unknown) => void;
}): ScreeningPool {
  const { workers, budgetMs = 50, workerFile, onStartFailed } = options;
  const seats = new Set<Seat>();
  let waiting: Job[] = [];
  let turn = false;
  let lastBatch = 0;
  let batches = 0;
  let closed = false;
  let cues = options.cues ?? [];

  function schedule(): void {
    if (turn) return;
    turn = true;
    const now = () => {
      turn = false;
      dispatch();
    };
    if (lastBatch > 1) setTimeout(now, gatherMs);
    else setImmediate(now);
  }

  function dispatch(): void {
    while (waiting.length > 0) {
      let seat = [...seats].find((each) => each.jobs.length === 0 && !each.old);
      const young = [...seats].filter((each) => !each.old).length;
      if (seat === undefined && young < workers) seat = openOrTell();
      // With none there and none to be had nobody would answer: a person looks at them.
      if (seat === undefined && young === 0)
        for (const job of waiting.splice(0)) job.answer(failure(job, 'crash'));
      if (seat === undefined) return;
      send(seat, waiting.splice(0, largestBatch));
    }
  }

  function send(seat: Seat, jobs: readonly Job[]): void {
    batches += 1;
    lastBatch = jobs.length;
    seat.jobs = jobs;
    seat.batch = batches;
    Atomics.store(seat.progress, 0, idle);
    seat.worker.postMessage({ batch: batches, inputs: jobs.map((job) => job.input) } satisfies Batch);
    if (seat.ready) watch(seat);
  }

  /** Undefined where the system gives no thread: the process goes on without. */
  function openOrTell(): Seat | undefined {
    try {
      return open();
    } catch (error) {
      onStartFailed?.(error);
      return undefined;
    }
  }

  function open(): Seat {
    const shared = new SharedArrayBuffer(4);
    const worker = startWorker(workerFile, {
      workerData: { progress: shared, cues } satisfies ScreenWork,
      resourceLimits: { maxOldGenerationSizeMb: 64 },
    });
    worker.unref();
    const seat: Seat = {
      worker,
      progress: new Int32Array(shared),
      old: false,
      ready: false,
      jobs: [],
      batch: 0,
      watch: undefined,
    };
    seat.watch = setTimeout(() => {
      onStartFailed?.(new Error('A thread of the screens did not come up in time.'));
      end(seat, 'timeout');
    }, startMs);
    worker.on('message', (message: 'ready' | Answers) => {
      if (message === 'ready') {
        seat.ready = true;
        clearTimeout(seat.watch);
        if (seat.jobs.length > 0) watch(seat);
      } else settle(seat, message);
    });
    worker.on('error', (error) => {
      if (!seat.ready && seats.has(seat)) onStartFailed?.(error);
      end(seat, 'crash');
    });
    worker.on('exit', () => {
      if (!seat.ready && seats.has(seat))
        onStartFailed?.(new Error('A thread of the screens ended at its start.'));
      end(seat, 'crash');
    });
    seats.add(seat);
    return seat;
  }

  /** Looks every `budgetMs` whether the worker is still at the same text of the same batch. */
  function watch(seat: Seat): void {
    let last = idle;
    let batch = seat.batch;
    clearTimeout(seat.watch);
    seat.watch = setTimeout(function look() {
      const at = Atomics.load(seat.progress, 0);
      if (at !== idle && at === last && batch === seat.batch) return end(seat, 'timeout');
      last = at;
      batch = seat.batch;
      seat.watch = seat.jobs.length > 0 ? setTimeout(look, budgetMs) : undefined;
    }, budgetMs);
  }

  function settle(seat: Seat, { batch, found, crashed }: Answers): void {
    if (batch !== seat.batch || !seats.has(seat)) return;
    const jobs = seat.jobs;
    seat.jobs = [];
    clearTimeout(seat.watch);
    const results = new Map<number, PoolResult>(found);
    for (const index of crashed) results.set(index, failure(jobs[index], 'crash'));
    jobs.forEach((job, index) => {
      job.answer(results.get(index) ?? pass);
    });
    if (seat.old) retire(seat);
    dispatch();
  }

  function retire(seat: Seat): void {
    seats.delete(seat);
    clearTimeout(seat.watch);
    void seat.worker.terminate();
  }

  /** A worker is gone or is made to go. Its culprit is answered, its neighbours wait again, at the front. */
  function end(seat: Seat, failed: 'timeout' | 'crash'): void {
    if (!seats.delete(seat)) return;
    clearTimeout(seat.watch);
    const culprit = Atomics.load(seat.progress, 0);
    const jobs = seat.jobs;
    seat.jobs = [];
    void seat.worker.terminate();
    // A worker that never came up, or died between texts, has no culprit: trying its batch again could go on for ever.
    const blamed = (index: number) => !seat.ready || culprit === idle || index === culprit;
    waiting = [...jobs.filter((_, index) => !blamed(index)), ...waiting];
    jobs.forEach((job, index) => {
      if (blamed(index)) job.answer(failure(job, failed));
    });
    if (!closed && waiting.length > 0) schedule();
  }

  return {
    screen: (input) =>
      new Promise((answer) => {
        if (closed) return answer(failure({ input, answer }, 'crash'));
        waiting.push({ input, answer });
        schedule();
      }),
    use(next) {
      if (JSON.stringify(next) === JSON.stringify(cues)) return;
      cues = next;
      for (const seat of [...seats]) {
        if (seat.jobs.length === 0) retire(seat);
        else seat.old = true;
      }
    },
    close: async () => {
      closed = true;
      const open = [...seats];
      for (const job of waiting) job.answer(failure(job, 'crash'));
      waiting = [];
      for (const seat of open) end(seat, 'crash');
      for (const job of waiting.splice(0)) job.answer(failure(job, 'crash'));
      await Promise.all(open.map((seat) => seat.worker.terminate()));
    },
  };
}

function failure(job: Job | undefined, failed: 'timeout' | 'crash'): PoolResult {
  return { verdict: 'hold', findings: [screeningFailed(job?.input.text ?? '')], failed };
}
