import { plainDigits } from '../digits.ts';
import type { RandomBytes } from '../ids.ts';
import { drawBelow } from '../room/join-codes.ts';

/** Digits of a sheet's number, the last of which checks the others. */
export const sheetDigits = 7;

// H. M. Damm, "Total anti-symmetrische Quasigruppen", 2004: finds every wrong digit and every two that changed places.
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const;

/** The digit that makes a number whole: '572' → '4'. */
export function checkDigit(digits: string): string {
  let interim = 0;
  for (const digit of digits) interim = Number(damm[interim]?.[Number(digit)]);
  return String(interim);
}

/** A number for a sheet: random, so that the order in which sheets were handed out is not in it. */
export function drawSheetNumber(random: RandomBytes): string {
  const digits = String(drawBelow(random, 10 ** (sheetDigits - 1))).padStart(sheetDigits - 1, '0');
  return digits + checkDigit(digits);
}

/**
 * What was typed as a number of a sheet, in digits of any script, or what a scanner read of its QR, which is the address at which it is
 * typed; undefined for one that no sheet can have.
 */
export function readSheetNumber(typed: string): string | undefined {
  const plain = plainDigits(typed.replace(/^https?:.*[?]number=/, '')).replace(/[\s-]/g, '');
  if (plain.length !== sheetDigits || !/^\d+$/.test(plain)) return undefined;
  return checkDigit(plain.slice(0, -1)) === plain.at(-1) ? plain : undefined;
}
