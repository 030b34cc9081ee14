import type { ContributionState } from '../../../server/core/moderation/decide.ts';
import type { Database } from '../../databases.ts';
import type { Row, Statement } from '../../engine.ts';
import { overStates } from '../../life-states.ts';
import { shownStates } from '../../shown-states.ts';
import { guard } from '../../statement.ts';
import { dropCodings } from '../analysis/coding.ts';
import { answersAnew } from '../consultation/corrections.ts';

/**
 * An erasure that waits: until when it can be undone, whether that is over because the child said "now", and a keyed hash of the session that
 * asked for it, in hexadecimal, which alone can undo it; '' where there is none.
 */
export type PendingErasure = {
  readonly participantId: string;
  readonly dueMinute: number;
  readonly final: boolean;
  readonly askedBy: string;
};

/** `holder` of a waiting erasure that cannot be undone any more. */
const final = 'final';

function pendingOf([subject, dueMinute, holder]: Row): PendingErasure {
  const isFinal = holder === final;
  return {
    participantId: String(subject),
    dueMinute: Number(dueMinute),
    final: isFinal,
    askedBy: isFinal ? '' : String(holder),
  };
}

export async function pendingErasure(
  db: Database,
  participantId: string,
): Promise<PendingErasure | undefined> {
  const [row] = await db.query(
    `select subject, due_minute, holder from waiting where kind = 'erasure' and subject = ?1`,
    [participantId],
  );
  return row && pendingOf(row);
}

/** Every erasure that waits in a consultation, due or not. */
export async function waitingErasures(db: Database): Promise<readonly PendingErasure[]> {
  const rows = await db.query(`select subject, due_minute, holder from waiting where kind = 'erasure'`, []);
  return rows.map(pendingOf);
}

/** Whether a seat is gone, or its erasure waits: it was asked for, and not taken back. */
export async function isErasing(db: Database, participantId: string): Promise<boolean> {
  const rows = await db.query(
    `select 1 where not exists (select 1 from participant where id = ?1)
      or exists (select 1 from waiting where kind = 'erasure' and subject = ?1)`,
    [participantId],
  );
  return rows.length > 0;
}

/** What is shown has a number, but that all of them are gone when all of it is closed; pages that stayed open go on showing it. */
const onPages = `state in ${shownStates} and (seq is not null or exists
  (select 1 from consultation where state in ${overStates}))`;
/** Undone it comes back to pages, where it has a number. */
const wasOnPages = `"before" in ${shownStates} and seq is not null`;

/**
 * The desk's number, and that of every activity in which children see something of this child, or will again. Rows: name, new number, and
 * which contributions they are, before anything else is written.
 */
function raiseAll(participantId: string, seen: string): Statement {
  return {
    sql: `update counter set value = value + 1 where name = 'desk' or name in
      (select activity_id from contribution where participant_id = ?1 and ${seen})
      returning name, value, (select json_group_array(id) from contribution where participant_id = ?1 and activity_id = counter.name and ${seen})`,
    args: [participantId],
  };
}

/** A contribution that children saw takes its activity's newest number, so that a page which slept learns of it; after closing none. */
const numbered = (states: string) =>
  `seq = case when seq is not null and ${states} then (select value from counter where name = activity_id) else seq end`;

function endAllWaits(participantId: string): Statement {
  return {
    sql: `delete from waiting where kind in ('contribution', 'claim')
      and subject in (select id from contribution where participant_id = ?1)`,
    args: [participantId],
  };
}

/**
 * Begins an erasure: all of a child's contributions are hidden in this commit, with the state to go back to beside them, and
 * its erasure waits. Refused as `not-found` without a seat, as `already-decided` while one waits already.
 * Rows: …, [raised counters], [ids of what moved].
 */
export function beginErasure(of: {
  readonly participantId: string;
  readonly minute: number;
  readonly dueMinute: number;
  readonly askedBy: string;
}): Statement[] {
  return [
    {
      sql: `insert into waiting (kind, subject, holder, since_minute, due_minute)
        select 'erasure', id, ?4, ?2, ?3 from participant where id = ?1`,
      args: [of.participantId, of.minute, of.dueMinute, of.askedBy],
      refusal: 'already-decided',
    },
    guard('not-found'),
    endAllWaits(of.participantId),
    raiseAll(of.participantId, onPages),
    {
      sql: `update contribution set "before" = state, state = 'erased', change = change + 1, ${numbered(`state in ${shownStates}`)}
        where participant_id = ?1 and state <> 'erased' returning id`,
      args: [of.participantId],
    },
  ];
}

