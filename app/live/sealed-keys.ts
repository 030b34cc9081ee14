import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { Half } from '../../server/core/safeguarding/cases.ts';
import {
  boxBinding,
  boxInfo,
  joinHalves,
  nonceBytes,
  textBinding,
  unpadText,
} from '../../server/core/safeguarding/sealed-format.ts';

/** What a lead's browser does with its key. The private key is in this page's memory and nowhere else as it is. */

export type LeadKey = CryptoKeyPair;
type At = { readonly caseId: string; readonly number: number };

const ecdh = { name: 'ECDH', namedCurve: 'P-256' } as const;
/** An HPKE box begins with a point of P-256. */
const pointBytes = 65;
const saltBytes = 16;
const utf8 = new TextEncoder();

const suite = () =>
  new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Letters and digits that nobody mistakes for each other (Crockford). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 26 of them carry 130 bits. */
const codeLetters = 26;

/** A code of 130 bits, drawn evenly, in groups: what stands on a lead's printed sheet. */
export function drawCode(): string {
  const drawn = [...crypto.getRandomValues(new Uint8Array(codeLetters))].map(
    (byte) => letters[byte % letters.length],
  );
  return (drawn.join('').match(/.{1,5}/g) ?? []).join(' ');
}

/** The code as it was drawn, however it was typed: case, gaps, O for 0, I and L for 1. */
export function foldCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
}

/** HKDF is enough: a code of 130 bits cannot be guessed, and no person chose it (decision 35). */
async function keyOfCode(code: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', utf8.encode(foldCode(code)), 'HKDF', false, [
    'deriveKey',
  ]);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: utf8.encode('due-weight lead key, version 1') },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/** A new key pair; the private key is answered only wrapped by the code: salt, nonce, encrypted PKCS #8. */
export async function makeLeadKey(
  code: string,
): Promise<{ readonly publicKey: string; readonly wrapped: string }> {
  const pair = await crypto.subtle.generateKey(ecdh, true, ['deriveBits']);
  const secret = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes));
  const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
  // The public key is bound in, so that nobody can put another one beside this private key.
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: point },
    await keyOfCode(code, salt),
    secret,
  );
  secret.fill(0);
  const wrapped = new Uint8Array([...point, ...salt, ...iv, ...new Uint8Array(sealed)]);
  return { publicKey: toBase64Url(point), wrapped: toBase64Url(wrapped) };
}

/** The key pair, which this page can use and cannot read out; undefined for another code. */
export async function openLeadKey(wrapped: string, code: string): Promise<LeadKey | undefined> {
  const bytes = fromBase64Url(wrapped);
  const point = bytes.slice(0, pointBytes);
  const salt = bytes.slice(pointBytes, pointBytes + saltBytes);
  const iv = bytes.slice(pointBytes + saltBytes, pointBytes + saltBytes + nonceBytes);
  const key = await keyOfCode(code, salt);
  try {
    const secret = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData: point },
      key,
      bytes.slice(pointBytes + saltBytes + nonceBytes),
    );
    return {
      privateKey: await crypto.subtle.importKey('pkcs8', secret, ecdh, false, ['deriveBits']),
      publicKey: await crypto.subtle.importKey('raw', point, ecdh, true, []),
    };
  } catch {
    return undefined;
  }
}

/** A half that was sealed to this key. Throws when the box is not for it, or belongs elsewhere. */
export async function openBox(
  key: LeadKey,
  of: At & { readonly half: Half; readonly box: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const box = fromBase64Url(of.box);
  const recipient = await suite().createRecipientContext({
    recipientKey: key,
    enc: box.slice(0, pointBytes).buffer,
    info: boxInfo.slice().buffer,
  });
  return new Uint8Array(
    await recipient.open(box.slice(pointBytes).buffer, boxBinding(of).buffer as ArrayBuffer),
  );
}

/** A half, sealed to another lead. */
export async function sealBox(
  publicKey: string,
  of: At & { readonly half: Half; readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<string> {
  const hpke = suite();
  const sender = await hpke.createSenderContext({
    recipientPublicKey: await hpke.kem.deserializePublicKey(fromBase64Url(publicKey).buffer),
    info: boxInfo.slice().buffer,
  });
  const sealed = await sender.seal(of.bytes.slice().buffer, boxBinding(of).buffer as ArrayBuffer);
  return toBase64Url(new Uint8Array([...new Uint8Array(sender.enc), ...new Uint8Array(sealed)]));
}

/** A sealed text, from both halves of its key. Throws when they are not its halves. */
export async function openText(
  of: At & {
    readonly body: string;
    readonly halves: readonly [Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>];
  },
): Promise<string> {
  const body = fromBase64Url(of.body);
  const whole = joinHalves(...of.halves);
  const key = await crypto.subtle.importKey('raw', whole, 'AES-GCM', false, ['decrypt']);
  whole.fill(0);
  const padded = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: body.slice(0, nonceBytes), additionalData: textBinding(of) },
    key,
    body.slice(nonceBytes),
  );
  return unpadText(new Uint8Array(padded));
}
