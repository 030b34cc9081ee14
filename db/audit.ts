import { createHash } from 'node:crypto';
import { toUSVString } from 'node:util';
import type { AuditDeed } from '../server/core/privacy/audit-deeds.ts';
import type { Database } from './database.ts';
import type { Engine, Statement } from './engine.ts';
import { othersFirst } from './others-first.ts';

/** One entry. `day` as YYYY-MM-DD; nothing a child wrote belongs in any field: on a libSQL server they are readable. */
export type AuditEntry = {
  readonly day: string;
  readonly actor: string;
  readonly deed: string;
  readonly subject: string;
  readonly detail: string;
};

/** One that is written now: what is done in it has words for whoever reads it. */
export type AuditAct = AuditEntry & { readonly deed: AuditDeed };

export type AuditCheck =
  | { readonly ok: true; readonly entries: number; readonly head: string }
  | { readonly ok: false; readonly firstBad: number };

/** What the first entry is chained to; anyone can recompute it. */
const auditGenesis = createHash('sha3-256')
  .update('due-weight audit chain, version 1')
  .digest('hex')
  .toUpperCase();

// `max(n)` makes SQLite take the bare column `hash` from that same last row, so this is one step to the end of the table.
const nextEntry = `select coalesce(max(n), 0) + 1, ?1, ?2, ?3, ?4, ?5,
    sha3(hex(coalesce(hash, x'${auditGenesis}')) || ' ' || (coalesce(max(n), 0) + 1) || ' ' || ?6, 256)
  from audit`;
const sql = `insert into audit (n, day, actor, deed, subject, detail, hash) ${nextEntry}`;

/**
 * Appends an entry in the write it stands in. The hash is SHA3-256 over: previous hash in capital hexadecimal, a space, the
 * number, a space, and the fields as a JSON array. It is computed in SQL because only there the previous entry is certain.
 */
export function auditStatement(entry: AuditAct): Statement {
  const fields = [entry.day, entry.actor, entry.deed, entry.subject, entry.detail].map(toUSVString);
  return { sql, args: [...fields, JSON.stringify(fields)] };
}

const onceSql = `insert into audit (n, day, actor, deed, subject, detail, hash) select * from (${nextEntry})
  where coalesce((select deed || ' ' || detail from audit where subject = ?4 and deed in (select value from json_each(?7))
    order by n desc limit 1), '') <> ?3 || ' ' || ?5`;

/**
 * The same, unless the newest entry of these deeds about its subject says just that: of several processes that see something at once the first
 * writes it down.
 */
export function auditOnce(entry: AuditAct, among: readonly string[]): Statement {
  const { args } = auditStatement(entry);
  return { sql: onceSql, args: [...args, JSON.stringify(among)] };
}

/** The newest entry of these deeds about this subject. */
export async function newestOf(
  database: Pick<Engine, 'query'>,
  subject: string,
  among: readonly string[],
): Promise<{ readonly deed: string; readonly detail: string } | undefined> {
  const [row] = await database.query(
    `select deed, detail from audit where subject = ?1 and deed in (select value from json_each(?2)) order by n desc limit 1`,
    [subject, JSON.stringify(among)],
  );
  return row && { deed: String(row[0]), detail: String(row[1]) };
}

const page = 1000;

/** The last entry of a chain: whoever has it elsewhere sees when entries are cut off, or a whole chain is written anew. */
export type AuditHead = { readonly n: number; readonly hash: string };

/** Undefined for an empty log. */
export async function auditHead(database: Pick<Engine, 'query'>): Promise<AuditHead | undefined> {
  const [row] = await database.query('select n, hex(hash) from audit order by n desc limit 1', []);
  return row && { n: Number(row[0]), hash: String(row[1]) };
}

const headNoted = 'audit:head';

/**
 * Into the control chain: where the chain of a database stood, sealed with the key of that one. The note outlives it: in the open its number would
 * count what a kept log does not, and from one hash to the next what an entry was about could be tried (decision 110).
 */
export function noteHead(of: { readonly day: string; readonly subject: string; readonly sealed: string }) {
  const { day, subject, sealed } = of;
  return auditStatement({ day, actor: 'audit-heads', deed: headNoted, subject, detail: sealed });
}

/** As long whatever it says. */
export function sealHead({ seal }: Pick<Database, 'seal'>, { n, hash }: AuditHead): string {
  return Buffer.from(seal.encode(`${String(n).padStart(12, '0')} ${hash}`)).toString('base64url');
}

/** The same of where it stands now; nothing for an empty log. */
export async function noteStand(database: Pick<Database, 'id' | 'seal' | 'query'>, day: string) {
  const stands = await auditHead(database);
  return stands ? [noteHead({ day, subject: database.id, sealed: sealHead(database, stands) })] : [];
}

const openHead = /^(\d+) ([0-9A-F]{64})$/;

/** Notes in the open are of before they were sealed. One that its key does not open is of no chain there is. */
function headIn(detail: string, { seal }: Pick<Database, 'seal'>): AuditHead {
  const found = openHead.exec(detail) ?? openHead.exec(seal.decode(Buffer.from(detail, 'base64url')));
  return { n: Number(found?.[1] ?? 1), hash: found?.[2] ?? '' };
}

