/** Red, green and blue from 0 to 255, and how much covers what lies below, from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const number = '(-?[\\d.]+(?:e-?\\d+)?)';
const rgb = new RegExp(`rgba?\\(${number},? ${number},? ${number}(?:(?:,| /) ${number})?\\)`, 'g');
const srgb = new RegExp(`color\\(srgb ${number} ${number} ${number}(?: / ${number})?\\)`, 'g');

/** Every colour that a computed style names, in the two ways in which Chromium writes them. */
export function coloursIn(style: string): Colour[] {
  const found = [
    ...[...style.matchAll(rgb)].map((match) => ({ match, unit: 1 })),
    ...[...style.matchAll(srgb)].map((match) => ({ match, unit: 255 })),
  ];
  return found.map(({ match: [, red, green, blue, alpha], unit }) => [
    Number(red) * unit,
    Number(green) * unit,
    Number(blue) * unit,
    alpha === undefined ? 1 : Number(alpha),
  ]);
}

/** What is seen where one colour lies over an opaque one. */
export function over(upper: Colour, lower: Colour): Colour {
  const alpha = upper[3];
  const mix = (of: 0 | 1 | 2) => upper[of] * alpha + lower[of] * (1 - alpha);
  return [mix(0), mix(1), mix(2), 1];
}

/** Relative luminance of an opaque colour: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance([red, green, blue]: Colour): number {
  const linear = (channel: number) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast of two opaque colours, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrastOf(one: Colour, other: Colour): number {
  const lights = [luminance(one), luminance(other)];
  return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
}
