import type { ContributionState } from '../../../server/core/moderation/decide.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';
import { dropCodings } from '../analysis/coding.ts';
import { answersAnew } from '../consultation/corrections.ts';
import { dropAppeal } from './appeals.ts';
import { endWaits } from './settlements.ts';

export type Revision = {
  readonly id: string;
  readonly participantId: string;
  readonly activityId: string;
  readonly revision: number;
  readonly change: number;
  readonly from: ContributionState;
  readonly language: string;
  readonly body: Uint8Array;
  readonly findings: string;
  readonly severity: number;
  readonly minute: number;
  readonly numbered: boolean;
};

/** New words of the author for an old contribution: a new revision that nobody sees before a person read it. */
export function reviseContribution(revision: Revision): Statement[] {
  return [
    {
      sql: `update contribution set state = 'held', revision = revision + 1, change = change + 1, language = ?2, body = ?3,
        hidden = '[]', reason = null, findings = ?4, severity = ?5, cleared = 0,
        seq = case when ?6 = 1 and seq is not null then (select value from counter where name = ?7) else seq end
        where id = ?1 and participant_id = ?8 and revision = ?9 and change = ?10 and state = ?11
          and exists (select 1 from activity a, consultation c where a.id = ?7 and a.state = 'open' and c.state = 'open'
            and (a.group_of = '' or exists (select 1 from small_group_seat where activity_id = a.id and participant_id = ?8)))`,
      args: [
        revision.id,
        revision.language,
        revision.body,
        revision.findings,
        revision.severity,
        revision.numbered ? 1 : 0,
        revision.activityId,
        revision.participantId,
        revision.revision,
        revision.change,
        revision.from,
      ],
    },
    guard('stale-revision'),
    {
      sql: `insert into waiting (kind, subject, holder, since_minute, due_minute) values ('contribution', ?1, '', ?2, 0)
        on conflict (kind, subject) do update set since_minute = excluded.since_minute`,
      args: [revision.id, revision.minute],
    },
    answersAnew({ participantId: revision.participantId, besides: [revision.id] }),
    ...dropAppeal(revision.id),
    { sql: 'delete from report where contribution_id = ?1', args: [revision.id] },
  ];
}

/** The author takes its words back: bytes go at once, and what they were sorted under; a tombstone without content stays until erasure. */
export function withdrawContribution(withdrawal: {
  readonly id: string;
  readonly participantId: string;
  readonly activityId: string;
  readonly change: number;
  readonly empty: Uint8Array;
  readonly numbered: boolean;
}): Statement[] {
  return [
    {
      sql: `update contribution set state = 'withdrawn', change = change + 1, body = ?2, hidden = '[]', reason = null, findings = '[]',
        seq = case when ?3 = 1 and seq is not null then (select value from counter where name = ?4) else seq end
        where id = ?1 and participant_id = ?5 and change = ?6`,
      args: [
        withdrawal.id,
        withdrawal.empty,
        withdrawal.numbered ? 1 : 0,
        withdrawal.activityId,
        withdrawal.participantId,
        withdrawal.change,
      ],
    },
    guard('stale-revision'),
    answersAnew(withdrawal),
    ...endWaits(withdrawal),
    ...dropAppeal(withdrawal.id),
    ...dropCodings('contribution_id = ?1', [withdrawal.id]),
  ];
}

/** What has words, of all children; for a restore that looks which of it was taken back since. */
export async function standingWords(db: Database): Promise<
  readonly {
    readonly id: string;
    readonly participantId: string;
    readonly activityId: string;
    readonly change: number;
    readonly state: ContributionState;
  }[]
> {
  const rows = await db.query(
    `select id, participant_id, activity_id, change, state from contribution where state not in ('withdrawn', 'erased')`,
    [],
  );
  return rows.map(([id, participantId, activityId, change, state]) => ({
    id: String(id),
    participantId: String(participantId),
    activityId: String(activityId),
    change: Number(change),
    state: state as ContributionState,
  }));
}
