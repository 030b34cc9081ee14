import type { DirectoryState } from '../../../server/core/consultation/lifecycle.ts';
import type { FurtherUse } from '../../../server/core/privacy/uses.ts';
import type { Database } from '../../databases.ts';
import type { Engine, Row, Statement } from '../../engine.ts';
import { recordRun } from './destructions.ts';
import { insertRows, type KeptLog, keptLogs, noteKept } from './kept-log.ts';
import { type LaterRelease, releasesIn, releaseTables } from './later-releases.ts';
import { type LaterRoles, laterRoles, putLaterRoles } from './later-roles.ts';
import { awayBy, keepMove, type Move, movesIn } from './moves.ts';
import { type SiteEntries, siteEntries, siteTables } from './site-entries.ts';

/** When a consultation ends, and in which zone that day is over. */
export type LastDay = { readonly retentionDay: string; readonly timeZone: string };

/** How often something was done for somebody of the staff. */
type Times = { readonly staffId: string; readonly times: number };

/** What a backup cannot know: what was promised after it was made. */
export type Promised = {
  readonly erasures: readonly {
    readonly consultationId: string;
    readonly subject: Buffer;
    readonly day: string;
  }[];
  readonly destructions: readonly {
    readonly consultationId: string;
    readonly day: string;
    readonly body: Buffer;
    readonly signature: Buffer;
    readonly assessed: Buffer;
  }[];
  /** What stays of the logs of these, row by row. */
  readonly keptLogs: readonly KeptLog[];
  /** Staff whose access was taken away. */
  readonly revoked: readonly string[];
  /** Who was given other roles, how often, and which it had then. */
  readonly roles: readonly LaterRoles[];
  /** Staff whose second factors were lost and forgotten, and how often: what was lost opens nothing. */
  readonly resets: readonly Times[];
  /** Leads who made a key, and how often: one that was replaced opens nothing. */
  readonly leadKeys: readonly Times[];
  /** What went to another machine, or was never to come from one: it is not served here again. */
  readonly moves: readonly Move[];
  /** What was decided since for the whole site. */
  readonly site: SiteEntries;
  /** What was signed since. */
  readonly releases: readonly LaterRelease[];
  /** The list of them could be read. */
  readonly releasesRead: boolean;
  /** What was lost for good with a backup that had nothing of it, as the log says: its key is gone. */
  readonly drops: readonly { readonly id: string; readonly day: string }[];
  /** How far each consultation was, and the last day that children were told; '' where they were told none, or an older version did not note it. */
  readonly lives: readonly ({ readonly id: string; readonly state: DirectoryState } & LastDay)[];
};

/** An hour since 1970 from which every clock is too far: what goes by it waits for a person. */
const neverRan = 0;

/** How often the second factors of each person were forgotten, or a lead made a key, by the chain of a control database. */
export async function timesDone(
  control: Pick<Engine, 'query'>,
  deed: 'staff:reset-factor' | 'lead:key',
): Promise<readonly Times[]> {
  const rows = await control.query('select subject, count(*) from audit where deed = ?1 group by subject', [
    deed,
  ]);
  return rows.map(([subject, times]) => ({ staffId: String(subject), times: Number(times) }));
}

const bytes = (value: Row[number] | undefined) => Buffer.from((value ?? new Uint8Array()) as Uint8Array);

/** The tables that have them. */
export const listTables = ['erasure', 'destruction', 'staff', 'kept_log', 'audit', 'move'] as const;

/** The others of which something is kept, each where it is not damaged: its damage keeps no other from being read. */
export const otherTables: readonly string[] = [...siteTables, ...releaseTables, 'directory', 'staff_grant'];

/**
 * Reads the lists of a control database, also of an older version that has none of them yet. `whole`: which of the other tables are not damaged;
 * `known`: releases that need not be read.
 */
