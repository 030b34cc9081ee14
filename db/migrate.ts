import { type Engine, type Statement, StoreError } from './engine.ts';

/** One step of a schema. It takes nothing stored away, though an index may go; one that has landed is never edited. Versions count from 1 without a gap. */
export type Migration = { readonly version: number; readonly statements: readonly string[] };

/**
 * What every database has. The guard never keeps a row: a number above nought is ignored by the trigger, nought reaches
 * the check and fails. (A check alone would keep rows; a trigger that raises would be told apart worse by a server.)
 * The audit log can be appended to and nothing else, as far as this program goes; the chain tells of any other.
 */
export const baseMigration: Migration = {
  version: 0,
  statements: [
    'create table if not exists schema_version (version integer primary key not null) strict',
    'create table guard (rows integer not null check (rows > 0)) strict',
    `create trigger guard_keeps_nothing before insert on guard when new.rows > 0
      begin select raise(ignore); end`,
    `create table audit (
      n integer primary key not null,
      day text not null,
      actor text not null,
      deed text not null,
      subject text not null,
      detail text not null,
      hash blob not null
    ) strict`,
    `create trigger audit_is_not_altered before update on audit begin select raise(abort, 'audit is append-only'); end`,
    `create trigger audit_is_not_deleted before delete on audit begin select raise(abort, 'audit is append-only'); end`,
  ],
};

/**
 * Brings a database to the version of this program, each step committed with its version. Refusals: `database-newer` (an
 * older program must not write newer data), `migration-not-expanding`. Two processes may race for a step on a server;
 * the version's key lets one through and the other looks again.
 */
export async function migrate(engine: Engine, migrations: readonly Migration[], id: string): Promise<number> {
  const steps = [baseMigration, ...migrations];
  for (const [index, step] of steps.entries()) {
    if (step.version !== index) throw new Error(`migration ${step.version} stands where ${index} belongs`);
    refuseShrinking(step);
  }
  const newest = steps.length - 1;
  let version = await versionOf(engine);
  while (version < newest) {
    const step = steps[version + 1];
    if (step === undefined) break;
    await apply(engine, step);
    version = await versionOf(engine);
  }
  if (version > newest) {
    const sentence = `The database ${id} has version ${version}; this program knows ${newest}. Use the newer program.`;
    throw new StoreError('database-newer', sentence);
  }
  return version;
}

/** The version a database has, or -1 when it is new. */
export async function versionOf(engine: Pick<Engine, 'query'>): Promise<number> {
  const table = await engine.query(
    `select 1 from sqlite_schema where type = 'table' and name = 'schema_version'`,
    [],
  );
  if (table.length === 0) return -1;
  const [row] = await engine.query('select coalesce(max(version), -1) from schema_version', []);
  return Number(row?.[0] ?? -1);
}

async function apply(engine: Engine, step: Migration): Promise<void> {
  const statements: Statement[] = step.statements.map((sql) => ({ sql, args: [] }));
  const stamp: Statement = {
    sql: 'insert into schema_version (version) values (?)',
    args: [step.version],
    refusal: 'already-migrated',
  };
  // The stamp goes first, so that the one who comes second is refused there and not by a table that exists; only in the
  // base step the table for it has to be made before.
  statements.splice(step.version === 0 ? 1 : 0, 0, stamp);
  const [settled] = await engine.commit([statements]);
  if (settled?.status === 'rejected') throw settled.reason;
}

function refuseShrinking(step: Migration): void {
  for (const sql of step.statements) {
    if (/^\s*(drop(?!\s+index\b)|delete|alter\s+table\s+\S+\s+(drop|rename))\b/i.test(sql)) {
      throw new StoreError(
        'migration-not-expanding',
        `Migration ${step.version} takes something away: ${sql}`,
      );
    }
  }
}
