/**
 * A number as a word of no language, for texts that have to differ: digits in several texts of one child look like a telephone number in
 * pieces, and whoever publishes them is asked.
 */
export function numberWord(number: number): string {
  return [...String(number)].map((digit) => 'bdfglmprsz'[Number(digit)]).join('a');
}
