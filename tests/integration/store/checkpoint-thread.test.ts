import { randomBytes } from 'node:crypto';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckpointAside } from '../../../db/checkpoints.ts';
import type { Write } from '../../../db/engine.ts';
import { openEmbeddedEngine } from '../../../db/engine-embedded.ts';
import { moveLog } from '../../../server/checkpoint/move-log.ts';
import { createCheckpointThread } from '../../../server/checkpoint/thread.ts';
import { type TempFolder, tempFolder } from '../../support/processes/temp.ts';
import { checkpointWorker } from '../../support/processes/threads.ts';

const key = randomBytes(32).toString('hex');
/** As many as are moved in any case. */
const many = 8_000;

describe('R629: the log of a database goes into its file beside it, and everybody goes on', () => {
  let folder: TempFolder;
  beforeEach(() => {
    folder = tempFolder('aside');
  });
  afterEach(() => folder.remove());

  const file = () => join(folder.path, 'a.db');
  const logged = () => statSync(`${file()}-wal`).size;
  const rows = (count: number): Write =>
    Array.from({ length: count }, () => ({ sql: 'insert into t values (?)', args: ['x'.repeat(500)] }));

  async function opened(checkpointAside: CheckpointAside, checkpointMs = 30_000) {
    const engine = openEmbeddedEngine({ id: 'a', file: file(), key, checkpointMs, checkpointAside });
    await engine.commit([[{ sql: 'create table t (a text)', args: [] }]]);
    await engine.checkpoint();
    return engine;
  }

  it('a thread moves it while the database is read and written; nothing is lost, and the log begins anew', async () => {
    const thread = createCheckpointThread(checkpointWorker);
    let moved = 0;
    const engine = await opened(async (database) => {
      await thread.move(database);
      moved += 1;
    });
    const before = statSync(file()).size;
    await engine.commit([rows(many)]);
    expect(statSync(file()).size, 'the commit itself moves nothing').toBe(before);
    expect(await engine.query('select count(*) from t', [])).toEqual([[many]]);
    await engine.commit([rows(1)]);
    await expect.poll(() => moved).toBe(1);
    expect(statSync(file()).size).toBeGreaterThan(before + many * 500);
    await expect
      .poll(async () => {
        const before = logged();
        await engine.commit([rows(1)]);
        return logged() - before;
      })
      .toBe(0);
    await engine.close();
    await thread.close();
    const again = openEmbeddedEngine({ id: 'a', file: file(), key });
    expect(Number((await again.query('select count(*) from t', []))[0]?.[0])).toBeGreaterThan(many + 1);
    expect(await again.query('pragma integrity_check', [])).toEqual([['ok']]);
    await again.close();
  });

  it.each([
    { of: 'nothing was written', frames: [400, 400], passes: 2 },
    { of: 'twice something was written meanwhile', frames: [400, 430, 440, 440], passes: 4 },
    { of: 'the log began anew', frames: [400, 430, 25], passes: 3 },
    { of: 'somebody else moves it', frames: [-1], passes: 1 },
    { of: 'something is always written', frames: [], passes: 12 },
  ])('goes on until nothing was written meanwhile, and not for ever: $of', ({ frames, passes }) => {
    let made = 0;
    const pass = () => {
      made += 1;
      return frames[made - 1] ?? made;
    };
    expect(moveLog(pass)).toBe(passes);
    expect(made).toBe(passes);
  });

  it('whoever asks for it to be emptied, or closes, waits until it was let go of', async () => {
    const moves: (() => void)[] = [];
    const engine = await opened(() => new Promise((resolve) => moves.push(resolve)));
    await engine.commit([rows(many)]);
    await engine.commit([rows(many)]);
    expect(moves, 'one at a time').toHaveLength(1);
    let emptied = false;
    const asked = engine.checkpoint().then(() => {
      emptied = true;
    });
    await engine.query('select 1', []);
    expect(emptied).toBe(false);
    moves[0]?.();
    await asked;
    expect(logged()).toBe(0);
    await engine.commit([rows(1)]);
    expect(moves).toHaveLength(2);
    const closed = engine.close();
    moves[1]?.();
    await closed;
    rmSync(file());
  });

  it('a quarter of that is enough where it was not moved within half a second', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const moves: (() => void)[] = [];
      const engine = await opened(() => new Promise((resolve) => moves.push(resolve)));
      const write = (count: number) => engine.commit([rows(count)]);
      await write(many / 4);
      expect(moves).toHaveLength(1);
      moves[0]?.();
      await engine.checkpoint();

      vi.advanceTimersByTime(499);
      await write(many / 4);
      expect(moves).toHaveLength(1);
      await write((many * 3) / 4);
      expect(moves).toHaveLength(2);
      moves[1]?.();
      await engine.checkpoint();

      vi.advanceTimersByTime(500);
      await write(many / 4);
      expect(moves).toHaveLength(3);
      moves[2]?.();
      await engine.close();
    } finally {
      vi.useRealTimers();
    }
  });

  it('by the clock it is emptied all the same, and a short one without asking anybody', async () => {
    let asked = 0;
    const engine = await opened(async () => {
      asked += 1;
    }, 25);
    await engine.commit([rows(10)]);
    await expect.poll(logged).toBe(0);
    expect(asked).toBe(0);
    await engine.commit([rows(600)]);
    await expect.poll(logged).toBe(0);
    expect(asked).toBe(1);
    await engine.close();
  });

  it('R994: a large one is copied beside it, whole and of one moment; it is written meanwhile, and emptied or closed afterwards', async () => {
    const thread = createCheckpointThread(checkpointWorker);
    const turns: (() => void)[] = [];
    const engine = openEmbeddedEngine({
      id: 'a',
      file: file(),
      key,
      async copyAside(database, copy) {
        const copied = await thread.copy(database, copy);
        await new Promise<void>((resolve) => turns.push(resolve));
        return copied;
      },
    });
    await engine.commit([[{ sql: 'create table t (a text)', args: [] }]]);
    await engine.commit([rows(many)]);
    await engine.checkpoint();
    const copy = join(folder.path, 'copy.db');
    let [copied, emptied] = [false, false];
    const copying = engine.copy(copy).then(() => {
      copied = true;
    });
    const emptying = engine.checkpoint().then(() => {
      emptied = true;
    });
    await expect.poll(() => turns.length).toBe(1);
    await engine.commit([rows(1)]);
    expect([copied, emptied]).toEqual([false, false]);
    turns[0]?.();
    await copying;
    await emptying;
    expect(logged()).toBe(0);
    expect(await engine.query('select count(*) from t', [])).toEqual([[many + 1]]);
    const opened = openEmbeddedEngine({ id: 'a', file: copy, key });
    expect(await opened.query('select count(*) from t', [])).toEqual([[many]]);
    await opened.close();
    await engine.close();
    await thread.close();
  });

  it('R994: where a thread cannot copy it, what it left is written over here', async () => {
    const copy = join(folder.path, 'copy.db');
    const engine = openEmbeddedEngine({
      id: 'a',
      file: file(),
      key,
      async copyAside() {
        writeFileSync(copy, 'half of it');
        return false;
      },
    });
    await engine.commit([[{ sql: 'create table t (a text)', args: [] }], rows(many)]);
    await engine.checkpoint();
    await engine.copy(copy);
    const opened = openEmbeddedEngine({ id: 'a', file: copy, key });
    expect(await opened.query('select count(*) from t', [])).toEqual([[many]]);
    await opened.close();
    await engine.close();
  });

  it('a thread that does not come up or finds no such database answers, and the database goes on', async () => {
    const broken = join(folder.path, 'broken.mjs');
    writeFileSync(broken, 'throw new Error("never");');
    const never = createCheckpointThread(pathToFileURL(broken));
    const engine = await opened(never.move);
    await engine.commit([rows(many)]);
    await engine.checkpoint();
    expect(logged()).toBe(0);
    await engine.close();
    await never.close();

    const thread = createCheckpointThread(checkpointWorker);
    await thread.move({ id: 'none', file: join(folder.path, 'no/such.db'), key });
    await thread.move({ id: 'a', file: file(), key: randomBytes(32).toString('hex') });
    await thread.close();
  });
});
