import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as audit from '../../../app/routes/staff/site/audit.tsx';
import { verifyAudit } from '../../../db/audit.ts';
import { verifyKept } from '../../../db/queries/retention/kept-log.ts';
import { runCommand } from '../../../server/commands/commands.ts';
import { protectNumber } from '../../../server/core/analysis/disclosure/small-numbers.ts';
import { keptLogUntil } from '../../../server/core/privacy/retention.ts';
import { runRetention } from '../../../server/usecases/retention/run-retention.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';

const system = { kind: 'system', name: 'retention' } as const;
const visitor = { kind: 'visitor' } as const;
const dayMs = 86_400_000;

let house: TestHouse;
let consultationId: string;
beforeEach(async () => {
  house = await openTestHouse();
  ({ consultationId } = house);
});
afterEach(() => house.remove());

const control = () => house.databases.control;
const lines = () => control().query('select * from kept_log order by n', []);
const readLog = async (day: string | null = null) =>
  house.services.privacy.audit(await house.staffWho('overseer'), { consultationId, day, before: null });
const verified = async () => (await runCommand(house, { words: ['audit', 'verify'], origin: '' })) as object;

/** A child says something in a room, it is hidden and the decision undone; answers its number. */
async function hideOne(): Promise<string> {
  const child = await house.join();
  const { activities } = await need(house.services.room.place(child, {}));
  const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
  const id = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
  await need(house.services.room.post(child, { id, activityId, text: 'some words', language: 'en' }));
  const moderator = await house.staffWho('moderator');
  const decided = { consultationId, id, revision: 1, decision: 'return', reason: 'unclear' } as const;
  await need(house.services.moderation.decide(moderator, decided));
  return id;
}

