const quote = 34;
const comma = 44;
const lineEnd = 10;
const carriageReturn = 13;

/** Longer rows are no table of votes: 5,000 statements with their commas are 15 KB. In bytes. */
const longestRow = 1_000_000;

export type RowReader = {
  /** False where a row is too long: then nothing more is read. */
  readonly push: (bytes: Uint8Array) => boolean;
  /** The last row, where no line end follows it. False where a quote stays open. */
  readonly end: () => boolean;
};

/**
 * Rows of RFC 4180 out of bytes that come in pieces, without their line ends and without a byte order mark; a line end inside quotes
 * ends no row, an empty line is none. Bytes, because a table of a hundred million cells as strings would not fit.
 */
export function readRows(onRow: (row: Uint8Array) => void): RowReader {
  let rest = new Uint8Array(0);
  let first = true;
  const tell = (bytes: Uint8Array) => {
    const marked = first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    first = false;
    const from = marked ? 3 : 0;
    const to = bytes[bytes.length - 1] === carriageReturn ? bytes.length - 1 : bytes.length;
    if (to > from) onRow(bytes.subarray(from, to));
  };
  return {
    push(bytes) {
      const all = new Uint8Array(rest.length + bytes.length);
      all.set(rest);
      all.set(bytes, rest.length);
      let begin = 0;
      for (let end = rowEnd(all, begin); end >= 0; end = rowEnd(all, begin)) {
        tell(all.subarray(begin, end));
        begin = end + 1;
      }
      rest = all.slice(begin);
      return rest.length <= longestRow;
    },
    end() {
      if (rest.length === 0) return true;
      const closed = quotesIn(rest, 0, rest.length) % 2 === 0;
      if (closed) tell(rest);
      return closed;
    },
  };
}

/** Where the row that begins at `begin` ends, or -1. */
function rowEnd(bytes: Uint8Array, begin: number): number {
  let quotes = 0;
  let from = begin;
  for (;;) {
    const end = bytes.indexOf(lineEnd, from);
    if (end < 0) return -1;
    quotes += quotesIn(bytes, from, end);
    if (quotes % 2 === 0) return end;
    from = end + 1;
  }
}

function quotesIn(bytes: Uint8Array, begin: number, end: number): number {
  const part = bytes.subarray(begin, end);
  let count = 0;
  for (let at = part.indexOf(quote); at >= 0; at = part.indexOf(quote, at + 1)) count += 1;
  return count;
}

/** Where each cell of a row begins; one more than there are cells, the last the end and one. Written into `starts`, which grows. */
export function cellStarts(row: Uint8Array, starts: number[]): number {
  let cells = 0;
  let quoted = false;
  starts[0] = 0;
  for (let at = 0; at < row.length; at += 1) {
    const byte = row[at];
    if (byte === quote) quoted = !quoted;
    else if (byte === comma && !quoted) {
      cells += 1;
      starts[cells] = at + 1;
    }
  }
  starts[cells + 1] = row.length + 1;
  return cells + 1;
}

const decoder = new TextDecoder();

/** What one cell says, its quotes taken off and doubled ones made single. */
export function cellText(row: Uint8Array, begin: number, end: number): string {
  const text = decoder.decode(row.subarray(begin, end));
  return text.startsWith('"')
    ? text.slice(1, text.endsWith('"') ? -1 : undefined).replaceAll('""', '"')
    : text;
}

/** All cells of a row as texts: for heads and short tables. */
export function cellTexts(row: Uint8Array): string[] {
  const starts: number[] = [];
  const count = cellStarts(row, starts);
  return Array.from({ length: count }, (_, cell) =>
    cellText(row, starts[cell] as number, (starts[cell + 1] as number) - 1),
  );
}
