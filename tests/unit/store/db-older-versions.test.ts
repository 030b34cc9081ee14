import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { Engine, Row, SqlValue } from '../../../db/engine.ts';
import { openEmbeddedEngine } from '../../../db/engine-embedded.ts';
import { baseMigration, type Migration, migrate } from '../../../db/migrate.ts';
import { complaintsMigrations } from '../../../db/migrations/complaints.ts';
import { consultationMigrations } from '../../../db/migrations/consultation.ts';
import { controlMigrations } from '../../../db/migrations/control.ts';
import { landedMigrations } from '../../support/house/landed-migrations.ts';
import { tempFolder } from '../../support/processes/temp.ts';

const stores = {
  control: controlMigrations,
  complaints: complaintsMigrations,
  consultation: consultationMigrations,
} as const;
type Store = keyof typeof stores;
const storeNames = Object.keys(stores) as Store[];

type Column = {
  readonly name: string;
  readonly type: string;
  readonly mayBeEmpty: boolean;
  /** What its table lets it be, where it says so. */
  readonly values: readonly SqlValue[];
};
type Tables = ReadonlyMap<string, readonly Column[]>;

/** They are of the store itself: the guard keeps no row, and the version is one. */
const ofTheStore = ['guard', 'schema_version'];

async function tablesOf(engine: Engine): Promise<Tables> {
  const named = await engine.query(
    `select name, sql from sqlite_schema where type = 'table' order by name`,
    [],
  );
  const tables = new Map<string, readonly Column[]>();
  for (const [name, sql] of named) {
    if (ofTheStore.includes(String(name))) continue;
    const columns = await engine.query(
      'select name, type, "notnull", pk from pragma_table_info(?) order by cid',
      [String(name)],
    );
    tables.set(
      String(name),
      columns.map(([column, type, filled, key]) => ({
        name: String(column),
        type: String(type),
        mayBeEmpty: filled === 0 && key === 0,
        values: allowedIn(String(sql), `${name}.${column}`),
      })),
    );
  }
  return tables;
}

/** Where what is asked of one column hangs on another one. */
const besideOthers: Readonly<Record<string, SqlValue>> = {
  'design_place.width': 1,
  'design_place.height': 1,
  'proposal.state': 'taken',
  'proposal.reason': '',
  'quiet_hours.until_minute': 1439,
  'quote.stop': 1_000,
  'section_plain.checked_day': '',
};

function allowedIn(table: string, place: string): readonly SqlValue[] {
  const beside = besideOthers[place];
  if (beside !== undefined) return [beside];
  const column = place.slice(place.indexOf('.') + 1);
  const [, one] = new RegExp(`check \\(${column} = '([^']*)'\\)`).exec(table) ?? [];
  if (one !== undefined) return [one];
  const [, listed] = new RegExp(`\\b${column}"? in \\(([^)]*)\\)`).exec(table) ?? [];
  if (listed !== undefined)
    return listed.split(',').map((one) => (one.includes("'") ? one.trim().slice(1, -1) : Number(one)));
  const [, least, most] = new RegExp(`\\b${column} between (\\d+) and (\\d+)`).exec(table) ?? [];
  if (least === undefined) return [];
  return Array.from({ length: Number(most) - Number(least) + 1 }, (_, at) => Number(least) + at);
}

function valueFor(column: Column, row: { version: number; whole: boolean }): SqlValue {
  if (column.mayBeEmpty && !row.whole) return null;
  const number = row.version * 2 + (row.whole ? 1 : 2);
  const allowed = column.values[number % column.values.length];
  if (allowed !== undefined) return allowed;
  if (column.type === 'INTEGER') return number;
  return column.type === 'BLOB' ? Buffer.from([number]) : `${column.name} ${number}`;
}

const quoted = (name: string) => `"${name}"`;

/** Two rows in each table: one in which everything stands, one in which nothing stands that may be missing. */
async function fill(engine: Engine, tables: Tables, version: number): Promise<void> {
  const rows = [...tables].flatMap(([table, columns]) =>
    [true, false].map((whole) => {
      const names = columns.map(({ name }) => quoted(name)).join(', ');
      // A trigger may have made the row that counts it.
      const sql = `insert into ${table} (${names}) values (${columns.map(() => '?')}) on conflict do nothing`;
      return [{ sql, args: columns.map((column) => valueFor(column, { version, whole })) }];
    }),
  );
  for (const each of await engine.commit(rows)) if (each.status === 'rejected') throw each.reason;
}

