import { eq } from 'drizzle-orm';
import type { MarkTally, Requirement, ScoreLine } from '../../../server/core/analysis/evaluation.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { overStates } from '../../life-states.ts';
import { processActivity } from '../../process-activity.ts';
import { scorecard } from '../../schema/ledger.ts';
import { shownStates } from '../../shown-states.ts';
import { guard } from '../../statement.ts';

/** Marks as they are stored: 1, 0, -1. */
type StoredMarks = ReadonlyMap<Requirement, number>;

/** What one child marked, by requirement. */
export async function marksOf(db: Database, participantId: string): Promise<StoredMarks> {
  const rows = await db.query('select requirement, mark from evaluation where participant_id = ?1', [
    participantId,
  ]);
  return new Map(rows.map(([requirement, mark]) => [requirement as Requirement, Number(mark)]));
}

/**
 * All marks of one child, in place of those it had; none is also an answer. Only once the consultation is over and while no
 * erasure of this seat waits, else `state-forbids`.
 */
export function putMarks(participantId: string, given: StoredMarks): Statement[] {
  return [
    {
      sql: `insert into guard select exists (select 1 from participant p, consultation c where p.id = ?1
        and c.state in ${overStates}
        and not exists (select 1 from waiting where kind = 'erasure' and subject = ?1))`,
      args: [participantId],
      refusal: 'state-forbids',
    },
    { sql: 'delete from evaluation where participant_id = ?1', args: [participantId] },
    ...[...given].map(([requirement, mark]) => ({
      sql: 'insert into evaluation (participant_id, requirement, mark) values (?1, ?2, ?3)',
      args: [participantId, requirement, mark],
    })),
  ];
}

/** How often each mark was given, less those of children whose rows no analysis may use. Only for `scoreLine`. */
export async function markTallies(db: Database): Promise<ReadonlyMap<Requirement, MarkTally>> {
  const rows = await db.query(
    `select requirement, sum(mark = 1), sum(mark = 0), sum(mark = -1) from evaluation
      where participant_id not in (select participant_id from uncounted) group by requirement`,
    [],
  );
  return new Map(
    rows.map(([requirement, yes, partly, no]) => [
      requirement as Requirement,
      { yes: Number(yes), partly: Number(partly), no: Number(no) },
    ]),
  );
}

/** How many had marked each requirement when its line was told last. */
export async function toldOf(db: Database): Promise<ReadonlyMap<Requirement, number>> {
  const rows = await db.query('select requirement, children from evaluation_told', []);
  return new Map(rows.map(([requirement, children]) => [requirement as Requirement, Number(children)]));
}

/** Remembers that a line is told with so many children; of two who tell it at once the second is refused (`stale-revision`). */
export function noteTold(of: { requirement: Requirement; children: number; before: number }): Statement[] {
  return [
    {
      sql: `insert into evaluation_told (requirement, children) values (?1, ?2)
        on conflict (requirement) do update set children = excluded.children where children = ?3`,
      args: [of.requirement, of.children, of.before],
    },
    guard('stale-revision'),
  ];
}

/** In the control database: a line of the scorecard, in place of the one that was told before. */
export function tellLine(consultationId: string, line: ScoreLine & { readonly day: string }): Statement {
  const { yes, partly, no } = line.marks;
  return {
    sql: `insert into scorecard (consultation_id, requirement, children, yes, partly, no, day)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (consultation_id, requirement) do update set
      children = excluded.children, yes = excluded.yes, partly = excluded.partly, no = excluded.no, day = excluded.day`,
    args: [consultationId, line.requirement, line.children, yes, partly, no, line.day],
  };
}

/** In the control database: the lines that were told of one consultation. */
export async function toldLines(
  db: Database,
  consultationId: string,
): Promise<readonly (ScoreLine & { readonly day: string })[]> {
  const rows = await db.read.select().from(scorecard).where(eq(scorecard.consultationId, consultationId));
  return rows.map(({ requirement, children, yes, partly, no, day }) => ({
    requirement: requirement as Requirement,
    children,
    marks: { yes, partly, no },
    day,
  }));
}

/** Ids of the words about the process that a person decided to show. By their random ids, which tell no order. */
export async function processWords(db: Database): Promise<readonly string[]> {
  const rows = await db.query(
    `select id from contribution where activity_id = ?1 and state in ${shownStates} order by id`,
    [processActivity],
  );
  return rows.map(([id]) => String(id));
}
