import { readdirSync } from 'node:fs';
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import * as consultationSchema from '../../db/schema/consultation.ts';
import * as controlSchema from '../../db/schema/control.ts';
import * as controlPrivacySchema from '../../db/schema/control-privacy.ts';
import * as privacySchema from '../../db/schema/privacy.ts';
import * as votingSchema from '../../db/schema/voting.ts';
import { inventory, neverStored } from '../../server/core/privacy/inventory.ts';
import { cookies } from '../../server/guard/session.ts';
import { logFieldNames } from '../../server/log.ts';

const base = ['audit', 'schema_version', 'guard'];

function columns(schemas: readonly object[]): string[] {
  return schemas
    .flatMap((schema): unknown[] => Object.values(schema))
    .filter((table): table is SQLiteTable => is(table, SQLiteTable))
    .flatMap((table) => {
      const config = getTableConfig(table);
      return config.columns.map((column) => `${config.name}.${column.name}`);
    })
    .sort();
}

function listed(store: string): string[] {
  return inventory
    .filter((entry) => entry.store === store && !base.includes(entry.table))
    .map((entry) => `${entry.table}.${entry.field}`)
    .sort();
}

describe('R12: everything stored stands in the inventory', () => {
  it.each([
    ['consultation', [consultationSchema, votingSchema, privacySchema]],
    ['control', [controlSchema, controlPrivacySchema]],
  ] as const)('every column of the %s schema, and nothing else', (store, schemas) => {
    expect(columns(schemas)).toEqual(listed(store));
  });

  it('every cookie and every log field', () => {
    expect(
      inventory
        .filter((entry) => entry.store === 'cookie')
        .map((entry) => entry.table)
        .sort(),
    ).toEqual(Object.values(cookies).sort());
    expect(inventory.filter((entry) => entry.store === 'log').map((entry) => entry.field)).toEqual([
      ...logFieldNames,
    ]);
  });

  it('no field has a name of what may never be stored, and the check can fail', () => {
    const bad = (field: string) => neverStored.some((pattern) => pattern.test(field));
    expect(inventory.filter((entry) => bad(entry.field))).toEqual([]);
    for (const field of ['ip', 'user_agent', 'created_at', 'email', 'birth', 'child_score'])
      expect(bad(field)).toBe(true);
  });

  it('every entry says what, why, who and until when', () => {
    for (const entry of inventory) {
      for (const say of [entry.what, entry.why, entry.who, entry.until])
        expect(say.trim(), `${entry.table}.${entry.field}`).not.toBe('');
    }
    expect(readdirSync('db/schema').sort()).toEqual([
      'consultation.ts',
      'control-privacy.ts',
      'control.ts',
      'privacy.ts',
      'voting.ts',
    ]);
  });
});
