import type { ReleaseFile } from '../../db/queries/analysis/releases.ts';
import { createSerialQueue } from '../serial-queue.ts';
import { askOnce } from '../threads/ask-once.ts';
import type { Release } from '../usecases/analysis/release.ts';
import type { DrawForms, ReleaseForms } from '../usecases/analysis/release-forms.ts';
import type { DrawPaper, PaperJob } from '../usecases/paper/paper-job.ts';

/** What a worker is given. */
export type DrawingJob = { readonly release: Release } | { readonly paper: PaperJob };

/** Fonts of a language are some ten megabytes while they are read. */
const memoryMb = 768;

/**
 * Draws releases, kits and answers on paper in a worker of their own each, one after the other, so that no page waits and two of them do
 * not double the memory. What a worker needs is read while its release is still composed. `workerFile` is the bundled worker or its
 * TypeScript source.
 */
export function createDrawing(workerFile: URL): { readonly forms: DrawForms; readonly paper: DrawPaper } {
  const queue = createSerialQueue();
  const draw = <T>(job: Promise<DrawingJob>) =>
    queue.run(() => askOnce<T>(workerFile, { question: job, memoryMb }));
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

/** Between threads a Buffer becomes a plain array of bytes. */
function withBuffers({ files, made }: ReleaseForms): ReleaseForms {
  return {
    made,
    files: files.map((file): ReleaseFile => ({ ...file, bytes: Buffer.from(file.bytes) })),
  };
}
