import { asc } from 'drizzle-orm';
import type { Design, PlaceBox } from '../../../server/core/consultation/designs.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { design, designAlt, designPlace } from '../../schema/designs.ts';
import { guard } from '../../statement.ts';
import { answersAnew } from './corrections.ts';

/** Every design with its places and words, without its picture; one without a picture has the size 0. */
export async function designs(db: Database): Promise<readonly Design[]> {
  const [sizes, alts, places] = await Promise.all([
    db.read
      .select({ activityId: design.activityId, width: design.width, height: design.height })
      .from(design),
    db.read.select().from(designAlt),
    db.read.select().from(designPlace).orderBy(asc(designPlace.position)),
  ]);
  const ids = new Set([...sizes, ...alts, ...places].map(({ activityId }) => activityId));
  return [...ids].map((activityId) => {
    const size = sizes.find((each) => each.activityId === activityId);
    return {
      activityId,
      width: size?.width ?? 0,
      height: size?.height ?? 0,
      alts: alts
        .filter((each) => each.activityId === activityId)
        .map(({ language, level, alt }) => ({ language, level, alt: db.text.decode(alt) })),
      places: places
        .filter((each) => each.activityId === activityId)
        .map(({ position, x, y, width, height }) => ({ position, x, y, width, height })),
    };
  });
}

/** The bytes of a picture, JPEG; undefined where there is none. */
export async function designPicture(db: Database, activityId: string): Promise<Uint8Array | undefined> {
  const [row] = await db.query('select picture from design where activity_id = ?1', [activityId]);
  return row && new Uint8Array(Buffer.from(db.text.decode(row[0] as Uint8Array), 'base64'));
}

export function putPicture(
  db: Database,
  of: { activityId: string; width: number; height: number; bytes: Uint8Array },
): Statement {
  return {
    sql: `insert into design (activity_id, width, height, picture) values (?1, ?2, ?3, ?4)
      on conflict (activity_id) do update set width = excluded.width, height = excluded.height, picture = excluded.picture`,
    args: [of.activityId, of.width, of.height, db.text.encode(Buffer.from(of.bytes).toString('base64'))],
  };
}

/** Words of a whole design, in the languages of `inPlaceOf`, and where its places lie, in place of those it had; places count from 1 in their order. */
export function putPlaces(
  db: Database,
  of: {
    readonly activityId: string;
    readonly alts: readonly { language: string; level: string; alt: string }[];
    readonly inPlaceOf: readonly string[];
    readonly places: readonly PlaceBox[];
  },
): Statement[] {
  const { activityId } = of;
  return [
    {
      sql: 'delete from design_alt where activity_id = ?1 and language in (select value from json_each(?2))',
      args: [activityId, JSON.stringify(of.inPlaceOf)],
    },
    { sql: 'delete from design_place where activity_id = ?1', args: [activityId] },
    ...of.alts.map(({ language, level, alt }) => ({
      sql: 'insert into design_alt (activity_id, language, level, alt) values (?1, ?2, ?3, ?4)',
      args: [activityId, language, level, db.text.encode(alt)],
    })),
    ...of.places.map(({ x, y, width, height }, index) => ({
      sql: 'insert into design_place (activity_id, position, x, y, width, height) values (?1, ?2, ?3, ?4, ?5, ?6)',
      args: [activityId, index + 1, x, y, width, height],
    })),
  ];
}

export function removeDesign(activityId: string): Statement[] {
  return ['design', 'design_alt', 'design_place'].map((table) => ({
    sql: `delete from ${table} where activity_id = ?1`,
    args: [activityId],
  }));
}

/**
 * A child points at a place of a design: added to those it pointed at, in the order of the places and not of pointing. Only while the design
 * and its consultation are open, and the place is one of it; else the guard says so.
 */
export function pinPlace(pin: {
  readonly participantId: string;
  readonly activityId: string;
  readonly position: number;
}): Statement[] {
  return [
    {
      sql: `insert into poll_answer (participant_id, activity_id, choice)
        select p.id, a.id, json_array(cast(?3 as integer)) from activity a, consultation c, participant p
        where a.id = ?2 and a.kind = 'design' and a.state = 'open' and c.state = 'open' and p.id = ?1
          and exists (select 1 from design_place where activity_id = ?2 and position = ?3)
          and not exists (select 1 from waiting where kind = 'erasure' and subject = ?1)
        on conflict (participant_id, activity_id) do update set choice = (select json_group_array(value) from
          (select value from json_each(poll_answer.choice) union select cast(?3 as integer) order by value))`,
      args: [pin.participantId, pin.activityId, pin.position],
    },
    guard('activity-closed'),
  ];
}

/** The child points at it no more; one that pointed at nothing else has not answered. Only while the design and its consultation are open, else the guard says so. */
export function unpinPlace(pin: {
  readonly participantId: string;
  readonly activityId: string;
  readonly position: number;
}): Statement[] {
  return [
    {
      sql: `insert into guard select exists (select 1 from activity a, consultation c
        where a.id = ?1 and a.kind = 'design' and a.state = 'open' and c.state = 'open')`,
      args: [pin.activityId],
      refusal: 'activity-closed',
    },
    {
      sql: `update poll_answer set choice = (select json_group_array(value) from json_each(choice) where value <> ?3)
        where participant_id = ?1 and activity_id = ?2`,
      args: [pin.participantId, pin.activityId, pin.position],
    },
    {
      sql: `delete from poll_answer where participant_id = ?1 and activity_id = ?2 and choice = '[]'`,
      args: [pin.participantId, pin.activityId],
    },
    answersAnew(pin),
  ];
}
