import { drizzle } from 'drizzle-orm/sqlite-proxy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import type { SqlValue } from '../../../db/engine.ts';
import { sqlValue } from '../../../db/statement.ts';
import { newId } from '../../../server/core/ids.ts';
import { codeFragment, foldCode } from '../../../server/core/room/join-codes.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { codeStillOpens } from '../../../server/usecases/room/code-still-opens.ts';
import { joinConsultation } from '../../../server/usecases/room/join-consultation.ts';
import { lookInside } from '../../../server/usecases/room/look-inside.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';

let house: TestHouse;
let codes: string[] = [];
const visitor = { kind: 'visitor' } as const;
const id = () => newId((length) => crypto.getRandomValues(new Uint8Array(length)));

beforeAll(async () => {
  house = await openTestHouse();
  const issued = await need(
    house.services.consultation.issueCodes(demoSystem, {
      consultationId: house.consultationId,
      label: 'here',
      language: 'en',
      size: 20,
    }),
  );
  codes = issued.codes.map(codeFragment);
});
afterAll(() => house.remove());

const nextCode = () => codes.pop() ?? '';
const form = (code: string, nonce = id()) => ({
  consultationId: house.consultationId,
  code,
  nonce,
  language: 'en',
  level: 'older',
});
const join = (code: string, nonce?: string) => house.services.room.join(visitor, form(code, nonce));

async function whose(seat: { consultationId: string; session: string }): Promise<Child> {
  return (await need(house.services.room.identify(visitor, seat))).actor;
}

async function everythingStored(): Promise<string> {
  const stored: string[] = [];
  for (const db of [house.databases.control, await house.databases.consultation(house.consultationId)]) {
    const tables = (await db?.query(`select name from sqlite_schema where type = 'table'`, [])) ?? [];
    for (const [name] of tables) {
      const rows = (await db?.query(`select * from "${name}"`, [])) ?? [];
      stored.push(`${name} ${JSON.stringify(rows)}`);
    }
  }
  return stored.join('\n');
}

/** What use cases are given, and every sentence of SQL that they ask of a database, in its order. */
function countedLookUps() {
  const asked: string[] = [];
  const counted = (db: Database): Database => {
    const query: Database['query'] = (sql, args) => {
      asked.push(sql);
      return db.query(sql, args);
    };
    const read: Database['read'] = drizzle(async (sql, params, method) => {
      const rows = await query(sql, params.map(sqlValue));
      return { rows: method === 'get' ? (rows[0] as SqlValue[]) : [...rows] };
    });
    const write: Database['write'] = (statements) => {
      asked.push('write');
      return db.write(statements);
    };
    return { ...db, query, read, write };
  };
  const databases = {
    ...house.databases,
    control: counted(house.databases.control),
    consultation: async (of: string) => {
      const db = await house.databases.consultation(of);
      return db && counted(db);
    },
  };
  return { deps: { ...house.deps, databases }, asked };
}

