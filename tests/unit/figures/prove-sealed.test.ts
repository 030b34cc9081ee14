import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSealing } from '../../../server/guard/sealing.ts';
import { candidatesOf, opensWith } from '../../prove/sealed/whole-keys.ts';

describe('R163: the proof that no whole key is stored', () => {
  const key = randomBytes(32);
  const has = (caseId: string, value: string | Uint8Array) =>
    candidatesOf([{ caseId, value }]).some(({ bytes }) => bytes.equals(key));

  it('tries what stands in a value as it is, and what is written out in it', () => {
    expect(has('', key)).toBe(true);
    expect(has('case', Buffer.concat([randomBytes(500), key, randomBytes(9)]))).toBe(true);
    for (const form of ['hex', 'base64', 'base64url'] as const)
      for (const text of [key.toString(form), `{"key":"${key.toString(form)}"}`, `a${key.toString(form)}`]) {
        expect(has('', text), `${form} ${text}`).toBe(true);
        expect(has('', Buffer.from(text)), `${form} ${text} as bytes`).toBe(true);
      }
    expect(has('', randomBytes(64))).toBe(false);
  });

  it('knows the key of a sealed text, and takes no other one and no other case for it', async () => {
    const drawn: Uint8Array[] = [];
    const seal = createSealing((length) => {
      const bytes = randomBytes(length);
      drawn.push(Uint8Array.from(bytes));
      return bytes;
    });
    const at = { caseId: 'A'.repeat(22), number: 1 };
    const { body } = await seal('What a child tells.', { ...at, leads: [] });
    const [whole = new Uint8Array(), half = new Uint8Array()] = drawn;
    expect(opensWith(whole, { ...at, body })).toBe(true);
    expect(opensWith(half, { ...at, body })).toBe(false);
    expect(opensWith(whole, { ...at, number: 2, body })).toBe(false);
  });
});
