import { createHash, createPublicKey, verify } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import * as z from 'zod/mini';
import { idPattern } from '../core/ids.ts';
import type { Secrets } from '../guard/secrets.ts';
import { MoveRefusal } from './refusal.ts';

/** A machine that takes one consultation in: where it is reached, how its answers are known, and to which key is sealed. */
export type Place = {
  readonly id: string;
  readonly address: string;
  readonly signing: string;
  readonly sealing: string;
};

const mark = 'due-weight-place';
const body = z.strictObject({
  version: z.literal(1),
  id: z.string().check(z.regex(idPattern)),
  address: z.url({ protocol: /^https?$/ }).check(z.maxLength(300)),
  signing: z.string().check(z.regex(/^[A-Za-z0-9+/=]{40,100}$/)),
  sealing: z.string().check(z.regex(/^[A-Za-z0-9_-]{80,100}$/)),
});

const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});
const info = new TextEncoder().encode('due-weight move, version 1');

/** `secret`: the keyring's, of one line, 64 hexadecimal digits. */
function sealingKeys(secret: string): Promise<CryptoKeyPair> {
  return suite.kem.deriveKeyPair(Uint8Array.from(Buffer.from(secret, 'hex')).buffer);
}

/** SPKI in base64, in one line. */
export function signingKeyOf(secrets: Secrets): string {
  return createPublicKey(secrets.publicKey).export({ type: 'spki', format: 'der' }).toString('base64');
}

/** One line that another machine is told: it holds no secret, and is signed so that a slip of the hand is found. */
export async function placeLine(
  secrets: Secrets,
  of: { readonly id: string; readonly secret: string; readonly address: string },
): Promise<string> {
  const { publicKey } = await sealingKeys(of.secret);
  const sealing = Buffer.from(await suite.kem.serializePublicKey(publicKey)).toString('base64url');
  const place: z.infer<typeof body> = {
    version: 1,
    id: of.id,
    address: new URL(of.address).origin,
    signing: signingKeyOf(secrets),
    sealing,
  };
  return signedLine(secrets, { mark, body: place });
}

/** Throws MoveRefusal for what is no such line. */
export function readPlace(line: string): Place {
  const read = readSignedLine(line, mark);
  const parsed = body.safeParse(read?.value);
  if (!read || !parsed.success || !isSignedBy(read, parsed.data.signing))
    throw new MoveRefusal('That is no line of a machine: due-weight consultation place prints one there.');
  return parsed.data;
}

export type SignedLine = { readonly value: unknown; readonly body: Buffer; readonly signature: Buffer };

export function signedLine(secrets: Secrets, of: { readonly mark: string; readonly body: object }): string {
  const text = Buffer.from(JSON.stringify(of.body));
  return [of.mark, text.toString('base64url'), secrets.sign(text).toString('base64url')].join('.');
}

/** The parts of a line, whoever signed it; undefined for what is none. */
export function readSignedLine(line: string, mark: string): SignedLine | undefined {
  const match = /^([a-z-]+)\.([A-Za-z0-9_-]{1,4000})\.([A-Za-z0-9_-]{86})$/.exec(line.trim());
  if (match?.[1] !== mark) return undefined;
  const text = Buffer.from(match[2] ?? '', 'base64url');
  try {
    const value: unknown = JSON.parse(text.toString('utf8'));
    return { value, body: text, signature: Buffer.from(match[3] ?? '', 'base64url') };
  } catch {
    return undefined;
  }
}

/** `signing`: SPKI in base64. */
export function isSignedBy(
  of: { readonly body: Buffer; readonly signature: Buffer },
  signing: string,
): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(signing, 'base64'), format: 'der', type: 'spki' });
    return verify(null, of.body, key, of.signature);
  } catch {
    return false;
  }
}

/** Seals for one machine (HPKE, RFC 9180). `binding`: what it belongs to; it opens with nothing else. */
export async function sealFor(
  place: Pick<Place, 'sealing'>,
  of: { readonly text: string; readonly binding: string },
): Promise<string> {
  const key = Uint8Array.from(Buffer.from(place.sealing, 'base64url')).buffer;
  const sender = await suite.createSenderContext({
    recipientPublicKey: await suite.kem.deserializePublicKey(key),
    info,
  });
  const sealed = await sender.seal(bytesOf(of.text), bytesOf(of.binding));
  return Buffer.concat([Buffer.from(sender.enc), Buffer.from(sealed)]).toString('base64');
}

/** Throws MoveRefusal when it was sealed for another machine, or for something else. */
export async function openSealed(of: {
  readonly secret: string;
  readonly sealed: string;
  readonly binding: string;
}): Promise<string> {
  const all = Buffer.from(of.sealed, 'base64');
  try {
    const recipient = await suite.createRecipientContext({
      recipientKey: (await sealingKeys(of.secret)).privateKey,
      enc: Uint8Array.from(all.subarray(0, suite.kem.encSize)).buffer,
      info,
    });
    const opened = await recipient.open(
      Uint8Array.from(all.subarray(suite.kem.encSize)).buffer,
      bytesOf(of.binding),
    );
    return Buffer.from(opened).toString('utf8');
  } catch {
    throw new MoveRefusal('The key in it was sealed for another machine.');
  }
}

function bytesOf(text: string): ArrayBuffer {
  return new Uint8Array(new TextEncoder().encode(text)).buffer;
}

/** A few digits that two people can compare by telephone. */
export function fingerprintOf(signing: string): string {
  const digits = createHash('sha256').update(signing).digest('hex').slice(0, 16);
  return (digits.match(/.{4}/g) ?? []).join(' ');
}
