import { and, asc, desc, eq, min, notInArray, sql } from 'drizzle-orm';
import type { ActivityKind } from '../../../server/core/consultation/activities.ts';
import type { ContributionRecord } from '../../../server/core/wire/views.ts';
import type { Database } from '../../databases.ts';
import type { Row, Statement } from '../../engine.ts';
import { prepared } from '../../prepared.ts';
import { activity, contribution, counter, participant, waiting } from '../../schema/consultation.ts';
import { guard } from '../../statement.ts';
import { columns, contributionById, toRecord } from '../room/contributions.ts';
import { strangerTo } from '../staff/own-groups.ts';

export type Wait = {
  readonly sinceMinute: number;
  readonly claim: { staffId: string; dueMinute: number } | null;
};

/**
 * Ids that wait for a person: reported ones first, then the longest wait, then the most severe; with their claims. Without those of
 * children whom the person knows; '' is nobody, and has all.
 */
export async function waitingContributions(
  db: Database,
  of: { readonly limit: number; readonly staffId: string },
): Promise<{ id: string; wait: Wait }[]> {
  const rows = await db.read
    .select({ id: waiting.subject, sinceMinute: waiting.sinceMinute })
    .from(waiting)
    .innerJoin(contribution, eq(contribution.id, waiting.subject))
    .where(
      and(
        eq(waiting.kind, 'contribution'),
        sql`not exists (select 1 from own_group og join participant op on op.batch_id = og.batch_id
          where op.id = ${contribution.participantId} and og.staff_id = ${of.staffId})`,
      ),
    )
    .orderBy(
      desc(eq(contribution.state, 'hidden')),
      asc(waiting.sinceMinute),
      desc(contribution.severity),
      // As random as which comes first: one order for every desk.
      asc(waiting.subject),
    )
    .limit(of.limit);
  const claims = new Map(
    (await db.read.select().from(waiting).where(eq(waiting.kind, 'claim'))).map((row) => [row.subject, row]),
  );
  return rows.map(({ id, sinceMinute }) => {
    const claim = claims.get(id);
    return {
      id,
      wait: { sinceMinute, claim: claim ? { staffId: claim.holder, dueMinute: claim.dueMinute } : null },
    };
  });
}

/** How many wait in all; without those of children whom the person knows. */
export async function waitingCount(db: Database, staffId: string): Promise<number> {
  const query = `select count(*) from waiting w join contribution c on c.id = w.subject
    where w.kind = 'contribution' and ${strangerTo('?1', 'c.participant_id')}`;
  return Number((await db.query(query, [staffId]))[0]?.[0] ?? 0);
}

/** A contribution as a person who is about to decide has it at hand. */
export type AtHand = {
  readonly record: ContributionRecord;
  readonly kind: ActivityKind;
  readonly wait: Wait | undefined;
};

/** Hot: a contribution with its wait and claim, in one look, for a person who is about to decide; none of a child it knows. */
export async function contributionAtDesk(
  db: Database,
  of: { readonly id: string; readonly staffId: string },
): Promise<AtHand | undefined> {
  const query = `${atDesk} where c.id = ?1 and ${strangerTo('?2', 'c.participant_id')}`;
  const row = (await db.query(query, [of.id, of.staffId]))[0];
  return row && toAtHand(db, row);
}

