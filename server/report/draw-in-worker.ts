import type { ReleaseFile } from '../../db/queries/analysis/releases.ts';
import { createSerialQueue } from '../serial-queue.ts';
import { startWorker } from '../threads/start-worker.ts';
import type { Release } from '../usecases/analysis/release.ts';
import type { DrawForms, ReleaseForms } from '../usecases/analysis/release-forms.ts';
import type { DrawPaper, PaperJob } from '../usecases/paper/paper-job.ts';

/** What a worker is given. */
export type DrawingJob = { readonly release: Release } | { readonly paper: PaperJob };

/** A release of 1,000 sentences in three languages takes seconds; what takes this long never ends. */
const longestMs = 240_000;
/** Fonts of a language are some ten megabytes while they are read. */
const memoryMb = 768;

/**
 * Draws releases, kits and answers on paper in a worker of their own each, one after the other, so that no page waits and two of them do
 * not double the memory. What a worker needs is read while its release is still composed. `workerFile` is the bundled worker or its
 * TypeScript source.
 */
export function createDrawing(workerFile: URL): { readonly forms: DrawForms; readonly paper: DrawPaper } {
  const queue = createSerialQueue();
  const draw = <T>(job: Promise<DrawingJob>) => queue.run(() => drawOnce<T>(workerFile, job));
  return {
    async forms(composing) {
      const job = Promise.resolve(composing).then((release) => ({ release }));
      // Whoever stands in line still waits for it later.
      job.catch(() => undefined);
      return withBuffers(await draw<ReleaseForms>(job));
    },
    paper: async (paper) => Buffer.from(await draw<Uint8Array>(Promise.resolve({ paper }))),
  };
}

function drawOnce<T>(workerFile: URL, job: Promise<DrawingJob>): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(workerFile, {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    const end = (settle: () => void) => {
      clearTimeout(watch);
      void worker.terminate();
      settle();
    };
    const watch = setTimeout(() => end(() => reject(new Error('A drawing took too long.'))), longestMs);
    worker.once('message', (drawn: T) => end(() => resolve(drawn)));
    worker.once('error', (error) => end(() => reject(error)));
    worker.once('exit', () => end(() => reject(new Error('A drawing stopped.'))));
    job.then(
      (known) => worker.postMessage(known),
      (error) => end(() => reject(error)),
    );
  });
}

/** Between threads a Buffer becomes a plain array of bytes. */
function withBuffers({ files, made }: ReleaseForms): ReleaseForms {
  return {
    made,
    files: files.map((file): ReleaseFile => ({ ...file, bytes: Buffer.from(file.bytes) })),
  };
}
