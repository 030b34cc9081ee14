import type { Pseudonym } from '../../../server/core/room/pseudonyms.ts';
import type { Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';
import { otherNameIfTaken } from '../room/names.ts';
import { knowGroupOfSheet } from '../staff/own-groups.ts';

/** Nobody who printed the words of a sheet, was with its group or says that it knows it has it in hand again. */
const stranger = (staff: string, batch = 'paper_sheet.batch_id') =>
  `exists (select 1 from paper_batch b where b.id = ${batch} and ${staff} not in (b.printed_by, b.handed_by)
    and not exists (select 1 from own_group og where og.batch_id = b.id and og.staff_id = ${staff} and og.how <> 'typed'))`;

/** Stands before what else somebody types of a sheet. Refused as `sheet-own-group` where it knows the group by more than its sheets. */
export function strangerToSheet(number: string, staffId: string): Statement[] {
  return [
    {
      sql: `update paper_sheet set state = state where number = ?1 and ${stranger('?2')}`,
      args: [number, staffId],
    },
    guard('sheet-own-group'),
  ];
}

/**
 * What children are told is changed: no sheet of before can be a seat, because its child would have said yes to something else. With the trace of its six
 * words goes all by which it could; nothing is typed before a consultation opens, and it is not changed any more from then on.
 */
export function outdatePaper(): Statement {
  return { sql: `update paper_sheet set verifier = null where state = 'out'`, args: [] };
}

/** Such a sheet came back, also where somebody was faster to say so: nothing of it is kept. Refused as `sheet-taken` when it is none, and when it is one of the own group. */
export function setPaperAside(number: string, staffId: string): Statement[] {
  return [
    {
      sql: `update paper_sheet set state = 'refused' where number = ?1 and state in ('out', 'refused') and verifier is null and ${stranger('?2')}`,
      args: [number, staffId],
    },
    guard('sheet-taken'),
  ];
}

/**
 * Somebody's reading of a sheet; the second of two people is the second. Refused as `sheet-taken` when two read it already, when this
 * person did, when it says what was told before, or when it is one of its own group, and as `consultation-not-open`.
 */
export function putPaperEntry(entry: {
  readonly number: string;
  readonly staffId: string;
  readonly body: Uint8Array;
  /** The state in which the sheet was looked at. */
  readonly from: 'out' | 'once';
  readonly to: 'once' | 'differs';
  readonly day: string;
}): Statement[] {
  return [
    {
      sql: `update paper_sheet set state = ?3 where number = ?1 and state = ?4 and verifier is not null and destroyed_day = '' and ${stranger('?2')}
        and exists (select 1 from consultation where state = 'open')`,
      args: [entry.number, entry.staffId, entry.to, entry.from],
    },
    guard('sheet-taken'),
    {
      sql: `insert into paper_entry (number, pass, staff_id, body)
        select ?1, 1 + count(*), ?2, ?3 from paper_entry where number = ?1`,
      args: [entry.number, entry.staffId, entry.body],
      refusal: 'sheet-taken',
    },
    knowGroupOfSheet(entry),
  ];
}

/** Both readings are thrown away and the sheet is read anew. Refused as `sheet-taken` when nothing differs: one reading alone nobody held against another. */
export function dropPaperEntries(number: string, staffId: string): Statement[] {
  return [
    {
      sql: `update paper_sheet set state = 'out' where number = ?1 and state = 'differs' and ${stranger('?2')}`,
      args: [number, staffId],
    },
    guard('sheet-taken'),
    { sql: 'delete from paper_entry where number = ?1', args: [number] },
  ];
}

/** One of two readings is thrown away and the other one waits for a second reader. Refused as `sheet-taken` when nothing differs. */
export function keepPaperEntry(number: string, staffId: string, pass: 1 | 2): Statement[] {
  return [
    {
      sql: `update paper_sheet set state = 'once' where number = ?1 and state = 'differs' and ${stranger('?2')}`,
      args: [number, staffId],
    },
    guard('sheet-taken'),
    { sql: 'delete from paper_entry where number = ?1 and pass <> ?2', args: [number, pass] },
    { sql: 'update paper_entry set pass = 1 where number = ?1', args: [number] },
  ];
}

/** The child's tick is missing, or it cannot count: nothing of its sheet is kept. From `once` by the second reader, from `differs` by whoever settles. */
export function refusePaper(number: string, staffId: string, from: 'once' | 'differs'): Statement[] {
  return [
    {
      sql: `update paper_sheet set state = 'refused', verifier = null where number = ?1 and state = ?3 and ${stranger('?2')}`,
      args: [number, staffId, from],
    },
    guard('sheet-taken'),
    { sql: 'delete from paper_entry where number = ?1', args: [number] },
  ];
}

/** With the last day nothing is typed any more: what waits is not counted, and its paper is destroyed with the others. */
export function endPaper(): Statement[] {
  return [
    {
      sql: `update paper_sheet set state = 'refused', verifier = null where state in ('once', 'differs')`,
      args: [],
    },
    { sql: 'delete from paper_entry', args: [] },
  ];
}

/**
 * A sheet becomes a seat: with its yes, the trace of its six words and no session. What was typed goes in the same commit; answers
 * are put in by the caller as of any child. Refused as `sheet-taken` when somebody was faster, or when it is one of the own group.
 */
export function seatPaper(seat: {
  readonly number: string;
  readonly staffId: string;
  readonly from: 'once' | 'differs';
  readonly participantId: string;
  readonly language: string;
  readonly level: string;
  readonly pseudonym: Pseudonym;
  readonly spareNames: readonly Pseudonym[];
  readonly day: string;
  readonly ageBand: string;
  /** What was read on it, as JSON. */
  readonly read: string;
}): Statement[] {
  const { number, staffId, participantId, pseudonym } = seat;
  return [
    {
      sql: `insert into recovery (verifier, participant_id) select verifier, ?2 from paper_sheet
        where number = ?1 and state = ?3 and verifier is not null`,
      args: [number, participantId, seat.from],
      refusal: 'sheet-taken',
    },
    guard('sheet-taken'),
    {
      sql: `update paper_sheet set state = 'settled', verifier = null
        where number = ?1 and state = ?3 and ${stranger('?2')} and exists (select 1 from consultation where state = 'open')`,
      args: [number, staffId, seat.from],
    },
    guard('sheet-taken'),
    {
      sql: `insert into participant (id, batch_id, language, level, adjective, motif, palette, day, age_band, way)
        select ?1, batch_id, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'paper' from paper_sheet where number = ?2`,
      args: [
        participantId,
        number,
        seat.language,
        seat.level,
        pseudonym.adjective,
        pseudonym.motif,
        pseudonym.palette,
        seat.day,
        seat.ageBand,
      ],
    },
    otherNameIfTaken(participantId, seat.spareNames),
    {
      sql: `insert into assent (participant_id, "use", answer, day) values (?1, 'take-part', 'yes', ?2)`,
      args: [participantId, seat.day],
    },
    {
      sql: 'insert into paper_seat (number, participant_id, read) values (?1, ?2, ?3)',
      args: [number, participantId, seat.read],
    },
    // Whoever agrees read the hand of this child too.
    knowGroupOfSheet(seat),
    { sql: 'delete from paper_entry where number = ?1', args: [number] },
  ];
}

/** A sheet whose child erased everything, from when it said so: it may have been torn up at the child's wish (R792). */
const torn = `state = 'settled' and not exists (select 1 from paper_seat s where s.number = paper_sheet.number
  and not exists (select 1 from waiting where kind = 'erasure' and subject = s.participant_id))`;

/**
 * That the paper of a batch was destroyed. Refused as `count-differs` unless so many sheets of it came back and were not destroyed
 * yet; sheets that never came back are not counted, and those whose child erased everything may be among them or not. Refused as `sheet-own-group`: how many came back is a count of children, which a number
 * that fits would tell.
 */
export function destroyPaper(record: {
  readonly batchId: string;
  readonly day: string;
  readonly staffId: string;
  readonly sheets: number;
}): Statement[] {
  const gone = `batch_id = ?1 and state in ('settled', 'refused') and destroyed_day = ''`;
  return [
    {
      sql: `update paper_batch set id = id where id = ?1 and ${stranger('?2', '?1')}`,
      args: [record.batchId, record.staffId],
    },
    guard('sheet-own-group'),
    {
      sql: `update paper_batch set id = id where id = ?1 and exists (select 1 from paper_sheet where ${gone})
        and ?2 between (select count(*) from paper_sheet where ${gone} and not (${torn})) and (select count(*) from paper_sheet where ${gone})
        and not exists (select 1 from paper_sheet where batch_id = ?1 and state in ('once', 'differs'))`,
      args: [record.batchId, record.sheets],
    },
    guard('count-differs'),
    { sql: `update paper_sheet set destroyed_day = ?2 where ${gone}`, args: [record.batchId, record.day] },
    {
      sql: `insert into paper_destruction (batch_id, day, staff_id, sheets) values (?1, ?2, ?3, ?4)
        on conflict (batch_id, day, staff_id) do update set sheets = sheets + excluded.sheets`,
      args: [record.batchId, record.day, record.staffId, record.sheets],
    },
  ];
}
