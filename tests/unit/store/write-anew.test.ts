import { expect, it } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import { StoreError } from '../../../db/engine.ts';
import type { Deps } from '../../../server/usecases/deps.ts';
import { writeAnew } from '../../../server/usecases/privacy/write-anew.ts';

const closed = new StoreError('database-closed', 'It is closed.');

it.each([
  ['says so', closed],
  ['says so through the query builder', new Error('Failed query.', { cause: closed })],
])('a file that is gone with its consultation is owed no rewriting (%s)', async (_how, error) => {
  const faults: unknown[] = [];
  const db = { rewrite: () => Promise.reject(error), write: () => Promise.reject(error) };
  const gone = db as unknown as Database;
  const unwritten: Deps['unwritten'] = new Set([gone]);
  await writeAnew({ unwritten }, gone, (fault) => faults.push(fault));
  expect([unwritten.size, faults]).toEqual([0, []]);
});
