import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openEmbeddedEngine } from '../../../db/engine-embedded.ts';
import { migrate } from '../../../db/migrate.ts';
import { consultationMigrations } from '../../../db/migrations/consultation.ts';
import { tempFolder } from '../../support/processes/temp.ts';

it('R403: what was typed and answered on paper before comes along: a sheet still waits with its words, an answer of its seat counts as typed', async () => {
  const folder = tempFolder('rows-of-before');
  const key = randomBytes(32).toString('hex');
  const engine = openEmbeddedEngine({ id: 'before', file: join(folder.path, 'before.db'), key });
  try {
    await migrate(engine, consultationMigrations.slice(0, 27), 'before');
    const rows = [
      `insert into paper_sheet values ('1', 'b', 'once', null, ''), ('2', 'b', 'settled', null, '')`,
      `insert into paper_entry values ('1', 1, 's', x'41')`,
      `insert into paper_seat values ('2', 'on-paper')`,
      `insert into meant values ('on-paper', 'f', 'yes'), ('on-a-screen', 'f', 'no')`,
    ];
    await engine.commit([rows.map((sql) => ({ sql, args: [] }))]);
    await migrate(engine, consultationMigrations, 'before');
    // What is typed of a sheet goes with it, and a migration takes nothing away.
    expect(await engine.query(`select state from paper_sheet where number = '1'`, [])).toEqual([['once']]);
    expect(await engine.query('select count(*) from paper_entry', [])).toEqual([[1]]);
    expect(
      await engine.query('select participant_id, from_paper from meant order by from_paper', []),
    ).toEqual([
      ['on-a-screen', 0],
      ['on-paper', 1],
    ]);
  } finally {
    await engine.close();
    folder.remove();
  }
});
