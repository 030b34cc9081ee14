/** Does one thing after the other, whoever asks; one that fails keeps the next from nothing. */
export type SerialQueue = {
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  /** Answers when nothing is under way. */
  readonly idle: () => Promise<void>;
};

export function createSerialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(work) {
      const next = last.then(work);
      last = next.catch(() => undefined);
      return next;
    },
    async idle() {
      await last;
    },
  };
}
