/**
 * A spreadsheet runs what begins so: a leading apostrophe makes it text (OWASP, "CSV injection"). Some trim what stands before,
 * and some read the full-width and the small signs (U+FE62 and the like) alike.
 */
const runs = /^[\s"\p{Cf}\p{Cc}]*[=+\-@|%＝＋－＠﹢﹣﹦﹫]|^[\t\r\n]/u;
const ranBefore = /^[\s\p{Cf}\p{Cc}]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u;
const ranUnlessSmall = /^[\s"\p{Cf}\p{Cc}]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u;
/**
 * What parts cells where a comma does not, with what a program skips after it and the sign that begins a formula: opened there, a cell in quotes
 * that is not the first of its row falls apart, and its middle begins a cell. Always found with the whole run, so that it takes time in step with length.
 */
const partedElsewhere = /[;\t\r\n][\s\p{Cf}"]*([=+\-@|%＝＋－＠﹢﹣﹦﹫])?/gu;
const partedUnlessSmall = /[;\t\r\n][\s\p{Cf}"]*([=+\-@|%＝＋－＠])?/gu;
/** How careful: `commas` alone, `apart` also where cells are parted by another sign, `small` as `apart` with the small signs. */
const guards = {
  commas: { runs: ranBefore, parts: null },
  apart: { runs: ranUnlessSmall, parts: partedUnlessSmall },
  small: { runs, parts: partedElsewhere },
} as const;
type CsvGuard = keyof typeof guards;
const needsQuotes = /[",;\t\r\n]/;

function field(value: string | number | null, guard: CsvGuard): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // Such bytes end a cell, or a file, in one program or another, and nobody sees them.
  const seen = value.replace(/(?![\t\n\r])\p{Cc}/gu, '');
  const { runs: begins, parts } = guards[guard];
  const apart = parts
    ? seen.replace(parts, (run, sign) => (sign ? `${run.slice(0, -1)}'${sign}` : run))
    : seen;
  const safe = begins.test(apart) ? `'${apart}` : apart;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Rows as a CSV file that any spreadsheet opens without running anything: RFC 4180, CRLF, UTF-8 with a byte order mark.
 * null is an empty field: a hidden number. `guard`: releases that were signed before have fewer apostrophes, and are
 * recomputed without.
 */
export function csv(
  rows: readonly (readonly (string | number | null)[])[],
  { guard = 'small' }: { readonly guard?: CsvGuard } = {},
): string {
  const lines = rows.map((row) => `${row.map((value) => field(value, guard)).join(',')}\r\n`);
  return `\uFEFF${lines.join('')}`;
}
