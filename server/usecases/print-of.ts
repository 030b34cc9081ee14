import { createHash } from 'node:crypto';

/**
 * A short trace of words, by which a form says which ones it showed: other words leave another trace. It is worked out anew each time
 * and stored nowhere.
 */
export function printOf(words: unknown): string {
  return createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 16);
}
