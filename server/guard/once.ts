import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Redis } from './redis.ts';
import type { Secrets } from './secrets.ts';

/** What is handed out once, to whichever process of a site is asked first. */
type Once = {
  /** Keeps a text for whoever has this secret, for so many milliseconds. False: nothing can be kept now. `onLost`: it was not kept after all. */
  readonly put: (secret: string, text: string, ms: number, onLost: () => void) => boolean;
  /** The text, and it is gone; null when there is none, undefined when there was no answer. */
  readonly take: (secret: string) => Promise<string | null | undefined>;
};

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * In Redis, for processes with the same keyring. There it has a name from which nobody gets the secret, and is sealed with a key that takes
 * both the secret and the keyring: who reads Redis opens nothing, and what somebody else put there opens as null.
 */
export function createOnce(redis: Pick<Redis, 'put' | 'take'>, secrets: Pick<Secrets, 'hash'>): Once {
  const nameOf = (secret: string) =>
    `due-weight:once:${secrets.hash('ticket', secret).toString('base64url')}`;
  const keyOf = (secret: string) => secrets.hash('ticket-key', secret);
  return {
    put: (secret, text, ms, onLost) => redis.put(nameOf(secret), seal(text, keyOf(secret)), ms, onLost),
    async take(secret) {
      const kept = await redis.take(nameOf(secret));
      return typeof kept === 'string' ? unseal(kept, keyOf(secret)) : kept;
    },
  };
}

function seal(text: string, key: Buffer): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
}

function unseal(sealed: string, key: Buffer): string | null {
  const all = Buffer.from(sealed, 'base64url');
  if (all.length < nonceBytes + tagBytes) return null;
  const cipher = createDecipheriv(algorithm, key, all.subarray(0, nonceBytes), { authTagLength: tagBytes });
  cipher.setAuthTag(all.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    const shown = Buffer.concat([cipher.update(all.subarray(nonceBytes + tagBytes)), cipher.final()]);
    return shown.toString('utf8');
  } catch {
    return null;
  }
}
