/** A state that is kept in memory only and changes here and in other processes. */
export type Telling<Word> = {
  /** Changes it, and tells whoever listens. */
  readonly change: (word: Word) => void;
  /** It changed in another process, which has already told the others. */
  readonly elsewhere: (word: Word) => void;
  /** Told of what is changed here. Answers how to stop. */
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
