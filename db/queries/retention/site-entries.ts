import type { Database } from '../../databases.ts';
import type { Engine, SqlValue, Statement } from '../../engine.ts';

/**
 * Tables of the control database in which somebody decides for the whole site, and which a restore does not take back to where a backup had them.
 * `further`: what of a row may have gone on since, and when it did. `dropped`: the deed with which a row goes.
 */
const kept: readonly {
  readonly table: string;
  readonly key: readonly string[];
  readonly further?: { readonly columns: readonly string[]; readonly when: string };
  readonly dropped?: string;
}[] = [
  // A number that is wrong must not be shown again to a child that needs one.
  {
    table: 'helpline',
    key: ['id'],
    further: {
      columns: ['confirmed_by'],
      when: 'had.confirmed_by is null and came.confirmed_by is not null',
    },
    dropped: 'helpline:drop',
  },
  {
    table: 'remedy',
    key: ['id'],
    further: {
      columns: ['confirmed_by'],
      when: 'had.confirmed_by is null and came.confirmed_by is not null',
    },
    dropped: 'remedy:drop',
  },
  // What the screens look for, or spare no more.
  {
    table: 'screening_cue',
    key: ['id'],
    further: {
      columns: ['confirmed_by', 'dropped_by'],
      when: `(had.confirmed_by is null and came.confirmed_by is not null or had.dropped_by is null and came.dropped_by is not null)
        and (had.dropped_by is null or came.dropped_by is not null)`,
    },
  },
  // Refused stays refused, and what was handed out once is not handed out again. A single yes is asked for anew.
  {
    table: 'authority_request',
    key: ['id'],
    further: {
      columns: ['state', 'approved_by', 'overseen_by', 'refused_by'],
      when: `instr('asked approved refused answered', came.state) > instr('asked approved refused answered', had.state)`,
    },
  },
  // That a lead opened something alone is the overseer's to see, also where the same was opened once more.
  {
    table: 'lone_opening',
    key: ['consultation_id', 'case_id', 'part', 'staff_id'],
    further: { columns: ['reason', 'day', 'seen_by'], when: 'came.day > had.day' },
  },
  // What is said of the site in public by those who watch over it.
  { table: 'oversight_comment', key: ['id', 'level'] },
  { table: 'independent_audit', key: ['id'] },
  // A number that was left out is given to nothing, whichever backup is put back next.
  { table: 'release_gap', key: ['consultation_id', 'number'] },
];

export const siteTables: readonly string[] = kept.map(({ table }) => table);

/** Deeds that end a row for good. */
const dropping = kept.flatMap(({ dropped }) => dropped ?? []);

/** What one control database has of these: rows as they lie, and which of them went. */
export type SiteEntries = {
  readonly rows: readonly { readonly table: string; readonly row: Readonly<Record<string, SqlValue>> }[];
  readonly gone: readonly { readonly deed: string; readonly id: string }[];
};

type Reader = Pick<Engine, 'query'>;

/** None where there is no such table, or column: databases of other versions have them, too. */
async function columnsOf(control: Reader, table: string): Promise<readonly string[]> {
  return (await control.query('select name from pragma_table_info(?1)', [table])).map(([name]) =>
    String(name),
  );
}

/** `whole`: of which tables anything is read; of one that is damaged nothing is kept, and its damage keeps no other from being read. */
export async function siteEntries(control: Reader, whole: readonly string[]): Promise<SiteEntries> {
  const rows: SiteEntries['rows'][number][] = [];
  for (const table of whole) {
    const columns = await columnsOf(control, table);
    if (columns.length === 0) continue;
    for (const row of await control.query(`select ${columns.map(quoted).join(', ')} from ${table}`, []))
      rows.push({ table, row: Object.fromEntries(columns.map((name, at) => [name, row[at] ?? null])) });
  }
  const isLogged = (await columnsOf(control, 'audit')).length > 0;
  const gone = isLogged
    ? await control.query('select deed, subject from audit where deed in (select value from json_each(?1))', [
        JSON.stringify(dropping),
      ])
    : [];
  return { rows, gone: gone.map(([deed, id]) => ({ deed: String(deed), id: String(id) })) };
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/**
 * The write that brings a restored control database to these: rows come that it has not, go as far as they went, and go where they went. A row
 * that does not fit is left out, and never stops a restore: another one of the same may stand there, and a column may be of another version.
 */
export async function keepSiteEntries(control: Database, entries: SiteEntries): Promise<Statement[]> {
  const statements: Statement[] = [];
  for (const { table, key, further, dropped } of kept) {
    const here = await columnsOf(control, table);
    // What is settled first: what stands for the same beside it then has its place.
    const rows = entries.rows.filter((each) => each.table === table);
    for (const { row } of [...rows].sort((a, b) => Number(stands(a.row)) - Number(stands(b.row)))) {
      const names = here.filter((name) => row[name] !== undefined);
      const args = names.map((name) => row[name] ?? null);
      const at = (name: string) => `?${names.indexOf(name) + 1}`;
      const values = names.map((name) => `${at(name)} as ${quoted(name)}`).join(', ');
      if (!key.every((name) => names.includes(name))) continue;
      if (further?.columns.every((name) => names.includes(name)))
        statements.push({
          sql: `update or ignore ${table} as had set ${further.columns.map((name) => `${name} = came.${name}`).join(', ')}
            from (select ${values}) as came where ${key.map((name) => `had.${name} = came.${name}`).join(' and ')} and ${further.when}`,
          args,
        });
      statements.push({
        sql: `insert or ignore into ${table} (${names.map(quoted).join(', ')}) values (${names.map(at).join(', ')})`,
        args,
      });
    }
    for (const { deed, id } of entries.gone)
      if (deed === dropped) statements.push({ sql: `delete from ${table} where id = ?1`, args: [id] });
  }
  return statements;
}

/** A request that waits for people keeps its place from another on the same subject. */
function stands(row: Readonly<Record<string, SqlValue>>): boolean {
  return row.state === 'asked' || row.state === 'approved';
}