describe('joining', () => {
  it('R15: one code is one seat, also when five take it at once, and nothing links the two', async () => {
    const code = nextCode();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => join(code)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await join(code)).toEqual({ ok: false, code: 'code-opens-nothing' });
    const db = await house.databases.consultation(house.consultationId);
    const hash = house.deps.secrets.of(house.consultationId).hash('code', foldCode(code) ?? '');
    expect(await db?.query('select 1 from join_code where hash = ?1', [hash])).toEqual([]);
  });

  it('R20: four who come at the same moment and draw the same name are called by four names', async () => {
    const random = (length: number) =>
      length === 4 ? new Uint8Array(4) : crypto.getRandomValues(new Uint8Array(length));
    const unlucky = { ...house.deps, random };
    const seats = await Promise.all(
      Array.from({ length: 4 }, async () => need(joinConsultation(unlucky, visitor, form(nextCode())))),
    );
    const ids = await Promise.all(seats.map(async (seat) => (await whose(seat)).participantId));
    const db = await house.databases.consultation(house.consultationId);
    const names = await db?.query(
      'select distinct adjective, motif from participant where id in (select value from json_each(?1))',
      [JSON.stringify(ids)],
    );
    expect(names).toHaveLength(4);
  });

  it('R20: when all names are taken a child still comes in, is shown four and may choose one', async () => {
    const early = await whose(await need(join(nextCode())));
    const db = await house.databases.consultation(house.consultationId);
    const take = (least: number) => ({
      sql: `insert into participant (id, batch_id, language, level, adjective, motif, palette, day)
        select 'made-' || a.value || '-' || m.value, '', 'en', 'older', a.value, m.value, 0, '' from json_each(?1) a, json_each(?2) m
        where a.value >= ?3 and not exists (select 1 from participant where adjective = a.value and motif = m.value)`,
      args: [JSON.stringify([...Array(96).keys()]), JSON.stringify([...Array(12).keys()]), least],
    });
    const seen = async (child: Child) => need(house.services.room.drawNames(child, {}));
    await db?.write([take(1)]);
    const left = await db?.query('select count(*) from participant where adjective = 0', []);
    const free = (await seen(early)).filter(({ adjective }) => adjective === 0);
    expect(free).toHaveLength(Math.min(4, 12 - Number(left?.[0]?.[0])));
    const taken = { adjective: 50, motif: 5, palette: 0 } as const;
    expect(await house.services.room.chooseName(early, taken)).toEqual({
      ok: false,
      code: 'taken-by-another',
    });

    await db?.write([take(0)]);
    const late = await whose(await need(join(nextCode())));
    expect(await seen(late)).toHaveLength(4);
    expect((await house.services.room.chooseName(late, taken)).ok).toBe(true);
    await db?.write([{ sql: `delete from participant where id like 'made-%'`, args: [] }]);
  });

  it('R20: a name that is chosen twice is its own, and taken for any other child', async () => {
    const [one, other] = [
      await whose(await need(join(nextCode()))),
      await whose(await need(join(nextCode()))),
    ];
    const [chosen] = await need(house.services.room.drawNames(one, {}));
    if (!chosen) throw new Error('no name');
    for (const pressed of [1, 2])
      expect((await house.services.room.chooseName(one, chosen)).ok, `${pressed}`).toBe(true);
    expect(await house.services.room.chooseName(other, chosen)).toEqual({
      ok: false,
      code: 'taken-by-another',
    });
  });

  it('R16: the same form again finds the same seat for ten minutes, another form does not', async () => {
    const [code, nonce] = [nextCode(), id()];
    const first = await whose(await need(join(code, nonce)));
    const again = await Promise.all([1, 2, 3].map(async () => whose(await need(join(code, nonce)))));
    expect(again.map((child) => child.participantId)).toEqual(Array(3).fill(first.participantId));
    expect(await join(code)).toEqual({ ok: false, code: 'code-opens-nothing' });
    const inMinutes = (minutes: number) => ({
      ...house.deps,
      clock: () => house.deps.clock() + minutes * 60_000,
    });
    expect((await joinConsultation(inMinutes(9), visitor, form(code, nonce))).ok).toBe(true);
    expect(await joinConsultation(inMinutes(12), visitor, form(code, nonce))).toEqual({
      ok: false,
      code: 'code-opens-nothing',
    });
  });

  const move = async (to: 'open' | 'paused') =>
    need(
      house.services.consultation.move(await house.staffWho('organiser'), {
        consultationId: house.consultationId,
        to,
      }),
    );

  it('R1039: a yes whose answer was lost finds its seat while it rests', async () => {
    const [code, nonce, unused] = [nextCode(), id(), nextCode()];
    const first = await whose(await need(join(code, nonce)));
    await move('paused');
    try {
      expect((await whose(await need(join(code, nonce)))).participantId).toBe(first.participantId);
      expect(await join(unused)).toEqual({ ok: false, code: 'consultation-not-open' });
      expect(await join(code)).toEqual({ ok: false, code: 'code-opens-nothing' });
    } finally {
      await move('open');
    }
  });

  it('R1040: right words of what rests are no wrong ones, nor is the form that took its seat', async () => {
    const [code, nonce, unused] = [nextCode(), id(), nextCode()];
    await need(join(code, nonce));
    const opens = (form: { code: string; nonce: string }) =>
      need(house.services.room.codeStillOpens(visitor, form));
    await move('paused');
    try {
      expect(await opens({ code: unused, nonce: id() })).toBe(true);
      expect(await opens({ code, nonce })).toBe(true);
      expect(await opens({ code, nonce: id() })).toBe(false);
    } finally {
      await move('open');
    }
  });

  it('R17: before yes nothing is stored and nothing used up', async () => {
    const code = nextCode();
    const before = await everythingStored();
    for (const typed of [code, code, 'no such words at all', '']) {
      await house.services.room.lookInside(visitor, { code: typed });
    }
    expect(await everythingStored()).toBe(before);
    await need(join(code));
    expect(await everythingStored()).not.toBe(before);
  });

  it('R18: an unknown, a used and a malformed code are answered alike', async () => {
    const used = nextCode();
    await need(join(used));
    const unknown = 'abacus-abacus-abacus-abacus-abacus';
    for (const code of [used, unknown, 'four words are few', '%', 'x'.repeat(5_000)]) {
      const opensNothing = { ok: false, code: 'code-opens-nothing' };
      expect(await house.services.room.lookInside(visitor, { code })).toEqual(opensNothing);
      expect(await join(code)).toEqual(opensNothing);
    }
    expect(await join('')).toEqual({ ok: false, code: 'text-empty' });
  });

  it('R18: what is asked of the databases is the same for each of them', async () => {
    const used = nextCode();
    await need(join(used));
    const { deps, asked } = countedLookUps();
    const work = async (code: string) => {
      const all = [];
      for (const look of [
        () => lookInside(deps, visitor, { code }),
        () => joinConsultation(deps, visitor, form(code)),
        () => codeStillOpens(deps, visitor, { code, nonce: id() }),
      ]) {
        await look();
        all.push(asked.splice(0));
      }
      return all;
    };
    const first = await work(used);
    for (const looks of first) expect(looks.length).toBeGreaterThan(1);
    for (const code of ['abacus-abacus-abacus-abacus-abacus', 'four words are few', '%', 'x'.repeat(5_000)])
      expect(await work(code)).toEqual(first);
  });
});