describe('what stays of the log of a consultation that is destroyed', () => {
  it('R956, R957: who did what on which day and why can still be read and recomputed, and nothing in it is of one child', async () => {
    const { staffId } = await house.staffWho('moderator');
    const ids = [await hideOne(), await hideOne()];
    const db = await house.databases.consultation(consultationId);
    const before = await db?.query(
      'select day, actor, deed, count(*) from audit group by day, actor, deed',
      [],
    );
    const seats = (await db?.query('select id from participant', [])) ?? [];
    await need(house.services.retention.destroy(system, { consultationId }));

    const { check, days, entries, kept } = await need(readLog());
    expect(check).toMatchObject({ ok: true, entries: (await lines()).length });
    expect(kept?.until).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(days.reduce((sum, day) => sum + day.entries, 0)).toBe((await lines()).length);
    expect(entries).toContainEqual(
      expect.objectContaining({ deed: 'contribution:return', detail: 'unclear', subject: '', times: null }),
    );
    // Every kind of deed of everybody on every day is there, and how often as every number is told.
    const stored = await control().query('select day, actor, deed, times from kept_log', []);
    const alone = (deed: unknown) => !String(deed).startsWith('contribution:');
    for (const [day, actor, deed, times] of before ?? [])
      expect(stored.filter((line) => [day, actor, deed].every((of, at) => line[at] === of))).toEqual(
        alone(deed) ? [[day, actor, deed, protectNumber(Number(times))]] : [expect.anything()],
      );
    expect(stored.some(([, actor]) => actor === staffId)).toBe(true);
    const all = JSON.stringify(await lines());
    for (const id of [...ids, ...seats.map(([id]) => String(id))]) expect(all).not.toContain(id);

    expect(await verified()).toMatchObject({ exitCode: 0 });
    const named = await runCommand(house, { words: ['audit', 'verify', consultationId], origin: '' });
    expect(named.lines).toEqual([`${(await lines()).length} kept lines, chain intact`]);
    expect(await verifyAudit(control())).toMatchObject({ ok: true });
    // Whoever has the certificate can tell, too.
    const { bytes } = await need(house.services.retention.certificate(visitor, { consultationId }));
    const head = check.ok ? check.head : '';
    expect(JSON.parse(Buffer.from(bytes).toString()).kept).toEqual({ lines: (await lines()).length, head });
  });

  it('R128, R956: it is told to the overseer alone, on the page of the logs', async () => {
    await hideOne();
    await need(house.services.retention.destroy(system, { consultationId }));
    for (const role of ['organiser', 'moderator', 'administrator'] as const)
      expect(
        await house.services.privacy.audit(await house.staffWho(role), {
          consultationId,
          day: null,
          before: null,
        }),
      ).toMatchObject({ ok: false });
    const overseer = await house.staffWho('overseer');
    const pages = drawPages(house, { staff: overseer, routes: { 'staff/audit': audit } });
    const { html } = await pages.get(`/staff/audit?of=${consultationId}`);
    expect(html).toContain('This consultation is destroyed.');
    expect(html).toContain('Words given back');
    expect(html).toContain(`href="/gone/${consultationId}"`);
    expect(html).not.toContain('was already broken');
    expect(html).not.toContain('undefined');
  });

  it('R956: a line that was changed, taken away or put in is found, also where all after it were written anew', async () => {
    await hideOne();
    await need(house.services.retention.destroy(system, { consultationId }));
    const whole = (await lines()).length;
    expect(whole).toBeGreaterThan(4);
    await expect(control().write([{ sql: 'update kept_log set n = n', args: [] }])).rejects.toThrow(
      /never altered/,
    );
    const change = async (sql: string) => {
      await control().write([
        { sql: 'drop trigger if exists kept_log_is_not_altered', args: [] },
        { sql, args: [] },
      ]);
      return verifyKept(control(), consultationId);
    };
    const found = (firstBad: number) => ({ ok: false, firstBad });
    expect(await change(`update kept_log set actor = 'other' where n = 3`)).toEqual(found(3));
    expect((await need(readLog())).check).toEqual(found(3));
    const command = await runCommand(house, { words: ['audit', 'verify', consultationId], origin: '' });
    expect(command).toEqual({ lines: ['The chain breaks at entry 3.'], exitCode: 1 });
    // Written anew from the first line on it is whole in itself, and not what the site’s own log says.
    let head = createHash('sha3-256')
      .update(`due-weight kept log, version 1 ${consultationId}`)
      .digest('hex')
      .toUpperCase();
    for (const [, n, ...fields] of await lines()) {
      const text = `${head} ${n} ${JSON.stringify(fields.slice(0, 5))}`;
      head = createHash('sha3-256').update(text).digest('hex').toUpperCase();
      await change(`update kept_log set hash = '${head}' where n = ${n}`);
    }
    expect(await verifyKept(control(), consultationId)).toEqual(found(1));
    expect(await change(`delete from kept_log where n = ${whole}`)).toEqual(found(whole));
    expect(await change('delete from kept_log')).toEqual(found(1));
  });

  it('R51, R956: where entries were cut off before, its certificate and the page of the logs say so', async () => {
    await need(house.services.retention.noteHeads(system, {}));
    const db = await house.databases.consultation(consultationId);
    await db?.write([
      { sql: 'drop trigger audit_is_not_deleted', args: [] },
      { sql: 'delete from audit where n = (select max(n) from audit)', args: [] },
    ]);
    await need(house.services.retention.destroy(system, { consultationId }));
    const { bytes } = await need(house.services.retention.certificate(visitor, { consultationId }));
    expect(JSON.parse(Buffer.from(bytes).toString()).audit).toHaveProperty('firstBad');
    expect(await need(readLog())).toMatchObject({ check: { ok: true }, kept: { stood: false } });
    const pages = drawPages(house, {
      staff: await house.staffWho('overseer'),
      routes: { 'staff/audit': audit },
    });
    const { html } = await pages.get(`/staff/audit?of=${consultationId}`);
    expect(html).toContain('was already broken');
  });

  it('R958: goes three years after the destruction, and the log of the site says so', async () => {
    await hideOne();
    const { day } = await need(house.services.retention.destroy(system, { consultationId }));
    const until = Date.parse(`${keptLogUntil(day)}T12:00:00Z`);
    expect(new Date(until).getUTCFullYear() - Number(day.slice(0, 4))).toBe(3);
    const at = (ms: number) => ({ ...house.deps, clock: () => ms });
    await need(runRetention(at(until - 2 * dayMs), system, {}));
    await need(runRetention(at(until - dayMs), system, {}));
    expect(await verifyKept(control(), consultationId)).toMatchObject({ ok: true });
    await need(runRetention(at(until), system, {}));
    expect(await lines()).toEqual([]);
    expect(await verifyKept(control(), consultationId)).toBeUndefined();
    expect(await verified()).toMatchObject({ exitCode: 0 });
    expect(await readLog()).toEqual({ ok: false, code: 'not-found' });
    const told = await control().query(
      `select deed from audit where subject = ?1 and deed like 'audit:%' order by n`,
      [consultationId],
    );
    expect(told.slice(-2)).toEqual([['audit:kept'], ['audit:forgotten']]);
    // Nothing is done twice, and the certificate stays.
    await need(runRetention(at(until + dayMs), system, {}));
    expect((await control().query(`select 1 from audit where deed = 'audit:forgotten'`, [])).length).toBe(1);
    await need(house.services.retention.certificate(visitor, { consultationId }));
  });
});
