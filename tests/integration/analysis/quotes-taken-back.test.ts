import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import type { Statement } from '../../../db/engine.ts';
import { raiseRoom } from '../../../db/queries/session/sessions.ts';
import { processActivity } from '../../../server/core/analysis/evaluation.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import type { DomainEvent } from '../../../server/core/wire/events.ts';
import { quotesCut, writeAsRead } from '../../../server/usecases/privacy/cut-quotes.ts';
import { withdrawAll } from '../../../server/usecases/privacy/withdraw-all.ts';
import { withdrawContribution } from '../../../server/usecases/room/withdraw-contribution.ts';
import {
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';

const quoted = 'Nobody sees us in the dark at the bridge.';
const telling = `One of them says: ${quoted}`;
const cut = 'One of them says: […]';

let house: TestHouse;
let live: TestLive;
let db: Database;
let room: string;

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  const found = await house.databases.consultation(house.consultationId);
  if (!found) throw new Error('no database');
  db = found;
  const place = await need(house.services.room.place(await house.join(), {}));
  room = place.activities.find((each) => each.kind === 'room')?.id ?? '';
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

async function say(child: Child, text: string): Promise<string> {
  const id = newId(house.deps.random);
  await need(house.services.room.post(child, { id, activityId: room, text, language: 'en' }));
  await need(
    house.services.moderation.decide(await house.staffWho('moderator'), {
      consultationId: house.consultationId,
      id,
      revision: 1,
      decision: 'publish',
    }),
  );
  return id;
}

const run = async (...writes: readonly (readonly [string, ...(string | Uint8Array)[]])[]) => {
  const outcome = await db.write(writes.map(([sql, ...args]) => ({ sql, args })));
  if (!outcome.ok) throw new Error(outcome.refusal);
};
const read = async (column: string, table: string) =>
  (await db.query(`select ${column} from ${table}`, [])).map(([body]) =>
    body instanceof Uint8Array ? db.text.decode(body) : body,
  );

/** A text of staff in each place where one can quote a child. `day`: when a sentence was added. */
async function writeEverywhere(day: string): Promise<void> {
  const [body, none] = [db.text.encode(telling), db.text.encode('')];
  await run(
    [`delete from point where id = 'p'`],
    [`delete from assessment where number = 9`],
    [`delete from assessment_part where number in (8, 9)`],
    [`delete from assessment_words where number = 9`],
    [`delete from room_session where activity_id = 'r'`],
    [`delete from session_words where activity_id = 'r'`],
    [`delete from room_poll_words where activity_id = 'r'`],
    [`delete from statement_tally where statement_id = 's'`],
    [`delete from statement where id = 's'`],
    [`delete from statement_text where statement_id = 's'`],
    [`delete from signature where subject = 's'`],
    [
      `insert into point (id, activity_id, anchor, position, language, title) values ('p', 'a', '', 1, 'en', ?1)`,
      body,
    ],
    [
      `insert into assessment (kind, number, phase, language, revision, written_by, written_name, written_day, approved_by, approved_name, approved_day)
        values ('impact', 9, 'after', 'en', 1, 'x', ?1, ?2, '', ?1, '')`,
      none,
      day,
    ],
    // Of one that was written before anybody was asked: it is no assessment of after here.
    ...[8, 9].map(
      (number) =>
        [
          `insert into assessment_part (kind, number, part, rights, criterion, finding, measure) values ('impact', ${number}, 'heard', '[]', ?1, ?2, ?1)`,
          none,
          body,
        ] as const,
    ),
    [
      `insert into assessment_words (kind, number, language, level, body) values ('impact', 9, 'en', 'older', ?1)`,
      body,
    ],
    [
      `insert into room_session (activity_id, revision, state, step, until_minute, gathers, pace_minutes, spotlight, spotlight_change, closing_by)
        values ('r', 3, 'over', 0, 0, 0, 0, '', 0, 'x')`,
    ],
    [
      `insert into session_words (activity_id, position, language, level, body) values ('r', 0, 'en', 'older', ?1)`,
      body,
    ],
    [
      `insert into session_words (activity_id, position, language, level, body) values ('r', 1, 'en', 'older', ?1)`,
      body,
    ],
    [`insert into room_poll_words (activity_id, position, language, body) values ('r', 0, 'en', ?1)`, body],
    [
      `insert into statement (id, activity_id, contribution_id, revision, state) values ('s', 'a', null, null, 'open')`,
    ],
    [`insert into statement_text (statement_id, language, body) values ('s', 'en', ?1)`, body],
    [
      `insert into signature (kind, subject, revision, staff_id, staff_name, day) values ('seed-proposed', 's', 1, 'x', ?1, ?2)`,
      none,
      day,
    ],
  );
}

const places = [
  ['title', `point where id = 'p'`],
  ['finding', 'assessment_part where number = 9'],
  ['body', 'assessment_words where number = 9'],
  ['body', `session_words where activity_id = 'r' and position = 0`],
  ['body', `room_poll_words where activity_id = 'r'`],
  ['body', `statement_text where statement_id = 's'`],
] as const;
/** From here on a write with this statement fails. Answers what is told meanwhile. */
function failsAt(statement: Statement) {
  const told: DomainEvent[] = [];
  const stop = house.services.listen((event) => told.push(event));
  const write = db.write.bind(db);
  const failing = vi.spyOn(db, 'write').mockImplementation((statements) => {
    const isIt = statements.some(({ sql, args }) => sql === statement.sql && args[0] === statement.args[0]);
    return isIt ? Promise.reject(new Error('full')) : write(statements);
  });
  return {
    told: () => told,
    stop() {
      failing.mockRestore();
      stop();
    },
  };
}
const everywhere = async () =>
  (await Promise.all(places.map(([column, table]) => read(column, table)))).flat();
const all = (text: string) => places.map(() => text);

describe('R780: what texts of staff quote of words that are taken back', () => {
  const ways: readonly (readonly [string, (child: Child, id: string) => Promise<unknown>])[] = [
    ['one', (child, id) => need(house.services.room.withdraw(child, { id }))],
    ['all', (child) => need(house.services.privacy.withdrawAll(child, {}))],
  ];
  it.each(ways)('goes with their bytes, when %s is taken back', async (_way, back) => {
    const child = await house.join();
    const id = await say(child, quoted);
    await writeEverywhere('2999-01-01');
    await back(child, id);
    expect(await everywhere()).toEqual(all(cut));
    // Whoever approves it says which one it read.
    expect(await read('revision', `room_session where activity_id = 'r'`)).toEqual([4]);
    expect(await read('revision', 'assessment where number = 9')).toEqual([2]);
    // What was read before anybody spoke is as it was.
    expect(await read('finding', 'assessment_part where number = 8')).toEqual([telling]);
    expect(await read('body', `session_words where activity_id = 'r' and position = 1`)).toEqual([telling]);
  });

  it.each(ways)(
    'R943: is told also where a later commit fails, when %s is taken back',
    async (_way, back) => {
      const child = await house.join();
      const id = await say(child, quoted);
      await writeEverywhere('2999-01-01');
      const heard = failsAt(raiseRoom('r'));
      await expect(back(child, id)).rejects.toThrow('full');
      expect(heard.told()).toContainEqual(
        expect.objectContaining({
          name: 'contribution-withdrawn',
          contribution: expect.objectContaining({ id, text: '' }),
        }),
      );
      expect(heard.told().map(({ name }) => name)).toContain('statements-changed');
      heard.stop();
    },
  );

  it('stays where the child says the same elsewhere, until that goes too', async () => {
    const child = await house.join();
    const [first, second] = [await say(child, quoted), await say(child, `${quoted} Really.`)];
    await writeEverywhere('2999-01-01');
    await need(house.services.room.withdraw(child, { id: first }));
    expect(await everywhere()).toEqual(all(telling));
    await need(house.services.room.withdraw(child, { id: second }));
    expect(await everywhere()).toEqual(all(cut));
  });
});

describe('R1340: what texts of staff quote of words in whose place their child writes others', () => {
  const revise = (child: Child, id: string, text: string) =>
    need(house.services.room.revise(child, { id, revision: 1, text, language: 'en' }));

  it('goes with their bytes, and pages hear of it', async () => {
    const child = await house.join();
    const id = await say(child, quoted);
    await writeEverywhere('2999-01-01');
    const told: DomainEvent[] = [];
    const stop = house.services.listen((event) => told.push(event));
    await revise(child, id, 'We play at the river when it is warm.');
    stop();
    expect(await everywhere()).toEqual(all(cut));
    expect(await read('revision', `room_session where activity_id = 'r'`)).toEqual([4]);
    const names = told.map(({ name }) => name);
    expect(names).toEqual(['contribution-held', 'statements-changed', 'room-led']);
  });

  it('stays where the new words say it too, until the child is erased', async () => {
    const child = await house.join();
    const id = await say(child, quoted);
    await writeEverywhere('2999-01-01');
    await revise(child, id, `${quoted} Not even in summer.`);
    expect(await everywhere()).toEqual(all(telling));
    await need(house.services.privacy.erase(child, {}));
    await need(house.services.privacy.finish(child, child));
    expect(await everywhere()).toEqual(all(cut));
  });

  it('is still there where the new words could not be written', async () => {
    const child = await house.join();
    const id = await say(child, quoted);
    await writeEverywhere('2999-01-01');
    const other = { id, revision: 7, text: 'We play at the river.', language: 'en' };
    expect(await house.services.room.revise(child, other)).toMatchObject({ code: 'stale-revision' });
    expect(await everywhere()).toEqual(all(telling));
    await need(house.services.room.withdraw(child, { id }));
  });
});

describe('R943: an erasure whose file cannot be written anew', () => {
  it('is told to every page at once, and ended by the clock', async () => {
    const child = await house.join();
    await say(child, quoted);
    await writeEverywhere('2999-01-01');
    await need(house.services.privacy.erase(child, {}));
    const heard = failsAt(raiseRoom('none'));
    const busy = vi.spyOn(db, 'rewrite').mockRejectedValueOnce(new Error('busy'));
    await expect(house.services.privacy.finish(child, child)).rejects.toThrow('busy');
    const names = heard.told().map(({ name }) => name);
    for (const name of ['participant-left', 'statements-changed', 'room-led']) expect(names).toContain(name);
    busy.mockRestore();
    heard.stop();
    await need(house.services.privacy.finish({ kind: 'system', name: 'clock' }, child));
    expect(await everywhere()).toEqual(all(cut));
  });
});

describe('R99: an erasure finds quotes wherever staff write of what children said', () => {
  it('also in what was approved, which stays approved; a sentence of it is voted on no more', async () => {
    const child = await house.join();
    await say(child, quoted);
    await writeEverywhere('2999-01-01');
    await run([`update assessment set approved_by = 'y', approved_day = '2026-01-01' where number = 9`]);
    await need(house.services.privacy.erase(child, {}));
    await need(house.services.privacy.finish(child, child));
    expect(await everywhere()).toEqual(all(cut));
    expect(await read('approved_by', 'assessment where number = 9')).toEqual(['y']);
    expect(await read('revision', 'assessment where number = 9')).toEqual([1]);
    expect(await read('state', `statement where id = 's'`)).toEqual(['retired']);
  });

  it('and the sentence leaves the cards of all who vote', async () => {
    const child = await house.join();
    const id = await say(child, quoted);
    await writeEverywhere('2999-01-01');
    const [activityId] = await read('activity_id', `statement where id = 's'`);
    const back = await withdrawContribution(house.deps, child, { id });
    expect(back.ok && back.events.filter(({ name }) => name === 'statements-changed')).toEqual([
      { name: 'statements-changed', consultationId: house.consultationId, activityId, what: 'gone' },
    ]);
  });

  it('but a sentence that children repeat after it was added is none of theirs', async () => {
    const child = await house.join();
    const id = await say(child, quoted);
    await writeEverywhere('2001-01-01');
    await need(house.services.room.withdraw(child, { id }));
    expect(await read('body', `statement_text where statement_id = 's'`)).toEqual([telling]);
    expect(await read('state', `statement where id = 's'`)).toEqual(['open']);
    // R1030: nor is an assessment that was written on an earlier day.
    expect(await read('finding', 'assessment_part where number = 9')).toEqual([telling]);
    expect(await read('body', 'assessment_words where number = 9')).toEqual([telling]);
  });

  it('R782: leaves what somebody wrote meanwhile, and looks for quotes in that', async () => {
    const child = await house.join();
    await say(child, quoted);
    await writeEverywhere('2999-01-01');
    const anew = `Somebody wrote this meanwhile. ${telling}`;
    let read1 = 0;
    const { result } = await writeAsRead(db, async () => {
      const found = await quotesCut(db, { participantId: child.participantId, goes: () => true });
      read1 += 1;
      if (read1 === 1) await run([`update point set title = ?1 where id = 'p'`, db.text.encode(anew)]);
      return found;
    });
    expect([result.ok, read1]).toEqual([true, 2]);
    expect(await read('title', `point where id = 'p'`)).toEqual([`Somebody wrote this meanwhile. ${cut}`]);
  });
});

describe('R781: a promise that words are taken back', () => {
  const listed = async () =>
    (await house.databases.control.query('select hex(subject) from erasure', [])).map(([hash]) => hash);
  const promiseOf = (id: string) =>
    house.deps.secrets.hash('erased', `${house.consultationId}\nwords\n${id}`).toString('hex').toUpperCase();

  it('is written first: where it cannot be, nothing is taken back', async () => {
    const child = await house.join();
    const id = await say(child, 'This stands as long as nothing is promised.');
    const full = { ok: false, refusal: 'disk-full' } as const;
    const control = vi.spyOn(house.databases.control, 'write');
    control.mockResolvedValueOnce(full);
    await expect(house.services.room.withdraw(child, { id })).rejects.toThrow();
    control.mockResolvedValueOnce(full);
    await expect(house.services.privacy.withdrawAll(child, {})).rejects.toThrow();
    control.mockRestore();
    expect(await read('state', `contribution where id = '${id}'`)).toEqual(['published']);
    await need(house.services.privacy.withdrawAll(child, {}));
    expect(await listed()).toContain(promiseOf(id));
  });

  it.each(['one', 'all'])(
    'is given again, and told again, when %s is pressed once more after a stop',
    async (way) => {
      const [child, listening] = [await house.join(), await house.join()];
      const id = await say(child, 'This was taken back, and nobody was told.');
      const { seq } = await need(house.services.room.enter(listening, { activityId: room, after: 0 }));
      const page = await live.connect(listening);
      await page.emitWithAck('room:enter', { v: 1, activity: room, after: seq });
      // As after a stop: the use case is through, and nothing is announced of it.
      if (way === 'one') await need(withdrawContribution(house.deps, child, { id }));
      else await need(withdrawAll(house.deps, child, {}));
      await house.databases.control.write([{ sql: 'delete from erasure', args: [] }]);
      const heard = next(page, 'room:changed', ({ removed }) => removed.includes(id));
      if (way === 'one') await need(house.services.room.withdraw(child, { id }));
      else expect(await need(house.services.privacy.withdrawAll(child, {}))).toEqual({ count: 0 });
      expect(await heard).toMatchObject({ seq: seq + 1, since: seq });
      expect(await listed()).toContain(promiseOf(id));
      page.disconnect();
    },
  );
});

it('R780: open pages of a room lose the quote with the words', async () => {
  const [child, listening] = [await house.join(), await house.join()];
  const id = await say(child, quoted);
  const body = db.text.encode(telling);
  await run(
    [
      `insert into room_session (activity_id, revision, state, step, until_minute, gathers, pace_minutes, spotlight, spotlight_change, closing_by, closing_approved_by)
        values (?1, 1, 'over', 0, 0, 0, 0, '', 0, 'x', 'y')`,
      room,
    ],
    [
      `insert into session_words (activity_id, position, language, level, body) values (?1, 0, 'en', 'older', ?2)`,
      room,
      body,
    ],
  );
  const { seq, led } = await need(house.services.room.enter(listening, { activityId: room, after: 0 }));
  expect(JSON.stringify(led)).toContain(quoted);
  const page = await live.connect(listening);
  await page.emitWithAck('room:enter', { v: 1, activity: room, after: seq });
  const heard = next(page, 'room:led');
  await need(house.services.room.withdraw(child, { id }));
  const event = await heard;
  expect(event.led?.closing).toEqual([{ language: 'en', level: 'older', body: cut }]);
  // The words first, then what stood before all: no page takes one of the two for the other.
  expect(event).toMatchObject({ seq: seq + 2, since: seq + 1 });
  page.disconnect();
});

describe('R1030: who repeats what staff wrote when all is over, under how it was, has not said it first', () => {
  const stands = (state: string) => run([`update consultation set state = ?1`, state]);
  const findings = async () =>
    (await Promise.all(['finding', 'finding_plain'].map((table) => read('body', table)))).flat();
  const repeat = async (child: Child) => {
    const id = newId(house.deps.random);
    const words = { id, activityId: processActivity, text: quoted, language: 'en' };
    await need(house.services.room.post(child, words));
    return id;
  };
  const wrote = async () => {
    const body = db.text.encode(telling);
    await run(
      ['delete from finding'],
      ['delete from finding_plain'],
      [`insert into finding (id, position, language, body) values ('f', 1, 'en', ?1)`, body],
      [`insert into finding_plain (finding_id, language, level, body) values ('f', 'en', 'older', ?1)`, body],
    );
    await writeEverywhere('2001-01-01');
  };
  afterAll(() => stands('open'));

  it('so nothing that children can read then loses a word', async () => {
    await stands('open');
    const child = await house.join();
    await stands('analysed');
    for (const back of [
      (id: string) => need(house.services.room.withdraw(child, { id })),
      () => need(house.services.privacy.withdrawAll(child, {})),
    ]) {
      await wrote();
      await back(await repeat(child));
      expect(await findings()).toEqual([telling, telling]);
      expect(await everywhere()).toEqual(all(telling));
    }
  });

  it('but in findings that are being written it is looked for, and in an assessment of that day', async () => {
    await stands('open');
    const child = await house.join();
    await stands('closed');
    await wrote();
    await run([`update assessment set written_day = '2999-01-01' where number = 9`]);
    await need(house.services.room.withdraw(child, { id: await repeat(child) }));
    expect(await findings()).toEqual([cut, cut]);
    expect(await everywhere()).toEqual([cut, cut, cut, telling, telling, telling]);
  });

  it('and what a child said before the end goes from findings whenever it is taken back', async () => {
    await stands('open');
    const child = await house.join();
    const id = await say(child, quoted);
    await stands('analysed');
    await wrote();
    await need(house.services.room.withdraw(child, { id }));
    expect(await findings()).toEqual([cut, cut]);
  });
});
