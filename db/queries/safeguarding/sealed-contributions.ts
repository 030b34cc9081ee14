import type { Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';
import { answersAnew } from '../consultation/corrections.ts';

/**
 * A contribution that its author sends to the team instead: its words are not stored, it waits for nobody and reaches no
 * desk. It takes no words that a poll or a small group of others would not take. Of a design it keeps the `place` that it was about, where there is
 * such a one: should its words be held after all, they are about that. Refused as `id-taken` and `activity-unknown`.
 */
export function sealContribution(of: {
  readonly id: string;
  readonly participantId: string;
  readonly activityId: string;
  readonly language: string;
  readonly empty: Uint8Array;
  readonly day: string;
  readonly place?: number | undefined;
}): Statement[] {
  return [
    {
      sql: `insert into contribution (id, participant_id, activity_id, anchor, revision, change, state, language, body, hidden, reason, findings, severity, seq, day)
        select ?1, p.id, a.id, coalesce((select 'p' || position from design_place where activity_id = ?3 and position = ?7), a.anchor), 1, 1, 'sealed', ?4, ?5, '[]', null, '[]', 0, null, ?6
        from participant p, activity a where p.id = ?2 and a.id = ?3 and a.kind <> 'poll'
          and (a.group_of = '' or exists (select 1 from small_group_seat where activity_id = a.id and participant_id = p.id))`,
      args: [of.id, of.participantId, of.activityId, of.language, of.empty, of.day, of.place ?? 0],
      refusal: 'id-taken',
    },
    guard('activity-unknown'),
  ];
}

/** Words that waited for a moderator and go to the team instead: their bytes go in this commit. Refused as `stale-revision`. */
export function sealHeld(of: {
  readonly id: string;
  readonly participantId: string;
  readonly change: number;
  readonly empty: Uint8Array;
}): Statement[] {
  return [
    {
      sql: `update contribution set state = 'sealed', change = change + 1, body = ?3, hidden = '[]', reason = null,
        findings = '[]', severity = 0 where id = ?1 and change = ?2 and state = 'held'`,
      args: [of.id, of.change, of.empty],
    },
    guard('stale-revision'),
    {
      sql: `delete from waiting where subject = ?1 and kind in ('contribution', 'claim')`,
      args: [of.id],
    },
    answersAnew(of),
  ];
}
