import { and, count, eq, isNull, sql } from 'drizzle-orm';
import type { Palette, Pseudonym } from '../../../server/core/room/pseudonyms.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { prepared } from '../../prepared.ts';
import { participant, participantSession, seatNonce, waiting } from '../../schema/consultation.ts';
import { guard } from '../../statement.ts';
import { otherNameIfTaken } from './names.ts';

type NewSeat = {
  readonly participantId: string;
  readonly nonceHash: Buffer;
  readonly sessionHash: Buffer;
  readonly language: string;
  readonly level: string;
  readonly pseudonym: Pseudonym;
  /** To be called by, should somebody take that name first. */
  readonly spareNames: readonly Pseudonym[];
  readonly day: string;
  readonly dueMinute: number;
  /** '' when the child said none. */
  readonly ageBand: string;
};

export type Seat = NewSeat & { readonly codeHash: Buffer };

/**
 * One code, one seat. The code's row goes and only its batch's counter remains; nothing links the seat to the code.
 * Refused as `code-opens-nothing` when the code is not there (used, unknown: the same) or the consultation is not open.
 */
export function takeSeat(seat: Seat): Statement[] {
  return [
    {
      sql: `insert into participant (id, batch_id, language, level, adjective, motif, palette, day, age_band)
        select ?1, j.batch_id, ?2, ?3, ?4, ?5, ?6, ?7, ?9 from join_code j, consultation c where j.hash = ?8 and c.state = 'open'`,
      args: [
        seat.participantId,
        seat.language,
        seat.level,
        seat.pseudonym.adjective,
        seat.pseudonym.motif,
        seat.pseudonym.palette,
        seat.day,
        seat.codeHash,
        seat.ageBand,
      ],
    },
    guard('code-opens-nothing'),
    {
      sql: 'update code_batch set used = used + 1 where id = (select batch_id from join_code where hash = ?1)',
      args: [seat.codeHash],
    },
    { sql: 'delete from join_code where hash = ?1', args: [seat.codeHash] },
    {
      sql: 'insert into seat_nonce (hash, participant_id, due_minute) values (?1, ?2, ?3)',
      args: [seat.nonceHash, seat.participantId, seat.dueMinute],
      refusal: 'code-opens-nothing',
    },
    otherNameIfTaken(seat.participantId, seat.spareNames),
    saidYes(seat),
    openSession(seat.sessionHash, seat.participantId),
  ];
}

/**
 * A seat without a code, where the consultation is open to everybody. Of no batch, and marked, so that it is counted apart.
 * Refused as `not-found` when there is no such way in, as `try-again` when this very form has its seat already.
 */
export function takeOpenSeat(seat: NewSeat): Statement[] {
  return [
    {
      sql: `insert into participant (id, batch_id, language, level, adjective, motif, palette, day, age_band, way)
        select ?1, '', ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'public' from consultation where state = 'open' and public_way = 1`,
      args: [
        seat.participantId,
        seat.language,
        seat.level,
        seat.pseudonym.adjective,
        seat.pseudonym.motif,
        seat.pseudonym.palette,
        seat.day,
        seat.ageBand,
      ],
    },
    guard('not-found'),
    {
      sql: 'insert into seat_nonce (hash, participant_id, due_minute) values (?1, ?2, ?3)',
      args: [seat.nonceHash, seat.participantId, seat.dueMinute],
      refusal: 'try-again',
    },
    otherNameIfTaken(seat.participantId, seat.spareNames),
    saidYes(seat),
    openSession(seat.sessionHash, seat.participantId),
  ];
}

/** A seat is a yes to taking part, and nothing else. */
function saidYes(seat: NewSeat): Statement {
  return {
    sql: `insert into assent (participant_id, "use", answer, day) values (?1, 'take-part', 'yes', ?2)`,
    args: [seat.participantId, seat.day],
  };
}

export function openSession(hash: Buffer, participantId: string): Statement {
  return {
    sql: 'insert into participant_session (hash, participant_id) values (?1, ?2)',
    args: [hash, participantId],
  };
}

