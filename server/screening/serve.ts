import { parentPort, workerData } from 'node:worker_threads';
import type { ScreeningResult } from '../core/moderation/screen-text.ts';
import type { ScreenInput } from '../core/moderation/screens/shape.ts';
import type { SiteCue } from '../core/moderation/screens/site-cues.ts';

/** What a worker starts with: the cell in which it says which text it is at, and what the site added to the packs. */
export type ScreenWork = { readonly progress: SharedArrayBuffer; readonly cues: readonly SiteCue[] };

/** What the pool sends: a turn's waiting texts at once. */
export type Batch = { readonly batch: number; readonly inputs: readonly ScreenInput[] };

/** What comes back. Most texts have nothing found in them, so only those with findings or a failure are named. */
export type Answers = {
  readonly batch: number;
  readonly found: readonly (readonly [index: number, result: ScreeningResult])[];
  readonly crashed: readonly number[];
};

/** Values of the shared progress cell besides the index of the text at work. */
export const idle = -1;

/** Runs in the worker: screens each batch, writing before each text which one it is, so that the pool knows a culprit. */
export function serveScreens(screen: (input: ScreenInput) => ScreeningResult): void {
  const port = parentPort;
  if (port === null) throw new Error('serveScreens runs in a worker thread');
  const progress = new Int32Array((workerData as ScreenWork).progress);
  port.on('message', ({ batch, inputs }: Batch) => {
    const found: [number, ScreeningResult][] = [];
    const crashed: number[] = [];
    inputs.forEach((input, index) => {
      Atomics.store(progress, 0, index);
      try {
        const result = screen(input);
        if (result.findings.length > 0) found.push([index, result]);
      } catch {
        // No message: it could carry the child's words into a log.
        crashed.push(index);
      }
    });
    Atomics.store(progress, 0, idle);
    port.postMessage({ batch, found, crashed } satisfies Answers);
  });
  port.postMessage('ready');
}
