import { createHmac, createPublicKey, type KeyObject, randomBytes, sign, verify } from 'node:crypto';

/** What a value is hashed for. A hash made for one purpose never matches another. */
export type Purpose =
  | 'code'
  | 'nonce'
  | 'seat'
  | 'page'
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
  | 'sealed-form'
  | 'staff-link'
  | 'staff-session'
  | 'staff-next'
  | 'staff-totp'
  | 'staff-recovery'
  | 'staff-recovery-draw'
  | 'staff-challenge'
  | 'network-hour'
  | 'ticket'
  | 'ticket-key';

/** What a child carries of one consultation: it opens that consultation wherever it is. So does what its pages carry, and that opens nothing. */
export type OwnPurpose = 'code' | 'seat' | 'page' | 'phrase';

export type OwnHash = {
  readonly hash: (purpose: OwnPurpose, value: string) => Buffer;
  /** The salt of the slow hash of its six words. */
  readonly phraseSalt: Buffer;
};

export type Secrets = {
  /** Keyed hash of a secret that a person carries; only this is stored. */
  readonly hash: (purpose: Exclude<Purpose, OwnPurpose>, value: string) => Buffer;
  /** The same of one consultation, whose secret goes with it to another machine. */
  readonly of: (consultationId: string) => OwnHash;
  /** 256 random bits as base64url: cookies and links. */
  readonly token: () => string;
  /** The organisation's Ed25519 signature over bytes, and the key to check it with (PEM). */
  readonly sign: (bytes: Uint8Array) => Buffer;
  /** Whether a signature over bytes is the organisation's own. */
  readonly verify: (bytes: Uint8Array, signature: Uint8Array) => boolean;
  readonly publicKey: string;
};

/**
 * `pepper`, the Ed25519 signing key and what one consultation has of its own come from the keyring; none is ever stored with the data.
 * `ownOf` undefined: a consultation from before there were such secrets is hashed with the site's.
 */
export function createSecrets(keys: {
  pepper: string;
  signing: { privateKey: KeyObject };
  ownOf: (consultationId: string) => { pepper: string; phraseSalt?: string | undefined } | undefined;
}): Secrets {
  const { privateKey } = keys.signing;
  const publicKey = createPublicKey(privateKey);
  const hashWith = (pepper: string, purpose: Purpose, value: string) =>
    createHmac('sha256', pepper).update(`${purpose}\n${value}`).digest();
  const siteSalt = hashWith(keys.pepper, 'phrase-salt', 'site');
  const site: OwnHash = {
    hash: (purpose, value) => hashWith(keys.pepper, purpose, value),
    phraseSalt: siteSalt,
  };
  return {
    hash: (purpose, value) => hashWith(keys.pepper, purpose, value),
    of(consultationId) {
      const found = keys.ownOf(consultationId);
      if (found === undefined) return site;
      return {
        hash: (purpose, value) => hashWith(found.pepper, purpose, value),
        phraseSalt: found.phraseSalt === undefined ? siteSalt : Buffer.from(found.phraseSalt, 'hex'),
      };
    },
    token: () => randomBytes(32).toString('base64url'),
    sign: (bytes) => sign(null, bytes, privateKey),
    verify: (bytes, signature) => verify(null, bytes, publicKey, signature),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}
