import { inventory } from '../../server/core/privacy/inventory.ts';
import type { Database } from '../databases.ts';
import type { SqlValue } from '../engine.ts';
import { type ChildTable, childTables } from './child-tables.ts';

/** One stored value as it can be written down: a hash is hexadecimal, words are words. */
export type HeldValue = string | number | null;

export type HeldTable = {
  readonly table: ChildTable;
  readonly fields: readonly string[];
  readonly rows: readonly (readonly HeldValue[])[];
};

/** Columns that hold words of people; every other blob is a keyed hash. */
const words = new Set(['contribution.body']);
/** Who of the staff it was is not the child's to see, and stands in the row all the same: this says that somebody did. */
const others = new Set(['decision.staff_id', 'waiting.holder']);
/** What stands in such a place. */
export const somebody = 'team';

const tables = (Object.keys(childTables) as ChildTable[]).reverse().map((table) => ({
  table,
  fields: inventory
    .filter((entry) => entry.store === 'consultation' && entry.table === table)
    .map((entry) => entry.field),
}));

/** Every row about one child, table by table, field by field, as the inventory lists them. Nothing of another child. */
export async function heldOf(db: Database, participantId: string): Promise<readonly HeldTable[]> {
  return Promise.all(
    tables.map(async ({ table, fields }) => {
      const columns = fields.map((field) => `"${field}"`).join(', ');
      const rows = await db.query(`select ${columns} from "${table}" where ${childTables[table]}`, [
        participantId,
      ]);
      return {
        table,
        fields,
        rows: rows.map((row) => row.map((value, at) => heldValue(db, `${table}.${fields[at]}`, value))),
      };
    }),
  );
}

function heldValue(db: Database, column: string, value: SqlValue): HeldValue {
  if (others.has(column)) return value === '' || value === null ? null : somebody;
  if (!(value instanceof Uint8Array)) return value;
  return words.has(column) ? db.text.decode(value) : Buffer.from(value).toString('hex');
}
