import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { notedHead, verifyAudit } from '../../../db/audit.ts';
import { openKeyring } from '../../../db/keyring.ts';
import { directoryEntry } from '../../../db/queries/analysis/versions.ts';
import { forgetErasures, recordRun } from '../../../db/queries/retention/destructions.ts';
import { restoreBackup } from '../../../server/backup/restore.ts';
import { runCommand } from '../../../server/commands/commands.ts';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import { readEnv } from '../../../server/env.ts';
import { type House, openHouse } from '../../../server/house.ts';
import { MoveRefusal } from '../../../server/moving/refusal.ts';
import { readCertificate, readDestructions } from '../../../server/usecases/retention/read-destructions.ts';
import { runRetention } from '../../../server/usecases/retention/run-retention.ts';
import { bundleForTests } from '../../../setup/bundle.mjs';
import { need, openTestHouse, openTestLive, type TestHouse } from '../../support/house/house.ts';
import { killedStages } from '../../support/processes/killed-stages.ts';
import { tempFolder } from '../../support/processes/temp.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

const visitor = { kind: 'visitor' } as const;
const system = { kind: 'system', name: 'test' } as const;
const north = 'https://north.example.org';
const south = 'https://south.example.org';
const cheap = { memoryKib: 1_024, passes: 1, lanes: 1 };

const settingsOf = (folder: string) => ({
  DATA_DIR: join(folder, 'data'),
  KEYRING: join(folder, 'keyring.json'),
  ORIGIN: `${north} ${south}`,
  DEMO: '1',
});

const openOn = (folder: string) =>
  openHouse(readEnv(settingsOf(folder)), { workerFile: screeningWorker, phraseCost: cheap });

/** A command, as typed at that machine; its lines. */
async function typed(house: House, words: readonly string[], origin = north): Promise<readonly string[]> {
  const { lines, exitCode } = await runCommand(house, { words, origin });
  if (exitCode !== 0) throw new Error(lines.join('\n'));
  return lines;
}

const placeOf = async (house: House, origin: string) =>
  (await typed(house, ['consultation', 'place'], origin))[0] ?? '';

const serves = async (house: House, id: string) =>
  house.databases.ids().includes(id) && (await house.databases.consultation(id)) !== undefined;

async function chainsHold(house: House, id: string): Promise<boolean> {
  const { control } = house.databases;
  const db = await house.databases.consultation(id);
  const ofIt = db === undefined || (await verifyAudit(db, await notedHead(control, db))).ok;
  return ofIt && (await verifyAudit(control)).ok;
}

const deedsIn = async (db: { query: House['databases']['control']['query'] }, id: string) =>
  (
    await db.query(`select deed from audit where subject = ?1 and deed like 'consultation:%' order by n`, [
      id,
    ])
  ).map(([deed]) => String(deed));

