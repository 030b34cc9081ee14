import type { MeantAnswer, MeantTally } from '../../../server/core/analysis/meant.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';

/** What one child answered, by finding. */
export async function meantOf(
  db: Database,
  participantId: string,
): Promise<ReadonlyMap<string, MeantAnswer>> {
  const rows = await db.query('select finding_id, answer from meant where participant_id = ?1', [
    participantId,
  ]);
  return new Map(rows.map(([findingId, answer]) => [String(findingId), answer as MeantAnswer]));
}

/**
 * All answers of one child, in place of those it had; none is also an answer. Those that are typed from its paper take the place of what
 * was typed before and of nothing that it said itself. Only between draft and signature and while no erasure of this seat waits, else
 * `state-forbids`.
 */
export function putMeant(
  participantId: string,
  given: ReadonlyMap<string, MeantAnswer>,
  from: 'child' | 'paper',
): Statement[] {
  const fromPaper = from === 'paper' ? 1 : 0;
  return [
    {
      sql: `insert into guard select exists (select 1 from participant p, consultation c where p.id = ?1
        and c.state = 'analysed'
        and not exists (select 1 from waiting where kind = 'erasure' and subject = ?1))`,
      args: [participantId],
      refusal: 'state-forbids',
    },
    {
      sql: 'delete from meant where participant_id = ?1 and from_paper >= ?2',
      args: [participantId, fromPaper],
    },
    ...[...given].map(([findingId, answer]) => ({
      sql: `insert into meant (participant_id, finding_id, answer, from_paper) values (?1, ?2, ?3, ?4)
        on conflict (participant_id, finding_id) do nothing`,
      args: [participantId, findingId, answer, fromPaper],
    })),
  ];
}

/**
 * How often each answer was given to each finding, less those of children whose rows no analysis may use. Only for `meantLine`;
 * a finding that nobody answered is not there.
 */
export async function meantTallies(db: Database): Promise<ReadonlyMap<string, MeantTally>> {
  const rows = await db.query(
    `select finding_id, sum(answer = 'yes'), sum(answer = 'partly'), sum(answer = 'no'), sum(answer = 'unclear')
      from meant where participant_id not in (select participant_id from uncounted) group by finding_id`,
    [],
  );
  return new Map(
    rows.map(([findingId, yes, partly, no, unclear]) => [
      String(findingId),
      { yes: Number(yes), partly: Number(partly), no: Number(no), unclear: Number(unclear) },
    ]),
  );
}

/** Ids of the points and statements that a child's words became, of those words that it has not taken back. */
export async function subjectsOf(db: Database, participantId: string): Promise<ReadonlySet<string>> {
  const rows = await db.query(
    `with own as (select id from contribution where participant_id = ?1 and state not in ('withdrawn', 'erased'))
      select point_id from point_contribution where contribution_id in own
      union select id from statement where contribution_id in own`,
    [participantId],
  );
  return new Set(rows.map(([id]) => String(id)));
}
