import { asc } from 'drizzle-orm';
import type {
  DocumentSource,
  SourceLabel,
  SourcePart,
  SourceText,
} from '../../../server/core/consultation/document-source.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { documentArgument, documentSource } from '../../schema/terms.ts';
import { guard } from '../../statement.ts';

/** Where the document comes from, or null while nobody said it. */
export async function documentSourceOf(db: Database): Promise<DocumentSource | null> {
  const [row, texts] = await Promise.all([
    db.read.select().from(documentSource).get(),
    db.read
      .select()
      .from(documentArgument)
      .orderBy(asc(documentArgument.part), asc(documentArgument.position)),
  ]);
  if (!row) return null;
  const { decode } = db.text;
  return {
    revision: row.revision,
    label: row.label as SourceLabel,
    origin: decode(row.origin),
    author: decode(row.author),
    texts: texts.map(({ part, body, ...at }) => ({ ...at, part: part as SourcePart, body: decode(body) })),
    writtenBy: row.writtenBy,
    writtenName: decode(row.writtenName),
    writtenDay: row.writtenDay,
    checkedName: decode(row.checkedName),
    checkedFrom: decode(row.checkedFrom),
    attestedName: decode(row.attestedName),
    checkedDay: row.checkedDay,
  };
}

/** In place of what was said before, of the texts in the languages of `inPlaceOf`. Nobody has looked at it then. */
export function putDocumentSource(
  db: Database,
  source: {
    readonly consultationId: string;
    readonly label: SourceLabel;
    readonly origin: string;
    readonly author: string;
    readonly texts: readonly SourceText[];
    readonly inPlaceOf: readonly string[];
    readonly writtenBy: string;
    readonly writtenName: string;
    readonly day: string;
  },
): Statement[] {
  const { encode } = db.text;
  return [
    {
      sql: `insert into document_source
          (consultation_id, revision, label, origin, author, written_by, written_name, written_day,
            checked_name, checked_from, attested_by, attested_name, checked_day)
        values (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, '', ?8, '')
        on conflict (consultation_id) do update set revision = revision + 1, label = excluded.label, origin = excluded.origin,
          author = excluded.author, written_by = excluded.written_by, written_name = excluded.written_name,
          written_day = excluded.written_day, checked_name = excluded.checked_name, checked_from = excluded.checked_from,
          attested_by = '', attested_name = excluded.attested_name, checked_day = ''`,
      args: [
        source.consultationId,
        source.label,
        encode(source.origin),
        encode(source.author),
        source.writtenBy,
        encode(source.writtenName),
        source.day,
        encode(''),
      ],
    },
    {
      sql: 'delete from document_argument where language in (select value from json_each(?1))',
      args: [JSON.stringify(source.inPlaceOf)],
    },
    ...source.texts.map(({ part, position, language, level, body }) => ({
      sql: 'insert into document_argument (part, position, language, level, body) values (?1, ?2, ?3, ?4, ?5)',
      args: [part, position, language, level, encode(body)],
    })),
  ];
}

/** The document was written anew: what was looked at was about another text. */
export function uncheckDocumentSource(db: Database): Statement {
  return {
    sql: `update document_source set revision = revision + 1, checked_name = ?1, checked_from = ?1, attested_by = '', attested_name = ?1,
      checked_day = ''`,
    args: [db.text.encode('')],
  };
}

/**
 * Somebody from outside looked at it, says another person than wrote it: of what was written again since it was read this is refused
 * as `stale-revision`. The table itself refuses who wrote it.
 */
export function checkDocumentSource(
  db: Database,
  of: {
    readonly revision: number;
    readonly name: string;
    readonly from: string;
    readonly staffId: string;
    readonly staffName: string;
    readonly day: string;
  },
): Statement[] {
  const { encode } = db.text;
  return [
    {
      sql: `update document_source set checked_name = ?2, checked_from = ?3, attested_by = ?4, attested_name = ?5, checked_day = ?6
        where revision = ?1 and written_by <> ?4 and checked_day = ''`,
      args: [of.revision, encode(of.name), encode(of.from), of.staffId, encode(of.staffName), of.day],
    },
    guard('stale-revision'),
  ];
}