describe('a consultation goes to another machine', () => {
  let old: TestHouse;
  let fresh: House;
  const other = tempFolder('other-machine');
  const way = tempFolder('on-the-way');
  beforeAll(async () => {
    old = await openTestHouse();
    fresh = await openOn(other.path);
  });
  afterAll(async () => {
    await old.remove();
    await fresh.close();
    other.remove();
    way.remove();
  });

  it('R555, R557, R558, R855: seats, six words, unused codes, people and chains go along, and the old machine says where', async () => {
    const id = old.consultationId;
    const { codes } = await need(
      old.services.consultation.issueCodes(system, {
        consultationId: id,
        label: 'a class',
        language: 'en',
        size: 20,
      }),
    );
    const form = (at: number) => ({
      consultationId: id,
      code: codeFragment(codes[at] ?? []),
      nonce: crypto.randomUUID(),
      language: 'en',
      level: 'older',
    });
    const { session } = await need(old.services.room.join(visitor, form(0)));
    const seat = { consultationId: id, session };
    const { actor: child } = await need(old.services.room.identify(visitor, seat));
    const { words } = await need(old.services.privacy.makePhrase(child, { instead: '', language: 'en' }));

    const live = await openTestLive(old);
    onTestFinished(live.close);
    const page = await live.connect(child);
    const desk = await live.connect(await old.staffWho('moderator'));
    const ofDesk = { v: 1, consultation: id } as const;
    expect((await desk.emitWithAck('desk:enter', { ...ofDesk, after: 0 })).ok).toBe(true);
    const closed = new Promise((resolve) => page.once('disconnect', resolve));

    const line = await placeOf(fresh, south);
    const from = await placeOf(old, north);
    const sent = ['consultation', 'move', id, '--place', line, '--to', join(way.path, 'first')];
    const [folder = ''] = await typed(old, sent);
    await closed;
    expect(await desk.emitWithAck('desk:rooms', ofDesk)).toEqual({ ok: false, code: 'not-found' });
    expect(await typed(old, sent)).toHaveLength(3);

    // Nobody is served from it, and the old machine says where to look.
    expect(await serves(old, id)).toBe(false);
    expect((await old.services.room.identify(visitor, seat)).ok).toBe(false);
    expect(await need(old.services.consultation.moved(visitor, {}))).toEqual({
      addresses: [south],
      leaving: true,
    });
    const listed = await need(old.services.consultation.list(await old.staffWho('organiser'), {}));
    expect(listed.find((each) => each.id === id)?.state).toBe('moved');

    const take = ['consultation', 'take', folder, '--from', from];
    const [answer = '', , ...invited] = await typed(fresh, take);
    expect(invited.join('\n')).toMatch(/Maya signs in again: due-weight staff link /);
    expect(invited.join('\n')).not.toContain('Noor');
    expect((await typed(fresh, take))[0]).toBe(answer);
    expect(await serves(fresh, id)).toBe(true);
    expect(await chainsHold(fresh, id)).toBe(true);
    const days = await Promise.all([old, fresh].map((each) => directoryEntry(each.databases.control, id)));
    expect(days[1]).toMatchObject({ lastDay: days[0]?.lastDay, timeZone: 'Europe/Vienna' });
    expect((await need(fresh.services.room.identify(visitor, seat))).actor).toEqual(child);
    const back = await need(fresh.services.privacy.returnWithPhrase(visitor, { phrase: words.join(' ') }));
    expect((await need(fresh.services.room.identify(visitor, back))).actor).toEqual(child);
    const db = await fresh.databases.consultation(id);
    await db?.write([{ sql: `update consultation set state = 'open'`, args: [] }]);
    await fresh.databases.control.write([{ sql: `update directory set state = 'open'`, args: [] }]);
    expect((await fresh.services.room.join(visitor, form(1))).ok).toBe(true);
    expect((await fresh.services.room.lookInside(visitor, { code: codeFragment(codes[0] ?? []) })).ok).toBe(
      false,
    );

    await typed(old, ['consultation', 'settle', answer]);
    await typed(old, ['consultation', 'settle', answer]);
    expect(old.keyring.apartKey(id)).toBeUndefined();
    expect(old.keyring.ownOf(id)).toBeUndefined();
    expect(existsSync(old.databases.file(id) ?? '')).toBe(false);
    expect(await chainsHold(old, id)).toBe(true);
    const { control } = old.databases;
    expect((await deedsIn(control, id)).slice(-3)).toEqual([
      'consultation:move',
      'consultation:sent',
      'consultation:moved',
    ]);
    expect((await deedsIn(fresh.databases.control, id)).sort()).toEqual([
      'consultation:take',
      'consultation:taken',
    ]);
    expect((await deedsIn(db ?? control, id)).slice(-2)).toEqual(['consultation:move', 'consultation:taken']);

    // No copy of the letter opens anything any more, and what was taken cannot be refused.
    const again = await runCommand(fresh, { words: [...take, '--refuse'], origin: south });
    expect(again.exitCode).toBe(1);
  });

  it('R556: a letter is for one machine, from one that was named, and as it was written', async () => {
    const made = await openTestHouse({}, { anew: true });
    onTestFinished(() => made.remove());
    const id = made.consultationId;
    const [line, from] = [await placeOf(fresh, south), await placeOf(made, north)];
    const [folder = ''] = await typed(made, [
      'consultation',
      'move',
      id,
      '--place',
      line,
      '--to',
      join(way.path, 'second'),
    ]);
    const refusal = async (house: House, dir: string, sender: string) =>
      (await runCommand(house, { words: ['consultation', 'take', dir, '--from', sender], origin: south }))
        .lines[0];
    expect(await refusal(old, folder, from)).toMatch(/for another machine/);
    expect(await refusal(fresh, folder, await placeOf(old, north))).toMatch(
      /of another machine than the one you named/,
    );
    const changed = join(way.path, 'changed');
    cpSync(folder, changed, { recursive: true });
    const bytes = readFileSync(join(changed, 'consultation.db'));
    bytes.writeUInt8(bytes.readUInt8(9_000) ^ 1, 9_000);
    writeFileSync(join(changed, 'consultation.db'), bytes);
    expect(await refusal(fresh, changed, from)).toMatch(/was changed/);
    expect(await serves(fresh, id)).toBe(false);
    // Another machine than the first one named is no way out, and neither is a letter to oneself.
    const elsewhere = await runCommand(made, {
      words: [
        'consultation',
        'move',
        id,
        '--place',
        await placeOf(old, north),
        '--to',
        join(way.path, 'third'),
      ],
      origin: north,
    });
    expect(elsewhere.lines[0]).toMatch(/on its way to https:\/\/south/);

    // The other machine says that it never will: it is served here again, as it was.
    const [never = ''] = await typed(fresh, ['consultation', 'take', folder, '--from', from, '--refuse']);
    expect(await refusal(fresh, folder, from)).toMatch(/never taken in/);
    const forged = await runCommand(made, {
      words: [
        'consultation',
        'settle',
        never.replace(/\.(.)([^.]*)$/, (_, a, rest) => `.${a === 'A' ? 'B' : 'A'}${rest}`),
      ],
      origin: north,
    });
    expect(forged.exitCode).toBe(1);
    await typed(made, ['consultation', 'settle', never]);
    expect(await serves(made, id)).toBe(true);
    expect(await chainsHold(made, id)).toBe(true);
    expect(await need(made.services.consultation.moved(visitor, {}))).toEqual({
      addresses: [],
      leaving: false,
    });
    expect((await need(made.services.consultation.read(system, { consultationId: id }))).row.state).toBe(
      'paused',
    );
    const left = readdirSync(join(other.path, 'data', 'consultations')).filter((name) => name.startsWith(id));
    expect(left).toEqual([]);
  });

  it('R559, R936: typed twice at one moment it is taken in once, and it comes back once its old server was restarted', async () => {
    const made = await openTestHouse({}, { anew: true });
    onTestFinished(() => made.remove());
    const id = made.consultationId;
    const [line, from] = [await placeOf(fresh, south), await placeOf(made, north)];
    const to = join(way.path, 'twice');
    const [folder = ''] = await typed(made, ['consultation', 'move', id, '--place', line, '--to', to]);
    const take = ['consultation', 'take', folder, '--from', from];
    const [one, two] = await Promise.all([typed(fresh, take), typed(fresh, take)]);
    expect(one[0]).toBe(two[0]);
    expect(await serves(fresh, id)).toBe(true);
    expect(await chainsHold(fresh, id)).toBe(true);
    const db = await fresh.databases.consultation(id);
    const deeds = db && (await deedsIn(db, id));
    expect(deeds?.filter((deed) => deed === 'consultation:taken')).toHaveLength(1);

    // The old server ran on since it let go of it: nothing is written before somebody restarted that.
    await typed(made, ['consultation', 'settle', one[0] ?? '']);
    const [backLine, backFrom] = [await placeOf(made, north), await placeOf(fresh, south)];
    const home = ['consultation', 'move', id, '--place', backLine, '--to', join(way.path, 'home')];
    const [homeward = ''] = await typed(fresh, home);
    const takeHome = ['consultation', 'take', homeward, '--from', backFrom];
    expect(await runCommand(made, { words: takeHome, origin: north })).toMatchObject({
      exitCode: 1,
      lines: [expect.stringContaining('restart that first')],
    });
    const begun = await made.databases.control.query(`select 1 from move where state = 'taking'`, []);
    expect(begun).toEqual([]);
    await made.close();
    const restarted = await openOn(made.folder);
    await typed(restarted, takeHome);
    expect(await serves(restarted, id)).toBe(true);
    await restarted.close();
  });

  it('R935: is not paused where it may not go or cannot be written, and without a letter it can be taken back', async () => {
    const made = await openTestHouse({}, { anew: true });
    onTestFinished(() => made.remove());
    const id = made.consultationId;
    const { databases, keyring } = made;
    const line = await placeOf(fresh, south);
    const move = ['consultation', 'move', id, '--place', line, '--to'];
    const stateOf = async () =>
      (await need(made.services.consultation.read(system, { consultationId: id }))).row.state;
    const noFolder = join(way.path, 'a-file');
    writeFileSync(noFolder, '');
    await expect(typed(made, [...move, join(noFolder, 'in-it')])).rejects.toThrow(/ENOTDIR/);
    expect(await stateOf()).toBe('open');
    await databases.control.write([
      {
        sql: `insert into authority_request (id, organisation_id, consultation_id, subject, state, asked_by, basis, day)
          values ('r', '', ?1, '', 'asked', '', x'', '2027-01-01')`,
        args: [id],
      },
    ]);
    await expect(typed(made, [...move, join(way.path, 'asked')])).rejects.toThrow(/authority asked/);
    expect(await stateOf()).toBe('open');
    await databases.control.write([{ sql: 'delete from authority_request', args: [] }]);

    // The copy cannot be made: it is on its way, and there is no letter.
    const full = { ...databases, withKey: () => Promise.reject(new MoveRefusal('No copy can be made.')) };
    const stopped = { ...made, databases: full };
    const to = join(way.path, 'without-letter');
    await expect(typed(stopped, [...move, to])).rejects.toThrow(
      `No copy can be made. It is served nowhere now: type the same again, or take it back: due-weight consultation move ${id} --back.`,
    );
    expect(await serves(made, id)).toBe(false);
    await typed(made, ['consultation', 'move', id, '--back']);
    expect(await serves(made, id)).toBe(true);
    expect(await chainsHold(made, id)).toBe(true);
    expect(await stateOf()).toBe('paused');

    // A letter that was written may have been carried away.
    await typed(made, [...move, to]);
    await expect(typed(made, ['consultation', 'move', id, '--back'])).rejects.toThrow(/only an answer/);
    expect(keyring.apartIds()).toEqual([id]);
  });

  it('R557, R559: a backup from before, put back twice when it was stopped, brings back to service neither what is on its way nor what has moved', async () => {
    const made = await openTestHouse({}, { anew: true });
    const id = made.consultationId;
    const copies = tempFolder('copies');
    onTestFinished(async () => {
      await made.remove().catch(() => undefined);
      copies.remove();
    });
    const child = await made.join();
    const { folder: backup } = await made.backups.take(copies.path);
    const [line, from] = [await placeOf(fresh, south), await placeOf(made, north)];
    const to = join(way.path, 'restored');
    const [folder = ''] = await typed(made, ['consultation', 'move', id, '--place', line, '--to', to]);
    const restored = async (act: (house: House) => Promise<unknown>) => {
      const { DATA_DIR, KEYRING } = settingsOf(made.folder);
      const keyring = openKeyring({ path: KEYRING, dataDir: DATA_DIR, create: false });
      await restoreBackup({ from: backup, dataDir: DATA_DIR, keyring, nowMs: Date.now(), drill: false });
      const house = await openOn(made.folder);
      try {
        await act(house);
      } finally {
        await house.close();
      }
    };
    await made.close();
    const onTheWay = async (house: House) => {
      expect(await serves(house, id)).toBe(false);
      expect(await need(house.services.consultation.moved(visitor, {}))).toEqual({
        addresses: [south],
        leaving: true,
      });
    };
    await restored(onTheWay);
    // Stopped when the old data was gone and the restored not in its place: what is on its way lies there alone.
    const data = join(made.folder, 'data');
    const parts = ['consultations', 'complaints.db', 'control.db'];
    for (const part of parts) cpSync(join(data, part), join(data, '.restoring', part), { recursive: true });
    for (const part of parts) rmSync(join(data, part), { recursive: true });
    await restored(async (house) => {
      await onTheWay(house);
      const [never = ''] = await typed(fresh, ['consultation', 'take', folder, '--from', from, '--refuse']);
      await typed(house, ['consultation', 'settle', never]);
      const db = await house.databases.consultation(id);
      expect(await db?.query('select 1 from participant where id = ?1', [child.participantId])).toHaveLength(
        1,
      );
      // And now it goes for good.
      const again = await placeOf(fresh, south);
      const [second = ''] = await typed(house, [
        'consultation',
        'move',
        id,
        '--place',
        again,
        '--to',
        `${to}-2`,
      ]);
      const [answer = ''] = await typed(fresh, ['consultation', 'take', second, '--from', from]);
      await typed(house, ['consultation', 'settle', answer]);
    });
    await restored(async (house) => {
      expect(await serves(house, id)).toBe(false);
      expect(house.keyring.apartIds()).toEqual([]);
      expect(existsSync(house.databases.file(id) ?? '')).toBe(false);
      expect(await need(house.services.consultation.moved(visitor, {}))).toEqual({
        addresses: [south],
        leaving: false,
      });
      // What kept erased children out of backups has no use where nothing of it is.
      const { control } = house.databases;
      const erased = `insert into erasure (consultation_id, subject, day) values (?1, x'01', '2020-01-01')`;
      await control.write([{ sql: erased, args: [id] }, forgetErasures('2020-01-02')]);
      expect(await control.query('select 1 from erasure', [])).toEqual([]);
    });
  });

  it('R103, R105, R560: on its last day in its own zone it goes wherever it is on its way, with a certificate', async () => {
    const made = await openTestHouse();
    onTestFinished(() => made.remove());
    const id = made.consultationId;
    const { control } = made.databases;
    const db = await made.databases.consultation(id);
    await db?.write([{ sql: `update consultation set time_zone = 'America/Los_Angeles'`, args: [] }]);
    const { row } = await need(made.services.consultation.read(system, { consultationId: id }));
    await control.write([
      {
        sql: `insert into erasure (consultation_id, subject, day) values (?1, x'01', ?2)`,
        args: [id, row.retentionDay],
      },
    ]);
    const line = await placeOf(fresh, south);
    await typed(made, ['consultation', 'move', id, '--place', line, '--to', join(way.path, 'late')]);
    const runAt = async (ms: number) => {
      await control.write([recordRun('retention', Math.floor(ms / 3_600_000))]);
      return (await need(runRetention({ ...made.deps, clock: () => ms }, system, {}))).destroyed;
    };
    const midnight = Date.parse(`${row.retentionDay}T00:00:00Z`);
    // Seven or eight hours behind Greenwich: there it is the day before.
    expect(await runAt(midnight + 6 * 3_600_000)).toEqual([]);
    expect(made.keyring.apartKey(id)).toBeDefined();
    expect(await runAt(midnight + 9 * 3_600_000)).toEqual([id]);
    expect(made.keyring.apartKey(id)).toBeUndefined();
    expect(existsSync(made.databases.file(id) ?? '')).toBe(false);
    expect(await runAt(midnight + 10 * 3_600_000)).toEqual([]);

    const { destroyed } = await need(readDestructions(made.deps, visitor, {}));
    expect(destroyed.map(({ consultationId }) => consultationId)).toEqual([id]);
    const { bytes } = await need(readCertificate(made.deps, visitor, { consultationId: id }));
    expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject({
      consultation: id,
      destroyedDay: row.retentionDay,
      audit: { entries: expect.any(Number) },
    });
    const listed = () => control.query('select 1 from erasure where consultation_id = ?1', [id]);
    expect(await listed()).toHaveLength(1);
    await runAt(midnight + 40 * 86_400_000);
    expect(await listed()).toEqual([]);
  });

  it('R560, R855: and where its file cannot be read any more, by the day and the zone that are noted here', async () => {
    const made = await openTestHouse();
    onTestFinished(() => made.remove());
    const id = made.consultationId;
    const { control } = made.databases;
    const line = await placeOf(fresh, south);
    await typed(made, ['consultation', 'move', id, '--place', line, '--to', join(way.path, 'unread')]);
    truncateSync(made.databases.file(id) ?? '', 2048);
    const day = (await directoryEntry(control, id))?.lastDay ?? '';
    const runAt = async (ms: number) => {
      await control.write([recordRun('retention', Math.floor(ms / 3_600_000))]);
      return (await need(runRetention({ ...made.deps, clock: () => ms }, system, {}))).destroyed;
    };
    const midnight = Date.parse(`${day}T00:00:00Z`);
    // An hour or two before Greenwich: in Vienna it is that day by then.
    expect(await runAt(midnight - 3 * 3_600_000)).toEqual([]);
    expect(await runAt(midnight)).toEqual([id]);
    const { bytes } = await need(readCertificate(made.deps, visitor, { consultationId: id }));
    expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject({ destroyedDay: day, rows: null });
  });
});

