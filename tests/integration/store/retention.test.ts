import { createHash, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import { lastRun } from '../../../db/queries/retention/destructions.ts';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { heldTables } from '../../../server/core/privacy/held.ts';
import { readEnv, StartRefusal } from '../../../server/env.ts';
import { openHouse } from '../../../server/house.ts';
import type { Deps } from '../../../server/usecases/deps.ts';
import { confirmRetention, readRetention } from '../../../server/usecases/retention/confirm-retention.ts';
import { destroyConsultation } from '../../../server/usecases/retention/destroy-consultation.ts';
import { readCertificate, readDestructions } from '../../../server/usecases/retention/read-destructions.ts';
import { runRetention } from '../../../server/usecases/retention/run-retention.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { bytesBelow } from '../../support/processes/temp.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

const system = { kind: 'system', name: 'retention' } as const;
const visitor = { kind: 'visitor' } as const;
const hourMs = 3_600_000;

let house: TestHouse;
let consultationId: string;
let db: Database;
let retentionDay: string;
/** The product with a clock of the test. */
const at = (ms: number): Deps => ({ ...house.deps, clock: () => ms });
/** The first moment of a day in Vienna's summer or winter: both are east of Greenwich. */
const dawn = (day: string, hours = 0) => Date.parse(`${day}T00:00:00Z`) - 2 * hourMs + hours * hourMs;

beforeEach(async () => {
  house = await openTestHouse();
  ({ consultationId } = house);
  const found = await house.databases.consultation(consultationId);
  if (!found) throw new Error('no database');
  db = found;
  const row = (await need(house.services.consultation.read(system, { consultationId }))).row;
  expect(row.timeZone).toBe('Europe/Vienna');
  ({ retentionDay } = row);
});
afterEach(() => house.remove());

const file = () => join(house.folder, 'data', 'consultations', `${consultationId}.db`);
const stateInDirectory = async () =>
  (await directoryEntries(house.databases.control)).find((each) => each.id === consultationId)?.state;

describe('what is kept is kept until a day', () => {
  it('R102: a database with a table of which nobody said when it ends is refused, and the others are served', async () => {
    await db.write([{ sql: 'create table diary (id text primary key not null) strict', args: [] }]);
    await house.close();
    const env = readEnv({
      DATA_DIR: join(house.folder, 'data'),
      KEYRING: join(house.folder, 'keyring.json'),
      DEMO: '1',
    });
    const again = await openHouse(env, { workerFile: screeningWorker });
    await expect(again.databases.consultation(consultationId)).rejects.toMatchObject({
      code: 'table-without-retention',
      message: expect.stringContaining('diary'),
    });
    await again.databases.control.write([{ sql: 'create table visitors (id text) strict', args: [] }]);
    await again.close();
    const start = openHouse(env, { workerFile: screeningWorker });
    await expect(start).rejects.toThrow(StartRefusal);
    await expect(start).rejects.toThrow(/database control has a table.*visitors/);
  });

  it('R103: a consultation is destroyed on its last day in its own zone, not before', async () => {
    const before = dawn(retentionDay, -10);
    await need(runRetention(at(before), system, {}));
    expect((await need(runRetention(at(dawn(retentionDay, -1)), system, {}))).destroyed).toEqual([]);
    expect(await house.databases.consultation(consultationId)).toBeDefined();
    const run = await need(runRetention(at(dawn(retentionDay, 3)), system, {}));
    expect(run).toEqual({
      destroyed: [consultationId],
      waits: false,
      waiting: [],
      failed: [],
      unreadable: [],
    });
    expect(await house.databases.consultation(consultationId)).toBeUndefined();
    expect(await stateInDirectory()).toBe('destroyed');
  });

  it('R103, R403: one sheet that was typed and is no seat yet keeps nothing alive', async () => {
    const sheet = `insert into paper_sheet (number, batch_id, state, verifier, destroyed_day) values ('1234567', 'b', 'once', x'00', '')`;
    await db.write([{ sql: sheet, args: [] }]);
    const organiser = await house.staffWho('organiser');
    expect(await house.services.consultation.move(organiser, { consultationId, to: 'closed' })).toEqual({
      ok: false,
      code: 'sheets-waiting',
    });
    await need(runRetention(at(dawn(retentionDay, -1)), system, {}));
    const run = await need(runRetention(at(dawn(retentionDay, 3)), system, {}));
    expect(run).toMatchObject({ destroyed: [consultationId], failed: [] });
    expect(house.keyring.keyFor(consultationId)).toBeUndefined();
  });

  it('R103: what was never opened has promised nothing and is left alone', async () => {
    const organiser = await house.staffWho('organiser');
    const draft = { title: 'Later', language: 'en', timeZone: 'Europe/Vienna' };
    const { id } = await need(house.services.consultation.create(organiser, draft));
    const draftDb = await house.databases.consultation(id);
    await draftDb?.write([{ sql: `update consultation set retention_day = '2000-01-01'`, args: [] }]);
    await need(runRetention(house.deps, system, {}));
    expect(await house.databases.consultation(id)).toBeDefined();
    expect(await destroyConsultation(house.deps, system, { consultationId: id })).toEqual({
      ok: false,
      code: 'state-forbids',
    });
  });

  it('R104: after a jump of the clock it waits until a person says that the day is right', async () => {
    const administrator = await house.staffWho('administrator');
    const organiser = await house.staffWho('organiser');
    const jumped = at(dawn(retentionDay, 24 * 40));
    await need(runRetention(house.deps, system, {}));
    const ran = await lastRun(house.databases.control, 'retention');
    for (let times = 0; times < 3; times += 1)
      expect((await need(runRetention(jumped, system, {}))).waiting).toEqual([consultationId]);
    expect(await lastRun(house.databases.control, 'retention')).toBe(ran);
    // The clock comes back: nothing was lost, nothing waits.
    expect((await need(readRetention(house.deps, administrator, {}))).waits).toBe(false);

    const { waits, today } = await need(readRetention(jumped, administrator, {}));
    expect(waits).toBe(true);
    expect(await confirmRetention(jumped, organiser, { today })).toEqual({ ok: false, code: 'not-allowed' });
    expect(await confirmRetention(jumped, administrator, { today: '2001-01-01' })).toEqual({
      ok: false,
      code: 'stale-revision',
    });
    expect((await need(confirmRetention(jumped, administrator, { today }))).destroyed).toEqual([
      consultationId,
    ]);
    expect(await confirmRetention(jumped, administrator, { today })).toEqual({
      ok: false,
      code: 'state-forbids',
    });
    const audit = await house.databases.control.query(
      `select actor from audit where deed = 'retention:confirm'`,
      [],
    );
    expect(audit).toEqual([[administrator.staffId]]);
  });

  it('R104: 36 hours are no jump, and where nobody knows of a last run what is due waits', async () => {
    await need(runRetention(at(dawn(retentionDay, -30)), system, {}));
    expect((await need(runRetention(at(dawn(retentionDay, 5)), system, {}))).destroyed).toEqual([
      consultationId,
    ]);
  });

  it('R104: a first run destroys nothing by itself', async () => {
    expect((await need(runRetention(at(dawn(retentionDay, 5)), system, {}))).waiting).toEqual([
      consultationId,
    ]);
  });
});

describe('destruction', () => {
  it('R57, R105: leaves a certificate that anyone can check, rounded, and no byte of the words', async () => {
    const child = await house.join();
    const place = await need(house.services.room.place(child, {}));
    const room = place.activities.find((each) => each.kind === 'room')?.id ?? '';
    const words = 'a sentence that nobody will ever read again';
    const post = { id: 'AAAAAAAAAAAAAAAAAAAAAA', activityId: room, text: words, language: 'en' };
    await need(house.services.room.post(child, post));
    expect(house.deps.recentWords.get(child.participantId)).toEqual([words]);
    const key = house.keyring.keyFor(consultationId) ?? '';
    const title = await db.query(
      `select body from consultation_text where field = 'title' and language = 'en' and level = 'older'`,
      [],
    );

    const staff = await house.staffWho('administrator');
    expect(await house.services.retention.destroy(staff, { consultationId })).toEqual({
      ok: false,
      code: 'not-found',
    });
    const heard: unknown[] = [];
    house.services.listen((event) => heard.push(event));
    await need(house.services.retention.destroy(system, { consultationId }));
    expect(heard).toContainEqual({ name: 'consultation-changed', consultationId, state: 'destroyed' });

    expect(existsSync(file())).toBe(false);
    expect(house.keyring.keyFor(consultationId)).toBeUndefined();
    expect(bytesBelow(house.folder).includes(Buffer.from(key))).toBe(false);
    expect(house.deps.recentWords.get(child.participantId)).toEqual([]);
    expect(house.deps.unread.get(post.id)).toBeUndefined();

    const { destroyed, publicKey } = await need(readDestructions(house.deps, visitor, {}));
    const [listed] = destroyed;
    const { bytes } = await need(readCertificate(house.deps, visitor, { consultationId }));
    expect(verify(null, bytes, publicKey, Buffer.from(listed?.signature ?? '', 'base64'))).toBe(true);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(listed?.hash);
    const certificate = JSON.parse(Buffer.from(bytes).toString());
    expect(certificate).toMatchObject({
      consultation: consultationId,
      retentionDay,
      titleSha256: createHash('sha256')
        .update(title[0]?.[0] as Uint8Array)
        .digest('hex'),
      audit: { entries: expect.any(Number) },
      fileSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const rows = Object.entries(certificate.rows as Record<string, number | null | 'all'>);
    expect(rows.flatMap(([table, count]) => (count === 'all' ? table : []))).toEqual(
      expect.arrayContaining([...heldTables]),
    );
    for (const [, count] of rows)
      expect(count === 'all' || count === null || (count >= 10 && count % 5 === 0)).toBe(true);
    const head = await house.databases.control.query(
      `select detail from audit where deed = 'consultation:destroy'`,
      [],
    );
    expect(head).toEqual([['chain whole']]);
    expect(await house.services.retention.destroy(system, { consultationId })).toEqual({
      ok: false,
      code: 'not-found',
    });
    await expect(house.databases.create(consultationId)).rejects.toMatchObject({ code: 'database-exists' });
  });

  it('R105: what names a child in the certificate would be a field too many', async () => {
    await need(house.services.retention.destroy(system, { consultationId }));
    const { bytes } = await need(readCertificate(house.deps, visitor, { consultationId }));
    expect(Object.keys(JSON.parse(Buffer.from(bytes).toString())).sort()).toEqual([
      'audit',
      'consultation',
      'destroyedDay',
      'fileSha256',
      'format',
      'kept',
      'organisation',
      'retentionDay',
      'rows',
      'timeZone',
      'titleSha256',
    ]);
    expect(readFileSync(join(house.folder, 'keyring.json'), 'utf8')).not.toContain(consultationId);
  });
});
