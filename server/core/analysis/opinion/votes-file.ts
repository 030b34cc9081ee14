import { mostParticipants } from './co-moments.ts';
import { cellStarts, cellText, cellTexts, readRows } from './csv-rows.ts';
import { collectVotes, mostStatements, type VoteCollector, type VoteMatrix } from './vote-matrix.ts';

/** Why a table of votes cannot be read; `row` counts from 1 with the head, `column` is named by the head. */
export type VotesProblem = {
  readonly what:
    | 'no-head'
    | 'no-participants'
    | 'no-statements'
    | 'too-many-statements'
    | 'too-many-participants'
    | 'same-column'
    | 'same-participant'
    | 'not-a-vote'
    | 'row-length'
    | 'row-unread';
  readonly row: number;
  readonly column?: string;
};

export type VotesReader = {
  /** What is wrong, as soon as something is; then nothing more may be pushed. */
  readonly push: (bytes: Uint8Array) => VotesProblem | undefined;
  readonly end: () => VoteMatrix | VotesProblem;
};

/** Columns about the participant. What these say is not read, the name of the row aside. */
const about = ['participant', 'xid', 'group-id', 'n-comments', 'n-votes', 'n-agree', 'n-disagree'];

/**
 * Reads `participants-votes.csv` as Polis exports it, in pieces: a row a participant with its name under `participant`, a column a
 * statement; 1 agree, -1 disagree, 0 pass, empty not seen. A table that says anything else there is refused and not guessed at.
 */
export function readVotes(): VotesReader {
  const starts: number[] = [];
  const seen = new Set<string>();
  let head: readonly string[] | undefined;
  let places = new Int32Array(0);
  let nameCell = 0;
  let collector: VoteCollector | undefined;
  let columns = new Uint16Array(0);
  let votes = new Int8Array(0);
  let row = 0;
  let problem: VotesProblem | undefined;
  const say = (what: VotesProblem['what'], column?: string): undefined => {
    problem ??= { what, row, ...(column === undefined ? {} : { column }) };
  };

  function readHead(names: readonly string[]): undefined {
    head = names;
    const statements = names.filter((name) => !about.includes(name));
    nameCell = names.indexOf('participant');
    if (nameCell < 0) return say('no-participants');
    if (statements.length === 0) return say('no-statements');
    if (statements.length > mostStatements) return say('too-many-statements');
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice !== undefined) return say('same-column', twice);
    let next = 0;
    places = Int32Array.from(names, (name) => (about.includes(name) ? -1 : next++));
    columns = new Uint16Array(statements.length);
    votes = new Int8Array(statements.length);
    collector = collectVotes(statements);
  }

  function readRow(bytes: Uint8Array): undefined {
    if (problem) return undefined;
    row += 1;
    if (head === undefined) return readHead(cellTexts(bytes));
    const cells = cellStarts(bytes, starts);
    if (cells > head.length || cells <= nameCell) return say('row-length');
    const name = cellText(bytes, starts[nameCell] as number, (starts[nameCell + 1] as number) - 1);
    if (seen.has(name)) return say('same-participant');
    if (seen.size >= mostParticipants) return say('too-many-participants');
    seen.add(name);
    let count = 0;
    for (let cell = 0; cell < cells; cell += 1) {
      const place = places[cell] as number;
      const [begin, end] = [starts[cell] as number, (starts[cell + 1] as number) - 1];
      if (place < 0 || begin === end) continue;
      const vote = voteIn(bytes, begin, end);
      // Nothing in quotes is empty too: some programs quote every cell.
      if (vote === undefined && cellText(bytes, begin, end) === '') continue;
      if (vote === undefined) return say('not-a-vote', head[cell] ?? '');
      columns[count] = place;
      votes[count] = vote;
      count += 1;
    }
    collector?.add(name, columns, votes, count);
  }

  const rows = readRows(readRow);
  return {
    push(bytes) {
      if (!rows.push(bytes)) {
        row += 1;
        say('row-unread');
      }
      return problem;
    },
    end() {
      if (!rows.end()) {
        row += 1;
        say('row-unread');
      }
      if (collector === undefined) say('no-head');
      return problem ?? (collector as VoteCollector).matrix();
    },
  };
}

/** 1, -1 or 0, also as a program that knows only fractions writes them (1.0). */
function voteIn(bytes: Uint8Array, begin: number, end: number): number | undefined {
  if (end === begin + 1 && bytes[begin] === 48) return 0;
  if (end === begin + 1 && bytes[begin] === 49) return 1;
  if (end === begin + 2 && bytes[begin] === 45 && bytes[begin + 1] === 49) return -1;
  const text = cellText(bytes, begin, end).trim();
  return /^(-?[01](\.0+)?)$/.test(text) ? Number(text) + 0 : undefined;
}

/**
 * Which statements a table like `comments.csv` says were taken out: -1 under `moderated`. Nothing where it has no such column or no
 * `comment-id`.
 */
export function readTakenOut(pieces: Iterable<Uint8Array>): ReadonlySet<string> | undefined {
  const out = new Set<string>();
  let [id, moderated] = [-1, -1];
  let headRead = false;
  const rows = readRows((bytes) => {
    const cells = cellTexts(bytes);
    if (!headRead) {
      headRead = true;
      id = cells.indexOf('comment-id');
      moderated = cells.indexOf('moderated');
      return;
    }
    if (cells[moderated]?.trim() === '-1') out.add(cells[id] ?? '');
  });
  for (const piece of pieces) if (!rows.push(piece)) return undefined;
  return rows.end() && id >= 0 && moderated >= 0 ? out : undefined;
}