export async function promisedIn(
  control: Pick<Engine, 'query'>,
  { whole = otherTables, known = new Set() }: { whole?: readonly string[]; known?: ReadonlySet<string> } = {},
): Promise<Promised> {
  const tables = new Set(
    (await control.query(`select name from sqlite_schema where type = 'table'`, [])).map(([name]) => name),
  );
  const rows = async (table: string, sql: string) => (tables.has(table) ? control.query(sql, []) : []);
  const [assessed] = await control.query(
    `select name from pragma_table_info('destruction') where name = 'assessed'`,
    [],
  );
  // A draft that was thrown away is gone as well; what was begun or taken in again since is not.
  const drops = await rows(
    'audit',
    `select subject, coalesce(nullif(detail, ''), day) from audit dropped where deed in ('backup:drop', 'consultation:drop')
      and not exists (select 1 from audit came where came.subject = dropped.subject
        and came.deed in ('consultation:take', 'consultation:create') and came.n > dropped.n)`,
  );
  const [lastDays] = await control.query(
    `select name from pragma_table_info('directory') where name = 'last_day'`,
    [],
  );
  const lives = whole.includes('directory')
    ? await rows(
        'directory',
        `select id, state, ${lastDays ? 'last_day, time_zone' : `'', ''`} from directory`,
      )
    : [];
  const [erasures, destructions, revoked] = [
    await rows('erasure', 'select consultation_id, subject, day from erasure'),
    await rows(
      'destruction',
      `select consultation_id, day, body, signature, ${assessed ? 'assessed' : `x''`} from destruction`,
    ),
    await rows('staff', `select id from staff where state = 'revoked'`),
  ];
  return {
    erasures: erasures.map(([id, subject, day]) => ({
      consultationId: String(id),
      subject: bytes(subject),
      day: String(day),
    })),
    destructions: destructions.map(([id, day, body, signature, kept]) => ({
      consultationId: String(id),
      day: String(day),
      body: bytes(body),
      signature: bytes(signature),
      assessed: bytes(kept),
    })),
    keptLogs: tables.has('kept_log') ? await keptLogs(control) : [],
    revoked: revoked.map(([id]) => String(id)),
    roles: tables.has('staff_grant') && whole.includes('staff_grant') ? await laterRoles(control) : [],
    resets: tables.has('audit') ? await timesDone(control, 'staff:reset-factor') : [],
    leadKeys: tables.has('audit') ? await timesDone(control, 'lead:key') : [],
    moves: tables.has('move') ? await movesIn(control) : [],
    site: await siteEntries(
      control,
      siteTables.filter((table) => whole.includes(table)),
    ),
    releases: tables.has('release') ? await releasesIn(control, { known, whole }) : [],
    releasesRead: whole.includes('release'),
    drops: drops.map(([id, day]) => ({ id: String(id), day: String(day) })),
    lives: lives.map(([id, state, day, zone]) => ({
      ...{ id: String(id), state: String(state) as DirectoryState },
      ...{ retentionDay: String(day), timeZone: String(zone) },
    })),
  };
}

/**
 * Brings a restored control database to what was promised since. Whoever was signed in signs in anew; what was signed last
 * of a destruction stands. What goes by the clock waits for a person.
 */
export function keepPromises(promised: Promised, day: string): Statement[] {
  return [
    ...promised.keptLogs.flatMap(({ consultationId, rows, end }) => [
      ...insertRows(rows),
      noteKept({ day, consultationId, ...end }),
    ]),
    ...promised.erasures.map((row) => ({
      sql: 'insert into erasure (consultation_id, subject, day) values (?1, ?2, ?3) on conflict do nothing',
      args: [row.consultationId, row.subject, row.day],
    })),
    ...promised.destructions.flatMap((row) => [
      {
        sql: `insert into destruction (consultation_id, day, body, signature, assessed) values (?1, ?2, ?3, ?4, ?5)
          on conflict (consultation_id) do update set day = excluded.day, body = excluded.body,
          signature = excluded.signature, assessed = excluded.assessed where destruction.signature = x''`,
        args: [row.consultationId, row.day, row.body, row.signature, row.assessed],
      },
      {
        sql: `update directory set state = 'destroyed' where id = ?1 and ?2`,
        args: [row.consultationId, row.signature.length > 0 ? 1 : 0],
      },
    ]),
    ...promised.moves.map(keepMove),
    ...[...awayBy(promised.moves).away].map((id) => ({
      sql: `update directory set state = 'moved' where id = ?1`,
      args: [id],
    })),
    ...promised.roles.flatMap(putLaterRoles),
    ...promised.revoked.map((id) => ({
      sql: `update staff set state = 'revoked', role_version = role_version + 1 where id = ?1 and state <> 'revoked'`,
      args: [id],
    })),
    // Its boxes go in each of the others (forgetRevokedIn); nothing is sealed to it any more.
    ...promised.revoked.map((id) => ({ sql: 'delete from lead_key where staff_id = ?1', args: [id] })),
    { sql: 'delete from staff_session', args: [] },
    { sql: 'delete from staff_link', args: [] },
    // A person looks at the day first, also where the backup is of this morning: whatever made a restore needful may have set the clock. Not deleted: where
    // no run is known and nothing is due a site has just begun, and asks nobody.
    recordRun('retention', neverRan),
  ];
}

/** It ends on the day that children were told since. */
export function keepLastDay({ retentionDay, timeZone }: LastDay): Statement {
  return {
    sql: 'update consultation set retention_day = ?1, time_zone = ?2',
    args: [retentionDay, timeZone],
  };
}

/** What opens a seat of a child: keyed hashes of its sessions, and of its six words. */
export async function openers(
  db: Database,
): Promise<{ readonly sessions: readonly Buffer[]; readonly phrases: readonly Buffer[] }> {
  const [sessions, phrases] = await Promise.all([
    db.query('select hash from participant_session', []),
    db.query('select verifier from recovery', []),
  ]);
  return {
    sessions: sessions.map(([hash]) => bytes(hash)),
    phrases: phrases.map(([verifier]) => bytes(verifier)),
  };
}

/** Six words in whose place others came since: they open nothing, and the child makes new ones. */
export function dropPhrase(verifier: Buffer): Statement {
  return { sql: 'delete from recovery where verifier = ?1', args: [verifier] };
}

/** A yes that became a no since. */
export function takeBackYes(participantId: string, use: FurtherUse): Statement {
  return {
    sql: `update assent set answer = 'no' where participant_id = ?1 and "use" = ?2`,
    args: [participantId, use],
  };
}
