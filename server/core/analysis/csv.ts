/** A spreadsheet runs what begins so: a leading apostrophe makes it text (OWASP, "CSV injection"). */
const runs = /^[=+\-@\t\r]/;
const needsQuotes = /[",\r\n]/;

function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = runs.test(value) ? `'${value}` : value;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Rows as a CSV file that any spreadsheet opens without running anything: RFC 4180, CRLF, UTF-8 with a byte order mark.
 * null is an empty field: a hidden number.
 */
export function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
}
