import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditHead, notedHead } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { openKeyring } from '../../../db/keyring.ts';
import { verifyKept } from '../../../db/queries/retention/kept-log.ts';
import { takeBackup } from '../../../server/backup/take.ts';
import { runCommand } from '../../../server/commands/commands.ts';
import type { CommandAnswer } from '../../../server/commands/options.ts';
import { restoreAlone } from '../../../server/commands/restore.ts';
import { newId } from '../../../server/core/ids.ts';
import { backupName } from '../../../server/core/privacy/backups.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { readEnv, StartRefusal } from '../../../server/env.ts';
import { type House, openHouse } from '../../../server/house.ts';
import { refusalOf } from '../../../server/refusal-of.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { appCode } from '../../support/pages/factor-steps.ts';
import { damageText } from '../../support/processes/damage.ts';
import { bytesBelow } from '../../support/processes/temp.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

const system = { kind: 'system', name: 'retention' } as const;

let house: TestHouse;
let backups: string;
let running: House[];
const env = (more: Readonly<Record<string, string>> = {}) =>
  readEnv({
    DATA_DIR: join(house.folder, 'data'),
    KEYRING: join(house.folder, 'keyring.json'),
    DEMO: '1',
    ...more,
  });

beforeEach(async () => {
  house = await openTestHouse();
  backups = join(house.folder, 'backups');
  running = [house];
});
afterEach(() => house.remove());

const command = async (...words: string[]) =>
  runCommand(running.at(-1) ?? house, { words: [...words, '--json'], origin: 'http://127.0.0.1' });
const valueIn = (answered: CommandAnswer) => {
  expect(answered.exitCode, answered.lines.join('\n')).toBe(0);
  return JSON.parse(answered.lines[0] ?? '');
};
const backUp = async () => valueIn(await command('backup', '--to', backups));
const restore = (from: string, ...more: string[]) => restoreAlone(env(), [from, ...more, '--json']);
async function reopen(): Promise<House> {
  const again = await openHouse(env(), { workerFile: screeningWorker });
  running.push(again);
  return again;
}
async function database(of: House): Promise<Database> {
  const db = await of.databases.consultation(house.consultationId);
  if (!db) throw new Error('no database');
  return db;
}
const bodies = async (of: House, child: Child) => {
  const db = await database(of);
  const rows = await db.query('select body from contribution where participant_id = ?1', [
    child.participantId,
  ]);
  return rows.map(([body]) => db.text.decode(body as Uint8Array));
};
async function say(child: Child, text: string): Promise<string> {
  const place = await need(house.services.room.place(child, {}));
  const activityId = place.activities.find((each) => each.kind === 'room')?.id ?? '';
  const id = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
  await need(house.services.room.post(child, { id, activityId, text, language: 'en' }));
  return id;
}
/** As a child's own erasure leaves it: on the list of the control database. */
const listErased = (child: Child) =>
  house.databases.control.write([
    {
      sql: 'insert into erasure (consultation_id, subject, day) values (?1, ?2, ?3)',
      args: [
        house.consultationId,
        house.deps.secrets.hash('erased', `${house.consultationId}\n${child.participantId}`),
        '2027-01-01',
      ],
    },
  ]);

