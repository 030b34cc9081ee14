import { type HeldTable, type HeldValue, heldTables, somebody } from '../../server/core/privacy/held.ts';
import { inventory } from '../../server/core/privacy/inventory.ts';
import type { Database } from '../databases.ts';
import type { SqlValue } from '../engine.ts';
import { childTables } from './child-tables.ts';

/** Columns that hold words of people; every other blob is a keyed hash. */
const words = new Set(['contribution.body']);
/** Columns that name a person of the staff. */
const others = new Set(['decision.staff_id', 'waiting.holder']);

const tables = heldTables.map((table) => ({
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