/**
 * Takes a waiting erasure back, in the session that asked for it and until its time is over: every contribution has its state again, what waited for a person waits
 * anew. Refused as `undo-too-late`. Rows: …, [raised counters], [ids of what moved].
 */
export function undoErasure(of: {
  readonly participantId: string;
  readonly minute: number;
  readonly askedBy: string;
}): Statement[] {
  return [
    {
      sql: `delete from waiting where kind = 'erasure' and subject = ?1 and holder = ?3 and holder not in ('', '${final}') and due_minute >= ?2`,
      args: [of.participantId, of.minute, of.askedBy],
    },
    guard('undo-too-late'),
    {
      sql: `insert into waiting (kind, subject, holder, since_minute, due_minute)
        select 'contribution', id, '', ?2, 0 from contribution where participant_id = ?1 and "before" in ('held', 'hidden') on conflict do nothing`,
      args: [of.participantId, of.minute],
    },
    raiseAll(of.participantId, wasOnPages),
    {
      sql: `update contribution set state = "before", "before" = null, change = change + 1, ${numbered(`"before" in ${shownStates}`)}
        where participant_id = ?1 and state = 'erased' and "before" is not null returning id`,
      args: [of.participantId],
    },
  ];
}

/** Takes back these contributions of a child where they stand as their author may take them back: the bytes go, and what they were sorted under, tombstones stay. Rows as in `undoErasure`. */
export function withdrawAll(of: {
  readonly participantId: string;
  readonly ids: readonly string[];
  readonly states: readonly ContributionState[];
  readonly empty: Uint8Array;
}): Statement[] {
  const [states, ids] = [JSON.stringify(of.states), JSON.stringify(of.ids)];
  const these = '(select value from json_each(?1))';
  return [
    {
      sql: `delete from waiting where kind in ('contribution', 'claim', 'appeal') and subject in ${these}`,
      args: [ids],
    },
    { sql: `delete from appeal where state = 'waiting' and contribution_id in ${these}`, args: [ids] },
    { sql: `delete from report where contribution_id in ${these}`, args: [ids] },
    ...dropCodings(
      `contribution_id in (select id from contribution where participant_id = ?1
        and state in (select value from json_each(?2)) and id in (select value from json_each(?3)))`,
      [of.participantId, states, ids],
    ),
    answersAnew({ participantId: of.participantId, besides: of.ids }),
    raiseAll(of.participantId, onPages),
    {
      sql: `update contribution set state = 'withdrawn', change = change + 1, body = ?2, hidden = '[]', reason = null,
        findings = '[]', ${numbered(`state in ${shownStates}`)}
        where participant_id = ?1 and state in (select value from json_each(?3)) and id in (select value from json_each(?4)) returning id`,
      args: [of.participantId, of.empty, states, ids],
    },
  ];
}

/**
 * From here on an erasure is finished, whatever happens: it can be undone no more, and is due in this minute at the latest, from which another
 * process reckons when it takes it over. Refused as `undo-too-late` when it was undone.
 */
export function sealErasure(of: { readonly participantId: string; readonly minute: number }): Statement[] {
  return [
    {
      sql: `update waiting set holder = '${final}', due_minute = min(due_minute, ?2) where kind = 'erasure' and subject = ?1`,
      args: [of.participantId, of.minute],
    },
    guard('undo-too-late'),
  ];
}

/** The last step: nothing is left to be done. */
export function endErasure(participantId: string): Statement[] {
  return [{ sql: `delete from waiting where kind = 'erasure' and subject = ?1`, args: [participantId] }];
}

/** Keyed hashes of a child's sessions, in hexadecimal. */
export async function sessionsOf(db: Database, participantId: string): Promise<readonly string[]> {
  const rows = await db.query('select hex(hash) from participant_session where participant_id = ?1', [
    participantId,
  ]);
  return rows.map(([hash]) => String(hash).toLowerCase());
}