describe('a backup', () => {
  it('R108: is whole, encrypted and without keys, and what did not change is the same file', async () => {
    const child = await house.join();
    await say(child, 'words that stand in no file as they are');
    const first = await backUp();
    expect(first).toMatchObject({ copied: 3, linked: 0, unreadable: [] });
    expect(await backUp()).toMatchObject({ folder: first.folder, copied: 0, linked: 3 });

    await say(child, 'one more');
    const second = await backUp();
    expect(second.copied).toBe(1);
    const bytes = bytesBelow(backups);
    for (const words of ['words that stand in no file', house.keyring.control, house.keyring.pepper])
      expect(bytes.includes(Buffer.from(words))).toBe(false);
    expect(readdirSync(join(backups, basename(second.folder))).sort()).toEqual([
      'complaints.db',
      'consultations',
      'control.db',
      'manifest.json',
      'manifest.sig',
    ]);
    expect(readdirSync(backups).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('R991: takes nothing over from a backup before that was changed or is damaged, and is made all the same', async () => {
    await say(await house.join(), 'one');
    const first = await backUp();
    const manifest = readFileSync(join(first.folder, 'manifest.json'), 'utf8');
    const rows = `${house.consultationId}.db`;
    // Somebody puts another file in its place, and says so in the manifest, which it cannot sign.
    const planted = Buffer.from('not what was said');
    writeFileSync(join(first.folder, 'consultations', rows), planted);
    const entries = JSON.parse(manifest);
    const entry = entries.databases.find(({ id }: { id: string }) => id === house.consultationId);
    Object.assign(entry, {
      bytes: planted.length,
      sha256: createHash('sha256').update(planted).digest('hex'),
    });
    writeFileSync(join(first.folder, 'manifest.json'), JSON.stringify(entries));
    const second = valueIn(await command('backup', '--to', backups));
    expect(second).toMatchObject({ copied: 3, linked: 0, passedOver: first.folder });
    expect(readFileSync(join(second.folder, 'consultations', rows)).equals(planted)).toBe(false);

    writeFileSync(join(second.folder, 'manifest.json'), '{');
    const third = valueIn(await command('backup', '--to', backups));
    expect(third).toMatchObject({ copied: 3, passedOver: second.folder });
    // One of the hour before, of which a file went bad at the place where it lies.
    const earlier = join(backups, backupName(Date.now() - 3_600_000));
    for (const name of readdirSync(backups).filter((each) => each !== basename(third.folder)))
      rmSync(join(backups, name), { recursive: true });
    renameSync(third.folder, earlier);
    const bad = readFileSync(join(earlier, 'consultations', rows));
    bad[5000] = (bad[5000] ?? 0) ^ 1;
    writeFileSync(join(earlier, 'consultations', rows), bad);
    const other = `insert into job_run (name, hour) values ('another', 1)`;
    await house.databases.control.write([{ sql: other, args: [] }]);
    const last = await backUp();
    expect(last).toMatchObject({ linked: 1 });
    await house.close();
    expect(valueIn(await restore(last.folder, '--replace'))).toMatchObject({ consultations: 1 });
  });

  it('R721: copies of keys are never laid where copies of the data lie, above them or below, nor those where keys lie', async () => {
    const refusal = (where: string, what: string, not: string) =>
      expect.stringMatching(
        new RegExp(`^${what} in ${where}: whoever takes that folder must not have ${not}`),
      );
    const { folder } = await backUp();
    for (const to of [backups, join(backups, 'keys'), folder])
      expect(await command('backup', 'keys', '--to', to)).toEqual({
        exitCode: 1,
        lines: [refusal(backups, 'A backup of the data lies', 'the keys with it')],
      });
    const keys = join(house.folder, 'key-copies');
    valueIn(await command('backup', 'keys', '--to', keys));
    for (const to of [keys, join(keys, 'data')])
      expect(await command('backup', '--to', to)).toEqual({
        exitCode: 1,
        lines: [refusal(keys, 'Copies of the keyring lie', 'the data with them')],
      });
    expect(readdirSync(keys)).toHaveLength(1);
  });

  it('R107, R108: folders of data, copies and keys stay apart', async () => {
    expect((await command('backup', '--to', join(house.folder, 'data', 'copies'))).exitCode).toBe(1);
    expect((await command('backup', '--to', house.folder)).exitCode).toBe(1);
    expect((await command('backup', 'keys', '--to', join(house.folder, 'data'))).exitCode).toBe(1);
    expect((await command('backup')).lines).toEqual(['Say where to: --to DIR, or set BACKUP_DIR.']);
    await house.close();
    for (const setting of ['BACKUP_DIR', 'KEY_BACKUP_DIR'])
      await expect(
        openHouse(env({ [setting]: join(house.folder, 'data', 'copies') }), { workerFile: screeningWorker }),
      ).rejects.toThrow(StartRefusal);
    await expect(
      openHouse(env({ BACKUP_DIR: house.folder }), { workerFile: screeningWorker }),
    ).rejects.toThrow(StartRefusal);
    await expect(
      openHouse(env({ BACKUP_DIR: backups, LIBSQL_URL: 'http://127.0.0.1:1' }), {
        workerFile: screeningWorker,
      }),
    ).rejects.toThrow(/lies on a server/);
  });

  it('R108: a copy of the keys is wrapped, and goes once a newer one is without a key that was destroyed', async () => {
    const keys = join(house.folder, 'key-copies');
    const { file } = valueIn(await command('backup', 'keys', '--to', keys));
    expect(bytesBelow(keys).includes(Buffer.from(house.keyring.control))).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const old = join(keys, `keyring-${backupName(Date.now() - 7_200_000)}.json`);
    renameSync(file, old);
    await need(house.services.retention.destroy(system, { consultationId: house.consultationId }));
    expect(valueIn(await command('backup', 'keys', '--to', keys))).toMatchObject({ made: true, removed: 1 });
    expect(existsSync(old)).toBe(false);
    for (const name of readdirSync(keys))
      expect(readFileSync(join(keys, name), 'utf8')).not.toContain(house.consultationId);
  });

  it('R108: a copy of the keys stays while what it opens is on its way, and goes once that is elsewhere', async () => {
    const { consultationId, keyring, databases } = house;
    const isElsewhere = () =>
      databases.control.write([
        {
          sql: `insert into move (id, number, consultation_id, way, state, place, place_key, file_hash, answer, last_day, day)
            values ('m', 1, ?1, 'out', 'moved', '', '', '', '', '', '2027-01-01')`,
          args: [consultationId],
        },
      ]);
    const keys = join(house.folder, 'key-copies');
    let hours = 0;
    /** A copy of an earlier moment, as it lies beside the next one. */
    const copied = async () => {
      const { file } = valueIn(await command('backup', 'keys', '--to', keys));
      hours += 1;
      const old = join(keys, `keyring-${backupName(Date.now() - hours * 3_600_000)}.json`);
      renameSync(file, old);
      return old;
    };
    const served = await copied();
    await databases.setApart(consultationId);
    const apart = await copied();
    expect([served, apart].map((file) => existsSync(file))).toEqual([true, true]);
    const waits = keyring.addPlace('a-line');
    expect(waits).not.toBe('');
    const place = await copied();
    await databases.destroy(consultationId);
    keyring.forgetPlace('a-line');
    await isElsewhere();
    expect(valueIn(await command('backup', 'keys', '--to', keys))).toMatchObject({ removed: 3 });
    expect([served, apart, place].map((file) => existsSync(file))).toEqual([false, false, false]);
  });

  it('R1070: what had its time and what was destroyed leave the backups also while none can be made', async () => {
    await need(house.services.retention.run(system, {}));
    const { folder } = await backUp();
    const old = join(backups, backupName(Date.now() - 36 * 86_400_000));
    cpSync(folder, old, { recursive: true });
    const copy = join(folder, 'consultations', `${house.consultationId}.db`);
    expect([old, copy].map((each) => existsSync(each))).toEqual([true, true]);
    await need(house.services.retention.destroy(system, { consultationId: house.consultationId }));
    const take = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    const full = { ...house, backups: { ...house.backups, take } };
    const words = ['backup', '--to', backups];
    await expect(runCommand(full, { words, origin: 'http://127.0.0.1' })).rejects.toThrow('full');
    expect([old, copy, folder].map((each) => existsSync(each))).toEqual([false, false, true]);
  });

  it('R108: what was destroyed leaves the backups as well', async () => {
    const { folder } = await backUp();
    const copy = join(folder, 'consultations', `${house.consultationId}.db`);
    expect(existsSync(copy)).toBe(true);
    await need(house.services.retention.destroy(system, { consultationId: house.consultationId }));
    await backUp();
    expect(existsSync(copy)).toBe(false);
  });
});

describe('a restore', () => {
  it('R109: brings back what stood, and erases again who was erased since, before anything is served', async () => {
    const [stays, goes] = [await house.join(), await house.join()];
    await say(stays, 'this stays');
    const regretted = await say(stays, 'this was taken back after the backup');
    await say(goes, 'this was erased after the backup');
    // An analyst quoted it before, and the child has asked to be erased: that is on the list from then on.
    const before = await database(house);
    await before.write([
      {
        sql: `insert into point (id, activity_id, anchor, position, language, title) values ('p', 'a', '', 1, 'en', ?1)`,
        args: [before.text.encode('One says: this was erased after the backup')],
      },
      {
        sql: `insert into point (id, activity_id, anchor, position, language, title) values ('q', 'a', '', 2, 'en', ?1)`,
        args: [before.text.encode('One says: this was taken back after the backup')],
      },
    ]);
    await need(house.services.privacy.erase(goes, {}));
    const { folder } = await backUp();
    await need(house.services.room.withdraw(stays, { id: regretted }));
    await say(stays, 'this came after the backup');
    await house.close();

    const refused = await restore(folder);
    expect(refused).toMatchObject({ exitCode: 1, lines: [expect.stringContaining('--replace')] });
    const restored = valueIn(await restore(folder, '--replace'));
    expect(restored).toMatchObject({
      drill: false,
      consultations: 1,
      erased: 1,
      takenBack: 1,
      missing: [],
      liveListRead: true,
    });
    const again = await reopen();
    expect((await bodies(again, stays)).sort()).toEqual(['', 'this stays']);
    expect(await bodies(again, goes)).toEqual([]);
    const db = await database(again);
    expect(await db.query('select 1 from participant where id = ?1', [goes.participantId])).toEqual([]);
    expect(await db.query(`select 1 from waiting where kind = 'erasure'`, [])).toEqual([]);
    const titles = await db.query(`select title from point where id in ('p', 'q')`, []);
    expect(titles.map(([title]) => db.text.decode(title as Uint8Array))).toEqual(
      Array(2).fill('One says: […]'),
    );
    // The chain of what was restored stands where the site's log says.
    expect(await notedHead(again.databases.control, db)).toEqual(await auditHead(db));
    expect(await again.databases.control.query('select count(*) from erasure', [])).toEqual([[2]]);
    expect(await again.databases.control.query('select count(*) from staff_session', [])).toEqual([[0]]);
    await again.close();
  });

  it('R640: a page that stood open over it drops what was erased, whichever number it holds', async () => {
    const [reader, goes] = [await house.join(), await house.join()];
    const erased = await say(goes, 'this was erased after the backup');
    const { room } = house.services;
    const activityId = (await need(room.place(reader, {}))).activities.find(
      ({ kind }) => kind === 'room',
    )?.id;
    if (activityId === undefined) throw new Error('no room');
    const decide = { consultationId: house.consultationId, id: erased, revision: 1 } as const;
    const moderator = await house.staffWho('moderator');
    await need(house.services.moderation.decide(moderator, { ...decide, decision: 'publish' }));
    const { seq } = await need(room.enter(reader, { activityId, after: 0 }));
    const { folder } = await backUp();
    await need(house.services.privacy.erase(goes, {}));
    const later = await need(room.enter(reader, { activityId, after: 0 }));
    await need(house.services.privacy.finish(system, goes));
    await house.close();
    valueIn(await restore(folder, '--replace'));
    const again = await reopen();
    for (const after of [seq, later.seq, later.seq + 5]) {
      const answer = await need(again.services.room.enter(reader, { activityId, after }));
      // A lower number than its own: what comes stands in the place of all it shows.
      expect(answer.seq).toBe(0);
      expect(answer.items.length).toBeGreaterThan(0);
      expect(answer.items.map(({ id }) => id)).not.toContain(erased);
    }
    await again.close();
  });

  it('R274: brings no case back that its child took back since, and leaves what it told anew', async () => {
    const { safeguarding } = house.services;
    const child = await house.join();
    const ask = (id: string) =>
      need(safeguarding.ask(child, { id, text: 'This goes.', language: 'en', choice: 'help' }));
    const goes = newId(house.deps.random);
    await ask(goes);
    // Taken back and told anew, in the one case of its contribution: that is not what was taken back.
    const stays = await say(child, 'At home it is bad.');
    await need(safeguarding.sealOwn(child, { id: stays }));
    await need(safeguarding.withdraw(child, { caseId: stays }));
    const anew = { id: stays, revision: 1, text: 'It is bad again.', language: 'en' };
    await need(house.services.room.revise(child, anew));
    await need(safeguarding.sealOwn(child, { id: stays }));
    const { folder } = await backUp();
    await need(safeguarding.withdraw(child, { caseId: goes }));
    await house.close();
    expect(valueIn(await restore(folder, '--replace'))).toMatchObject({ takenBack: 1 });
    const again = await reopen();
    const db = await database(again);
    const at = [goes];
    expect(await db.query('select state from sealed_case where id = ?1', at)).toEqual([['withdrawn']]);
    for (const table of ['sealed_text', 'sealed_half'])
      expect(await db.query(`select 1 from ${table} where case_id = ?1`, at), table).toEqual([]);
    expect(await db.query(`select subject from waiting where kind = 'case'`, [])).toEqual([[stays]]);
    expect(await db.query('select 1 from sealed_text where case_id = ?1', [stays])).toHaveLength(1);
    await again.close();
  });

  it('R178: brings back no second factor that was lost since, however often it is done', async () => {
    const { staff } = house.services;
    const grants = [{ role: 'analyst', consultationId: '' }] as const;
    const { staffId, token } = await need(staff.invite(system, { name: 'Ada', grants }));
    const { session } = await need(staff.enter({ kind: 'visitor' }, { token }));
    const page = await need(staff.factors({ kind: 'visitor' }, { session, host: 'localhost:3000' }));
    const code = appCode(page.totp.secret, 0, house.deps.clock());
    await need(staff.enrolFactor({ kind: 'visitor' }, { session, factor: { kind: 'totp', code } }));
    const { folder } = await backUp();
    await need(staff.renewLink(system, { staffId, anew: true }));
    await house.close();
    for (const _ of [1, 2]) {
      valueIn(await restore(folder, '--replace'));
      const again = await reopen();
      const { control } = again.databases;
      expect(await control.query('select 1 from staff_totp where staff_id = ?1', [staffId])).toEqual([]);
      expect(await control.query('select 1 from staff_recovery where staff_id = ?1', [staffId])).toEqual([]);
      await again.close();
    }
  });

  it('R337: a recovery code that was used or replaced since the backup opens nothing in it, however often it is put back', async () => {
    const visitor = { kind: 'visitor' } as const;
    const enter = async (of: House, staffId: string) => {
      const { token } = await need(of.services.staff.renewLink(system, { staffId }));
      return (await need(of.services.staff.enter(visitor, { token }))).session;
    };
    const prove = (of: House, session: string, code: string) =>
      of.services.staff.proveFactor(visitor, { session, factor: { kind: 'code', code } });
    const withApp = async (session: string, steps: number) => {
      const { totp } = await need(house.services.staff.factors(visitor, { session, host: 'localhost:3000' }));
      const code = appCode(totp.secret, steps, house.deps.clock());
      return need(house.services.staff.enrolFactor(visitor, { session, factor: { kind: 'totp', code } }));
    };
    const invited = async (name: string) => {
      const grants = [{ role: 'analyst', consultationId: '' }] as const;
      const { staffId, token } = await need(house.services.staff.invite(system, { name, grants }));
      const { session } = await need(house.services.staff.enter(visitor, { token }));
      return { staffId, ...(await withApp(session, 0)) };
    };
    const [uses, renews] = [await invited('Ada'), await invited('Bo')];
    const { folder } = await backUp();
    const [used = '', left = ''] = uses.recovery;
    await need(prove(house, await enter(house, uses.staffId), used));
    // A new app makes new codes: the old sheet is worth nothing.
    const [old = ''] = renews.recovery;
    await withApp(renews.session, 1);
    await house.close();
    for (const time of [1, 2]) {
      valueIn(await restore(folder, '--replace'));
      const again = await reopen();
      const session = await enter(again, uses.staffId);
      const wrong = { ok: false, code: 'factor-wrong' };
      expect(await prove(again, session, used)).toEqual(wrong);
      expect(await prove(again, await enter(again, renews.staffId), old)).toEqual(wrong);
      if (time === 2) await need(prove(again, session, left));
      await again.close();
    }
  });

  it('R109, R192: brings back complaints, and not the one that was taken back since', async () => {
    const complain = (text: string) =>
      need(
        house.services.complaints.make(
          { kind: 'visitor' },
          {
            nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url'),
            kind: 'other',
            way: 'alone',
            consultationId: '',
            text,
            language: 'en',
          },
        ),
      );
    const [stays, goes] = [await complain('this complaint stays'), await complain('this one was taken back')];
    const { folder } = await backUp();
    const visitor = { kind: 'visitor' } as const;
    await need(house.services.complaints.takeBack(visitor, { phrase: goes.words.join(' ') }));
    await complain('this came after the backup');
    await house.close();
    expect(valueIn(await restore(folder, '--replace'))).toMatchObject({ erased: 0, takenBack: 1 });
    const again = await reopen();
    const { complaints } = again.databases;
    const rows = await complaints.query('select body from complaint', []);
    expect(rows.map(([body]) => complaints.text.decode(body as Uint8Array))).toEqual([
      'this complaint stays',
    ]);
    const pages = await complaints.query('select data from sqlite_dbpage', []);
    const bytes = Buffer.concat(pages.map(([data]) => Buffer.from(data as Uint8Array)));
    expect(bytes.includes(Buffer.from('this one was taken back'))).toBe(false);
    expect(stays.words).toHaveLength(6);
    expect(await notedHead(again.databases.control, complaints)).toEqual(await auditHead(complaints));
    await again.close();
    // A complaints database that is gone is a loss, and no other is begun in its place.
    rmSync(join(house.folder, 'data', 'complaints.db'));
    await expect(openHouse(env(), { workerFile: screeningWorker })).rejects.toThrow(/complaints is missing/);
  });

  it('R109: with the data lost, the newest backup says who was erased after an older one', async () => {
    const goes = await house.join();
    await say(goes, 'erased between two backups');
    const first = await backUp();
    const kept = join(backups, backupName(Date.now() - 7_200_000));
    renameSync(first.folder, kept);
    await listErased(goes);
    await backUp();
    await house.close();
    rmSync(join(house.folder, 'data'), { recursive: true });
    expect(valueIn(await restore(kept))).toMatchObject({ erased: 1, liveListRead: false });
    const again = await reopen();
    expect(await bodies(again, goes)).toEqual([]);
    await again.close();
  });

  it('R109: one that lies elsewhere is put back with what the newest in BACKUP_DIR knows', async () => {
    const goes = await house.join();
    await say(goes, 'erased after it was copied elsewhere');
    const { folder } = await backUp();
    const kept = join(house.folder, 'elsewhere', backupName(Date.now() - 7_200_000));
    cpSync(folder, kept, { recursive: true });
    await listErased(goes);
    await backUp();
    await house.close();
    rmSync(join(house.folder, 'data'), { recursive: true });
    const restored = await restoreAlone(env({ BACKUP_DIR: backups }), [kept, '--json']);
    expect(valueIn(restored)).toMatchObject({ erased: 1, liveListRead: false });
    const again = await reopen();
    expect(await bodies(again, goes)).toEqual([]);
    await again.close();
  });

  it('R104: what is due to be destroyed waits for a person after a restore, also of a backup of this hour', async () => {
    await need(house.services.retention.run(system, {}));
    const due = [{ sql: `update consultation set retention_day = '2026-01-01'`, args: [] }];
    expect(await (await database(house)).write(due)).toMatchObject({ ok: true });
    const { folder } = await backUp();
    await house.close();
    valueIn(await restore(folder, '--replace'));
    const again = await reopen();
    expect(await need(again.services.retention.run(system, {}))).toMatchObject({
      destroyed: [],
      waits: true,
      waiting: [house.consultationId],
    });
    await again.close();
  });

  it('R104: where nothing is due it waits after a restore too, and each command says the same', async () => {
    await need(house.services.retention.run(system, {}));
    const { folder } = await backUp();
    await house.close();
    const restored = await restoreAlone(env(), [folder, '--replace']);
    expect(restored.lines.at(-1)).toContain('until a person says that the day is right');
    const again = await reopen();
    expect(await need(again.services.retention.run(system, {}))).toMatchObject({ waits: true, waiting: [] });
    expect(await need(again.services.retention.clockHolds(system, {}))).toEqual({ holds: false });
    const typed = (...words: string[]) => runCommand(again, { words, origin: '' });
    const { lines } = await typed('retention', 'list');
    const [, day = ''] =
      /a backup was put back.* retention confirm --day (\S+)$/.exec(lines.at(-1) ?? '') ?? [];
    expect(await typed('retention', 'confirm', '--day', day)).toEqual({
      exitCode: 0,
      lines: [`The day is ${day}. 0 destroyed.`],
    });
    expect((await typed('retention', 'list')).lines).toEqual(lines.slice(0, -1));
    expect(await need(again.services.retention.clockHolds(system, {}))).toEqual({ holds: true });
    await again.close();
  });

  it('R992: one that is older than lists know leaves out complaints, letters and recovery codes, and says so', async () => {
    const complaint = {
      nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url'),
      kind: 'other',
      way: 'alone',
      consultationId: '',
      text: 'taken back forty days ago, perhaps',
      language: 'en',
    } as const;
    await need(house.services.complaints.make({ kind: 'visitor' }, complaint));
    const { databases, deps, keyring } = house;
    const parts = { databases, secrets: deps.secrets, publicKey: keyring.signing.publicKey, program: '0' };
    const forgetOrder = async () => undefined;
    const at = (days: number) => Date.now() - days * 86_400_000;
    const young = await takeBackup(backups, { ...parts, forgetOrder, nowMs: at(35) });
    const old = await takeBackup(join(house.folder, 'archive'), { ...parts, forgetOrder, nowMs: at(37) });
    await house.close();
    const left = async () => {
      const again = await reopen();
      const rows = await again.databases.complaints.query('select id from complaint', []);
      await again.close();
      return rows.length;
    };
    expect(valueIn(await restore(young.folder, '--replace'))).toMatchObject({ outlived: false });
    expect(await left()).toBe(1);
    const said = await restoreAlone(env(), [old.folder, '--replace']);
    expect(said.lines.join('\n')).toContain('were left out');
    expect(said.lines.join('\n')).toContain(' 0 texts taken back again');
    expect(await left()).toBe(0);
  });

  it('R109, R419, R956: what was destroyed since stays destroyed, with what was weighed before it and what stays of its log, even when an old keyring still has its key', async () => {
    const { folder } = await backUp();
    const old = join(house.folder, 'old-keyring.json');
    copyFileSync(join(house.folder, 'keyring.json'), old);
    const copy = join(house.folder, 'kept-by-somebody');
    cpSync(folder, join(copy, basename(folder)), { recursive: true });
    await need(house.services.retention.destroy(system, { consultationId: house.consultationId }));
    await house.close();
    copyFileSync(old, join(house.folder, 'keyring.json'));
    const restored = valueIn(await restore(join(copy, basename(folder)), '--replace'));
    expect(restored).toMatchObject({ consultations: 0, destroyed: [house.consultationId] });
    const again = await reopen();
    expect(again.keyring.keyFor(house.consultationId)).toBeUndefined();
    expect(existsSync(join(house.folder, 'data', 'consultations', `${house.consultationId}.db`))).toBe(false);
    const { destroyed } = await need(again.services.retention.destructions(system, {}));
    expect(destroyed).toHaveLength(1);
    const [[assessed]] = (await again.databases.control.query('select assessed from destruction', [])) as [
      [Uint8Array],
    ];
    expect(JSON.parse(again.databases.control.text.decode(assessed))).not.toEqual([]);
    expect(await verifyKept(again.databases.control, house.consultationId)).toMatchObject({
      ok: true,
      entries: expect.any(Number),
    });
    await again.close();
  });

  it('R109: a backup that was changed, is damaged or is of another keyring is named, and nothing is replaced', async () => {
    const { folder } = await backUp();
    const file = join(folder, 'consultations', `${house.consultationId}.db`);
    const whole = readFileSync(file);
    await house.close();
    const changed = Buffer.from(whole);
    changed[5000] = (changed[5000] ?? 0) ^ 1;
    writeFileSync(file, changed);
    const answered = await restore(folder, '--replace');
    expect(answered.lines).toEqual([expect.stringContaining('was changed')]);
    writeFileSync(file, whole);
    const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8');
    writeFileSync(join(folder, 'manifest.json'), manifest.replace('"program"', '"program" '));
    expect((await restore(folder, '--replace')).lines).toEqual([expect.stringContaining('another keyring')]);
    expect((await restore(join(house.folder, 'nothing'))).exitCode).toBe(1);
    const again = await reopen();
    expect(await database(again)).toBeDefined();
    await again.close();
  });

  it('R720: a copy of what was damaged by then is put nowhere', async () => {
    const child = await house.join();
    await say(child, `The yard has no shade. ${'More trees would be good. '.repeat(12)}`);
    await house.close();
    damageText(house.folder, house.consultationId, 'The yard has no shade');
    const again = await reopen();
    const { folder } = await backUp();
    await again.close();
    expect((await restore(folder, '--replace')).lines).toEqual([
      `The database ${house.consultationId} of the backup is damaged.`,
    ]);
  });

  it('R720: in the place of a damaged control database a whole one is put, with what its lists still say', async () => {
    const { folder } = await backUp();
    const child = await house.join();
    await listErased(child);
    await house.close();
    damageText(house.folder, 'control', house.consultationId);
    await expect(reopen()).rejects.toThrow(/control is damaged/);
    expect(valueIn(await restore(folder, '--replace'))).toMatchObject({ liveListRead: true });
    const again = await reopen();
    const listed = await again.databases.control.query('select count(*) from erasure', []);
    expect(listed).toEqual([[1]]);
    await again.close();
  });

  it('R109: is refused while something runs, and what it left when it was stopped is not served', async () => {
    const { folder } = await backUp();
    // A command waits for whoever has the folder, and ends with 75 where that lasts.
    await expect(restore(folder, '--replace')).rejects.toMatchObject({
      exitCode: 75,
      message: expect.stringContaining('Another process uses the data folder'),
    });
    expect((await command('restore', folder)).lines).toEqual([
      'Something runs: stop it first, or add --drill.',
    ]);
    await house.close();
    mkdirSync(join(house.folder, 'data', '.restoring'));
    await expect(openHouse(env(), { workerFile: screeningWorker })).rejects.toThrow(
      /restore was interrupted/,
    );
    valueIn(await restore(folder, '--replace'));
    const again = await reopen();
    await again.close();
  });

  it('R753: names what is served and not in the backup, and throws that away only where it is told to, with its key', async () => {
    const { folder } = await backUp();
    const { id } = await need(
      house.services.consultation.create(system, { title: 'Another', language: 'en', timeZone: 'UTC' }),
    );
    const today = new Date().toISOString().slice(0, 10);
    expect(valueIn(await restore(folder, '--drill')).lost).toEqual([{ id, day: today }]);
    await house.close();
    const refused = await restore(folder, '--replace');
    expect(refused.exitCode).toBe(1);
    expect(refused.lines).toEqual([expect.stringContaining(`${id} (written last on ${today})`)]);
    const untouched = await reopen();
    expect(await untouched.databases.consultation(id)).toBeDefined();
    await untouched.close();

    const dropped = await restoreAlone(env(), [folder, '--replace', '--drop']);
    expect(dropped.exitCode).toBe(0);
    expect(dropped.lines.join('\n')).toContain(`Lost for good, its key is destroyed: ${id}`);
    const again = await reopen();
    expect(again.keyring.ids()).toEqual([house.consultationId]);
    expect((await command('databases')).lines.join('\n')).not.toContain('unreadable');
    const { control } = again.databases;
    expect(await control.query(`select subject, detail from audit where deed = 'backup:drop'`, [])).toEqual([
      [id, today],
    ]);
    const next = await backUp();
    expect(next.unreadable).toEqual([]);
    expect((await backUp()).folder).toBe(next.folder);
    await again.close();
  });

  it('R753: what the list of the backup has and its files have not is named as well, and stays destroyed', async () => {
    const { id } = await need(
      house.services.consultation.create(system, { title: 'Another', language: 'en', timeZone: 'UTC' }),
    );
    await house.close();
    // Nothing opens it when the backup is made, so that its file is in none.
    rmSync(join(house.folder, 'data', 'consultations', `${id}.db`));
    const damaged = await reopen();
    const partly = await command('backup', '--to', backups);
    // One that is not whole says so with its exit code too.
    expect(partly.exitCode).toBe(1);
    const taken = valueIn({ ...partly, exitCode: 0 });
    expect(taken.unreadable).toEqual([id]);
    await damaged.close();
    expect((await restore(taken.folder, '--replace')).lines[0]).toContain(id);
    const dropped = valueIn(await restore(taken.folder, '--replace', '--drop'));
    expect(dropped).toMatchObject({ missing: [], lost: [{ id }] });
    const again = await reopen();
    const listed = await again.databases.control.query('select state from directory where id = ?1', [id]);
    expect(listed).toEqual([['destroyed']]);
    await again.close();
  });

  it('R728: the list of one that was broken off outlives a second one that is refused', async () => {
    const goes = await house.join();
    await say(goes, 'erased after the backup');
    const { folder } = await backUp();
    await listErased(goes);
    await house.close();
    // Stopped while it put things in their place: the data is gone, and who was erased stands in its folder alone.
    const [data, restoring] = [join(house.folder, 'data'), join(house.folder, 'data', '.restoring')];
    mkdirSync(restoring);
    for (const name of ['complaints.db', 'control.db', 'consultations'])
      renameSync(join(data, name), join(restoring, name));
    const file = join(folder, 'consultations', `${house.consultationId}.db`);
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, 5000));
    for (const _again of [1, 2])
      expect((await restore(folder)).lines).toEqual([expect.stringContaining('was changed')]);
    await expect(openHouse(env(), { workerFile: screeningWorker })).rejects.toThrow(
      /restore was interrupted/,
    );
    writeFileSync(file, whole);
    expect(valueIn(await restore(folder))).toMatchObject({ erased: 1, liveListRead: true });
    expect(existsSync(restoring)).toBe(false);
    const again = await reopen();
    expect(await bodies(again, goes)).toEqual([]);
    await again.close();
  });

  it('R728: one that is refused before anything was replaced leaves the data as it was', async () => {
    const { folder } = await backUp();
    const child = await house.join();
    await say(child, 'still here');
    await house.close();
    const restoring = join(house.folder, 'data', '.restoring');
    mkdirSync(restoring);
    copyFileSync(join(folder, 'control.db'), join(restoring, 'control.db'));
    const file = join(folder, 'consultations', `${house.consultationId}.db`);
    writeFileSync(file, readFileSync(file).subarray(0, 5000));
    expect((await restore(folder, '--replace')).lines).toEqual([expect.stringContaining('was changed')]);
    expect(existsSync(restoring)).toBe(false);
    const again = await reopen();
    expect(await bodies(again, child)).toEqual(['still here']);
    await again.close();
  });

  it('R755: where a copy of data cannot be written the place of the copy is named, and not the data', async () => {
    const file = join(house.folder, 'nowhere', 'control.db');
    const refused = await house.databases.copy('control', file).catch(refusalOf);
    expect(refused).toMatchObject({ message: expect.stringContaining(`the system: ${file}: `) });
  });

  it('R109, R719: a drill does all of it beside what runs, and changes nothing', async () => {
    const goes = await house.join();
    await say(goes, 'erased since');
    const { folder } = await backUp();
    await listErased(goes);
    const before = readFileSync(join(house.folder, 'keyring.json'), 'utf8');
    // One that was killed left its copies; another may be under way.
    const [killed, young] = ['killed', 'young'].map((name) =>
      mkdtempSync(join(tmpdir(), `due-weight-drill-${name}-`)),
    ) as [string, string];
    const hoursAgo = new Date(Date.now() - 7_200_000);
    utimesSync(killed, hoursAgo, hoursAgo);
    const drilled = valueIn(await restore(folder, '--drill'));
    expect(drilled).toMatchObject({ drill: true, consultations: 1, erased: 1, liveListRead: true });
    expect(drilled.rows).toBeGreaterThan(20);
    expect([killed, young].map((each) => existsSync(each))).toEqual([false, true]);
    rmSync(young, { recursive: true });
    expect(await bodies(house, goes)).toEqual(['erased since']);
    expect(readFileSync(join(house.folder, 'keyring.json'), 'utf8')).toBe(before);
    await house.close();
    expect(valueIn(await restore(folder, '--drill'))).toMatchObject({ drill: true, erased: 1 });
    expect(openKeyring({ path: env().KEYRING, dataDir: env().DATA_DIR, create: false }).ids()).toEqual([
      house.consultationId,
    ]);
  });
});
