import type { Engine, Row, SqlValue, Statement } from '../../engine.ts';
import { takenNumbers } from '../analysis/releases.ts';

/** A release as it lies in a control database, with its files; none where those cannot be read. */
export type LaterRelease = {
  readonly id: string;
  readonly consultationId: string;
  readonly number: number;
  readonly day: string;
  readonly signedBy: SqlValue;
  readonly hash: Uint8Array;
  readonly signature: Uint8Array;
  readonly files: readonly {
    readonly name: string;
    readonly mediaType: string;
    readonly bytes: Uint8Array;
  }[];
};

/** The tables that have them. */
export const releaseTables = ['release', 'release_file'] as const;

const bytes = (value: Row[number] | undefined) => (value ?? new Uint8Array()) as Uint8Array;

/**
 * The releases of a control database that are not among these, one after the other: files of a release are a few million bytes. `whole`: the tables that are not
 * damaged. That one was signed, and with which number, is known without its files.
 */
export async function releasesIn(
  control: Pick<Engine, 'query'>,
  { known, whole }: { readonly known: ReadonlySet<string>; readonly whole: readonly string[] },
): Promise<readonly LaterRelease[]> {
  if (!whole.includes('release')) return [];
  const rows = await control.query(
    'select id, consultation_id, number, day, signed_by, hash, signature from release',
    [],
  );
  const found: LaterRelease[] = [];
  for (const [id, consultationId, number, day, signedBy, hash, signature] of rows) {
    if (known.has(String(id))) continue;
    const files = whole.includes('release_file')
      ? await control.query('select name, media_type, bytes from release_file where release_id = ?1', [
          String(id),
        ])
      : [];
    found.push({
      id: String(id),
      consultationId: String(consultationId),
      number: Number(number),
      day: String(day),
      signedBy: signedBy ?? null,
      hash: bytes(hash),
      signature: bytes(signature),
      files: files.map(([name, mediaType, content]) => ({
        name: String(name),
        mediaType: String(mediaType),
        bytes: bytes(content),
      })),
    });
  }
  return found;
}

/** The ids of the releases that a control database has. */
export async function releaseIds(control: Pick<Engine, 'query'>): Promise<ReadonlySet<string>> {
  return new Set((await control.query('select id from release', [])).map(([id]) => String(id)));
}

/** One that was signed since stands again, byte for byte. */
export function putRelease(of: LaterRelease): Statement[] {
  return [
    {
      sql: `insert into release (id, consultation_id, number, day, signed_by, hash, signature) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        on conflict do nothing`,
      args: [of.id, of.consultationId, of.number, of.day, of.signedBy, of.hash, of.signature],
    },
    ...of.files.map((file) => ({
      sql: 'insert into release_file (release_id, name, media_type, bytes) values (?1, ?2, ?3, ?4) on conflict do nothing',
      args: [of.id, file.name, file.mediaType, file.bytes],
    })),
  ];
}

/** A number is given to no release any more. `signedDay`: '' where nobody knows whether one was signed with it. */
export function leaveOut(of: {
  readonly consultationId: string;
  readonly number: number;
  readonly day: string;
  readonly signedDay: string;
}): Statement {
  return {
    sql: `insert into release_gap (consultation_id, number, day, signed_day) values (?1, ?2, ?3, ?4) on conflict do nothing`,
    args: [of.consultationId, of.number, of.day, of.signedDay],
  };
}

/** The same for the number that the next release would have: one may have been signed with it, of which nothing is known. */
export function leaveNextOut(of: { readonly consultationId: string; readonly day: string }): Statement {
  return {
    sql: `insert into release_gap (consultation_id, number, day, signed_day)
      select ?1, coalesce(max(number), 0) + 1, ?2, '' from (${takenNumbers})`,
    args: [of.consultationId, of.day],
  };
}
