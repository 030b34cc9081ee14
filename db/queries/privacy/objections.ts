import type { Use } from '../../../server/core/privacy/objections.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';
import { dropCodings } from '../analysis/coding.ts';

/** The uses one child objected to, each with the day. */
export async function objectionsOf(db: Database, participantId: string): Promise<ReadonlyMap<Use, string>> {
  const rows = await db.query('select "use", day from objection where participant_id = ?1', [participantId]);
  return new Map(rows.map(([use, day]) => [use as Use, String(day)]));
}

/** A child says no to one use, or takes its no back. The same again changes nothing. Refused as `not-found` without a seat. */
export function putObjection(objection: {
  readonly participantId: string;
  readonly use: Use;
  readonly on: boolean;
  readonly day: string;
}): Statement[] {
  const { participantId, use, on, day } = objection;
  if (!on)
    return [
      { sql: 'delete from objection where participant_id = ?1 and "use" = ?2', args: [participantId, use] },
    ];
  return [
    {
      sql: `insert into objection (participant_id, "use", day) select id, ?2, ?3 from participant where id = ?1
        on conflict (participant_id, "use") do update set day = day`,
      args: [participantId, use, day],
    },
    guard('not-found'),
  ];
}

/**
 * What the words of children were sorted under that a release was signed without goes as it is published: nothing is sorted any more, and whatever
 * they say later no finding is said to rest on them.
 */
export function dropUncountedCodings(participantIds: Iterable<string>): Statement[] {
  return dropCodings(
    'contribution_id in (select id from contribution where participant_id in (select value from json_each(?1)))',
    [JSON.stringify([...participantIds])],
  );
}

/** Whose rows no table, point or finding may use now: who objected to analysis, and whose erasure waits. */
export async function uncounted(db: Database): Promise<ReadonlySet<string>> {
  return new Set((await db.query('select participant_id from uncounted', [])).map(([id]) => String(id)));
}

/** The same for a release that stands already, as far as days say it: who said no on a later day than it was signed is in it. */
export async function uncountedIn(
  db: Database,
  release: { readonly day: string },
): Promise<ReadonlySet<string>> {
  const query = `select participant_id from uncounted where participant_id not in
    (select participant_id from objection where "use" = 'analysis' and day > ?1)`;
  return new Set((await db.query(query, [release.day])).map(([id]) => String(id)));
}
