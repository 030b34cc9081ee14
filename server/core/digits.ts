/** The digits of every script as ours, 0 to 9; all else as it stands. */
export function plainDigits(typed: string): string {
  return typed.replace(/\p{Nd}/gu, (sign) => String(digitOf(sign)));
}

/** The value of one decimal digit: every row of them in Unicode begins at a nought and has ten, or several tens, counted back to that nought. */
function digitOf(sign: string): number {
  const point = sign.codePointAt(0) ?? 0;
  let nought = point;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(nought - 1))) nought -= 1;
  return (point - nought) % 10;
}
