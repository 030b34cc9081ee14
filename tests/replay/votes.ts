import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from './csv.ts';

export type Choice = 'agree' | 'disagree' | 'pass';
/** One vote as it was cast; a later one of the same voter on the same statement replaces it. */
export type Cast = { readonly comment: string; readonly choice: Choice };
export type Voter = { readonly name: string; readonly casts: readonly Cast[] };

const choices: Readonly<Record<string, Choice>> = { '1': 'agree', '-1': 'disagree', '0': 'pass' };

/**
 * Who voted, one a row of the matrix, in the order of the file; also those who voted on nothing. With `votes.csv` beside it
 * every change of mind is cast again, in its order; without it the last votes alone. Columns without a comment are left
 * out: there is nothing to vote on.
 */
export function readVoters(folder: string, comments: ReadonlySet<string>): readonly Voter[] {
  const rows = parseCsv(readFileSync(join(folder, 'participants-votes.csv'), 'utf8'));
  const log = readLog(join(folder, 'votes.csv'));
  return rows.map((row) => {
    const name = row.participant ?? '';
    const last: Cast[] = [];
    for (const [comment, value] of Object.entries(row)) {
      const choice = choices[value];
      if (/^\d+$/.test(comment) && comments.has(comment) && choice) last.push({ comment, choice });
    }
    const earlier = (log.get(name) ?? []).filter((cast) => comments.has(cast.comment));
    return { name, casts: sameEnd(earlier, last) ? earlier : [...earlier, ...last] };
  });
}

/** A log that ends where the matrix ends needs nothing after it; else the matrix has the last word. */
function sameEnd(log: readonly Cast[], last: readonly Cast[]): boolean {
  const end = new Map(log.map((cast) => [cast.comment, cast.choice]));
  return end.size === last.length && last.every((cast) => end.get(cast.comment) === cast.choice);
}

function readLog(file: string): ReadonlyMap<string, readonly Cast[]> {
  const casts = new Map<string, Cast[]>();
  if (!existsSync(file)) return casts;
  const rows = parseCsv(readFileSync(file, 'utf8'))
    .map((row, at) => ({ row, at, time: Number(row.timestamp) }))
    .sort((a, b) => a.time - b.time || a.at - b.at);
  for (const { row } of rows) {
    const choice = choices[row.vote ?? ''];
    const voter = row['voter-id'] ?? '';
    if (!choice) continue;
    const own = casts.get(voter) ?? [];
    casts.set(voter, own);
    own.push({ comment: row['comment-id'] ?? '', choice });
  }
  return casts;
}

export type Count = Readonly<Record<Choice, number>>;

/** What a statement's last votes add up to, from the folder alone. */
export function expectedCounts(voters: readonly Voter[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, Record<Choice, number>>();
  for (const { casts } of voters) {
    for (const [comment, choice] of new Map(casts.map((cast) => [cast.comment, cast.choice]))) {
      const count = counts.get(comment) ?? { agree: 0, disagree: 0, pass: 0 };
      counts.set(comment, count);
      count[choice] += 1;
    }
  }
  return counts;
}
