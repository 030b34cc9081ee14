import { join } from 'node:path';
import Libsql from 'libsql';
import { openKeyring } from '../../db/keyring.ts';
import type { Problems } from '../support/figures/figure-run.ts';
import type { Count } from './votes.ts';

const columns = [
  [1, 'agree'],
  [-1, 'disagree'],
  [0, 'pass'],
] as const;

/**
 * Exact counts from the closed data folder with its keyring, by statement id. Only a replay reads them, from a folder of
 * its own making: no command of the product prints any.
 */
export function readTallies(folder: string, consultation: string): ReadonlyMap<string, Count> {
  const dataDir = join(folder, 'data');
  const keyring = openKeyring({ path: join(folder, 'keys', 'keyring.json'), dataDir, create: false });
  const file = join(dataDir, 'consultations', `${consultation}.db`);
  const settings = { encryptionKey: keyring.keyFor(consultation), timeout: 2_000 };
  const database = new Libsql(file, settings);
  try {
    const counts = new Map<string, Record<'agree' | 'disagree' | 'pass', number>>();
    const rows = database
      .prepare('select statement_id, choice, count(*) from vote group by statement_id, choice')
      .raw()
      .all([]) as [string, number, number][];
    for (const [statement, choice, number] of rows) {
      const count = counts.get(statement) ?? { agree: 0, disagree: 0, pass: 0 };
      counts.set(statement, count);
      const name = columns.find(([value]) => value === choice)?.[1];
      if (!name) throw new Error(`A vote of ${choice} was never cast.`);
      count[name] += number;
    }
    return counts;
  } finally {
    database.close();
  }
}

/** Every cell of every statement, also those that were refused later, is what the folder's last votes add up to. */
export function compareTallies(what: {
  found: ReadonlyMap<string, Count>;
  expected: ReadonlyMap<string, Count>;
  statementOf: ReadonlyMap<string, string>;
  problems: Problems;
}): void {
  const { found, expected, statementOf, problems } = what;
  const none: Count = { agree: 0, disagree: 0, pass: 0 };
  for (const [comment, statement] of statementOf) {
    const [got, wanted] = [found.get(statement) ?? none, expected.get(comment) ?? none];
    for (const [, name] of columns)
      if (got[name] !== wanted[name])
        problems.add('tally', `${comment} ${name}: ${got[name]} for ${wanted[name]}`);
  }
  const known = new Set(statementOf.values());
  for (const statement of found.keys())
    if (!known.has(statement)) problems.add('tally', `votes on ${statement}, which nobody knows`);
}
