import type { RandomBytes } from '../../../server/core/ids.ts';

/** The digits of base64url in the order in which texts are compared. */
const digits = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const idBytes = 16;
const counterDigits = 8;

/** Chance, but that ids come out greater each time: a counter in front, and what was drawn behind it. */
export function growing(random: RandomBytes): RandomBytes {
  let drawn = 0;
  return (length) => {
    const bytes = random(length);
    if (length !== idBytes) return bytes;
    drawn += 1;
    let counter = '';
    for (let left = drawn, at = 0; at < counterDigits; at += 1, left = Math.floor(left / 64))
      counter = (digits[left % 64] ?? '') + counter;
    const rest = Buffer.from(bytes).toString('base64url').slice(counterDigits);
    return Buffer.from(counter + rest, 'base64url');
  };
}
