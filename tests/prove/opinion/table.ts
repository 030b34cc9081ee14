import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from '../../replay/csv.ts';

/** A table of votes as a checker needs it: by participant, by statement, 1, -1 or 0. */
export type Table = {
  readonly participants: readonly string[];
  readonly statements: readonly string[];
  readonly votes: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly takenOut: ReadonlySet<string>;
};

const about = new Set(['participant', 'xid', 'group-id', 'n-comments', 'n-votes', 'n-agree', 'n-disagree']);

export function readTable(folder: string): Table {
  const rows = parseCsv(readFileSync(join(folder, 'participants-votes.csv'), 'utf8'));
  const comments = parseCsv(readFileSync(join(folder, 'comments.csv'), 'utf8'));
  const out = comments.filter((row) => row.moderated === '-1').map((row) => row['comment-id'] ?? '');
  const statements = Object.keys(rows[0] ?? {}).filter((name) => !about.has(name));
  const votes = new Map<string, ReadonlyMap<string, number>>();
  for (const row of rows) {
    const own = statements.filter((statement) => row[statement] !== '');
    votes.set(
      row.participant ?? '',
      new Map(own.map((statement) => [statement, Number(row[statement])] as const)),
    );
  }
  return { participants: [...votes.keys()], statements, votes, takenOut: new Set(out) };
}

/** The table as a file, rows and columns in an order that `key` draws; `change` may say another vote. */
export function tableText(
  table: Table,
  key: () => number,
  change: (participant: string, statement: string, vote: number) => number = (_, __, vote) => vote,
): string {
  const statements = mixed(table.statements, key);
  const rows = mixed(table.participants, key).map((participant) => {
    const own = table.votes.get(participant);
    const cells = statements.map((statement) => {
      const vote = own?.get(statement);
      return vote === undefined ? '' : change(participant, statement, vote);
    });
    return [participant, '', ...cells].join(',');
  });
  return `${[['participant', 'group-id', ...statements].join(','), ...rows].join('\n')}\n`;
}

export function statementsText(table: Table): string {
  const rows = table.statements.map(
    (statement) => `${statement},${table.takenOut.has(statement) ? -1 : 1},"a, b"`,
  );
  return `${['comment-id,moderated,comment-body', ...rows].join('\n')}\n`;
}

function mixed(names: readonly string[], key: () => number): readonly string[] {
  return names
    .map((name) => ({ name, by: key() }))
    .sort((a, b) => a.by - b.by)
    .map(({ name }) => name);
}
