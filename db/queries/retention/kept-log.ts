import { createHash } from 'node:crypto';
import type { KeptLine } from '../../../server/core/privacy/kept-log.ts';
import { type AuditCheck, auditOnce, auditStatement } from '../../audit.ts';
import type { Engine, Row, Statement } from '../../engine.ts';

/** How long a kept log is and its last hash: in the site's own chain, and in the certificate that is signed. */
export type KeptEnd = { readonly lines: number; readonly head: string };

const keptDeed = 'audit:kept';
const forgottenDeed = 'audit:forgotten';
const inStatement = 500;

const sha3 = (text: string) => createHash('sha3-256').update(text).digest('hex').toUpperCase();

/** What the first line is chained to: the log of one consultation is none of another. */
const genesisOf = (consultationId: string) => sha3(`due-weight kept log, version 1 ${consultationId}`);

/**
 * Over the previous hash in capital hexadecimal, a space, the number, a space, and the fields as a JSON array. Not the hashes of the log it
 * was made of: what is left out of an entry could be found by trying.
 */
function linkTo(before: string, n: number, line: KeptLine): string {
  return sha3(`${before} ${n} ${JSON.stringify([line.day, line.actor, line.deed, line.detail, line.times])}`);
}

export function keptEnd(consultationId: string, lines: readonly KeptLine[]): KeptEnd {
  return { lines: lines.length, head: hashes(consultationId, lines).at(-1) ?? genesisOf(consultationId) };
}

function hashes(consultationId: string, lines: readonly KeptLine[]): readonly string[] {
  let head = genesisOf(consultationId);
  return lines.map((line, index) => {
    head = linkTo(head, index + 1, line);
    return head;
  });
}

/** The lines of one consultation, as the write that begins its destruction stores them: a few hundred in a statement. */
export function keepLines(consultationId: string, lines: readonly KeptLine[]): Statement[] {
  const links = hashes(consultationId, lines);
  return insertRows(
    lines.map((line, index) => [
      consultationId,
      index + 1,
      line.day,
      line.actor,
      line.deed,
      line.detail,
      line.times,
      links[index] ?? '',
    ]),
  );
}

/** Rows as they lie in the table; one that is there already stays as it is. */
export function insertRows(rows: readonly (readonly (string | number | null)[])[]): Statement[] {
  return Array.from({ length: Math.ceil(rows.length / inStatement) }, (_, index) => ({
    sql: `insert into kept_log (consultation_id, n, day, actor, deed, detail, times, hash)
      select ${Array.from({ length: 8 }, (_, column) => `json_extract(value, '$[${column}]')`).join(', ')}
      from json_each(?1) where true on conflict do nothing`,
    args: [JSON.stringify(rows.slice(index * inStatement, (index + 1) * inStatement))],
  }));
}

type Noted = { readonly day: string; readonly consultationId: string };

/** Into the control chain: that a log is kept, and where it ends. Said once. */
export function noteKept({ day, consultationId, ...end }: Noted & KeptEnd): Statement {
  const detail = `${end.lines} ${end.head}`;
  const entry = { day, actor: 'audit-heads', deed: keptDeed, subject: consultationId, detail } as const;
  return auditOnce(entry, [keptDeed, forgottenDeed]);
}

/** Its days are over: the lines go, and the control chain says so. */
export function forgetKept({ day, consultationId }: Noted): Statement[] {
  return [
    { sql: 'delete from kept_log where consultation_id = ?1', args: [consultationId] },
    auditStatement({ day, actor: 'retention', deed: forgottenDeed, subject: consultationId, detail: '' }),
  ];
}

/** Where a log that is kept ends, by the control chain; undefined where none was, or its days are over. */
async function notedEnd(
  control: Pick<Engine, 'query'>,
  consultationId: string,
): Promise<KeptEnd | undefined> {
  const [row] = await control.query(
    'select deed, detail from audit where subject = ?1 and deed in (?2, ?3) order by n desc limit 1',
    [consultationId, keptDeed, forgottenDeed],
  );
  if (row?.[0] !== keptDeed) return undefined;
  const [lines = '', head = ''] = String(row[1]).split(' ');
  return { lines: Number(lines), head };
}

