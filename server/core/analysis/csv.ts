/**
 * A spreadsheet runs what begins so: a leading apostrophe makes it text (OWASP, "CSV injection"). Some trim what stands before,
 * and some read the full-width signs alike.
 */
const runs = /^[\s"\p{Cf}\p{Cc}]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u;
const ranBefore = /^[\s\p{Cf}\p{Cc}]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u;
/**
 * What parts cells where a comma does not, with what a program skips after it and the sign that begins a formula: opened there, a cell in quotes
 * that is not the first of its row falls apart, and its middle begins a cell. Always found with the whole run, so that it takes time in step with length.
 */
const partedElsewhere = /[;\t\r\n][\s\p{Cf}"]*([=+\-@|%＝＋－＠])?/gu;
const needsQuotes = /[",;\t\r\n]/;

function field(value: string | number | null, apartToo: boolean): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // Such bytes end a cell, or a file, in one program or another, and nobody sees them.
  const seen = value.replace(/(?![\t\n\r])\p{Cc}/gu, '');
  const apart = apartToo
    ? seen.replace(partedElsewhere, (run, sign) => (sign ? `${run.slice(0, -1)}'${sign}` : run))
    : seen;
  const safe = (apartToo ? runs : ranBefore).test(apart) ? `'${apart}` : apart;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Rows as a CSV file that any spreadsheet opens without running anything: RFC 4180, CRLF, UTF-8 with a byte order mark.
 * null is an empty field: a hidden number. `apartToo`: also where it parts cells by semicolons or tabs; releases that were signed before
 * have no such apostrophes, and are recomputed without.
 */
export function csv(
  rows: readonly (readonly (string | number | null)[])[],
  { apartToo = true }: { readonly apartToo?: boolean } = {},
): string {
  const lines = rows.map((row) => `${row.map((value) => field(value, apartToo)).join(',')}\r\n`);
  return `\uFEFF${lines.join('')}`;
}
