import { and, asc, desc, eq, gt, inArray, isNotNull, type SQL } from 'drizzle-orm';
import type { ContributionState, HiddenSpan } from '../../server/core/moderation/decide.ts';
import type { Reason } from '../../server/core/moderation/reasons.ts';
import type { Finding } from '../../server/core/moderation/screening.ts';
import type { Palette } from '../../server/core/room/pseudonyms.ts';
import type { ContributionRecord } from '../../server/core/wire/views.ts';
import type { Database } from '../databases.ts';
import type { Statement } from '../engine.ts';
import { contribution, participant } from '../schema/consultation.ts';
import { guard } from '../statement.ts';

const columns = {
  id: contribution.id,
  participantId: contribution.participantId,
  activityId: contribution.activityId,
  anchor: contribution.anchor,
  revision: contribution.revision,
  change: contribution.change,
  state: contribution.state,
  language: contribution.language,
  body: contribution.body,
  hidden: contribution.hidden,
  reason: contribution.reason,
  findings: contribution.findings,
  severity: contribution.severity,
  seq: contribution.seq,
  day: contribution.day,
  adjective: participant.adjective,
  motif: participant.motif,
  palette: participant.palette,
};

async function records(db: Database, where: SQL | undefined, order: SQL | undefined, limit: number) {
  const rows = await db.read
    .select(columns)
    .from(contribution)
    .innerJoin(participant, eq(participant.id, contribution.participantId))
    .where(where)
    .orderBy(...(order ? [order] : []))
    .limit(limit);
  return rows.map(({ body, hidden, reason, findings, state, adjective, motif, palette, ...row }): ContributionRecord => ({
    ...row,
    state: state as ContributionState,
    text: db.text.decode(body),
    hidden: JSON.parse(hidden) as HiddenSpan[],
    reason: reason as Reason | null,
    findings: JSON.parse(findings) as Finding[],
    pseudonym: { adjective, motif, palette: palette as Palette },
  }));
}

/** The newest `limit` contributions of a room that people decided to show, oldest first. */
export async function newestShown(db: Database, activityId: string, limit: number) {
  const shown = and(
    eq(contribution.activityId, activityId),
    isNotNull(contribution.seq),
    inArray(contribution.state, ['published', 'redacted']),
  );
  return (await records(db, shown, desc(contribution.seq), limit)).reverse();
}

/** Everything that changed for a room's children after a number: shown ones and taken-out ones alike, in order. */
export function changedAfter(db: Database, query: { activityId: string; seq: number; limit: number }) {
  const after = and(eq(contribution.activityId, query.activityId), gt(contribution.seq, query.seq));
  return records(db, after, asc(contribution.seq), query.limit);
}

/** All that one child wrote, in no order that tells time. */
export function ofParticipant(db: Database, participantId: string) {
  return records(db, eq(contribution.participantId, participantId), undefined, 500);
}

export async function contributionById(db: Database, id: string): Promise<ContributionRecord | undefined> {
  return (await records(db, eq(contribution.id, id), undefined, 1))[0];
}

export function contributionsById(db: Database, ids: readonly string[]) {
  return ids.length === 0 ? Promise.resolve([]) : records(db, inArray(contribution.id, [...ids]), undefined, ids.length);
}

/** All that may reach analysis of one consultation: whatever a person decided to show. */
export function allShown(db: Database) {
  return records(db, inArray(contribution.state, ['published', 'redacted']), undefined, 1_000_000);
}

export type HeldContribution = {
  readonly id: string;
  readonly participantId: string;
  readonly activityId: string;
  readonly language: string;
  readonly body: Uint8Array;
  readonly findings: string;
  readonly severity: number;
  readonly day: string;
  readonly minute: number;
};

/**
 * Hot: one post. The conditions stand in the SQL: the activity and the consultation are open and the author has a seat,
 * or nothing is inserted and the guard says so. A second post with the same id is refused as `id-taken`, and the caller
 * looks whose it is. Rows: [[anchor, adjective, motif, palette]], …, [[desk]].
 */
export function holdContribution(held: HeldContribution): Statement[] {
  return [
    {
      sql: `insert into contribution (id, participant_id, activity_id, anchor, revision, change, state, language, body, hidden, reason, findings, severity, seq, day)
        select ?1, p.id, a.id, a.anchor, 1, 1, 'held', ?4, ?5, '[]', null, ?6, ?7, null, ?8
        from participant p, activity a, consultation c
        where p.id = ?2 and a.id = ?3 and a.state = 'open' and c.state = 'open'`,
      args: [held.id, held.participantId, held.activityId, held.language, held.body, held.findings, held.severity, held.day],
      refusal: 'id-taken',
    },
    guard('activity-closed'),
    {
      sql: `insert into waiting (kind, subject, holder, since_minute, due_minute) values ('contribution', ?1, '', ?2, 0)`,
      args: [held.id, held.minute],
    },
    raiseDesk(held.activityId, held.participantId),
  ];
}

/** Rows: [desk, anchor, adjective, motif, palette]: what the announcement needs, read in the commit itself. */
function raiseDesk(activityId: string, participantId: string): Statement {
  return {
    sql: `update counter set value = value + 1 where name = 'desk' returning value,
      (select anchor from activity where id = ?1),
      (select adjective from participant where id = ?2),
      (select motif from participant where id = ?2),
      (select palette from participant where id = ?2)`,
    args: [activityId, participantId],
  };
}

/**
 * Raises the desk's number and, when something changes for them, the number of a room's children. Rows: [name, value]
 * of each counter raised; first statement of its write, so that what follows reads the new number.
 */
export function raiseSeq(activityId: string, shown: boolean): Statement {
  return {
    sql: `update counter set value = value + 1 where name = 'desk' or name = ?1 returning name, value`,
    args: [shown ? activityId : 'desk'],
  };
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
};

/**
 * A person settles exactly the revision and change it saw, or the guard refuses with `stale-revision`. `change` is
 * raised, so of two decisions at once one is refused.
 */
export function settleContribution(settlement: Settlement): Statement[] {
  return [
    {
      sql: `update contribution set state = ?2, reason = ?3, hidden = ?4, change = change + 1,
        seq = case when ?5 = 1 then (select value from counter where name = ?6) else seq end
        where id = ?1 and revision = ?7 and change = ?8 and state = ?9`,
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
      ],
    },
    guard('stale-revision'),
  ];
}

/** The commit that ends a wait deletes its row (DESIGN § 3). */
export function endWaits(contributionId: string): Statement[] {
  return [{ sql: `delete from waiting where subject = ?1 and kind in ('contribution', 'claim')`, args: [contributionId] }];
}

/** At close the order of arrival goes: the numbers are nulled in the commit that closes. */
export function forgetOrder(): Statement[] {
  return [{ sql: 'update contribution set seq = null where seq is not null', args: [] }];
}