/** Whoever leaves is not found again by its form either: at a device of several children the next one may go back to it. */
export function endSession(hash: Buffer): Statement[] {
  return [
    {
      sql: `delete from seat_nonce
        where participant_id = (select participant_id from participant_session where hash = ?1)`,
      args: [hash],
    },
    { sql: 'delete from participant_session where hash = ?1', args: [hash] },
  ];
}

/** Who holds this nonce, while its ten minutes last. */
export async function seatOfNonce(db: Database, hash: Buffer, minute: number): Promise<string | undefined> {
  const row = await db.read.select().from(seatNonce).where(eq(seatNonce.hash, hash)).get();
  return row && row.dueMinute >= minute ? row.participantId : undefined;
}

export function forgetNonces(minute: number): Statement {
  return { sql: 'delete from seat_nonce where due_minute < ?1', args: [minute] };
}

const ofSession = prepared((read) =>
  read
    .select({
      id: participant.id,
      language: participant.language,
      level: participant.level,
      adjective: participant.adjective,
      motif: participant.motif,
      palette: participant.palette,
      erasing: waiting.kind,
      way: participant.way,
      sponsorKind: sql<string>`(select sponsor_kind from consultation limit 1)`,
    })
    .from(participantSession)
    .innerJoin(participant, eq(participant.id, participantSession.participantId))
    .leftJoin(waiting, and(eq(waiting.kind, 'erasure'), eq(waiting.subject, participant.id)))
    .where(eq(participantSession.hash, sql.placeholder('hash')))
    .prepare(),
);

export async function participantOfSession(db: Database, hash: Buffer) {
  const row = await ofSession(db).get({ hash });
  return (
    row && {
      ...row,
      palette: row.palette as Palette,
      way: row.way as 'code' | 'paper' | 'public',
      erasing: row.erasing !== null,
    }
  );
}

/**
 * A child takes another name, which nobody else has, unless it is `shared` because none is free; only before it wrote anything, or others
 * would see one child as two. Refused as `state-forbids`.
 */
export function renameParticipant(
  participantId: string,
  { pseudonym, shared }: { readonly pseudonym: Pseudonym; readonly shared: boolean },
): Statement[] {
  return [
    {
      sql: `update participant set adjective = ?2, motif = ?3, palette = ?4
        where id = ?1 and not exists (select 1 from contribution where participant_id = ?1)
          and (?5 = 1 or not exists (select 1 from participant o where o.id <> ?1 and o.adjective = ?2 and o.motif = ?3))`,
      args: [participantId, pseudonym.adjective, pseudonym.motif, pseudonym.palette, shared ? 1 : 0],
    },
    guard('state-forbids'),
  ];
}

export function speakTo(participantId: string, speech: { language: string; level: string }): Statement {
  return {
    sql: 'update participant set language = ?2, level = ?3 where id = ?1',
    args: [participantId, speech.language, speech.level],
  };
}

/**
 * How many came with a code or a sheet, of those on paper, and how many without; nobody whose erasure waits. A count of children: it leaves
 * only protected.
 */
export async function seatsByWay(db: Database) {
  const rows = await db.read
    .select({ way: participant.way, seats: count() })
    .from(participant)
    .leftJoin(waiting, and(eq(waiting.kind, 'erasure'), eq(waiting.subject, participant.id)))
    .where(isNull(waiting.subject))
    .groupBy(participant.way);
  const of = (way: string) => rows.find((row) => row.way === way)?.seats ?? 0;
  return { code: of('code') + of('paper'), paper: of('paper'), public: of('public') };
}

/** At close: no form takes a seat again, and its minute would outlive it. */
export function forgetAllNonces(): Statement {
  return { sql: 'delete from seat_nonce', args: [] };
}

/** The names of these children, of those that are still here and that no erasure waits for. */
export async function pseudonymsOf(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Pseudonym>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query(
    `select id, adjective, motif, palette from participant where id in (select value from json_each(?1))
      and not exists (select 1 from waiting where kind = 'erasure' and subject = id)`,
    [JSON.stringify(ids)],
  );
  return new Map(
    rows.map(([id, adjective, motif, palette]) => [
      String(id),
      {
        adjective: Number(adjective),
        motif: Number(motif),
        palette: Number(palette) as Pseudonym['palette'],
      },
    ]),
  );
}
