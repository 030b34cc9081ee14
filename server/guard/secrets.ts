import { createHmac, createPublicKey, type KeyObject, randomBytes, sign, verify } from 'node:crypto';

/** What a value is hashed for. A hash made for one purpose never matches another. */
export type Purpose =
  | 'code'
  | 'nonce'
  | 'seat'
  | 'kiosk'
  | 'phrase'
  | 'phrase-salt'
  | 'phrase-form'
  | 'erased'
  | 'complaint'
  | 'complaint-receipt'
  | 'complaint-words'
  | 'complaint-join'
  | 'complaint-joined'
  | 'letter'
  | 'letter-receipt'
  | 'staff-link'
  | 'staff-session'
  | 'staff-totp'
  | 'staff-recovery'
  | 'staff-challenge';

export type Secrets = {
  /** Keyed hash of a secret that a person carries; only this is stored. */
  readonly hash: (purpose: Purpose, value: string) => Buffer;
  /** 256 random bits as base64url: cookies and links. */
  readonly token: () => string;
  /** The organisation's Ed25519 signature over bytes, and the key to check it with (PEM). */
  readonly sign: (bytes: Uint8Array) => Buffer;
  /** Whether a signature over bytes is the organisation's own. */
  readonly verify: (bytes: Uint8Array, signature: Uint8Array) => boolean;
  readonly publicKey: string;
};

/** `pepper` and the Ed25519 signing key come from the keyring; neither is ever stored with the data. */
export function createSecrets(keys: { pepper: string; signing: { privateKey: KeyObject } }): Secrets {
  const { privateKey } = keys.signing;
  const publicKey = createPublicKey(privateKey);
  return {
    hash: (purpose, value) => createHmac('sha256', keys.pepper).update(`${purpose}\n${value}`).digest(),
    token: () => randomBytes(32).toString('base64url'),
    sign: (bytes) => sign(null, bytes, privateKey),
    verify: (bytes, signature) => verify(null, bytes, publicKey, signature),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}
