import { startWorker } from './start-worker.ts';

/** Nothing that is asked of a thread takes this long; what does never ends. */
const longestMs = 240_000;

/**
 * One answer of a thread that is gone afterwards, started while its question may still be put together. `workerFile` is the bundled worker
 * or its TypeScript source. Rejects with what the question or the thread threw, when the thread ends early, and after four minutes.
 */
export function askOnce<Answer>(
  workerFile: URL,
  of: { readonly question: Promise<unknown>; readonly memoryMb: number },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: of.memoryMb } });
    const end = (settle: () => void) => {
      clearTimeout(watch);
      void worker.terminate();
      settle();
    };
    const failed = (error: unknown) => end(() => reject(error));
    const watch = setTimeout(() => failed(new Error('A thread took too long.')), longestMs);
    worker.once('message', (answer: Answer) => end(() => resolve(answer)));
    worker.once('error', failed);
    worker.once('exit', () => failed(new Error('A thread stopped before it answered.')));
    of.question.then((known) => worker.postMessage(known), failed);
  });
}
