/** How something that only memory has changes, here and at other processes. */
export type Telling<Word> = {
  /** Changes it, and tells whoever listens. */
  readonly change: (word: Word) => void;
  /** It changed in another process, which told the others already. */
  readonly elsewhere: (word: Word) => void;
  /** Of what is changed here. Answers how to stop. */
  readonly listen: (listener: (word: Word) => void) => () => void;
};

/** `apply` changes what this process has. */
export function createTelling<Word>(apply: (word: Word) => void): Telling<Word> {
  const listeners = new Set<(word: Word) => void>();
  return {
    change(word) {
      apply(word);
      for (const listener of listeners) listener(word);
    },
    elsewhere: apply,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
