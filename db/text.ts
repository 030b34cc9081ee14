import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** How people's words are stored: as bytes, never as TEXT, because a damaged byte in a TEXT value aborts the process. */
export type TextCodec = {
  encode(text: string): Uint8Array;
  /** Never throws: damaged UTF-8 shows U+FFFD where the damage is, an unreadable ciphertext is one U+FFFD. */
  decode(bytes: Uint8Array): string;
};

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Without a key: plain UTF-8, for the embedded engine, whose file is encrypted. With the consultation's key (64
 * hexadecimal digits): AES-256-GCM as `version ‖ nonce ‖ tag ‖ ciphertext`, for a libSQL server, which must not see text.
 * A NUL is dropped and a lone surrogate becomes U+FFFD. The length of the text stays visible to the server.
 */
export function createTextCodec(key?: string): TextCodec {
  if (key === undefined) {
    return {
      encode: (text) => Buffer.from(clean(text), 'utf8'),
      decode: (bytes) => asBuffer(bytes).toString('utf8'),
    };
  }
  const secret = Buffer.from(key, 'hex');
  return {
    encode(text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce, { authTagLength: tagBytes });
      const hidden = Buffer.concat([cipher.update(clean(text), 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), hidden]);
    },
    decode(bytes) {
      const all = asBuffer(bytes);
      if (all.length < 1 + nonceBytes + tagBytes || all[0] !== version) return '\uFFFD';
      const afterNonce = 1 + nonceBytes;
      const cipher = createDecipheriv('aes-256-gcm', secret, all.subarray(1, afterNonce), {
        authTagLength: tagBytes,
      });
      cipher.setAuthTag(all.subarray(afterNonce, afterNonce + tagBytes));
      try {
        const shown = Buffer.concat([cipher.update(all.subarray(afterNonce + tagBytes)), cipher.final()]);
        return shown.toString('utf8');
      } catch {
        return '\uFFFD';
      }
    },
  };
}

/** For what lies in another database and is to be read as long as this one is: with a key made of its key, whatever engine it has. */
export function createSeal(key: string): TextCodec {
  const made = hkdfSync('sha256', Buffer.from(key, 'hex'), '', 'due-weight seal, version 1', 32);
  return createTextCodec(Buffer.from(made).toString('hex'));
}

function clean(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
