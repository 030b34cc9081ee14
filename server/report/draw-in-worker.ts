import type { ReleaseFile } from '../../db/queries/releases.ts';
import type { DrawForms, ReleaseForms } from '../usecases/analysis/release-forms.ts';
import { startWorker } from '../worker-thread.ts';

/** A release of 1,000 sentences in three languages takes seconds; what takes this long never ends. */
const longestMs = 240_000;
/** Fonts of a language are some ten megabytes while they are read. */
const memoryMb = 768;

/**
 * Draws releases in a worker of their own each, one after the other, so that no page waits and two signatures do not double
 * the memory. `workerFile` is the bundled worker or its TypeScript source.
 */
export function createDrawing(workerFile: URL): DrawForms {
  let last: Promise<unknown> = Promise.resolve();
  return (release) => {
    const drawn = last.then(() => drawOnce());
    last = drawn.catch(() => undefined);
    return drawn;

    function drawOnce(): Promise<ReleaseForms> {
      return new Promise((resolve, reject) => {
        const worker = startWorker(workerFile, {
          workerData: { release },
          resourceLimits: { maxOldGenerationSizeMb: memoryMb },
        });
        const end = (settle: () => void) => {
          clearTimeout(watch);
          void worker.terminate();
          settle();
        };
        const watch = setTimeout(
          () => end(() => reject(new Error('A release took too long to draw.'))),
          longestMs,
        );
        worker.once('message', (forms: ReleaseForms) => end(() => resolve(withBuffers(forms))));
        worker.once('error', (error) => end(() => reject(error)));
        worker.once('exit', () => end(() => reject(new Error('The drawing of a release stopped.'))));
      });
    }
  };
}

/** Between threads a Buffer becomes a plain array of bytes. */
function withBuffers({ files, made }: ReleaseForms): ReleaseForms {
  return {
    made,
    files: files.map((file): ReleaseFile => ({ ...file, bytes: Buffer.from(file.bytes) })),
  };
}
