import { and, asc, desc, eq, notExists } from 'drizzle-orm';
import type { ReleaseGap } from '../../../server/core/analysis/release-gaps.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { point } from '../../schema/consultation.ts';
import { release, releaseFile, releaseGap } from '../../schema/control.ts';
import { guard } from '../../statement.ts';
import { whileSorting } from './coding.ts';

export async function points(db: Database) {
  const rows = await db.read.select().from(point).orderBy(asc(point.position));
  return rows.map((row) => ({ ...row, title: db.text.decode(row.title) }));
}

/** Points are made only after closing and before the release is drafted, else `state-forbids`; each id once, else `id-taken`. */
export function addPoint(row: {
  id: string;
  activityId: string;
  anchor: string;
  position: number;
  language: string;
  title: Uint8Array;
}): Statement[] {
  return [
    {
      sql: `insert into point (id, activity_id, anchor, position, language, title) select ?1, ?2, ?3, ?4, ?5, ?6 where ${whileSorting}`,
      args: [row.id, row.activityId, row.anchor, row.position, row.language, row.title],
      refusal: 'id-taken',
    },
    guard('state-forbids'),
  ];
}

/** The name of a point as it is stored; '' where there is none. For `stillStored`. */
export function storedName(pointId: string): Statement {
  return {
    sql: `select coalesce((select language || hex(title) from point where id = ?1), '')`,
    args: [pointId],
  };
}

/** Another title for a point, while it is sorted; what stands under it stays. */
export function renamePoint(row: {
  readonly id: string;
  readonly activityId: string;
  readonly language: string;
  readonly title: Uint8Array;
}): Statement[] {
  return [
    {
      sql: `update point set title = ?4, language = ?3 where id = ?1 and activity_id = ?2 and ${whileSorting}`,
      args: [row.id, row.activityId, row.language, row.title],
    },
    guard('state-forbids'),
    // A sentence of a template says its name: what children said of other words is no answer to these.
    {
      sql: `delete from meant where finding_id in (select finding_id from finding_evidence where kind = 'point' and subject = ?1)`,
      args: [row.id],
    },
  ];
}

/**
 * One text of all by which a child, or who approves a quote, changes what a release says until it is signed. For `stillStored`: read it
 * before the release is composed.
 */
export const releasedFrom: Statement = {
  sql: `select coalesce(group_concat(part, ' '), '') from (
    select 'c' || state || ' ' || count(*) || ' ' || sum(change) part from contribution group by state
    union all select 'u' || participant_id from uncounted
    union all select 'o' || participant_id || ' ' || "use" from objection
    union all select 'y' || participant_id || ' ' || answer from assent where "use" = 'quotes'
    union all select 'q' || id || ' ' || approved_by || ' ' || also_approved_by from quote
    union all select 's' || statement_id || ' ' || agree || ' ' || disagree || ' ' || pass || ' ' || unclear from statement_tally
    union all select 'p' || activity_id || ' ' || choice || ' ' || count(*) from poll_answer group by activity_id, choice
    union all select 'a' || attribute || ' ' || choice || ' ' || count(*) from participant_attribute group by attribute, choice
    union all select 'm' || finding_id || ' ' || answer || ' ' || count(*) from meant group by finding_id, answer
    order by part)`,
  args: [],
};

export type ReleaseFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** Every number of a release that was given in the consultation ?1, or may have been. */
export const takenNumbers = `select number from release where consultation_id = ?1
  union all select number from release_gap where consultation_id = ?1`;

/** The number of the next release of a consultation: higher than any that was given (R1013). */
export async function nextNumber(db: Database, consultationId: string): Promise<number> {
  const [row] = await db.query(`select coalesce(max(number), 0) + 1 from (${takenNumbers})`, [
    consultationId,
  ]);
  return Number(row?.[0] ?? 1);
}

/** Those of a consultation, the lowest first. */
export async function releaseGaps(db: Database, consultationId: string): Promise<readonly ReleaseGap[]> {
  return db.read
    .select({ number: releaseGap.number, day: releaseGap.day, signedDay: releaseGap.signedDay })
    .from(releaseGap)
    .where(
      and(
        eq(releaseGap.consultationId, consultationId),
        notExists(
          db.read
            .select({ id: release.id })
            .from(release)
            .where(and(eq(release.consultationId, consultationId), eq(release.number, releaseGap.number))),
        ),
      ),
    )
    .orderBy(asc(releaseGap.number));
}

/** A frozen set of files. Written once: nothing in the product updates a release. */
export function addRelease(
  row: {
    id: string;
    consultationId: string;
    number: number;
    day: string;
    signedBy: Uint8Array;
    hash: Uint8Array;
    signature: Uint8Array;
  },
  files: readonly ReleaseFile[],
): Statement[] {
  return [
    {
      sql: `insert into release (id, consultation_id, number, day, signed_by, hash, signature)
        select ?2, ?1, ?3, ?4, ?5, ?6, ?7 where ?3 not in (${takenNumbers})`,
      args: [row.consultationId, row.id, row.number, row.day, row.signedBy, row.hash, row.signature],
    },
    guard('already-signed'),
    ...files.map((file) => ({
      sql: 'insert into release_file (release_id, name, media_type, bytes) values (?1, ?2, ?3, ?4)',
      args: [row.id, file.name, file.mediaType, file.bytes],
    })),
  ];
}

/** Every release, or those of one consultation; the newest day first, and of one day the highest number. */
export async function releases(db: Database, consultationId?: string) {
  const of = consultationId === undefined ? undefined : eq(release.consultationId, consultationId);
  const rows = await db.read
    .select()
    .from(release)
    .where(of)
    .orderBy(desc(release.day), desc(release.number));
  return rows.map((row) => ({ ...row, signedBy: db.text.decode(row.signedBy) }));
}

export async function releaseById(db: Database, id: string) {
  const row = await db.read.select().from(release).where(eq(release.id, id)).get();
  return row && { ...row, signedBy: db.text.decode(row.signedBy) };
}

export async function releaseFiles(db: Database, releaseId: string): Promise<ReleaseFile[]> {
  return db.read
    .select({ name: releaseFile.name, mediaType: releaseFile.mediaType, bytes: releaseFile.bytes })
    .from(releaseFile)
    .where(eq(releaseFile.releaseId, releaseId));
}

/** What files a release has, without their bytes: a page that lists them need not read a report in three languages. */
export async function releaseFileNames(db: Database, releaseId: string) {
  return db.read
    .select({ name: releaseFile.name, mediaType: releaseFile.mediaType })
    .from(releaseFile)
    .where(eq(releaseFile.releaseId, releaseId));
}

export async function releaseFileOf(
  db: Database,
  releaseId: string,
  name: string,
): Promise<ReleaseFile | undefined> {
  return db.read
    .select({ name: releaseFile.name, mediaType: releaseFile.mediaType, bytes: releaseFile.bytes })
    .from(releaseFile)
    .where(and(eq(releaseFile.releaseId, releaseId), eq(releaseFile.name, name)))
    .get();
}
