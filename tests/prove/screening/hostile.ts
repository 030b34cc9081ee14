import type { Seeded } from '../../support/house/seeded.ts';

/** What is repeated to make a screen slow, each alone or with another. A text is as long as the wire lets in, and longer. */
const units = [
  '1 ',
  '1.',
  '1-',
  'a@',
  'a.b',
  '(1',
  '+1',
  'http://',
  '1\n',
  '..',
  'aA.',
  '@a.',
  '٣ ',
  'www.',
  'one ',
  'oh seven ',
  'o',
  'l1',
  'my dad ',
  'my dad always ',
  'i want to ',
  'mon père ',
  "j'ai envie de ",
  'vingt et un ',
  'baba yangu ',
  'nataka kufa ',
  'elfu kumi na ',
  '我想',
  '爸爸',
  '我爸爸总是',
  'أبي ',
  'أريد أن ',
  'insta ',
  'my insta is ',
  'add me on ',
  '[.]',
  ' dot ',
  ' at ',
  '( dot ) ',
  'a b c ',
  'e\u0301',
  'Z\u0335\u0336\u0337',
  '\u200B',
  '🇦',
  '1\uFE0F\u20E3',
  'Aa Bb ',
  '12 Street ',
  'Street 12 ',
  '12 Aa\n',
  '@@@',
  'x.x.',
  '____',
  '〇',
  '\uD800',
  'ﷺ',
  '½',
  'i live at 1 ',
  'who say ',
  '=:',
];

export function hostileTexts(random: Seeded, count: number, more: readonly string[]): string[] {
  const made = Array.from({ length: count }, (_, at) => {
    const unit = units[at % units.length] ?? '1';
    const mixed = at < units.length ? unit : unit + random.pick(units).repeat(random.below(3));
    const length = random.pick([1_000, 2_000, 4_000]);
    return (
      mixed.repeat(Math.ceil(length / mixed.length)).slice(0, length) + random.pick(['', '!', '\n', 'x', '0'])
    );
  });
  return [...more, ...made];
}
