import { seeded } from './seeded.ts';

export type MadeVotes = {
  readonly statements: readonly string[];
  readonly names: readonly string[];
  /** By participant: where it voted, and what. */
  readonly rows: readonly Drawn[];
};

type Drawn = { readonly columns: Uint16Array; readonly votes: Int8Array };

/** How many, of which every participant saw `each` on average, in how many camps that lean differently on each statement. */
export type VotesWanted = {
  readonly seed: number;
  readonly participants: number;
  readonly statements: number;
  readonly each: number;
  readonly camps: number;
};

/** Votes row by row. The same seed, the same votes. Nobody's opinion: every number is drawn. */
export function* drawVotes(of: VotesWanted): Generator<Drawn> {
  const random = seeded(of.seed);
  const lean = Array.from({ length: of.camps }, () =>
    Array.from({ length: of.statements }, () => random.below(1_000) / 1_000),
  );
  // Every eleventh statement finds nearly everybody of one mind, every thirteenth nobody.
  for (const camp of lean) {
    for (let at = 0; at < of.statements; at += 11) camp[at] = 0.93;
    for (let at = 5; at < of.statements; at += 13) camp[at] = 0.08;
  }
  // Steps to the next one seen: as many draws as votes, not as statements.
  const widest = Math.max(1, Math.round((2 * of.statements) / of.each) - 1);
  for (let row = 0; row < of.participants; row += 1) {
    const camp = lean[random.below(of.camps)] ?? [];
    const columns: number[] = [];
    const votes: number[] = [];
    for (let at = random.below(widest); at < of.statements; at += 1 + random.below(widest)) {
      columns.push(at);
      votes.push(random.chance(0.12) ? 0 : random.chance(camp[at] ?? 0) ? 1 : -1);
    }
    yield { columns: new Uint16Array(columns), votes: new Int8Array(votes) };
  }
}

/** The same, all at once, everybody under a number. */
export function makeVotes(of: VotesWanted): MadeVotes {
  const rows = [...drawVotes(of)];
  return {
    statements: Array.from({ length: of.statements }, (_, at) => String(at)),
    names: rows.map((_, at) => String(at)),
    rows,
  };
}

/** The same as a table in the shape of `participants-votes.csv`, its rows and columns in the given order. */
export function votesTable(
  made: MadeVotes,
  order: { readonly rows: readonly number[]; readonly columns: readonly number[] },
): string {
  const head = ['participant', 'group-id', ...order.columns.map((column) => made.statements[column])];
  const lines = order.rows.map((row) => {
    const cells = new Array<string>(made.statements.length).fill('');
    const { columns = [], votes = [] } = made.rows[row] ?? {};
    for (const [at, column] of columns.entries()) cells[column] = String(votes[at]);
    return [made.names[row], '', ...order.columns.map((column) => cells[column])].join(',');
  });
  return `${[head.join(','), ...lines].join('\n')}\n`;
}
