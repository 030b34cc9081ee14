/**
 * A language that nobody speaks, made of English: accents, 60 % more letters, brackets. A page on which it fits has room
 * for most languages; a word without accents was never in the list of strings; a missing bracket was cut off.
 */
const accents: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  g: 'ğ',
  i: 'í',
  n: 'ñ',
  o: 'ô',
  s: 'š',
  u: 'ü',
  y: 'ý',
  z: 'ž',
  A: 'Å',
  C: 'Ç',
  E: 'É',
  I: 'Î',
  N: 'Ñ',
  O: 'Ø',
  S: 'Š',
  U: 'Û',
  Y: 'Ý',
};

/** How much longer than English a text of another language is thought to be. */
const growth = 0.6;

/** The pseudo-language of one English text. Placeholders stay, and spaces around it. */
export function pseudo(text: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (!/\p{Letter}/u.test(words)) return text;
  const accented = words
    .split(/(\{\{[^}]*\}\})/)
    .map((part) =>
      part.startsWith('{{') ? part : part.replace(/[A-Za-z]/g, (letter) => accents[letter] ?? letter),
    )
    .join('');
  const letters = words.replace(/\{\{[^}]*\}\}/g, '').length;
  return `${before}[${accented}${padding(Math.max(0, Math.ceil(letters * growth) - 2))}]${after}`;
}

/** Letters that look like words, so that a line can break in them as in any other. */
function padding(length: number): string {
  return 'ôñé twô thrée fôür fívé šíx šévéñ '
    .repeat(Math.ceil(length / 33))
    .slice(0, length)
    .replace(/^/, length > 0 ? ' ' : '')
    .trimEnd();
}