/** The newest head of a database that the control chain has. */
export async function notedHead(
  control: Pick<Engine, 'query'>,
  database: Pick<Database, 'id' | 'seal'>,
): Promise<AuditHead | undefined> {
  const [row] = await control.query(
    'select detail from audit where deed = ?1 and subject = ?2 order by n desc limit 1',
    [headNoted, database.id],
  );
  return row && headIn(String(row[0]), database);
}

/** Whether a chain still has the entry that was its last when its head was noted: one that was put back, or lost its newest entries, has not. */
export async function hasHead(database: Pick<Engine, 'query'>, noted: AuditHead): Promise<boolean> {
  const [row] = await database.query('select hex(hash) from audit where n = ?1', [noted.n]);
  return row?.[0] === noted.hash;
}

/**
 * Recomputes the chain outside SQL and names the first number that is missing, altered or out of place. With a head that was
 * noted elsewhere, a chain that is whole in itself and ends before it, or is another one there, is broken too.
 */
export async function verifyAudit(database: Pick<Engine, 'query'>, noted?: AuditHead): Promise<AuditCheck> {
  let last = 0;
  let head = auditGenesis;
  for (;;) {
    const rows = await database.query(
      'select n, day, actor, deed, subject, detail, hex(hash) from audit where n > ?1 order by n limit ?2',
      [last, page],
    );
    for (const [n, day, actor, deed, subject, detail, stored] of rows) {
      const text = `${head} ${last + 1} ${JSON.stringify([day, actor, deed, subject, detail])}`;
      head = createHash('sha3-256').update(text).digest('hex').toUpperCase();
      if (n !== last + 1 || stored !== head) return { ok: false, firstBad: last + 1 };
      last += 1;
      if (last === noted?.n && head !== noted.hash) return { ok: false, firstBad: last };
    }
    if (rows.length < page)
      return last < (noted?.n ?? 0) ? { ok: false, firstBad: last + 1 } : { ok: true, entries: last, head };
    await othersFirst();
  }
}

/** Every entry from the first on, without its subject: what a log is counted by. */
export async function* entriesOf(
  database: Pick<Engine, 'query'>,
): AsyncGenerator<Pick<AuditEntry, 'day' | 'actor' | 'deed' | 'detail'>> {
  let last = 0;
  for (;;) {
    const rows = await database.query(
      'select n, day, actor, deed, detail from audit where n > ?1 order by n limit ?2',
      [last, page],
    );
    for (const [n, day, actor, deed, detail] of rows) {
      last = Number(n);
      yield { day: String(day), actor: String(actor), deed: String(deed), detail: String(detail) };
    }
    if (rows.length < page) return;
    await othersFirst();
  }
}

export type NumberedEntry = AuditEntry & { readonly n: number };

/** Over how many entries days are counted before everybody else goes first. */
const daysAtOnce = 5_000;

/** A day of a log: how many entries it has, and between which numbers they stand. */
export type AuditDay = {
  readonly day: string;
  readonly entries: number;
  readonly first: number;
  readonly last: number;
};

/** The days of a log, newest first. Of one that was altered too: no number needs to follow on another. */
export async function auditDays(database: Pick<Engine, 'query'>): Promise<AuditDay[]> {
  const [[begin = 1, end = 0] = []] = await database.query(
    'select coalesce((select min(n) from audit), 1), coalesce((select max(n) from audit), 0)',
    [],
  );
  const days = new Map<string, AuditDay>();
  for (let from = Number(begin) - 1; from < Number(end); from += daysAtOnce) {
    const rows = await database.query(
      'select day, count(*), min(n), max(n) from audit where n > ?1 and n <= ?2 group by day',
      [from, from + daysAtOnce],
    );
    // Numbers of a log that was altered may be far apart: on from the next there is.
    if (rows.length === 0) {
      const [next] = await database.query('select min(n) from audit where n > ?1', [from]);
      from = Number(next?.[0]) - 1 - daysAtOnce;
      continue;
    }
    for (const [named, count, first, last] of rows) {
      const day = String(named);
      const before = days.get(day);
      days.set(day, {
        day,
        entries: (before?.entries ?? 0) + Number(count),
        first: before?.first ?? Number(first),
        last: Number(last),
      });
    }
    await othersFirst();
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? 1 : -1));
}

/** Entries of one day, the newest first, before a number; null: from the newest on. Looked for where that day's entries stand, and nowhere else. */
export async function auditEntries(
  database: Pick<Engine, 'query'>,
  part: { readonly of: AuditDay; readonly before: number | null; readonly limit: number },
): Promise<NumberedEntry[]> {
  const { day, first, last } = part.of;
  const rows = await database.query(
    `select n, day, actor, deed, subject, detail from audit where n >= ?1 and n <= ?2 and day = ?3
      order by n desc limit ?4`,
    [first, Math.min(last, (part.before ?? Number.MAX_SAFE_INTEGER) - 1), day, part.limit],
  );
  return rows.map(([n, of, actor, deed, subject, detail]) => ({
    n: Number(n),
    day: String(of),
    actor: String(actor),
    deed: String(deed),
    subject: String(subject),
    detail: String(detail),
  }));
}
