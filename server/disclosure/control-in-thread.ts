import {
  type ControlName,
  controls,
  type DisclosureControl,
  dividedNumbers,
  untold,
} from '../core/analysis/disclosure/controls.ts';
import { createSerialQueue } from '../serial-queue.ts';
import { askOnce } from '../threads/ask-once.ts';

/** What the thread is asked. */
export type ControlJob = { readonly name: ControlName; readonly of: readonly unknown[] };

/** So many numbers cost less than a thread does (some 30 ms). */
const fewNumbers = 40;
const memoryMb = 512;

/**
 * Disclosure control beside the thread that serves pages: seconds of linear programmes would hold up every room. Few numbers are worked out at
 * once; else one thread after the other, each gone afterwards. Rejects as `askOnce` does. `workerFile` is the bundled worker
 * or its TypeScript source.
 */
export function createDisclosureControl(workerFile: URL): DisclosureControl {
  const queue = createSerialQueue();
  const inThread = <Told>(name: ControlName, of: readonly unknown[]) =>
    queue.run(() =>
      askOnce<Told>(workerFile, { question: Promise.resolve<ControlJob>({ name, of }), memoryMb }),
    );
  return {
    protectTogether: async (...of) =>
      dividedNumbers(untold(...of)) <= fewNumbers
        ? controls.protectTogether(...of)
        : inThread('protectTogether', of),
    hideMore: async (...of) => {
      const several = of[0].crosses.filter(({ subject }) => of[1].has(subject));
      return dividedNumbers(several) <= fewNumbers ? controls.hideMore(...of) : inThread('hideMore', of);
    },
    auditLater: async (...of) =>
      dividedNumbers([...of[0], of[1]].flat().flatMap(({ crosses = [] }) => crosses)) <= fewNumbers
        ? controls.auditLater(...of)
        : inThread('auditLater', of),
  };
}
