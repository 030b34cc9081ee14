import type { BatchConsent } from '../../../server/core/privacy/consent.ts';
import type { Database } from '../../databases.ts';
import type { Row, Statement } from '../../engine.ts';
import { issuingStates } from '../../life-states.ts';
import { guard } from '../../statement.ts';

export type SheetState = 'out' | 'once' | 'differs' | 'settled' | 'refused';

export type PaperBatch = {
  readonly id: string;
  readonly label: string;
  readonly language: string;
  readonly level: 'younger' | 'older';
  readonly size: number;
  readonly day: string;
  readonly consent: BatchConsent;
  readonly attestedBy: string;
  readonly attestedHow: string;
  readonly printedBy: string;
  readonly handedBy: string;
};

export type PaperSheet = {
  readonly number: string;
  readonly batchId: string;
  readonly state: SheetState;
  /** It says what was told before a change (`outdatePaper`), and did not come back yet. */
  readonly older: boolean;
  readonly destroyedDay: string;
};

/**
 * Sheets of one group, with the traces of their six words. A number that is taken is refused as `try-again`, a pile that its form made before as
 * `shown-once`, and one that says what was told at another revision of the consultation as `stale-revision`.
 */
export function addPaperBatch(
  db: Database,
  batch: PaperBatch & { readonly revision: number },
  sheets: readonly { readonly number: string; readonly verifier: Buffer }[],
): Statement[] {
  return [
    {
      sql: `insert into paper_batch (id, label, language, level, size, day, consent, attested_by, attested_how, printed_by, handed_by)
        select ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 from consultation where state in ${issuingStates}`,
      args: [
        batch.id,
        db.text.encode(batch.label),
        batch.language,
        batch.level,
        batch.size,
        batch.day,
        batch.consent,
        db.text.encode(batch.attestedBy),
        db.text.encode(batch.attestedHow),
        batch.printedBy,
        batch.handedBy,
      ],
      refusal: 'shown-once',
    },
    guard('state-forbids'),
    { sql: 'update consultation set revision = revision where revision = ?1', args: [batch.revision] },
    guard('stale-revision'),
    ...sheets.map(({ number, verifier }) => ({
      sql: `insert into paper_sheet (number, batch_id, state, verifier, destroyed_day) values (?1, ?2, 'out', ?3, '')`,
      args: [number, batch.id, verifier],
      refusal: 'try-again',
    })),
  ];
}

const batchColumns = `id, label, language, level, size, day, consent, attested_by, attested_how, printed_by, handed_by`;

function toBatch(db: Database, row: Row): PaperBatch {
  const text = (at: number) => db.text.decode(row[at] as Uint8Array);
  return {
    id: String(row[0]),
    label: text(1),
    language: String(row[2]),
    level: row[3] as PaperBatch['level'],
    size: Number(row[4]),
    day: String(row[5]),
    consent: row[6] as BatchConsent,
    attestedBy: text(7),
    attestedHow: text(8),
    printedBy: String(row[9]),
    handedBy: String(row[10]),
  };
}

export async function paperBatches(db: Database): Promise<readonly PaperBatch[]> {
  const rows = await db.query(`select ${batchColumns} from paper_batch order by day, id`, []);
  return rows.map((row) => toBatch(db, row));
}

/** Every sheet, or those of one batch, by number: an order that tells nothing. */
export async function paperSheets(db: Database, batchId = ''): Promise<readonly PaperSheet[]> {
  return sheetsWhere(db, `?1 = '' or batch_id = ?1`, batchId);
}

async function sheetsWhere(db: Database, condition: string, is: string): Promise<readonly PaperSheet[]> {
  const rows = await db.query(
    `select number, batch_id, state, destroyed_day, state = 'out' and verifier is null from paper_sheet where ${condition} order by number`,
    [is],
  );
  return rows.map(([number, batch, state, destroyed, older]) => ({
    number: String(number),
    batchId: String(batch),
    state: state as SheetState,
    older: older === 1,
    destroyedDay: String(destroyed),
  }));
}

export async function paperSheet(
  db: Database,
  number: string,
): Promise<{ readonly sheet: PaperSheet; readonly batch: PaperBatch } | undefined> {
  const [sheet] = await sheetsWhere(db, 'number = ?1', number);
  const batch = sheet && (await paperBatches(db)).find(({ id }) => id === sheet.batchId);
  return sheet && batch ? { sheet, batch } : undefined;
}

