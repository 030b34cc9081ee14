import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as appealsSchema from '../../../db/schema/appeals.ts';
import * as attributesSchema from '../../../db/schema/attributes.ts';
import * as complaintsSchema from '../../../db/schema/complaints.ts';
import * as consultationSchema from '../../../db/schema/consultation.ts';
import * as controlSchema from '../../../db/schema/control.ts';
import * as controlOversightSchema from '../../../db/schema/control-oversight.ts';
import * as controlPrivacySchema from '../../../db/schema/control-privacy.ts';
import * as controlSafeguardingSchema from '../../../db/schema/control-safeguarding.ts';
import * as correctionsSchema from '../../../db/schema/corrections.ts';
import * as decisionsSchema from '../../../db/schema/decisions.ts';
import * as lettersSchema from '../../../db/schema/letters.ts';
import * as privacySchema from '../../../db/schema/privacy.ts';
import * as safeguardingSchema from '../../../db/schema/safeguarding.ts';
import * as termsSchema from '../../../db/schema/terms.ts';
import * as votingSchema from '../../../db/schema/voting.ts';
import { inventory } from '../../../server/core/privacy/inventory.ts';
import { openTestHouse, type TestHouse } from '../../support/house/house.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

describe('the database is what the schema and the inventory say', () => {
  it.each([
    ['control', [controlSchema, controlPrivacySchema, controlOversightSchema, controlSafeguardingSchema]],
    ['complaints', [complaintsSchema, lettersSchema, safeguardingSchema]],
    [
      'consultation',
      [
        consultationSchema,
        decisionsSchema,
        votingSchema,
        attributesSchema,
        privacySchema,
        appealsSchema,
        safeguardingSchema,
        termsSchema,
        correctionsSchema,
      ],
    ],
  ] as const)('R12: every column on disk of a %s database', async (store, schemas) => {
    const db =
      store !== 'consultation'
        ? house.databases[store]
        : await house.databases.consultation(house.consultationId);
    if (!db) throw new Error('no database');
    const tables = await db.query(
      "select name, sql from sqlite_master where type = 'table' and name not like 'sqlite_%'",
      [],
    );
    const onDisk: string[] = [];
    for (const [name] of tables) {
      const columns = await db.query('select name from pragma_table_info(?1)', [String(name)]);
      onDisk.push(...columns.map(([column]) => `${name}.${column}`));
    }
    const listed = inventory
      .filter((entry) => entry.store === store)
      .map((entry) => `${entry.table}.${entry.field}`);
    expect(onDisk.sort()).toEqual([...listed].sort());

    const declared = schemas.flatMap((schema): unknown[] => Object.values(schema));
    for (const table of declared.filter((each): each is SQLiteTable => is(each, SQLiteTable))) {
      const sql = String(tables.find(([name]) => name === getTableConfig(table).name)?.[1]).toLowerCase();
      expect(sql, getTableConfig(table).name).toContain('strict');
      expect(sql, getTableConfig(table).name).toContain('without rowid');
    }
  });
});
