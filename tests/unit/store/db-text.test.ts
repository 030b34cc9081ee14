import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextCodec } from '../../../db/text.ts';

const key = randomBytes(32).toString('hex');
const anyText = fc.string({ unit: 'binary', maxLength: 200 }).map((text) => text.replaceAll('\0', ''));

describe.each([
  ['plain', createTextCodec()],
  ['encrypted', createTextCodec(key)],
])('the %s text codec', (_name, codec) => {
  it('brings every text back', () => {
    fc.assert(fc.property(anyText, (text) => codec.decode(codec.encode(text)) === text));
  });

  it('drops a NUL and replaces a lone surrogate', () => {
    expect(codec.decode(codec.encode('a\0b\ud800c'))).toBe('ab\uFFFDc');
  });

  it('R25: never throws on damaged bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => typeof codec.decode(bytes) === 'string'),
    );
  });
});

describe('the encrypted text codec', () => {
  const codec = createTextCodec(key);

  it('R56: hides the text, differently each time', () => {
    const [one, two] = [Buffer.from(codec.encode('I feel safe')), Buffer.from(codec.encode('I feel safe'))];
    expect(one.includes('I feel safe')).toBe(false);
    expect(one.equals(two)).toBe(false);
  });

  it('R25: shows one mark of damage for any changed byte and for another key', () => {
    const bytes = Buffer.from(codec.encode('words'));
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(codec.decode(changed)).toBe('\uFFFD');
    }
    expect(createTextCodec(randomBytes(32).toString('hex')).decode(bytes)).toBe('\uFFFD');
  });
});

describe('the plain text codec', () => {
  it('R25: shows a mark where a byte is damaged and keeps the rest', () => {
    expect(createTextCodec().decode(Uint8Array.of(0x61, 0xff, 0x62))).toBe('a\uFFFDb');
  });
});
