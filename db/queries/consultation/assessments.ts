import type {
  Assessment,
  AssessmentKind,
  AssessmentPhase,
  WeighedRight,
  WrittenPart,
} from '../../../server/core/consultation/assessment.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { assessment, assessmentPart, assessmentWords } from '../../schema/terms.ts';
import { guard } from '../../statement.ts';

/** Every version of both kinds, drafts too, in the order in which they were written. */
export async function assessments(db: Database): Promise<readonly Assessment[]> {
  const [rows, parts, words] = await Promise.all([
    db.read.select().from(assessment).orderBy(assessment.kind, assessment.number),
    db.read.select().from(assessmentPart),
    db.read.select().from(assessmentWords),
  ]);
  const { decode } = db.text;
  return rows.map(({ approvedBy: _approvedBy, ...row }) => {
    const own = (each: { kind: string; number: number }) =>
      each.kind === row.kind && each.number === row.number;
    return {
      ...row,
      kind: row.kind as AssessmentKind,
      phase: row.phase as AssessmentPhase,
      writtenName: decode(row.writtenName),
      approvedName: decode(row.approvedName),
      parts: parts.filter(own).map(({ part, rights, criterion, finding, measure }) => ({
        part,
        rights: JSON.parse(rights) as WeighedRight[],
        criterion: decode(criterion),
        finding: decode(finding),
        measure: decode(measure),
      })),
      words: words.filter(own).map(({ language, level, body }) => ({ language, level, body: decode(body) })),
    };
  });
}

export type AssessmentDraft = {
  readonly kind: AssessmentKind;
  readonly number: number;
  /** Of the draft in whose place it comes; 0: of none. */
  readonly revision: number;
  readonly phase: AssessmentPhase;
  readonly language: string;
  readonly writtenBy: string;
  readonly writtenName: string;
  readonly day: string;
  readonly parts: readonly WrittenPart[];
  readonly words: readonly { readonly language: string; readonly level: string; readonly body: string }[];
};

/**
 * A draft, new or in place of the one that stands; one that somebody approved or wrote meanwhile stays, and this is refused as `stale-revision`.
 */
export function putAssessment(db: Database, draft: AssessmentDraft): Statement[] {
  const { kind, number } = draft;
  const { encode } = db.text;
  return [
    {
      sql: `insert into assessment
          (kind, number, phase, language, revision, written_by, written_name, written_day, approved_by, approved_name, approved_day)
        values (?1, ?2, ?3, ?4, 1, ?5, ?6, ?7, '', ?8, '')
        on conflict (kind, number) do update set language = excluded.language, revision = revision + 1, written_by = excluded.written_by,
          written_name = excluded.written_name, written_day = excluded.written_day where approved_day = '' and revision = ?9`,
      args: [
        kind,
        number,
        draft.phase,
        draft.language,
        draft.writtenBy,
        encode(draft.writtenName),
        draft.day,
        encode(''),
        draft.revision,
      ],
    },
    guard('stale-revision'),
    { sql: 'delete from assessment_part where kind = ?1 and number = ?2', args: [kind, number] },
    { sql: 'delete from assessment_words where kind = ?1 and number = ?2', args: [kind, number] },
    ...draft.parts.map(({ part, rights, criterion, finding, measure }) => ({
      sql: `insert into assessment_part (kind, number, part, rights, criterion, finding, measure)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
      args: [kind, number, part, JSON.stringify(rights), encode(criterion), encode(finding), encode(measure)],
    })),
    ...draft.words.map(({ language, level, body }) => ({
      sql: 'insert into assessment_words (kind, number, language, level, body) values (?1, ?2, ?3, ?4, ?5)',
      args: [kind, number, language, level, encode(body)],
    })),
  ];
}

/**
 * Another person than wrote it approves what it read: a draft that was written again since is refused as `stale-revision`. The table
 * itself refuses who wrote it.
 */
export function approveAssessment(
  db: Database,
  of: {
    readonly kind: AssessmentKind;
    readonly number: number;
    readonly revision: number;
    readonly staffId: string;
    readonly name: string;
    readonly day: string;
  },
): Statement[] {
  return [
    {
      sql: `update assessment set approved_by = ?4, approved_name = ?5, approved_day = ?6
        where kind = ?1 and number = ?2 and revision = ?3 and written_by <> ?4 and approved_day = ''`,
      args: [of.kind, of.number, of.revision, of.staffId, db.text.encode(of.name), of.day],
    },
    guard('stale-revision'),
  ];
}
