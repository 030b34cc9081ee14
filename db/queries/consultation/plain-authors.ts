import type { easyLevel } from '../../../server/core/consultation/easy-read.ts';
import type { PlainAuthor, PlainMaker } from '../../../server/core/consultation/plain-authors.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { sectionPlain } from '../../schema/terms.ts';
import { guard } from '../../statement.ts';

/** The level of easy-read, as the rules name it. */
export const easy: typeof easyLevel = 'easy';

/** All of a plain version but its words. */
const ofItsWriter = {
  anchor: sectionPlain.anchor,
  language: sectionPlain.language,
  level: sectionPlain.level,
  made: sectionPlain.made,
  authorId: sectionPlain.authorId,
  authorName: sectionPlain.authorName,
  writtenDay: sectionPlain.writtenDay,
  revision: sectionPlain.revision,
  reviewerName: sectionPlain.reviewerName,
  checkedDay: sectionPlain.checkedDay,
};

/** Who wrote each plain version and who has checked it: for staff alone. */
export async function plainAuthors(db: Database): Promise<readonly PlainAuthor[]> {
  const rows = await db.read.select(ofItsWriter).from(sectionPlain);
  return rows.map(({ made: by, authorName: author, reviewerName: reviewer, ...row }) => ({
    ...row,
    by: by as PlainMaker,
    authorName: author === null ? '' : db.text.decode(author),
    checkedName: reviewer === null ? '' : db.text.decode(reviewer),
  }));
}

/** In place of what stood there; nobody has checked it then. */
export function putPlain(
  db: Database,
  plain: {
    readonly anchor: string;
    readonly language: string;
    readonly level: string;
    readonly heading: string;
    readonly body: string;
    readonly by: PlainMaker;
    readonly authorId: string;
    readonly authorName: string;
    readonly day: string;
    /** Of the consultation, once this is written. */
    readonly revision: number;
  },
): Statement {
  const { encode } = db.text;
  return {
    sql: `insert into section_plain
        (version_id, anchor, language, level, heading, body, author_id, author_name, written_day, made, revision)
      select version_id, anchor, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 from section where anchor = ?1
      on conflict (version_id, anchor, language, level) do update set heading = excluded.heading, body = excluded.body,
        author_id = excluded.author_id, author_name = excluded.author_name, written_day = excluded.written_day,
        made = excluded.made, revision = excluded.revision, reviewer_id = null, reviewer_name = null, checked_day = ''`,
    args: [
      plain.anchor,
      plain.language,
      plain.level,
      encode(plain.heading),
      encode(plain.body),
      plain.authorId,
      encode(plain.authorName),
      plain.day,
      plain.by,
      plain.revision,
    ],
  };
}

/** Easy-read that nobody wants there any more, in one language. */
export function removeEasy(anchor: string, language: string): Statement {
  return {
    sql: 'delete from section_plain where anchor = ?1 and language = ?2 and level = ?3',
    args: [anchor, language, easy],
  };
}

/** The original of this section says something else now. */
export function uncheckPlain(anchor: string): Statement {
  return {
    sql: `update section_plain set reviewer_id = null, reviewer_name = null, checked_day = '' where anchor = ?1`,
    args: [anchor],
  };
}

/**
 * Another person than wrote it has read it beside the original. Written again or moved since, or checked already: `stale-revision`. The table
 * itself refuses who wrote it.
 */
export function checkPlain(
  db: Database,
  row: {
    readonly plain: Pick<PlainAuthor, 'anchor' | 'language' | 'level' | 'revision'>;
    readonly staffId: string;
    readonly staffName: string;
    readonly day: string;
  },
): Statement[] {
  const { anchor, language, level, revision } = row.plain;
  return [
    {
      sql: `update section_plain set reviewer_id = ?5, reviewer_name = ?6, checked_day = ?7
        where anchor = ?1 and language = ?2 and level = ?3 and revision = ?4 and author_id <> ?5 and checked_day = ''`,
      args: [anchor, language, level, revision, row.staffId, db.text.encode(row.staffName), row.day],
    },
    guard('stale-revision'),
  ];
}
