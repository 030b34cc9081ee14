import type { HeldTable, HeldTableName, HeldValue } from '../../../server/core/privacy/held.ts';
import type { Database } from '../../databases.ts';
import type { SqlValue } from '../../engine.ts';
import { childTables } from './child-tables.ts';

/** Columns that hold words of people; every other blob is a keyed hash. */
const words = new Set([
  'contribution.body',
  'case_answer.body',
  'case_opening.reason',
  'translation.body',
  'translation.typed',
]);
/** Columns that name a person of the staff; of an erasure that waits `holder` is the child's own session. */
const others = new Set([
  'contribution.first_by',
  'decision.staff_id',
  'appeal.decided_by',
  'waiting.holder',
  'sealed_case.closing_by',
  'sealed_half.staff_id',
  'sealed_half.passed_by',
  'sealed_half.key_hash',
  'case_opening.staff_id',
  'case_answer.written_by',
  'case_answer.seen_by',
  'case_remedy.staff_id',
  'point_contribution.coded_by',
  'second_code.coded_by',
  'listening_word.staff_id',
  'proposal.staff_id',
  'quote.chosen_by',
  'quote.approved_by',
  'quote.also_approved_by',
  'translation.signed_by',
  'translation.typed_by',
]);

/** Which columns of which tables are read, and what is written in place of a person of the staff. */
export type Asked = {
  readonly tables: readonly { readonly table: HeldTableName; readonly fields: readonly string[] }[];
  readonly somebody: string;
};

/** Every row about one child, table by table, field by field, as they are asked for. Nothing of another child. */
export async function heldOf(
  db: Database,
  participantId: string,
  { tables, somebody }: Asked,
): Promise<readonly HeldTable[]> {
  return Promise.all(
    tables.map(async ({ table, fields }) => {
      const columns = fields.map((field) => `"${field}"`).join(', ');
      const rows = await db.query(`select ${columns} from "${table}" where ${childTables[table]}`, [
        participantId,
      ]);
      return {
        table,
        fields,
        rows: rows.map((row) =>
          row.map((value, at) => {
            const column = `${table}.${fields[at]}`;
            const isOwn = column === 'waiting.holder' && row[fields.indexOf('kind')] === 'erasure';
            if (isOwn || !others.has(column)) return heldValue(db, column, value);
            return value === '' || value === null ? null : somebody;
          }),
        ),
      };
    }),
  );
}

function heldValue(db: Database, column: string, value: SqlValue): HeldValue {
  if (!(value instanceof Uint8Array)) return value;
  return words.has(column) ? db.text.decode(value) : Buffer.from(value).toString('hex');
}
