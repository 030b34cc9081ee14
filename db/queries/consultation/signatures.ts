import type { Engine, Statement } from '../../engine.ts';

/** A person stands for a revision of something; a newer signature of its kind takes its place. */
export function sign(row: {
  kind: string;
  subject: string;
  revision: number;
  staffId: string;
  staffName: Uint8Array;
  day: string;
}): Statement {
  return {
    sql: `insert into signature (kind, subject, revision, staff_id, staff_name, day) values (?1, ?2, ?3, ?4, ?5, ?6)
      on conflict (kind, subject) do update set revision = excluded.revision, staff_id = excluded.staff_id,
      staff_name = excluded.staff_name, day = excluded.day`,
    args: [row.kind, row.subject, row.revision, row.staffId, row.staffName, row.day],
  };
}

/** Whether it was ever approved, by its own log: who gave it back took the signatures out. */
export async function wasApproved(db: Pick<Engine, 'query'>): Promise<boolean> {
  return (await db.query(`select 1 from audit where deed = 'consultation:approved' limit 1`, [])).length > 0;
}

const signedUntilNow = (subject: string, kinds: readonly string[]): Statement => ({
  sql: 'delete from signature where subject = ?1 and kind in (select value from json_each(?2))',
  args: [subject, JSON.stringify(kinds)],
});

/** Who gave it back and when, in place of those who had signed; why stands in the log. */
export function returned(row: Omit<Parameters<typeof sign>[0], 'kind'>): Statement[] {
  return [signedUntilNow(row.subject, ['prepared', 'approved']), sign({ kind: 'returned', ...row })];
}

/** It is sent again: that it came back is over. */
export function returnedNoMore(subject: string): Statement {
  return signedUntilNow(subject, ['returned']);
}
