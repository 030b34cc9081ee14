import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** A text that only whoever has the key (32 bytes) reads or makes, as base64url. */
export function seal(text: string, key: Buffer): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
}

/** The text again; null for what was not sealed with this key. */
export function unseal(sealed: string, key: Buffer): string | null {
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