/** What was typed from a sheet, the first before the second. */
export async function paperEntries(
  db: Database,
  number: string,
): Promise<readonly { readonly staffId: string; readonly body: string }[]> {
  const rows = await db.query('select staff_id, body from paper_entry where number = ?1 order by pass', [
    number,
  ]);
  return rows.map(([staffId, body]) => ({
    staffId: String(staffId),
    body: db.text.decode(body as Uint8Array),
  }));
}

/** One text of all that was typed from a sheet, as it is stored; '' while nothing is. For `stillStored`. */
export function storedReadings(number: string): Statement {
  return {
    sql: `select coalesce(group_concat(hex(body), ' '), '') from (select body from paper_entry where number = ?1 order by pass)`,
    args: [number],
  };
}

export type PaperSeat = {
  readonly number: string;
  readonly participantId: string;
  /** What was read on it, as JSON; '' for a sheet of before that was kept. */
  readonly read: string;
};

/** Seats of the sheets of one batch, by number. A sheet whose child erased everything has none, from when it said so. */
export async function seatsOnPaper(db: Database, batchId: string): Promise<readonly PaperSeat[]> {
  const rows = await db.query(
    `select s.number, s.participant_id, coalesce(s.read, '') from paper_seat s join paper_sheet p on p.number = s.number
      where p.batch_id = ?1
        and not exists (select 1 from waiting where kind = 'erasure' and subject = s.participant_id) order by s.number`,
    [batchId],
  );
  return rows.map(([number, participantId, read]) => ({
    number: String(number),
    participantId: String(participantId),
    read: String(read),
  }));
}

/** Whether a sheet was typed and is neither a seat nor refused, or what was typed of one is still there. */
export async function paperWaits(db: Database): Promise<boolean> {
  const rows = await db.query(
    `select 1 where exists (select 1 from paper_entry)
      or exists (select 1 from paper_sheet where state in ('once', 'differs'))`,
    [],
  );
  return rows.length > 0;
}

/** A sheet that was printed and can still be a seat: on its way, in a box, or not typed twice. */
const mayCome = `state in ('once', 'differs') or (state = 'out' and verifier is not null)`;

/** Whether any sheet may still come back and be typed. How many is a count of children and is not read. */
export async function sheetsMayCome(db: Database): Promise<boolean> {
  return (await db.query(`select 1 from paper_sheet where ${mayCome} limit 1`, [])).length > 0;
}

/** Refused as `sheets-waiting` while a sheet was read and is no seat yet, or (`out`) may still come back: closing would lose what its child said. */
export function noPaperWaits(which: 'typed' | 'out'): Statement[] {
  const waits = which === 'out' ? mayCome : `state in ('once', 'differs')`;
  return [
    {
      sql: `update consultation set state = state where not exists (select 1 from paper_sheet where ${waits})`,
      args: [],
    },
    guard('sheets-waiting'),
  ];
}

/**
 * Whether this was put down already, by this person on this day with this number, and no sheet of the pile came back since. The record itself adds up
 * what one person destroys on one day; the log has each number.
 */
export async function isDestroyed(
  db: Database,
  record: {
    readonly batchId: string;
    readonly day: string;
    readonly staffId: string;
    readonly sheets: number;
  },
): Promise<boolean> {
  const rows = await db.query(
    `select 1 where exists (select 1 from audit where deed = 'paper:destroy' and subject = ?1 and day = ?2 and actor = ?3 and detail = ?4)
      and not exists (select 1 from paper_sheet where batch_id = ?1 and (state in ('once', 'differs')
        or (state in ('settled', 'refused') and destroyed_day = '')))`,
    [record.batchId, record.day, record.staffId, String(record.sheets)],
  );
  return rows.length > 0;
}

export async function paperDestructions(db: Database) {
  const rows = await db.query(
    'select batch_id, day, staff_id, sheets from paper_destruction order by day',
    [],
  );
  return rows.map(([batchId, day, staffId, sheets]) => ({
    batchId: String(batchId),
    day: String(day),
    staffId: String(staffId),
    sheets: Number(sheets),
  }));
}