async function allRows(engine: Engine, tables: Tables): Promise<ReadonlyMap<string, readonly Row[]>> {
  const all = new Map<string, readonly Row[]>();
  for (const [table, columns] of tables) {
    const names = columns.map(({ name }) => quoted(name)).join(', ');
    all.set(table, await engine.query(`select ${names} from ${table} order by ${names}`, []));
  }
  return all;
}

/** Every table as the program of today reads and writes it. */
async function tablesOfToday(): Promise<ReturnType<typeof getTableConfig>[]> {
  const folder = join(import.meta.dirname, '../../../db/schema');
  const schemas = await Promise.all(
    readdirSync(folder).map(async (file): Promise<object> => import(join(folder, file))),
  );
  return schemas
    .flatMap((schema): unknown[] => Object.values(schema))
    .filter((table): table is SQLiteTable => is(table, SQLiteTable))
    .map((table) => getTableConfig(table));
}

const wordsOf = (row: Row) => JSON.stringify(row);

const printOf = ({ statements }: Migration) =>
  createHash('sha256').update(JSON.stringify(statements)).digest('hex').slice(0, 16);

describe('R778: data of every older version is whole in this one', () => {
  const folder = tempFolder('older-versions');
  const opened = new Map<Store, Engine>();
  afterAll(async () => {
    for (const engine of opened.values()) await engine.close();
    folder.remove();
  });

  it.each(storeNames)('each step of %s leaves every row of before as it was', async (store) => {
    const migrations = stores[store];
    const engine = openEmbeddedEngine({
      id: store,
      file: join(folder.path, `${store}.db`),
      key: randomBytes(32).toString('hex'),
    });
    opened.set(store, engine);
    for (let version = 0; version < migrations.length; version += 1) {
      await migrate(engine, migrations.slice(0, version), store);
      const tables = await tablesOf(engine);
      await fill(engine, tables, version);
      const before = await allRows(engine, tables);
      for (const [table, rows] of before)
        expect(rows.length, `${table} at ${version}`).toBeGreaterThanOrEqual(2);
      await migrate(engine, migrations.slice(0, version + 1), store);
      const after = await allRows(engine, tables);
      const changed = [...before].flatMap(([table, rows]) => {
        const stand = new Set(after.get(table)?.map(wordsOf));
        return rows.filter((row) => !stand.has(wordsOf(row))).map((row) => `${table}: ${wordsOf(row)}`);
      });
      expect(changed, `from ${version} to ${version + 1}`).toEqual([]);
    }
  });

  it('nothing that the program of today takes for granted is missing in a row of an older one', async () => {
    expect([...opened.keys()]).toEqual(storeNames);
    const unplaced = [];
    const missing = [];
    const places = [];
    for (const [store, engine] of opened) places.push({ store, engine, tables: await tablesOf(engine) });
    for (const { name, columns } of await tablesOfToday()) {
      let found = false;
      for (const { store, engine, tables } of places) {
        const here = tables.get(name)?.map((column) => column.name) ?? [];
        if (!columns.every((column) => here.includes(column.name))) continue;
        found = true;
        for (const column of columns.filter(({ notNull, primary }) => notNull || primary)) {
          const sql = `select count(*) from ${name} where ${quoted(column.name)} is null`;
          const [row] = await engine.query(sql, []);
          if (row?.[0] !== 0) missing.push(`${store}: ${name}.${column.name}`);
        }
      }
      if (!found) unplaced.push(name);
    }
    expect({ unplaced, missing }).toEqual({ unplaced: [], missing: [] });
  });
});

it.each(storeNames)('R779: no step of %s that landed was edited, and each that is new is noted', (store) => {
  const steps = [baseMigration, ...stores[store]];
  expect(steps.map(printOf)).toEqual([landedMigrations.base, ...landedMigrations[store]]);
});
