import type { Half } from './cases.ts';

/**
 * What is sealed, as bytes: the same rules where words are sealed (the server, in memory) and where they are opened (a
 * lead's browser). No key is made here and nothing is encrypted here.
 */

/** Content keys and each of their halves, in bytes: AES-256. */
export const keyBytes = 32;
/** Nonce of AES-GCM, in front of the encrypted text. */
export const nonceBytes = 12;
/** A text is filled up to a multiple of so many bytes, so that its length tells next to nothing. */
const blockBytes = 1_024;

const utf8 = new TextEncoder();

/** HPKE `info`: a box of this product, of this version, for this and nothing else. */
export const boxInfo = utf8.encode('due-weight sealed half, version 1');

/** What a box is bound to: a half that is put in the place of another one opens nothing. */
export function boxBinding(of: {
  readonly caseId: string;
  readonly number: number;
  readonly half: Half;
}): Uint8Array<ArrayBuffer> {
  return utf8.encode(`${of.caseId}\n${of.number}\n${of.half}`);
}

/**
 * A trace of a lead's public key (an uncompressed point of P-256): 16 bytes of it, which no two keys share. It stands with each box, because a box
 * itself does not say for which key it is.
 */
export function sealedTo(publicKey: Uint8Array): Uint8Array {
  return publicKey.subarray(1, 17);
}

/** Whether a box with this trace is for this key; one of which nobody noted it may be. */
export function isFor(publicKey: Uint8Array, trace: Uint8Array): boolean {
  const own = sealedTo(publicKey);
  return trace.length === 0 || (trace.length === own.length && own.every((byte, at) => byte === trace[at]));
}

/** What a text is bound to. */
export function textBinding(of: {
  readonly caseId: string;
  readonly number: number;
}): Uint8Array<ArrayBuffer> {
  return utf8.encode(`due-weight sealed text\n${of.caseId}\n${of.number}`);
}

/** One half from the key and the other; and the key from both halves: bit by bit, so that one half alone says nothing. */
export function joinHalves(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  if (one.length !== keyBytes || other.length !== keyBytes) throw new Error('A half has another length.');
  return Uint8Array.from(one, (byte, at) => byte ^ (other[at] ?? 0));
}

/** The text with its length in front, filled up with zeroes. */
export function padText(text: string): Uint8Array<ArrayBuffer> {
  const bytes = utf8.encode(text);
  const padded = new Uint8Array(Math.ceil((bytes.length + 4) / blockBytes) * blockBytes);
  new DataView(padded.buffer).setUint32(0, bytes.length);
  padded.set(bytes, 4);
  return padded;
}

/** Throws when the length does not fit: then the bytes are none of ours. */
export function unpadText(padded: Uint8Array): string {
  const length = new DataView(padded.buffer, padded.byteOffset, padded.byteLength).getUint32(0);
  if (length > padded.length - 4) throw new Error('A sealed text has a wrong length.');
  return new TextDecoder().decode(padded.subarray(4, 4 + length));
}
