import { freshId } from './connection.ts';

/** What stands in a box, as it goes: `id` in its form, and the words that went under it, null while none did. */
export type Letter = { readonly id: string; readonly words: string | null };

export function freshLetter(): Letter {
  return { id: freshId(), words: null };
}

/**
 * These words, to be sent. Words that went before and found no answer, or no way, may have arrived all the same: they go under the same id
 * again, and are one contribution. Other words under it would be taken for those.
 */
export function letterOf(now: Letter, words: string): Letter {
  return now.words === null || now.words === words ? { id: now.id, words } : { ...freshLetter(), words };
}
