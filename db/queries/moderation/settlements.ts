import type { ContributionState } from '../../../server/core/moderation/decide.ts';
import type { Row, Statement, Write } from '../../engine.ts';
import { guard } from '../../statement.ts';
import { strangerTo } from '../staff/own-groups.ts';

// In a room where all write, what nobody sees now gets no number yet; what children reported and a person lets stand was seen.
const unseen = `(seq is null or state not in ('published', 'redacted', 'hidden'))`;
const waitsForAll = `(${unseen} and exists (select 1 from room_session where activity_id = ?6 and gathers = 1))`;

// Whether all write comes first: nearly nowhere they do, and the words need not be looked for.
const raiseRoom = `update counter set value = value + 1 where name = ?1
  and not (exists (select 1 from room_session where activity_id = ?1 and gathers = 1)
    and exists (select 1 from contribution where id = ?2 and ${unseen})) returning value`;

/**
 * Raises the desk's number and, when something changes for them, the number of a room's children; `id`: the contribution that
 * changes. First in its write, so that what follows reads the new numbers. Rows: [[desk]] and, where `shown`, [[room]] or none.
 * Two statements, each found by its key: one for both goes through both.
 */
export function raiseSeq(of: { activityId: string; id: string }, shown: boolean): Statement[] {
  const desk: Statement = {
    sql: `update counter set value = value + 1 where name = 'desk' returning value`,
    args: [],
    one: true,
  };
  return shown ? [desk, { sql: raiseRoom, args: [of.activityId, of.id], one: true }] : [desk];
}

export type Settlement = {
  readonly id: string;
  readonly activityId: string;
  readonly revision: number;
  readonly from: ContributionState;
  readonly change: number;
  readonly to: ContributionState;
  readonly reason: string | null;
  readonly hidden: string;
  /** Children's audience changes: the contribution takes the room's newest number. */
  readonly numbered: boolean;
  /** The same, and it keeps its place: only the room's change has the number. */
  readonly inPlace?: boolean;
  /** Who decides, in which minute: nobody else may hold it then. Absent where no claim counts. */
  readonly by?: { readonly staffId: string; readonly minute: number };
};

/** Nothing has happened to these words yet: what is decided first stands with them and ends their wait (db/migrations/first-decisions.ts). */
export function isFirst(record: { readonly change: number; readonly state: ContributionState }): boolean {
  return record.change === 1 && record.state === 'held';
}

/** The change that a first decision makes. */
const firstChange = 2;

/** Who decides first, why, on which day and after which wait. */
export type FirstDecision = {
  readonly staffId: string;
  readonly reason: string | null;
  readonly day: string;
  readonly waitBucket: string;
};

const settleBy = (
  besides: string,
) => `update contribution set state = ?2, reason = ?3, hidden = ?4, change = change + 1, ${besides}
  seq = case when ?5 = 0 then seq when ${waitsForAll} then null else (select value from counter where name = ?6) end,
  moved = case when seq is null then moved when ?12 = 1 then (select value from counter where name = ?6)
    when ?5 = 1 and ${waitsForAll} then max(seq, coalesce(moved, 0)) else moved end
  where id = ?1 and revision = ?7 and change = ?8 and state = ?9 and (?10 is null or not exists
    (select 1 from waiting where kind = 'claim' and subject = ?1 and holder <> ?10 and due_minute >= ?11))
    and not exists (select 1 from waiting where kind = 'appeal' and subject = ?1)
    and ${strangerTo('?10', 'contribution.participant_id')}`;
const settle = settleBy('');
const settleFirst = settleBy(
  'first_state = ?2, first_by = ?13, first_reason = ?14, first_day = ?15, first_wait = ?16,',
);

/**
 * A person settles exactly the revision and change it saw, of a child it does not know, while nobody else holds it, or the guard refuses with
 * `stale-revision`; so it does while a second look waits, which is another person's. `change` is raised, so of two decisions at once one is refused.
 */
export function settleContribution(settlement: Settlement, first?: FirstDecision): Statement[] {
  return [
    {
      sql: first ? settleFirst : settle,
      args: [
        settlement.id,
        settlement.to,
        settlement.reason,
        settlement.hidden,
        settlement.numbered ? 1 : 0,
        settlement.activityId,
        settlement.revision,
        settlement.change,
        settlement.from,
        settlement.by?.staffId ?? null,
        settlement.by?.minute ?? null,
        settlement.inPlace ? 1 : 0,
        ...(first ? [first.staffId, first.reason, first.day, first.waitBucket] : []),
      ],
    },
    guard('stale-revision'),
  ];
}

/**
 * The commit that ends a wait deletes its row (R47), and who reported the words is forgotten with it. Nobody can have
 * reported what was never decided: at its first `change`. What `settleContribution` is told of a first decision needs no more.
 */
export function endWaits({ id, change }: { readonly id: string; readonly change: number }): Statement[] {
  const wait = {
    sql: `delete from waiting where subject = ?1 and kind in ('contribution', 'claim')`,
    args: [id],
  };
  return change === 1 ? [wait] : [wait, { sql: forgetReports, args: [id] }];
}

const forgetReports = 'delete from report where contribution_id = ?1 returning participant_id';

/** Seats whose reports a write forgot with `endWaits`, by the rows it answered: for who takes its decision back, and in no answer. */
export function forgottenReporters(write: Write, rows: readonly (readonly Row[])[]): readonly string[] {
  const at = write.findIndex(({ sql }) => sql === forgetReports);
  return (rows[at] ?? []).map(([participantId]) => String(participantId));
}

/**
 * A decision that was taken back is one no more: it is counted nowhere, and only the log has it. Of the first the row of the words has it, and
 * nothing but this takes that from the count (db/migrations/first-decisions.ts).
 */
export function forgetDecision(of: {
  readonly contributionId: string;
  readonly change: number;
}): Statement[] {
  const { contributionId: id, change } = of;
  const later = {
    sql: 'delete from decision where contribution_id = ?1 and change = ?2',
    args: [id, change],
  };
  if (change !== firstChange) return [later];
  return [
    later,
    {
      sql: `update decision_wait set decisions = decisions - 1 where exists (select 1 from contribution c
        where c.id = ?1 and c.first_day = decision_wait.day and c.first_wait = decision_wait.wait_bucket)`,
      args: [id],
    },
    { sql: 'delete from decision_wait where decisions <= 0', args: [] },
    {
      sql: `update contribution set first_state = null, first_by = null, first_reason = null, first_day = null, first_wait = null
        where id = ?1`,
      args: [id],
    },
  ];
}
