import type { PointTelling } from '../../../server/core/analysis/small-voices.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { pointTelling } from '../../schema/quotes.ts';
import { guard } from '../../statement.ts';
import { whileSorting } from './coding.ts';

/** How points are told that stand in no finding, by point. */
export async function pointTellings(db: Database): Promise<ReadonlyMap<string, PointTelling>> {
  const rows = await db.read.select().from(pointTelling);
  return new Map(
    rows.map(({ pointId, route, language, body }) => [
      pointId,
      { pointId, route: route as PointTelling['route'], language, text: db.text.decode(body) },
    ]),
  );
}

/** What is said of a point as it is stored; '' where nothing is. For `stillStored`. */
export function storedTelling(pointId: string): Statement {
  return {
    sql: `select coalesce((select route || language || hex(body) from point_telling where point_id = ?1), '')`,
    args: [pointId],
  };
}

/** Says how a point is told, whatever was said before; only while closed, else `state-forbids`. */
export function putPointTelling(db: Database, row: PointTelling): Statement[] {
  return [
    {
      sql: `insert into point_telling (point_id, route, language, body) select id, ?2, ?3, ?4 from point
        where id = ?1 and ${whileSorting}
        on conflict (point_id) do update set route = excluded.route, language = excluded.language, body = excluded.body`,
      args: [row.pointId, row.route, row.language, db.text.encode(row.text)],
    },
    guard('state-forbids'),
  ];
}

/** Takes that back; only while closed, else `state-forbids`. */
export function removePointTelling(pointId: string): Statement[] {
  return [
    { sql: `delete from point_telling where point_id = ?1 and ${whileSorting}`, args: [pointId] },
    guard('state-forbids'),
  ];
}

/** Takes the marks of these points back; what is written of them in a sentence stays. */
export function unmark(pointIds: readonly string[]): Statement {
  return {
    sql: `delete from point_telling where route = 'also-said' and point_id in (select value from json_each(?1))`,
    args: [JSON.stringify(pointIds)],
  };
}
