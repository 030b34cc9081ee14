/** What stands for a sign that has no place of its own: somebody sees that there is one. */
const unknown = '\u25A1';

/** The fonts "Symbol" and "Wingdings" put signs where other fonts have letters: by their place, from 0x20. A blank stands for what is none. */
const symbols = [
  ' !∀#∃%&∋()∗+,−./0123456789:;<=>?',
  '≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_',
  '‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼ ',
  ' '.repeat(32),
  '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵',
  'ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓',
  '◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭ ',
].join('');
const wingdings: Readonly<Record<number, string>> = {
  ...{ 111: '☐', 168: '☐', 254: '☑', 253: '☒', 120: '☒', 252: '✓', 251: '✗' },
  ...{ 108: '●', 110: '■', 167: '▪', 183: '•', 224: '→', 223: '←', 240: '⇨', 216: '➢', 118: '❖' },
};

/**
 * A sign as Unicode, from the font that it is said to be in and its place there, in hexadecimal ("F0B3"). One that no table has is a box:
 * left out, "≥ 3" would be "3".
 */
export function signOf(font: string, place: string): string {
  const code = Number.parseInt(place, 16);
  if (!/^[0-9a-f]{1,6}$/iu.test(place) || code > 0x10ffff) return unknown;
  const isMoved = code >= 0xf000 && code <= 0xf0ff;
  const own = isMoved ? code - 0xf000 : code;
  if (own === 0x20) return ' ';
  if (/^symbol/iu.test(font) && own <= 0xff) return (symbols[own - 0x20] ?? ' ').trim() || unknown;
  if (/^wingdings$/iu.test(font) && own <= 0xff) return wingdings[own] ?? unknown;
  // Any other place above these letters is nobody's but the font's.
  return isMoved || code < 0x20 || (code >= 0xd800 && code <= 0xf8ff) ? unknown : String.fromCodePoint(code);
}

/** Words of a run with every sign that stands where only its font has one. */
export function withSigns(words: string, font: string): string {
  return words.replace(/[\uF000-\uF0FF]/gu, (sign) => signOf(font, (sign.codePointAt(0) ?? 0).toString(16)));
}
