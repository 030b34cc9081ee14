import type { Evidence, EvidenceKind, PlainText } from '../../../server/core/analysis/findings.ts';
import type { FindingForm } from '../../../server/core/analysis/sentences/typed-sentence.ts';
import type { Tally } from '../../../server/core/room/voting.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';

/** Findings in their order, each with its words for children and what it rests on. */
export async function findings(db: Database) {
  const [rows, plain, evidence] = await Promise.all([
    db.query('select id, position, language, body, template from finding order by position, id', []),
    db.query('select finding_id, language, level, body from finding_plain', []),
    db.query('select finding_id, kind, subject, cell from finding_evidence', []),
  ]);
  return rows.map(([id, position, language, body, template]) => ({
    id: String(id),
    position: Number(position),
    language: String(language),
    text: db.text.decode(body as Uint8Array),
    form: String(template) as FindingForm,
    plain: plain
      .filter(([findingId]) => findingId === id)
      .map(
        ([, spoken, level, words]): PlainText => ({
          language: String(spoken),
          level: String(level),
          body: db.text.decode(words as Uint8Array),
        }),
      ),
    evidence: evidence
      .filter(([findingId]) => findingId === id)
      .map(
        ([, kind, subject, cell]): Evidence => ({
          kind: kind as EvidenceKind,
          subject: String(subject),
          cell: String(cell),
        }),
      ),
  }));
}

/** One text of all that is saved together with a finding, as it is stored; '' where there is none. For `stillStored`. */
export function storedFinding(id: string): Statement {
  return {
    sql: `select coalesce(group_concat(part, ' '), '') from (
      select language || template || hex(body) part from finding where id = ?1
      union all select language || level || hex(body) from finding_plain where finding_id = ?1
      union all select kind || subject || cell from finding_evidence where finding_id = ?1
      order by part)`,
    args: [id],
  };
}

const whileWriting = `exists (select 1 from consultation where state = 'closed')`;

/**
 * Writes a finding, new or over, with all of its evidence and words for children; only while closed, else `state-forbids`. A new one
 * under an id that there is: `id-taken`.
 */
export function putFinding(
  db: Database,
  row: {
    readonly id: string;
    readonly fresh: boolean;
    readonly language: string;
    readonly text: string;
    readonly form: FindingForm;
    readonly plain: readonly PlainText[];
    readonly evidence: readonly Evidence[];
  },
): Statement[] {
  const body = db.text.encode(row.text);
  return [
    row.fresh
      ? {
          sql: `insert into finding (id, position, language, body, template)
            select ?1, (select coalesce(max(position), 0) + 1 from finding), ?2, ?3, ?4 where ${whileWriting}`,
          args: [row.id, row.language, body, row.form],
          refusal: 'id-taken',
        }
      : {
          sql: `update finding set language = ?2, body = ?3, template = ?4 where id = ?1 and ${whileWriting}`,
          args: [row.id, row.language, body, row.form],
        },
    guard('state-forbids'),
    // What children said of other words is no answer to these.
    { sql: 'delete from meant where finding_id = ?1', args: [row.id] },
    { sql: 'delete from finding_plain where finding_id = ?1', args: [row.id] },
    ...row.plain.map((each) => ({
      sql: 'insert into finding_plain (finding_id, language, level, body) values (?1, ?2, ?3, ?4)',
      args: [row.id, each.language, each.level, db.text.encode(each.body)],
    })),
    { sql: 'delete from finding_evidence where finding_id = ?1', args: [row.id] },
    ...row.evidence.map((each) => ({
      sql: `insert into finding_evidence (finding_id, kind, subject, cell) values (?1, ?2, ?3, ?4) on conflict do nothing`,
      args: [row.id, each.kind, each.subject, each.cell],
    })),
  ];
}

/** Takes a finding back; only while closed, else `state-forbids`. */
export function removeFinding(id: string): Statement[] {
  return [
    { sql: `delete from finding where id = ?1 and ${whileWriting}`, args: [id] },
    guard('state-forbids'),
    { sql: 'delete from meant where finding_id = ?1', args: [id] },
    { sql: 'delete from finding_plain where finding_id = ?1', args: [id] },
    { sql: 'delete from finding_evidence where finding_id = ?1', args: [id] },
  ];
}

/**
 * Counts of votes by statement, less those of children whose rows no analysis may use. For tables and for what most said, after
 * close; nothing else may read it. What the triggers counted is taken and the few are subtracted, so that it costs no look at every vote.
 */
export async function tallies(db: Database, least = 0): Promise<ReadonlyMap<string, Tally>> {
  const rows = await db.query(
    `with counted as (select t.statement_id, t.agree - coalesce(u.agree, 0) agree, t.disagree - coalesce(u.disagree, 0) disagree,
      t.pass - coalesce(u.pass, 0) pass, t.unclear - coalesce(u.unclear, 0) unclear
      from statement_tally t left join (
        select statement_id, sum(choice = 1) agree, sum(choice = -1) disagree, sum(choice = 0) pass, sum(choice = 2) unclear
        from vote where participant_id in (select participant_id from uncounted) group by statement_id
      ) u on u.statement_id = t.statement_id)
      select statement_id, agree, disagree, pass, unclear from counted where agree + disagree + pass + unclear >= ?1
        or statement_id in (select subject from attribute_table where kind = 'statement')`,
    [least],
  );
  return new Map(
    rows.map(([id, agree, disagree, pass, unclear]) => [
      String(id),
      {
        agree: Number(agree),
        disagree: Number(disagree),
        pass: Number(pass),
        unclear: Number(unclear),
      },
    ]),
  );
}

/** The different answers to each poll, with how many children gave each, less those who may not be counted. For tables after close; nothing else may read it. */
export async function pollAnswers(db: Database) {
  const rows = await db.query(
    `select activity_id, choice, count(*) from poll_answer
      where participant_id not in (select participant_id from uncounted) group by activity_id, choice`,
    [],
  );
  return rows.map(([activityId, choice, children]) => ({
    activityId: String(activityId),
    choice: JSON.parse(String(choice)) as number[],
    children: Number(children),
  }));
}