/** Several in one look, by id, for no person in particular; what is not there is not among them. */
export async function contributionsAtDesk(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AtHand>> {
  const query = `${atDesk} where c.id in (select value from json_each(?1))`;
  const found = (await db.query(query, [JSON.stringify(ids)])).map((row) => toAtHand(db, row));
  return new Map(found.map((each) => [each.record.id, each]));
}

const atDesk = `select ${columns}, a.kind, w.since_minute, k.holder, k.due_minute from contribution c
  join participant p on p.id = c.participant_id
  join activity a on a.id = c.activity_id
  left join waiting w on w.kind = 'contribution' and w.subject = c.id
  left join waiting k on k.kind = 'claim' and k.subject = c.id`;

function toAtHand(db: Database, row: Row): AtHand {
  const [kind, sinceMinute, staffId, dueMinute] = row.slice(-4);
  const found = { record: toRecord(db, row), kind: kind as ActivityKind };
  if (typeof sinceMinute !== 'number') return { ...found, wait: undefined };
  const claim = typeof staffId === 'string' ? { staffId, dueMinute: Number(dueMinute) } : null;
  return { ...found, wait: { sinceMinute, claim } };
}

/**
 * The minute since which the oldest of what waits in rooms has waited; undefined when nothing does. What waits in a form, which also whoever
 * comes without a code fills in, lets no room rest.
 */
export async function oldestWaitOfRooms(db: Database): Promise<number | undefined> {
  const row = await db.read
    .select({ since: min(waiting.sinceMinute) })
    .from(waiting)
    .innerJoin(contribution, eq(contribution.id, waiting.subject))
    .innerJoin(activity, eq(activity.id, contribution.activityId))
    .where(and(eq(waiting.kind, 'contribution'), eq(activity.kind, 'room')))
    .get();
  return row?.since ?? undefined;
}

const theCounter = prepared((read) =>
  read
    .select()
    .from(counter)
    .where(eq(counter.name, sql.placeholder('name')))
    .prepare(),
);

/** The counter of claims; no id of a room has a space. */
export const claimsName = 'desk claims';

/** The newest number of a counter: `desk`, that of its claims, or a room by its id. */
export async function counterValue(db: Database, name: string): Promise<number> {
  const row = await theCounter(db).get({ name });
  return row?.value ?? 0;
}

/** The newest numbers of several counters in one look, by name; of one that is not there 0. */
export async function counterValues(
  db: Database,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const query = 'select name, value from counter where name in (select value from json_each(?1))';
  const rows = await db.query(query, [JSON.stringify(names)]);
  return new Map([
    ...names.map((name) => [name, 0] as const),
    ...rows.map(([name, value]) => [String(name), Number(value)] as const),
  ]);
}

/** Takes a free, expired or own claim until `dueMinute`; somebody else's running claim refuses with `taken-by-another`. */
export function claimContribution(claim: {
  readonly contributionId: string;
  readonly staffId: string;
  readonly minute: number;
  readonly dueMinute: number;
}): Statement[] {
  return [
    {
      sql: `insert into waiting (kind, subject, holder, since_minute, due_minute)
        select 'claim', subject, ?2, ?3, ?4 from waiting where kind = 'contribution' and subject = ?1
        and ${strangerTo('?2', '(select participant_id from contribution where id = ?1)')}
        on conflict (kind, subject) do update set holder = excluded.holder, since_minute = excluded.since_minute, due_minute = excluded.due_minute
        where waiting.holder = excluded.holder or waiting.due_minute < excluded.since_minute`,
      args: [claim.contributionId, claim.staffId, claim.minute, claim.dueMinute],
    },
    guard('taken-by-another'),
  ];
}

/** Counts what becomes of claims, in the write in which it does. Rows: the new number. A consultation from before they were counted begins with 1. */
export function raiseClaims(): Statement {
  return {
    sql: `insert into counter (name, value) values ('${claimsName}', 1)
      on conflict (name) do update set value = value + 1 returning value`,
    args: [],
    one: true,
  };
}

export async function holdsClaim(db: Database, staffId: string): Promise<boolean> {
  const rows = await db.query(`select 1 from waiting where kind = 'claim' and holder = ?1 limit 1`, [
    staffId,
  ]);
  return rows.length > 0;
}

/**
 * Who takes one holds no other: whoever skims a queue keeps none of it from the next desk. Whose page is gone holds none (`contributionId` '').
 * Rows: what was let go, and the group of its child.
 */
export function letGoOthers(of: { readonly contributionId: string; readonly staffId: string }): Statement {
  return {
    sql: `delete from waiting where kind = 'claim' and holder = ?2 and subject <> ?1
      returning subject, (select p.batch_id from contribution c join participant p on p.id = c.participant_id where c.id = subject)`,
    args: [of.contributionId, of.staffId],
  };
}

/** Keeps what was decided. `waitBucket` instead of a time. */
export function recordDecision(row: {
  readonly contributionId: string;
  readonly change: number;
  readonly fromState: string;
  readonly toState: string;
  readonly reason: string | null;
  readonly staffId: string;
  readonly day: string;
  readonly waitBucket: string;
}): Statement {
  return {
    sql: `insert into decision (contribution_id, change, from_state, to_state, reason, staff_id, day, wait_bucket) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
    args: [
      row.contributionId,
      row.change,
      row.fromState,
      row.toState,
      row.reason,
      row.staffId,
      row.day,
      row.waitBucket,
    ],
    refusal: 'stale-revision',
  };
}

/** Back among the waiting after an undo. */
export function waitAgain(contributionId: string, minute: number): Statement {
  return {
    sql: `insert into waiting (kind, subject, holder, since_minute, due_minute) values ('contribution', ?1, '', ?2, 0) on conflict do nothing`,
    args: [contributionId, minute],
  };
}

/**
 * Other words of the same child in this activity that a moderator may need beside an item: some of them, since nothing stored tells which came first,
 * and whether there are more. What it sent to the team instead, or took back, has none, and that it did so is nothing for a desk.
 */
export async function earlierWords(db: Database, record: ContributionRecord, limit: number) {
  const rows = await db.read
    .select({ id: contribution.id })
    .from(contribution)
    .innerJoin(participant, eq(participant.id, contribution.participantId))
    .where(
      and(
        eq(contribution.participantId, record.participantId),
        eq(contribution.activityId, record.activityId),
        notInArray(contribution.state, ['sealed', 'withdrawn', 'erased']),
      ),
    )
    .limit(limit + 2);
  const others = rows.filter((row) => row.id !== record.id);
  const found = await Promise.all(others.map((row) => contributionById(db, row.id)));
  const words = found.filter((item): item is ContributionRecord => item !== undefined);
  return { words: words.slice(0, limit), more: words.length > limit };
}

/** New words are new work: whoever held the old ones holds them no longer. */
export function endClaim(contributionId: string): Statement {
  return { sql: `delete from waiting where kind = 'claim' and subject = ?1`, args: [contributionId] };
}
