import type { TurnWord } from '../core/wire/pokes.ts';
import { createTelling, type Telling } from './telling.ts';

export type Row = { readonly waiting: readonly string[]; readonly speaks: string | null };

/**
 * Which children ask to speak in a room, in order, and who may speak now: in memory only, and nothing of it is kept. Processes that
 * serve the same rooms tell each other every change, so that each has the whole list; one that starts later begins empty, and asks.
 */
export type TurnRows = Telling<TurnWord> & {
  readonly of: (activityId: string) => Row;
  /** All rows, as words that make them: who waits in each room, in order, then who has the word there. */
  readonly words: () => readonly TurnWord[];
  /**
   * An entry of the list of another process, which is no change. It may be older than what is known here: it adds a child that waits, and takes the
   * turn from nobody. A child that stopped asking while the two processes heard nothing of each other waits again in both, and can stop again.
   */
  readonly recall: (word: TurnWord) => void;
  /** Told the room of every change, wherever it came from. Answers how to stop. */
  readonly heed: (listener: (activityId: string) => void) => () => void;
  /** How many rooms have one. */
  readonly count: () => number;
};

const empty: Row = { waiting: [], speaks: null };

export function createTurns(): TurnRows {
  const turns = new Map<string, Row>();
  const listeners = new Set<(activityId: string) => void>();
  const rowOf = (activityId: string) => turns.get(activityId) ?? empty;

  function apply(word: TurnWord): void {
    if (word.kind === 'over') turns.delete(word.activityId);
    else turns.set(word.activityId, after(rowOf(word.activityId), word));
    for (const listener of listeners) listener(word.activityId);
  }

  return {
    of: rowOf,
    ...createTelling(apply),
    words: () =>
      [...turns].flatMap(([activityId, { waiting, speaks }]): readonly TurnWord[] => [
        ...waiting.map((child) => ({ activityId, kind: 'asks', child }) as const),
        ...(speaks === null ? [] : [{ activityId, kind: 'speaks', child: speaks } as const]),
      ]),
    recall(word) {
      const isFree = rowOf(word.activityId).speaks === null;
      if (word.kind === 'asks' || (word.kind === 'speaks' && isFree)) apply(word);
    },
    heed(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    count: () => turns.size,
  };
}

/** Whoever asks twice waits in its first place; whoever has the word does not wait for it, also where it asks once more. */
function after({ waiting, speaks }: Row, word: Exclude<TurnWord, { readonly kind: 'over' }>): Row {
  switch (word.kind) {
    case 'asks':
      if (speaks === word.child || waiting.includes(word.child)) return { waiting, speaks };
      return { waiting: [...waiting, word.child], speaks };
    case 'asks-no-more':
      return { waiting: waiting.filter((child) => child !== word.child), speaks };
    case 'speaks':
      return { waiting: waiting.filter((child) => child !== word.child), speaks: word.child };
    case 'nobody-speaks':
      return { waiting, speaks: null };
  }
}
