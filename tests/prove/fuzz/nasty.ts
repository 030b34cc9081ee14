import type { Seeded } from '../../support/house/seeded.ts';

/** Texts that programs stumble over. */
const texts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  '\u202e\u2066',
  '\r\nSet-Cookie: a=b',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'undefined',
  'null',
  'NaN',
  '-1',
  '0',
  '1e309',
  '9007199254740993',
  '99999999999999999999',
  '0x10',
  '１２',
  '../../../etc/passwd',
  '..\\..\\',
  '/',
  '//evil.example',
  "' or 1=1; --",
  '"; drop table contribution; --',
  '<script>alert(1)</script>',
  '$' + '{7*7}{{7*7}}',
  '%00%ff%2e%2e',
  '%',
  'e\u0301'.repeat(500),
  '👨‍👩‍👧‍👦'.repeat(300),
  '﷽'.repeat(100),
  'x'.repeat(8_001),
  'x'.repeat(60_000),
  '[[[[[[[[',
  '2026-02-30',
  '9999999-99-99',
  'AAAAAAAAAAAAAAAAAAAAAA',
  'en-'.repeat(50),
] as const;

export function nastyText(random: Seeded): string {
  if (random.chance(0.15)) return random.id();
  if (random.chance(0.1))
    return String.fromCharCode(...Array.from({ length: 1 + random.below(60) }, () => random.below(65_536)));
  return random.pick(texts);
}

/** Bytes that are no UTF-8. */
export function wrongUtf8(random: Seeded): Buffer {
  const pieces = [
    [0xff],
    [0xc0, 0x80],
    [0xe2, 0x28, 0xa1],
    [0xf5, 0x80, 0x80, 0x80],
    [0xed, 0xa0, 0x80],
    [0x80],
  ];
  return Buffer.from(Array.from({ length: 1 + random.below(20) }, () => random.pick(pieces)).flat());
}

/** Any value of JSON, as text: some of it is written in ways that only a text can have. */
export function nastyJson(random: Seeded, ids: readonly string[], depth = 0): string {
  const whole = () => JSON.stringify(nastyText(random));
  const value = () => (depth > 3 ? whole() : nastyJson(random, ids, depth + 1));
  switch (random.below(14)) {
    case 0:
      return 'null';
    case 1:
      return random.pick(['true', 'false']);
    case 2:
      return random.pick(['0', '-1', '1e400', '1.5', '9007199254740993', '-0', '1e-400']);
    case 3:
    case 4:
      return whole();
    case 5:
      return `[${Array.from({ length: random.below(5) }, value).join(',')}]`;
    case 6:
      return `{"__proto__":${value()},"constructor":{"prototype":${value()}}}`;
    case 7:
      return '['.repeat(3_000) + ']'.repeat(3_000);
    case 8:
      return `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`;
    case 9:
      return `{"_placeholder":true,"num":${random.pick(['0', '-1', '99', '"0"'])}}`;
    default: {
      const fields = Array.from({ length: 1 + random.below(5) }, () => {
        const name = random.chance(0.7) ? random.pick(fieldNames) : nastyText(random);
        const said = random.chance(0.3) ? JSON.stringify(random.pick(ids)) : value();
        return `${JSON.stringify(name)}:${said}`;
      });
      return `{"v":${random.pick(['1', '1', '1', '2', '"1"', 'null'])},${fields.join(',')}}`;
    }
  }
}

/** What messages of the wire carry, so that many come as far as the second look at them. */
const fieldNames = [
  'activity',
  'after',
  'before',
  'id',
  'text',
  'language',
  'revision',
  'statement',
  'choice',
  'but',
  'consultation',
  'decision',
  'reason',
  'hidden',
] as const;

/** Fit for a line of a head: no line breaks, one byte a character. Wrong heads are made elsewhere, and on purpose. */
export function latin(text: string): string {
  return Buffer.from(text.replace(/[\r\n\0]/g, ''), 'utf8')
    .toString('latin1')
    .slice(0, 4_000);
}
