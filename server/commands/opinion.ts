import {
  closeSync,
  createReadStream,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { opinionFile } from '../core/analysis/opinion/opinion-file.ts';
import { findOpinionGroups } from '../core/analysis/opinion/opinion-groups.ts';
import type { VoteMatrix } from '../core/analysis/opinion/vote-matrix.ts';
import { readTakenOut, readVotes, type VotesProblem } from '../core/analysis/opinion/votes-file.ts';

const usage = [
  'opinion --votes FILE [--statements FILE] [--k N] [--members] --out FILE',
  '  FILE of votes: participants-votes.csv, a row a participant, a column a statement; 1, -1, 0 or empty',
  '  FILE of statements: comments.csv; what it has -1 for under "moderated" counts as passed by everybody',
  '  --k N: so many groups (1 to 20) instead of the number that fits best; --members: who is in which group',
];

type Wanted = {
  readonly votes: string;
  readonly statements: string | undefined;
  readonly k: number | undefined;
  readonly members: boolean;
  readonly out: string;
};

/**
 * `due-weight opinion`: opinion groups out of a table of votes, into a file of JSON. Opens no data folder, keyring or socket and
 * refuses databases. Answers the exit code: 64 for a wrong option, 65 for a file that is no such table, 66 for one that cannot be
 * read, 73 for one that cannot be written. What is wrong stands on `errors`; standard output stays empty.
 */
export async function opinionToFile(words: readonly string[], errors: Writable): Promise<number> {
  const wanted = readWords(words);
  const fail = (exitCode: number, sentence: string) => {
    errors.write(`${sentence}\n`);
    return exitCode;
  };
  if (wanted === undefined) return fail(64, usage.join('\n'));
  const files = [wanted.votes, ...(wanted.statements === undefined ? [] : [wanted.statements])];
  for (const file of files) {
    const not = whatItIsNot(file);
    if (not) return fail(not.exitCode, not.sentence);
    if (sameFile(file, wanted.out))
      return fail(64, 'What is read is not written over: name another file for --out.');
  }
  const progress = progressOn(errors);
  const matrix = await readMatrix(wanted.votes, progress);
  if ('what' in matrix) return fail(65, sentenceOf(matrix, wanted.votes));
  const takenOut =
    wanted.statements === undefined ? new Set<string>() : await readStatements(wanted.statements);
  if (takenOut === undefined)
    return fail(65, `${wanted.statements}: there is no comment-id or no moderated column in it.`);
  const out = Uint8Array.from(matrix.statements, (statement) => (takenOut.has(statement) ? 1 : 0));
  const found = findOpinionGroups(matrix, { out, k: wanted.k, onStep: progress('stability') });
  const text = `${JSON.stringify(opinionFile(matrix, found, { out, members: wanted.members }))}\n`;
  return writeWhole(wanted.out, text) ? 0 : fail(73, `${wanted.out} cannot be written.`);
}

function readWords(words: readonly string[]): Wanted | undefined {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        votes: { type: 'string' },
        statements: { type: 'string' },
        k: { type: 'string' },
        members: { type: 'boolean', default: false },
        out: { type: 'string' },
      },
    });
    const { votes, statements, members, out } = values;
    const k = values.k === undefined ? undefined : Number(values.k);
    const fits = k === undefined || (Number.isInteger(k) && k >= 1 && k <= 20);
    return votes && out && fits ? { votes, statements, k, members, out } : undefined;
  } catch {
    return undefined;
  }
}

/** Databases of this product are encrypted from the first byte; others begin with their name. Neither is text. */
function whatItIsNot(file: string): { exitCode: number; sentence: string } | undefined {
  const bytes = Buffer.alloc(4_096);
  let length = 0;
  try {
    if (!statSync(file).isFile()) return { exitCode: 66, sentence: `${file} is no file.` };
    const descriptor = openSync(file, 'r');
    length = readSync(descriptor, bytes);
    closeSync(descriptor);
  } catch {
    return { exitCode: 66, sentence: `${file} cannot be read.` };
  }
  const read = bytes.subarray(0, length);
  const isText = !read.includes(0) && decodes(read);
  return isText && !/\.(db|sqlite3?)(-wal|-shm|-journal)?$/i.test(file)
    ? undefined
    : {
        exitCode: 65,
        sentence: `${file} is no table of text. Databases are not opened: groups of a consultation come with its release.`,
      };
}

/** A character cut off at the end is none that is broken. */
function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function sameFile(one: string, other: string): boolean {
  const [first, second] = [statSync(one), statSync(other, { throwIfNoEntry: false })];
  return first.ino === second?.ino && first.dev === second?.dev;
}

async function readMatrix(
  file: string,
  progress: (name: string) => (done: number, all: number) => void,
): Promise<VoteMatrix | VotesProblem> {
  const reader = readVotes();
  const all = statSync(file).size;
  const step = progress('votes');
  let done = 0;
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const problem = reader.push(piece as Uint8Array);
    if (problem) return problem;
    done += (piece as Uint8Array).length;
    step(done, all);
  }
  return reader.end();
}

async function readStatements(file: string): Promise<ReadonlySet<string> | undefined> {
  const pieces: Uint8Array[] = [];
  for await (const piece of createReadStream(file)) pieces.push(piece as Uint8Array);
  return readTakenOut(pieces);
}

/** Whole or not at all. */
function writeWhole(file: string, text: string): boolean {
  const beside = `${file}.${process.pid}.part`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
    return true;
  } catch {
    rmSync(beside, { force: true });
    return false;
  }
}

/** Where a run takes longer than a second: a bar that grows in a terminal, a line each third elsewhere. */
function progressOn(errors: Writable): (name: string) => (done: number, all: number) => void {
  const begun = performance.now();
  const terminal = 'isTTY' in errors && errors.isTTY === true;
  return (name) => {
    let shown = -1;
    return (done, all) => {
      const filled = Math.floor((done / Math.max(1, all)) * 30);
      if (filled === shown || performance.now() - begun < 1_000) return;
      shown = filled;
      const bar = `${name} [${'#'.repeat(filled)}${'.'.repeat(30 - filled)}] ${done}/${all}`;
      if (terminal) errors.write(`\r${bar}${done >= all ? '\n' : ''}`);
      else if (filled % 10 === 0) errors.write(`${bar}\n`);
    };
  };
}

function sentenceOf(problem: VotesProblem, file: string): string {
  const { what, row, column } = problem;
  const sentences: Record<VotesProblem['what'], string> = {
    'no-head': 'there is nothing in it',
    'no-participants': 'no column is called participant',
    'no-statements': 'no column is a statement',
    'too-many-statements': 'more than 5,000 columns are statements',
    'too-many-participants': 'there are too many rows',
    'same-column': `two columns are called ${JSON.stringify(column)}`,
    'same-participant': `row ${row} is a participant that was there before`,
    'not-a-vote': `row ${row}, column ${JSON.stringify(column)}: a vote is 1, -1, 0 or empty`,
    'row-length': `row ${row} does not have as many cells as the first`,
    'row-unread': `row ${row} is too long, or a quote in it stays open`,
  };
  return `${file}: ${sentences[what]}.`;
}
