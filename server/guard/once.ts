import type { Redis } from './redis.ts';
import { seal, unseal } from './seal.ts';
import type { Secrets } from './secrets.ts';

/** What is handed out once, to whichever process of a site is asked first. */
type Once = {
  /** Keeps a text for whoever has this secret, for so many milliseconds. False: nothing can be kept now. */
  readonly put: (secret: string, text: string, ms: number) => boolean;
  /** The text, and it is gone; null when there is none, undefined when there was no answer. */
  readonly take: (secret: string) => Promise<string | null | undefined>;
};

/**
 * In Redis, for processes with the same keyring. There it has a name from which nobody gets the secret, and is sealed with a key that takes
 * both the secret and the keyring: who reads Redis opens nothing, and what somebody else put there opens as null.
 */
export function createOnce(redis: Pick<Redis, 'put' | 'take'>, secrets: Pick<Secrets, 'hash'>): Once {
  const nameOf = (secret: string) =>
    `due-weight:once:${secrets.hash('ticket', secret).toString('base64url')}`;
  const keyOf = (secret: string) => secrets.hash('ticket-key', secret);
  return {
    put: (secret, text, ms) => redis.put(nameOf(secret), seal(text, keyOf(secret)), ms),
    async take(secret) {
      const kept = await redis.take(nameOf(secret));
      return typeof kept === 'string' ? unseal(kept, keyOf(secret)) : kept;
    },
  };
}
