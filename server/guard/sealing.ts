import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { type Half, halves } from '../core/safeguarding/cases.ts';
import {
  boxBinding,
  boxInfo,
  joinHalves,
  keyBytes,
  nonceBytes,
  padText,
  sealedTo,
  textBinding,
} from '../core/safeguarding/sealed-format.ts';

export type LeadPublicKey = { readonly staffId: string; readonly publicKey: Uint8Array };

export type Sealed = {
  /** Nonce and encrypted text. */
  readonly body: Uint8Array;
  readonly boxes: readonly {
    readonly half: Half;
    readonly staffId: string;
    readonly box: Uint8Array;
    /** The trace of the key it is for. */
    readonly sealedTo: Uint8Array;
  }[];
};

export type Sealing = (
  text: string,
  to: {
    readonly caseId: string;
    readonly number: number;
    readonly leads: readonly LeadPublicKey[];
    /** By chance where it is left out. Each text has a key of its own, so one nonce may stand in front of several. */
    readonly nonce?: Uint8Array | undefined;
  },
) => Promise<Sealed>;

/**
 * Seals a text to leads: a fresh key, split in two halves by chance, each half sealed to every lead (HPKE, RFC 9180). The
 * key and its halves are overwritten before this answers; the text itself is the caller's to forget.
 */
export function createSealing(random: (length: number) => Uint8Array): Sealing {
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  return async (text, { caseId, number, leads, nonce: given }) => {
    const whole = Uint8Array.from(random(keyBytes));
    const first = Uint8Array.from(random(keyBytes));
    const second = joinHalves(whole, first);
    const plain = padText(text);
    try {
      const nonce = Uint8Array.from(given ?? random(nonceBytes));
      const key = await crypto.subtle.importKey('raw', whole, 'AES-GCM', false, ['encrypt']);
      const encrypted = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv: nonce, additionalData: textBinding({ caseId, number }) },
        key,
        plain,
      );
      const boxes = await Promise.all(
        leads.flatMap(({ staffId, publicKey }) =>
          halves.map(async (half) => {
            const sender = await suite.createSenderContext({
              recipientPublicKey: await suite.kem.deserializePublicKey(Uint8Array.from(publicKey).buffer),
              info: boxInfo,
            });
            const sealed = await sender.seal(
              (half === 'a' ? first : second).slice().buffer,
              boxBinding({ caseId, number, half }),
            );
            const box = Buffer.concat([Buffer.from(sender.enc), Buffer.from(sealed)]);
            return { half, staffId, box, sealedTo: sealedTo(publicKey) };
          }),
        ),
      );
      return { body: Buffer.concat([nonce, Buffer.from(encrypted)]), boxes };
    } finally {
      for (const bytes of [whole, first, second, plain]) bytes.fill(0);
    }
  };
}