describe('a machine that is killed while a consultation moves', () => {
  const base = tempFolder('moving-base');
  const work = tempFolder('moving-killed');
  const child = join(work.path, 'move-child.mjs');
  afterAll(() => {
    base.remove();
    work.remove();
  });

  it('R559: at any step loses nothing, never leaves two that serve, and is carried on', async () => {
    await bundleForTests(join(import.meta.dirname, 'move-child.ts'), child);
    const made = await openTestHouse();
    const id = made.consultationId;
    const joined = await made.join();
    const from = await placeOf(made, north);
    await made.close();
    const fresh = await openOn(join(base.path, 'new'));
    const line = await placeOf(fresh, south);
    await fresh.close();
    cpSync(made.folder, join(base.path, 'old'), { recursive: true });
    await made.remove().catch(() => undefined);

    const folder = join(work.path, 'way', `consultation-${id}`);
    const here = join(work.path, 'here');
    const steps = { move: 0, take: 0, settle: 0 };
    let answer = '';
    for (const verb of ['move', 'take', 'settle'] as const) {
      const at = verb === 'take' ? 'new' : 'old';
      const words = {
        move: [id, line, join(work.path, 'way')],
        take: [folder, from],
        settle: [answer],
      }[verb];
      const stages = killedStages({
        file: child,
        words: [verb, ...words],
        env: settingsOf(here),
        folders: [here, join(work.path, 'way')],
        begin() {
          rmSync(here, { recursive: true, force: true });
          cpSync(join(base.path, at), here, { recursive: true });
          if (verb === 'move') rmSync(join(work.path, 'way'), { recursive: true, force: true });
        },
        photos: join(work.path, 'photos'),
      });
      steps[verb] = stages.length;
      for (const stage of stages) {
        stage.put();
        const house = await openOn(here);
        const label = `${verb}, ${stage.label}`;
        const served = await serves(house, id);
        if (verb === 'move') {
          // Served, then there is no letter that anybody could take in.
          if (served) expect(existsSync(folder), label).toBe(false);
          await typed(house, ['consultation', 'move', id, '--place', line, '--to', join(work.path, 'way')]);
          expect(await serves(house, id), label).toBe(false);
          expect(existsSync(join(folder, 'letter.json')), label).toBe(true);
        } else if (verb === 'take') {
          answer = (await typed(house, ['consultation', 'take', folder, '--from', from]))[0] ?? '';
          const db = await house.databases.consultation(id);
          const rows = await db?.query('select 1 from participant where id = ?1', [joined.participantId]);
          expect(rows, label).toHaveLength(1);
        } else {
          expect(served, label).toBe(false);
          await typed(house, ['consultation', 'settle', answer]);
          expect(house.keyring.apartKey(id), label).toBeUndefined();
          expect(existsSync(house.databases.file(id) ?? ''), label).toBe(false);
        }
        expect(await chainsHold(house, id), label).toBe(true);
        await house.close();
      }
      // What this step leads to is what the next one begins with.
      rmSync(join(base.path, at), { recursive: true, force: true });
      cpSync(join(work.path, 'here'), join(base.path, at), { recursive: true });
    }
    expect(steps.move).toBeGreaterThan(9);
    expect(steps.take).toBeGreaterThan(6);
    expect(steps.settle).toBeGreaterThan(5);
  }, 300_000);
});
