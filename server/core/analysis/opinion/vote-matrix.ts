/**
 * Who said what to which statement, row by row: the votes of row r stand at `starts[r]` up to `starts[r + 1]`, in the order
 * of the statements. A vote is 1 (agree), -1 (disagree) or 0 (pass); what was not seen is not there.
 */
export type VoteMatrix = {
  readonly participants: readonly string[];
  readonly statements: readonly string[];
  readonly starts: Uint32Array;
  readonly columns: Uint16Array;
  readonly votes: Int8Array;
};

/** More statements than that would need 400 MB for what they have in common. */
export const mostStatements = 5_000;

export type VoteCollector = {
  /** `columns` are places in the list the collector was made with, `votes` what was said there. */
  readonly add: (
    participant: string,
    columns: ArrayLike<number>,
    votes: ArrayLike<number>,
    count: number,
  ) => void;
  /** The matrix in its own order. The collector is used up. */
  readonly matrix: () => VoteMatrix;
};

/** Gathers rows in any order, their statements in any order. A participant comes once; see that it does. */
export function collectVotes(statements: readonly string[]): VoteCollector {
  const order = statementOrder(statements);
  const placeOf = new Uint16Array(statements.length);
  for (const [place, from] of order.entries()) placeOf[from] = place;
  const participants: string[] = [];
  let starts = new Uint32Array(1_024);
  let columns = new Uint16Array(16_384);
  let votes = new Int8Array(16_384);
  const row = new Int8Array(statements.length).fill(unseen);
  let used = 0;
  return {
    add(participant, where, what, count) {
      participants.push(participant);
      if (participants.length >= starts.length) starts = larger(starts, starts.length * 2);
      if (used + count > columns.length) {
        columns = larger(columns, Math.max(columns.length * 2, used + count));
        votes = larger(votes, columns.length);
      }
      for (let at = 0; at < count; at += 1) row[placeOf[where[at] as number] as number] = what[at] as number;
      for (let column = 0; column < row.length; column += 1) {
        const vote = row[column] as number;
        if (vote === unseen) continue;
        columns[used] = column;
        votes[used] = vote;
        used += 1;
        row[column] = unseen;
      }
      starts[participants.length] = used;
    },
    matrix: () =>
      inOwnOrder({
        participants,
        statements: order.map((from) => statements[from] as string),
        starts: starts.subarray(0, participants.length + 1),
        columns: columns.subarray(0, used),
        votes: votes.subarray(0, used),
      }),
  };
}

const unseen = 2;

function larger<T extends Uint32Array | Uint16Array | Int8Array>(array: T, length: number): T {
  const grown = new (array.constructor as new (length: number) => T)(length);
  grown.set(array);
  return grown;
}

/** Numbers by their size where all are numbers, else by code unit: the same on every machine, whatever its language. */
function statementOrder(statements: readonly string[]): readonly number[] {
  const places = statements.map((_, place) => place);
  const name = (place: number) => statements[place] as string;
  const byName = (a: number, b: number) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0);
  const numbers = statements.every((each) => /^\d{1,15}$/.test(each));
  return places.sort((a, b) => (numbers ? Number(name(a)) - Number(name(b)) || byName(a, b) : byName(a, b)));
}

/**
 * Rows by what they say, and only where two say the same by who says it: the order in which votes came, or what children are
 * called, changes no number.
 */
function inOwnOrder(from: VoteMatrix): VoteMatrix {
  const count = from.participants.length;
  const marks = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) marks[row] = markOf(from, row);
  const order = new Uint32Array(count).map((_, row) => row);
  order.sort(
    (a, b) =>
      (marks[a] as number) - (marks[b] as number) || compareRows(from, a, b) || compareNames(from, a, b),
  );
  const starts = new Uint32Array(count + 1);
  const columns = new Uint16Array(from.columns.length);
  const votes = new Int8Array(from.votes.length);
  let used = 0;
  for (const [place, row] of order.entries()) {
    const [begin, end] = [from.starts[row] as number, from.starts[row + 1] as number];
    columns.set(from.columns.subarray(begin, end), used);
    votes.set(from.votes.subarray(begin, end), used);
    used += end - begin;
    starts[place + 1] = used;
  }
  const participants = Array.from(order, (row) => from.participants[row] as string);
  return { participants, statements: from.statements, starts, columns, votes };
}

/** FNV-1a over a row: most rows are told apart by one number. */
function markOf({ starts, columns, votes }: VoteMatrix, row: number): number {
  let mark = 0x811c9dc5;
  for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
    mark = Math.imul(mark ^ ((columns[at] as number) * 4 + (votes[at] as number) + 1), 0x01000193);
    mark ^= mark >>> 15;
  }
  return mark >>> 0;
}

function compareRows({ starts, columns, votes }: VoteMatrix, a: number, b: number): number {
  const [beginA, beginB] = [starts[a] as number, starts[b] as number];
  const [endA, endB] = [starts[a + 1] as number, starts[b + 1] as number];
  const shared = Math.min(endA - beginA, endB - beginB);
  for (let at = 0; at < shared; at += 1) {
    const apart =
      (columns[beginA + at] as number) - (columns[beginB + at] as number) ||
      (votes[beginA + at] as number) - (votes[beginB + at] as number);
    if (apart !== 0) return apart;
  }
  return endA - beginA - (endB - beginB);
}

function compareNames({ participants }: VoteMatrix, a: number, b: number): number {
  const [first, second] = [participants[a] as string, participants[b] as string];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** How many statements a row answered, those taken out included. */
export function votesOf({ starts }: VoteMatrix, row: number): number {
  return (starts[row + 1] as number) - (starts[row] as number);
}
