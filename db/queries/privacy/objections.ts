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
 * For a child that takes its no to analysis back, right before: where its words stood in no release because of it (`signedDay`: the day of the
 * newest), what they were sorted under goes. Nothing is sorted any more, and a finding would be said to rest on them that was signed without them.
 */
export function dropUncountedCodings(of: {
  readonly participantId: string;
  readonly signedDay: string;
}): Statement[] {
  return dropCodings(
    `contribution_id in (select id from contribution where participant_id = ?1)
      and exists (select 1 from consultation where state in ('signed', 'published', 'answered'))
      and exists (select 1 from objection where participant_id = ?1 and "use" = 'analysis' and day <= ?2)`,
    [of.participantId, of.signedDay],
  );
}

/** Whose rows no table, point or finding may use now: who objected to analysis, and whose erasure waits. */
export async function uncounted(db: Database): Promise<ReadonlySet<string>> {
  return new Set((await db.query('select participant_id from uncounted', [])).map(([id]) => String(id)));
}
