import { desc, eq } from 'drizzle-orm';
import type { Database } from '../../databases.ts';
import type { Engine, Statement } from '../../engine.ts';
import { moveRow } from '../../schema/control-moves.ts';
import { guard } from '../../statement.ts';

export type MoveState =
  | 'leaving'
  | 'sent'
  | 'confirmed'
  | 'moved'
  | 'returned'
  | 'lapsed'
  | 'taking'
  | 'here'
  | 'refused';

export type Move = Omit<typeof moveRow.$inferSelect, 'way' | 'state'> & {
  readonly way: 'out' | 'in';
  readonly state: MoveState;
};

const toMove = (row: typeof moveRow.$inferSelect) => row as Move;

export async function moveById(control: Database, id: string): Promise<Move | undefined> {
  const row = await control.read.select().from(moveRow).where(eq(moveRow.id, id)).get();
  return row && toMove(row);
}

/** The newest move of each consultation: it says where that is. */
export async function newestMoves(control: Pick<Database, 'read'>): Promise<readonly Move[]> {
  const rows = await control.read.select().from(moveRow).orderBy(desc(moveRow.number));
  const newest = new Map<string, Move>();
  for (const row of rows) if (!newest.has(row.consultationId)) newest.set(row.consultationId, toMove(row));
  return [...newest.values()];
}

export async function newestMoveOf(control: Database, consultationId: string): Promise<Move | undefined> {
  const row = await control.read
    .select()
    .from(moveRow)
    .where(eq(moveRow.consultationId, consultationId))
    .orderBy(desc(moveRow.number))
    .limit(1)
    .get();
  return row && toMove(row);
}

/** A consultation is elsewhere, or on its way there: it is not served here. */
export function isAway({ way, state }: Pick<Move, 'way' | 'state'>): boolean {
  return way === 'out' && state !== 'returned';
}

/** Refused as `id-taken` when there is such a move. `answer`: of what comes here, the line of this machine that it was sent for. */
export function beginMove(
  row: Omit<Move, 'number' | 'fileHash' | 'answer'> & { readonly answer?: string },
): Statement {
  return {
    sql: `insert into move (id, number, consultation_id, way, state, place, place_key, file_hash, answer, last_day, day)
      select ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5, ?6, '', ?9, ?7, ?8 from move`,
    args: [
      row.id,
      row.consultationId,
      row.way,
      row.state,
      row.place,
      row.placeKey,
      row.lastDay,
      row.day,
      row.answer ?? '',
    ],
    refusal: 'id-taken',
  };
}

/** From one step to the next; refused as `state-forbids` when it stands elsewhere. */
export function stepMove(of: {
  readonly id: string;
  readonly from: readonly MoveState[];
  readonly to: MoveState;
  readonly fileHash?: string;
  readonly answer?: string;
}): Statement[] {
  return [
    {
      sql: `update move set state = ?2, file_hash = coalesce(?4, file_hash), answer = coalesce(?5, answer)
        where id = ?1 and state in (select value from json_each(?3))`,
      args: [of.id, of.to, JSON.stringify(of.from), of.fileHash ?? null, of.answer ?? null],
    },
    guard('state-forbids'),
  ];
}

/** What speaks against moving: something was signed here, or an authority asked and waits. */
export async function staysHere(
  control: Database,
  consultationId: string,
): Promise<'signed' | 'asked' | undefined> {
  const [signed] = await control.query('select 1 from release where consultation_id = ?1 limit 1', [
    consultationId,
  ]);
  if (signed) return 'signed';
  const [asked] = await control.query(
    `select 1 from authority_request where consultation_id = ?1 and state in ('asked', 'approved') limit 1`,
    [consultationId],
  );
  return asked ? 'asked' : undefined;
}

/** All of them, the first first, as a restore needs them. */
export async function movesIn(control: Pick<Engine, 'query'>): Promise<readonly Move[]> {
  const rows = await control.query(
    'select id, number, consultation_id, way, state, place, place_key, file_hash, answer, last_day, day from move order by number',
    [],
  );
  return rows.map(
    ([id, number, consultationId, way, state, place, placeKey, fileHash, answer, lastDay, day]) =>
      ({
        id: String(id),
        number: Number(number),
        consultationId: String(consultationId),
        way: String(way),
        state: String(state),
        place: String(place),
        placeKey: String(placeKey),
        fileHash: String(fileHash),
        answer: String(answer),
        lastDay: String(lastDay),
        day: String(day),
      }) as Move,
  );
}

/**
 * Of each consultation the newest of these moves that says where it is. A letter that was refused changes nothing of that: it is written down
 * only where the consultation is not here, and so it stays.
 */
export function standingOf(moves: readonly Move[]): readonly Move[] {
  const standing = moves.filter(({ state }) => state !== 'refused').sort((a, b) => a.number - b.number);
  return [...new Map(standing.map((move) => [move.consultationId, move])).values()];
}

/** Of all moves of a machine, the consultations that are elsewhere; `gone`: nothing of them is left here either. */
export function awayBy(moves: readonly Move[]): {
  readonly away: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
} {
  const away = standingOf(moves).filter(isAway);
  const gone = away.filter(({ state }) => state !== 'leaving' && state !== 'sent');
  const ids = (list: readonly Move[]) => new Set(list.map(({ consultationId }) => consultationId));
  return { away: ids(away), gone: ids(gone) };
}

/**
 * Consultations that came to this machine after a backup that knows these moves alone: what it has of them is from before they were elsewhere, and
 * what was erased or refused there is on no list here.
 */
export function cameSince(moves: readonly Move[], known: readonly string[]): ReadonlySet<string> {
  const came = moves.filter(({ id, way, state }) => way === 'in' && state === 'here' && !known.includes(id));
  return new Set(came.map(({ consultationId }) => consultationId));
}

/** Puts a move that a backup does not know, or knows in an earlier state, into a restored control database. */
export function keepMove(move: Move): Statement {
  return {
    sql: `insert into move (id, number, consultation_id, way, state, place, place_key, file_hash, answer, last_day, day)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) on conflict (id) do update set state = excluded.state,
      file_hash = excluded.file_hash, answer = excluded.answer`,
    args: [
      move.id,
      move.number,
      move.consultationId,
      move.way,
      move.state,
      move.place,
      move.placeKey,
      move.fileHash,
      move.answer,
      move.lastDay,
      move.day,
    ],
  };
}
