/** Source of random bytes: node:crypto in the product, seeded in tests. */
export type RandomBytes = (length: number) => Uint8Array;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * A random 128-bit id, 22 characters of base64url. Random on purpose: an id that sorts by time (UUIDv7, ULID)
 * would keep the order in which children arrived.
 */
export function newId(random: RandomBytes): string {
  const bytes = random(16);
  let id = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      id += alphabet[(held >> bits) & 63];
    }
    held &= (1 << bits) - 1;
  }
  return id + alphabet[(held << (6 - bits)) & 63];
}

/** The shape every id from outside has to have; anything else is refused before it reaches a query. */
export const idPattern = /^[A-Za-z0-9_-]{22}$/;

/** Whether it has the shape of an id; not whether there is one. */
export function isId(value: string): boolean {
  return idPattern.test(value);
}
