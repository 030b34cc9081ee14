import { and, asc, eq } from 'drizzle-orm';
import type { ChangeKind, VersionChange } from '../../../server/core/consultation/versions.ts';
import type { Piece } from '../../../server/core/consultation/word-diff.ts';
import type { Database } from '../../databases.ts';
import { directory } from '../../schema/control.ts';
import {
  version,
  versionChange,
  versionReason,
  versionSection,
  versionWords,
} from '../../schema/versions.ts';

/** A section of a version as it is kept. */
export type VersionSection = {
  readonly anchor: string;
  readonly position: number;
  readonly heading: string;
  readonly original: string;
};
export type FindingName = { readonly releaseId: string; readonly findingId: string };

/** Whose consultation it is and how far, also after it was destroyed. */
export async function directoryEntry(db: Database, consultationId: string) {
  return db.read.select().from(directory).where(eq(directory.id, consultationId)).get();
}

/** The versions of one document, or of all; drafts too. In their order. */
export async function versions(db: Database, consultationId?: string) {
  const of = consultationId === undefined ? undefined : eq(version.consultationId, consultationId);
  const rows = await db.read.select().from(version).where(of).orderBy(asc(version.number));
  return rows.map((row) => ({
    ...row,
    title: db.text.decode(row.title),
    signedBy: db.text.decode(row.signedBy),
  }));
}
export type VersionRow = Awaited<ReturnType<typeof versions>>[number];

export async function versionSections(
  db: Database,
  of: { consultationId: string; number: number },
): Promise<readonly VersionSection[]> {
  const rows = await db.read
    .select()
    .from(versionSection)
    .where(and(eq(versionSection.consultationId, of.consultationId), eq(versionSection.number, of.number)))
    .orderBy(asc(versionSection.position));
  return rows.map(({ anchor, position, heading, original }) => ({
    anchor,
    position,
    heading: db.text.decode(heading),
    original: db.text.decode(original),
  }));
}

/** Every anchor that any version of a document has had. */
export async function anchorsEver(db: Database, consultationId: string): Promise<readonly string[]> {
  const rows = await db.read
    .selectDistinct({ anchor: versionSection.anchor })
    .from(versionSection)
    .where(eq(versionSection.consultationId, consultationId));
  return rows.map(({ anchor }) => anchor);
}

/** What changed in a version, in the order of the page. */
export async function versionChanges(
  db: Database,
  of: { consultationId: string; number: number },
): Promise<readonly VersionChange[]> {
  const rows = await db.read
    .select()
    .from(versionChange)
    .where(and(eq(versionChange.consultationId, of.consultationId), eq(versionChange.number, of.number)))
    .orderBy(asc(versionChange.position));
  const pieces = (bytes: Uint8Array) => JSON.parse(db.text.decode(bytes)) as Piece[];
  return rows.map((row) => ({
    anchor: row.anchor,
    kind: row.kind as ChangeKind,
    moved: row.moved === 1,
    from: row.fromPosition,
    to: row.toPosition,
    heading: pieces(row.heading),
    text: pieces(row.pieces),
  }));
}

/** Which findings stand behind which changes of one document, or of all. */
export async function versionReasons(db: Database, consultationId?: string) {
  const of = consultationId === undefined ? undefined : eq(versionReason.consultationId, consultationId);
  return db.read.select().from(versionReason).where(of);
}

export async function versionWordsOf(db: Database, consultationId?: string) {
  const of = consultationId === undefined ? undefined : eq(versionWords.consultationId, consultationId);
  const rows = await db.read.select().from(versionWords).where(of);
  return rows.map((row) => ({ ...row, body: db.text.decode(row.body) }));
}
