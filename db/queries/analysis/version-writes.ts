import type { VersionChange } from '../../../server/core/consultation/versions.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';
import type { FindingName, VersionSection } from './versions.ts';

type Text = { readonly language: string; readonly level: string; readonly body: string };

/** The text that children were asked about, as number 1; nothing happens where it is kept already. */
export function keepAsked(
  db: Database,
  asked: {
    readonly consultationId: string;
    readonly language: string;
    readonly title: string;
    readonly day: string;
    readonly sections: readonly VersionSection[];
  },
): Statement[] {
  return [
    {
      sql: `insert into version (consultation_id, number, language, title, revision, written_by, day, signed_by, signed_day)
        values (?1, 1, ?2, ?3, 1, '', ?4, ?5, ?4) on conflict do nothing`,
      args: [
        asked.consultationId,
        asked.language,
        db.text.encode(asked.title),
        asked.day,
        db.text.encode(''),
      ],
    },
    ...asked.sections.map((section) => sectionRow(db, { ...section, ...asked, number: 1 })),
  ];
}

/**
 * Writes a draft, in place of the one with its number; `state-forbids` when that number is signed, or the one before it is not.
 * Reasons and words stay with the changes that are still there.
 */
export function putDraft(
  db: Database,
  draft: {
    readonly consultationId: string;
    readonly number: number;
    readonly language: string;
    readonly title: string;
    readonly writtenBy: string;
    readonly day: string;
    readonly sections: readonly VersionSection[];
    readonly changes: readonly VersionChange[];
  },
): Statement[] {
  const of = [draft.consultationId, draft.number];
  const changed = `select anchor from version_change where consultation_id = ?1 and number = ?2`;
  return [
    {
      sql: `insert into version (consultation_id, number, language, title, revision, written_by, day, signed_by, signed_day)
        select ?1, ?2, ?3, ?4, 1, ?5, ?6, ?7, '' where exists
          (select 1 from version where consultation_id = ?1 and number = ?2 - 1 and signed_day <> '')
        on conflict (consultation_id, number) do update set language = excluded.language, title = excluded.title,
          revision = revision + 1, written_by = excluded.written_by, day = excluded.day where signed_day = ''`,
      args: [
        ...of,
        draft.language,
        db.text.encode(draft.title),
        draft.writtenBy,
        draft.day,
        db.text.encode(''),
      ],
    },
    guard('state-forbids'),
    { sql: 'delete from version_section where consultation_id = ?1 and number = ?2', args: of },
    { sql: 'delete from version_change where consultation_id = ?1 and number = ?2', args: of },
    ...draft.sections.map((section) => sectionRow(db, { ...section, ...draft })),
    ...draft.changes.map((change, index) => ({
      sql: `insert into version_change (consultation_id, number, position, anchor, kind, moved, from_position, to_position, heading, pieces)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`,
      args: [
        ...of,
        index + 1,
        change.anchor,
        change.kind,
        change.moved ? 1 : 0,
        change.from,
        change.to,
        db.text.encode(JSON.stringify(change.heading)),
        db.text.encode(JSON.stringify(change.text)),
      ],
    })),
    ...['version_reason', 'version_words'].map((table) => ({
      sql: `delete from ${table} where consultation_id = ?1 and number = ?2 and anchor not in (${changed})`,
      args: of,
    })),
  ];
}

/** Names what stands behind a change of a draft, in place of what was named; `state-forbids` where it is signed, `not-found` without the change. */
export function putReasons(
  db: Database,
  row: {
    readonly consultationId: string;
    readonly number: number;
    readonly anchor: string;
    readonly findings: readonly FindingName[];
    readonly words: readonly Text[];
  },
): Statement[] {
  const of = [row.consultationId, row.number, row.anchor];
  return [
    {
      sql: `update version set revision = revision + 1 where consultation_id = ?1 and number = ?2 and signed_day = ''`,
      args: of.slice(0, 2),
    },
    guard('state-forbids'),
    {
      sql: `update version_change set anchor = anchor where consultation_id = ?1 and number = ?2 and anchor = ?3`,
      args: of,
    },
    guard('not-found'),
    ...['version_reason', 'version_words'].map((table) => ({
      sql: `delete from ${table} where consultation_id = ?1 and number = ?2 and anchor = ?3`,
      args: of,
    })),
    ...row.findings.map(({ releaseId, findingId }) => ({
      sql: `insert into version_reason (consultation_id, number, anchor, release_id, finding_id) values (?1, ?2, ?3, ?4, ?5)
        on conflict do nothing`,
      args: [...of, releaseId, findingId],
    })),
    ...row.words.map(({ language, level, body }) => ({
      sql: `insert into version_words (consultation_id, number, anchor, language, level, body) values (?1, ?2, ?3, ?4, ?5, ?6)`,
      args: [...of, language, level, db.text.encode(body)],
    })),
  ];
}

/** Signs the draft that was read; `stale-revision` when it is another one by now, or is signed. */
export function signDraft(
  db: Database,
  row: {
    readonly consultationId: string;
    readonly number: number;
    readonly revision: number;
    readonly signedBy: string;
    readonly day: string;
  },
): Statement[] {
  return [
    {
      sql: `update version set signed_by = ?4, signed_day = ?5
        where consultation_id = ?1 and number = ?2 and revision = ?3 and signed_day = ''`,
      args: [row.consultationId, row.number, row.revision, db.text.encode(row.signedBy), row.day],
    },
    guard('stale-revision'),
  ];
}

function sectionRow(
  db: Database,
  row: VersionSection & { consultationId: string; number: number },
): Statement {
  return {
    sql: `insert into version_section (consultation_id, number, anchor, position, heading, original) values (?1, ?2, ?3, ?4, ?5, ?6)
      on conflict do nothing`,
    args: [
      row.consultationId,
      row.number,
      row.anchor,
      row.position,
      db.text.encode(row.heading),
      db.text.encode(row.original),
    ],
  };
}
