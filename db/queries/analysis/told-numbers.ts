import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';

/**
 * `answers`: tables, ways in and whom it heard. `points`: how many made each. `opinion`: groups by opinion. `account`: what was decided, for the
 * public report.
 */
export type ToldKind = 'answers' | 'points' | 'opinion' | 'account';

/** How often they were written, 0 for never; `text`: as they were told, null where they are to be told anew. */
export type StoredNumbers = { readonly written: number; readonly text: string | null };

/** What was told of one kind of number. Read it before what the numbers are counted from. */
export async function toldNumbers(db: Database, kind: ToldKind): Promise<StoredNumbers> {
  const [row] = await db.query('select written, body from told_numbers where kind = ?1', [kind]);
  if (!row) return { written: 0, text: null };
  const [written, body] = row;
  return { written: Number(written), text: body === null ? null : db.text.decode(body as Uint8Array) };
}

/** Keeps what is told from now on. Of two who keep at once the second is refused (`stale-revision`): it tells what the first one kept. */
export function keepNumbers(
  db: Database,
  of: { readonly kind: ToldKind; readonly text: string; readonly before: number },
): Statement[] {
  return [
    {
      sql: `insert into told_numbers (kind, written, body) values (?1, 1, ?2)
        on conflict (kind) do update set written = written + 1, body = excluded.body where written = ?3`,
      args: [of.kind, db.text.encode(of.text), of.before],
    },
    guard('stale-revision'),
  ];
}

/** Somebody sorted: how many made each point is told anew, also to whoever counts at this moment. */
export function tellPointsAnew(): Statement {
  return {
    sql: `insert into told_numbers (kind, written, body) values ('points', 1, null)
      on conflict (kind) do update set written = written + 1, body = null`,
    args: [],
  };
}