/** A kept log as it lies, for the database that a restore puts in the place of this one. */
export type KeptLog = {
  readonly consultationId: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly end: KeptEnd;
};

/** All that the control chain says are kept; others are none, and nobody passes them on. */
export async function keptLogs(control: Pick<Engine, 'query'>): Promise<readonly KeptLog[]> {
  const logs: KeptLog[] = [];
  for (const consultationId of await keptIds(control)) {
    const end = await notedEnd(control, consultationId);
    if (!end) continue;
    const rows = await control.query(
      `select consultation_id, n, day, actor, deed, detail, times, hash from kept_log where consultation_id = ?1 order by n`,
      [consultationId],
    );
    const plain = rows.map((row) =>
      row.map((value) => (typeof value === 'number' ? value : value && String(value))),
    );
    logs.push({ consultationId, rows: plain, end });
  }
  return logs;
}

/** The consultations of which lines lie here, or should. */
export async function keptIds(control: Pick<Engine, 'query'>): Promise<readonly string[]> {
  const [lying, noted] = await Promise.all([
    control.query('select distinct consultation_id from kept_log', []),
    // `max(n)` makes SQLite take the bare column `deed` from that same last row.
    control.query('select subject, deed, max(n) from audit where deed in (?1, ?2) group by subject', [
      keptDeed,
      forgottenDeed,
    ]),
  ]);
  const due = noted.filter(([, deed]) => deed === keptDeed);
  return [...new Set([...lying, ...due].map(([id]) => String(id)))];
}

/**
 * Recomputes a kept log and holds it against what the control chain says of it; the first line that is altered, missing or too many.
 * Undefined where there is none.
 */
export async function verifyKept(
  control: Pick<Engine, 'query'>,
  consultationId: string,
): Promise<AuditCheck | undefined> {
  const rows = await control.query(
    'select n, day, actor, deed, detail, times, hash from kept_log where consultation_id = ?1 order by n',
    [consultationId],
  );
  const noted = await notedEnd(control, consultationId);
  if (!noted && rows.length === 0) return undefined;
  let head = genesisOf(consultationId);
  for (const [index, row] of rows.entries()) {
    head = linkTo(head, index + 1, lineIn(row));
    if (row[0] !== index + 1 || row[6] !== head) return { ok: false, firstBad: index + 1 };
  }
  if (rows.length !== noted?.lines)
    return { ok: false, firstBad: Math.min(rows.length, noted?.lines ?? 0) + 1 };
  return head === noted.head ? { ok: true, entries: rows.length, head } : { ok: false, firstBad: 1 };
}

function lineIn([, day, actor, deed, detail, times]: Row): KeptLine {
  return {
    day: String(day),
    actor: String(actor),
    deed: String(deed),
    detail: String(detail),
    times: times === null || times === undefined ? null : Number(times),
  };
}

/** Its days with their number of lines, newest first. */
export async function keptDays(control: Pick<Engine, 'query'>, consultationId: string) {
  const rows = await control.query(
    'select day, count(*) from kept_log where consultation_id = ?1 group by day order by day desc',
    [consultationId],
  );
  return rows.map(([day, entries]) => ({ day: String(day), entries: Number(entries) }));
}

/** Lines of one day from the last on, before a number; null: all of it. */
export async function keptPage(
  control: Pick<Engine, 'query'>,
  part: {
    readonly consultationId: string;
    readonly day: string;
    readonly before: number | null;
    readonly limit: number;
  },
): Promise<readonly (KeptLine & { readonly n: number })[]> {
  const rows = await control.query(
    `select n, day, actor, deed, detail, times from kept_log where consultation_id = ?1 and day = ?2 and n < ?3
      order by n desc limit ?4`,
    [part.consultationId, part.day, part.before ?? Number.MAX_SAFE_INTEGER, part.limit],
  );
  return rows.map((row) => ({ n: Number(row[0]), ...lineIn(row) }));
}
