import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createPasskeys, type Passkey } from '../../../server/guard/passkeys.ts';
import { createSecrets } from '../../../server/guard/secrets.ts';

const host = 'localhost:3000';
const origin = `http://${host}`;
const signing = generateKeyPairSync('ed25519');
const secrets = createSecrets({ pepper: 'pepper', signing, ownOf: () => undefined });
let nowMs = Date.UTC(2030, 0, 1);

const begin = (shared = false) =>
  createPasskeys({
    ...{ secrets, clock: () => nowMs, random: (length: number) => randomBytes(length) },
    ...{ origins: [origin], shared },
  });

/** A key that signs as WebAuthn Level 3 § 7.2 asks, like a synchronised one: its counter stays 0. */
function authenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = (part: string) => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(part, 'base64url')]);
  const [before, between] = [Buffer.from('a5010203262001' + '21', 'hex'), Buffer.from('22', 'hex')];
  const id = randomBytes(16).toString('base64url');
  const passkey: Passkey = {
    id,
    publicKey: Buffer.concat([before, point(x), between, point(y)]),
    counter: 0,
    transports: '',
  };
  /** `flags`: 5 is a person who was there and who was verified, 1 one who only touched it. */
  function answer(challenge: string, { from = origin, flags = 5 } = {}) {
    const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin: from }));
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest();
    const data = Buffer.concat([hash(Buffer.from('localhost')), Buffer.from([flags, 0, 0, 0, 0])]);
    const signature = sign('sha256', Buffer.concat([data, hash(client)]), privateKey);
    return {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      },
    };
  }
  return { passkey, answer };
}

async function challengeOf(passkeys: ReturnType<typeof begin>, purpose: string): Promise<string> {
  const request = await passkeys.request({ host, purpose, known: [] });
  if (!request) throw new Error('This site has no name.');
  return request.challenge;
}

describe('R177: an answer of a passkey', () => {
  it('counts once, for what it was asked for, within its five minutes', async () => {
    const passkeys = begin();
    const { passkey, answer } = authenticator();
    const good = answer(await challengeOf(passkeys, 'enter'));
    expect(await passkeys.proven(good, { purpose: 'prove another', passkey })).toBeUndefined();
    expect(await passkeys.proven(good, { purpose: 'enter', passkey })).toBe(0);
    expect(await passkeys.proven(good, { purpose: 'enter', passkey })).toBeUndefined();
    const late = answer(await challengeOf(passkeys, 'enter'));
    nowMs += 5 * 60_000 + 1;
    expect(await passkeys.proven(late, { purpose: 'enter', passkey })).toBeUndefined();
  });

  it('counts no second time after a restart, which has forgotten what was answered', async () => {
    const { passkey, answer } = authenticator();
    const before = begin();
    const good = answer(await challengeOf(before, 'enter'));
    expect(await before.proven(good, { purpose: 'enter', passkey })).toBe(0);
    nowMs += 1_000;
    expect(await begin().proven(good, { purpose: 'enter', passkey })).toBeUndefined();
  });

  it('R1143: counts also where the clock was ahead when the program began, and was set right', async () => {
    const { passkey, answer } = authenticator();
    for (const shared of [false, true]) {
      const passkeys = begin(shared);
      const early = answer(await challengeOf(passkeys, 'enter'));
      nowMs -= 3_600_000;
      // Nobody would remember it for the hour that it would count.
      expect(await passkeys.proven(early, { purpose: 'enter', passkey })).toBeUndefined();
      const good = answer(await challengeOf(passkeys, 'enter'));
      expect(await passkeys.proven(good, { purpose: 'enter', passkey })).toBe(0);
      expect(await passkeys.proven(good, { purpose: 'enter', passkey })).toBeUndefined();
    }
  });

  it('R1143: that another process asked for counts where several serve a site, and nowhere else', async () => {
    const { passkey, answer } = authenticator();
    for (const [shared, counter] of [
      [false, undefined],
      [true, 0],
    ] as const) {
      const good = answer(await challengeOf(begin(shared), 'enter'));
      expect(await begin(shared).proven(good, { purpose: 'enter', passkey })).toBe(counter);
    }
  });

  it('is none from another site, of another key, or of a person who was not verified', async () => {
    const passkeys = begin();
    const { passkey, answer } = authenticator();
    const proven = async (more: object, of = passkey) =>
      passkeys.proven(answer(await challengeOf(passkeys, 'enter'), more), { purpose: 'enter', passkey: of });
    expect(await proven({})).toBe(0);
    expect(await proven({ from: 'http://localhost.evil.example' })).toBeUndefined();
    expect(await proven({ flags: 1 })).toBeUndefined();
    expect(await proven({}, authenticator().passkey)).toBeUndefined();
  });
});
