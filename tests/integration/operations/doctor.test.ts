import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as home from '../../../app/routes/staff/home/home.tsx';
import { openKeyring } from '../../../db/keyring.ts';
import { addRelease } from '../../../db/queries/analysis/releases.ts';
import { recordRun } from '../../../db/queries/retention/destructions.ts';
import { takeKeys } from '../../../server/backup/keys.ts';
import { doctor } from '../../../server/commands/doctor.ts';
import { listenForCommands } from '../../../server/commands/socket.ts';
import { newId } from '../../../server/core/ids.ts';
import { hourOf, retentionJob } from '../../../server/core/privacy/retention.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { readEnv } from '../../../server/env.ts';
import { createMetrics } from '../../../server/health/metrics.ts';
import { createReadiness } from '../../../server/health/readiness.ts';
import { openHouse } from '../../../server/house.ts';
import { sha256 } from '../../../server/usecases/analysis/freeze-release.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { damageTable, damageText } from '../../support/processes/damage.ts';
import { type RedisServer, startRedis } from '../../support/processes/redis-server.ts';
import { tempFolder } from '../../support/processes/temp.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

let house: TestHouse;
let settings: Record<string, string>;
let closed: boolean;

beforeEach(async () => {
  house = await openTestHouse();
  closed = false;
  settings = {
    ORIGIN: 'https://consult.example.org',
    DATA_DIR: join(house.folder, 'data'),
    KEYRING: join(house.folder, 'keyring.json'),
  };
});
afterEach(async () => {
  if (!closed) await house.close();
  await house.remove().catch(() => undefined);
});

async function rest(): Promise<void> {
  closed = true;
  await house.close();
}

async function look(
  more: Record<string, string> = {},
  asked?: { serving: boolean },
): Promise<{ code: number; lines: string[] }> {
  let said = '';
  const code = await doctor({ write: (text: string) => (said += text) }, { ...settings, ...more }, asked);
  return { code, lines: said.trimEnd().split('\n') };
}

const about = (lines: readonly string[], what: string) => lines.filter((line) => line.includes(` ${what}`));

/** One byte in a hundred is another one, so that no page of it is whole. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  for (let at = 0; at < bytes.length; at += 100) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}

describe('an installation that is well', () => {
  it('R510: has no line that fails, while it rests and while it runs, and nothing is changed by looking', async () => {
    const stop = await listenForCommands(settings.DATA_DIR ?? '', house);
    const running = await look();
    await stop();
    expect(running.lines.filter((line) => line.startsWith('fail'))).toEqual([]);
    expect(running.code).toBe(0);
    expect(about(running.lines, 'server:')).toEqual(['ok    server: it runs and answers commands']);
    await rest();
    const file = join(settings.DATA_DIR ?? '', 'control.db');
    const before = readFileSync(file);
    const resting = await look();
    expect(resting.code).toBe(0);
    expect(about(resting.lines, 'databases:')).toEqual(['ok    databases: 3 can be read']);
    expect(about(resting.lines, 'backup:')).toEqual(['warn  backup: BACKUP_DIR is not set']);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('R510: says of a site that was never started what a start will make, and makes nothing', async () => {
    const fresh = tempFolder('fresh');
    const places = { DATA_DIR: join(fresh.path, 'data'), KEYRING: join(fresh.path, 'keys', 'keyring.json') };
    const { code, lines } = await look(places);
    expect(code).toBe(0);
    expect(about(lines, 'folder:')[0]).toMatch(/^warn/);
    expect(existsSync(places.DATA_DIR)).toBe(false);
    expect(existsSync(places.KEYRING)).toBe(false);
    fresh.remove();
  });
});

describe('an installation that has to serve', () => {
  const serving = { serving: true };
  /** A server that says at /ready what it is told to, and which port it is reached at. */
  async function readyAs(status: number, says: string) {
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/ready' ? status : 404;
      response.end(says);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return { server, PORT: String((server.address() as AddressInfo).port) };
  }

  it('R510: fails while no server runs, and without being asked for that it does not', async () => {
    await rest();
    const { code, lines } = await look({}, serving);
    expect(about(lines, 'server:')).toEqual(['fail  server: none runs, and children are to be served']);
    expect(code).toBe(1);
    expect(about((await look()).lines, 'server:')).toEqual(['ok    server: none runs on this data folder']);
  });

  it('R510: names what the server says is missing, as it says it to a proxy', async () => {
    const stop = await listenForCommands(settings.DATA_DIR ?? '', house);
    const dead = await readyAs(503, 'not ready: screens');
    const { code, lines } = await look({ PORT: dead.PORT }, serving);
    expect(about(lines, 'ready:')).toEqual(['fail  ready: children are not served: not ready: screens']);
    expect(code).toBe(1);
    dead.server.close();
    expect(about((await look({ PORT: dead.PORT }, serving)).lines, 'ready:')[0]).toMatch(/^fail.*no answer/);
    const well = await readyAs(200, 'ready');
    const whole = await look({ PORT: well.PORT, HOST: '0.0.0.0', GUESS_LIMIT: 'site' }, serving);
    expect(about(whole.lines, 'ready:')).toEqual(['ok    ready: children can be sent here']);
    well.server.close();
    await stop();
  });
});

describe('an installation that is not well', () => {
  it('R103, R510: one in which a consultation was to be destroyed and is not', async () => {
    const db = await house.databases.consultation(house.consultationId);
    const day = new Date(house.deps.clock() - 5 * 86_400_000).toISOString().slice(0, 10);
    await db?.write([{ sql: 'update consultation set retention_day = ?1', args: [day] }]);
    await house.databases.control.write([recordRun(retentionJob, hourOf(house.deps.clock()))]);
    const stop = await listenForCommands(settings.DATA_DIR ?? '', house);
    const { code, lines } = await look();
    await stop();
    expect(about(lines, 'clock:')).toContain(
      `fail  clock: ${house.consultationId} was to be destroyed on ${day} and is not: look into the log`,
    );
    expect(code).toBe(1);
  });

  it('R1200, R510: one in which a consultation was to be closed at the end of a day and is open', async () => {
    const db = await house.databases.consultation(house.consultationId);
    const day = new Date(house.deps.clock() - 5 * 86_400_000).toISOString().slice(0, 10);
    await db?.write([{ sql: 'update consultation set closing_day = ?1', args: [day] }]);
    await house.databases.control.write([recordRun(retentionJob, hourOf(house.deps.clock()))]);
    const stop = await listenForCommands(settings.DATA_DIR ?? '', house);
    const { code, lines } = await look();
    await stop();
    expect(about(lines, 'clock:')).toContain(
      `fail  clock: ${house.consultationId} was to be closed at the end of ${day} and is open: look into the log`,
    );
    expect(code).toBe(1);
  });

  it('R510: one whose databases a newer version of this program has written, beside a server and without one', async () => {
    const db = await house.databases.consultation(house.consultationId);
    await db?.write([{ sql: 'insert into schema_version (version) values (9999)', args: [] }]);
    const said = expect.stringContaining(
      `fail  database: ${house.consultationId} is of a newer version of this program: start that one`,
    );
    const stop = await listenForCommands(settings.DATA_DIR ?? '', house);
    expect(about((await look()).lines, 'database:')).toEqual([said]);
    await stop();
    await rest();
    expect(about((await look()).lines, 'database:')).toEqual([said]);
  });

  it('R104, R510: one that waits for somebody who says that the day is right, which its first page says too', async () => {
    const administrator = await house.staffWho('administrator');
    const pages = drawPages(house, { routes: { '/staff': home }, staff: administrator });
    const asked = async () =>
      (await pages.get('/staff')).html.includes(
        `<a href="/staff/keeping">${speakerOf('en').t('keeping.waits')}`,
      );
    const clock = (lines: readonly string[]) =>
      about(lines, 'clock:').filter((line) => line.startsWith('fail'));
    const ran = (hour: number) => house.databases.control.write([recordRun(retentionJob, hour)]);
    const stop = await listenForCommands(settings.DATA_DIR ?? '', house);
    await ran(hourOf(house.deps.clock()));
    expect(clock((await look()).lines)).toEqual([]);
    expect(await asked()).toBe(false);
    await ran(hourOf(house.deps.clock()) - 37);
    const { code, lines } = await look();
    await stop();
    expect(await asked()).toBe(true);
    expect([code, clock(lines)]).toEqual([1, [expect.stringContaining('retention list')]]);
  });

  it('R510: a setting that cannot be used is named, and nothing else is looked at', async () => {
    const { code, lines } = await look({ ORIGIN: 'nowhere' });
    expect(code).toBe(1);
    expect(lines.at(-1)).toMatch(/^fail {2}settings: The setting ORIGIN/);
  });

  it('R510: an address over plain http, where nobody can join, and no space behind one', async () => {
    const failed = async (origin: string) =>
      (await look({ ORIGIN: origin })).lines.filter((line) => line.startsWith('fail  settings:'));
    expect(await failed('http://consult.example.org')).toEqual([
      expect.stringContaining('nobody can join at http://consult.example.org'),
    ]);
    for (const well of ['http://127.0.0.1:3000', 'http://localhost', ' https://consult.example.org '])
      expect(await failed(well), well).toEqual([]);
  });

  it('R510: a keyring that is gone or open to others', async () => {
    await rest();
    chmodSync(settings.KEYRING ?? '', 0o644);
    expect(about((await look()).lines, 'keyring:')[0]).toMatch(/^fail/);
    chmodSync(settings.KEYRING ?? '', 0o600);
    renameSync(settings.KEYRING ?? '', `${settings.KEYRING}.gone`);
    const { code, lines } = await look();
    expect(about(lines, 'keyring:')[0]).toMatch(/^fail/);
    expect(code).toBe(1);
    renameSync(`${settings.KEYRING}.gone`, settings.KEYRING ?? '');
  });

  it('R510: a folder for copies of the keyring that holds none, or one that is older than a day, wherever the data lies', async () => {
    await rest();
    const keys = join(house.folder, 'key-copies');
    mkdirSync(join(keys, 'lost+found'), { recursive: true, mode: 0o700 });
    const copies = async (more: Record<string, string> = {}) =>
      about((await look({ KEY_BACKUP_DIR: keys, ...more })).lines, 'keys:');
    const none = [
      `fail  keys: there is no copy of the keyring in ${keys}; a server makes the first within a minute of its start`,
    ];
    expect(await copies()).toEqual(none);
    expect(await copies({ LIBSQL_URL: 'http://127.0.0.1:1' })).toEqual(none);
    const keyring = openKeyring({
      path: settings.KEYRING ?? '',
      dataDir: settings.DATA_DIR ?? '',
      create: false,
    });
    const { file } = takeKeys(keys, {
      keyring,
      jumped: false,
      ended: new Set(),
      nowMs: Date.now() - 25 * 3_600_000,
    });
    expect(await copies()).toEqual(['fail  keys: the newest copy of the keyring is 1500 minutes old']);
    renameSync(file, `${file}.another`);
    takeKeys(keys, { keyring, jumped: false, ended: new Set(), nowMs: Date.now() });
    expect((await copies())[0]).toMatch(/^ok {4}keys: the newest copy/);
  });

  it('R756: paths that hang on a folder, and guesses that are counted by networks which are all one', async () => {
    await rest();
    const warned = async (more: Record<string, string>) =>
      (await look(more)).lines.filter((line) =>
        /^warn.*(DATA_DIR|GUESS_LIMIT|BACKUP_DIR are|MASTER_KEY_FILE)/.test(line),
      );
    expect(await warned({})).toEqual([]);
    expect(await warned({ HOST: '0.0.0.0', GUESS_LIMIT: 'site' })).toEqual([]);
    expect(await warned({ HOST: '0.0.0.0' })).toEqual([expect.stringContaining('GUESS_LIMIT=site')]);
    const hangs = { DATA_DIR: relative('.', settings.DATA_DIR ?? ''), KEYRING: '' };
    expect(await warned(hangs)).toEqual([expect.stringContaining('DATA_DIR and KEYRING')]);
    expect(await warned({ ...hangs, DEMO: '1' })).toEqual([]);
    const folders = { BACKUP_DIR: 'copies', KEY_BACKUP_DIR: 'keys' };
    expect(await warned(folders)).toEqual([
      expect.stringContaining('BACKUP_DIR and KEY_BACKUP_DIR are not whole'),
    ]);
    expect(await warned({ MASTER_KEY_FILE: 'master' })).toEqual([
      expect.stringContaining('MASTER_KEY_FILE is not a whole path'),
    ]);
  });

  it('R510: a folder of backups without one, and a Redis that does not answer or keeps things', async () => {
    await rest();
    const backups = join(house.folder, 'backups');
    mkdirSync(backups, { mode: 0o700 });
    const nowhere = { BACKUP_DIR: backups, REDIS_URL: 'redis://127.0.0.1:1' };
    const { code, lines } = await look(nowhere);
    const none = (folder: string) =>
      `fail  backup: there is none in ${folder}; a server makes the first within a minute of its start`;
    expect(about(lines, 'backup:')).toEqual([none(backups)]);
    // Of a folder that its first copy will make, the same and no line beside it.
    const gone = await look({ BACKUP_DIR: `${backups}-gone` });
    expect(gone.lines.filter((line) => line.includes('-gone'))).toEqual([none(`${backups}-gone`)]);
    expect(about(lines, 'Redis:')[0]).toMatch(/^warn {2}Redis: no answer/);
    expect(code).toBe(1);
    const redis: RedisServer = await startRedis();
    const answers = async () => about((await look({ REDIS_URL: redis.url })).lines, 'Redis:')[0];
    await expect.poll(answers).toBe('ok    Redis: it answers and keeps nothing on disk');
    await redis.remove();
  });
});

describe('a database that is damaged', () => {
  it('R511: is named at the start, by the doctor and in the list, and the others are served', async () => {
    const { id: damaged } = await need(
      house.services.consultation.create(demoSystem, { title: 'Another', language: 'en', timeZone: 'UTC' }),
    );
    await rest();
    damage(join(settings.DATA_DIR ?? '', 'consultations', `${damaged}.db`));
    const resting = await look();
    expect(resting.code).toBe(1);
    expect(about(resting.lines, 'database:')).toEqual([
      `fail  database: ${damaged} cannot be read with its key, or a page of it is damaged`,
    ]);

    const again = await openHouse(readEnv(settings), {
      workerFile: screeningWorker,
    });
    try {
      const run = await need(again.services.retention.run({ kind: 'system', name: 'clock' }, {}));
      expect(run.unreadable).toEqual([damaged]);
      const stop = await listenForCommands(settings.DATA_DIR ?? '', again);
      const running = await look();
      await stop();
      expect(running.code).toBe(1);
      expect(about(running.lines, 'database:')).toEqual([
        `fail  database: ${damaged} cannot be read with its key, or a page of it is damaged`,
      ]);
      const { consultationId } = house;
      const other = await need(again.services.consultation.read(demoSystem, { consultationId }));
      expect(other.row.state).toBe('open');
    } finally {
      await again.close();
    }
  });
});

describe('a database that is older than what was noted of it', () => {
  it('R857: is named by the doctor, whole as it is', async () => {
    const { consultationId } = house;
    const [folder, file] = [join(house.folder, 'older'), `consultations/${consultationId}.db`];
    await house.backups.take(folder);
    const organiser = await house.staffWho('organiser');
    await need(house.services.consultation.move(organiser, { consultationId, to: 'paused' }));
    await need(house.services.retention.noteHeads({ kind: 'system', name: 'retention' }, {}));
    await rest();
    expect(about((await look()).lines, 'database:')).toEqual([]);
    const [backup = ''] = readdirSync(folder);
    for (const tail of ['', '-wal', '-shm'])
      rmSync(join(settings.DATA_DIR ?? '', `${file}${tail}`), { force: true });
    copyFileSync(join(folder, backup, file), join(settings.DATA_DIR ?? '', file));
    const { code, lines } = await look();
    expect(code).toBe(1);
    expect(about(lines, 'database:')).toEqual([
      expect.stringContaining(`fail  database: ${consultationId} is older than what was noted of it`),
    ]);
  });
});

describe('a database of which one page is damaged', () => {
  it('R855: is named by the doctor with its last day, which comes all the same', async () => {
    const { consultationId } = house;
    const { row } = await need(house.services.consultation.read(demoSystem, { consultationId }));
    await rest();
    damageTable(house.folder, consultationId, 'consultation');
    expect(about((await look()).lines, 'database:')).toEqual([
      `fail  database: ${consultationId} cannot be read with its key, or a page of it is damaged; its last day, ${row.retentionDay}, comes all the same`,
    ]);
  });

  it('R636: is named by the doctor, and keeps no other from being listed, looked after and destroyed on its day', async () => {
    const { id: damaged } = await need(
      house.services.consultation.create(demoSystem, { title: 'Another', language: 'en', timeZone: 'UTC' }),
    );
    const organiser = await house.staffWho('organiser');
    await rest();
    damageTable(house.folder, damaged, 'consultation_text');
    expect(about((await look()).lines, 'database:')).toEqual([
      `fail  database: ${damaged} cannot be read with its key, or a page of it is damaged`,
    ]);

    const again = await openHouse(readEnv(settings), { workerFile: screeningWorker });
    try {
      const stop = await listenForCommands(settings.DATA_DIR ?? '', again);
      const running = await look();
      await stop();
      expect(about(running.lines, 'database:')).toHaveLength(1);
      const clock = { kind: 'system', name: 'clock' } as const;
      expect((await need(again.services.retention.run(clock, {}))).unreadable).toEqual([damaged]);
      await need(again.services.moderation.watchRooms(clock, { consultationId: damaged }));
      await need(again.services.retention.noteHeads(clock, {}));
      const listed = await need(again.services.consultation.list(organiser, {}));
      expect(listed.find(({ id }) => id === damaged)?.state).toBe('unreadable');
      expect(listed.find(({ id }) => id === house.consultationId)?.state).toBe('open');
      // Another page of it is damaged: who waits there can be read.
      expect(await need(again.services.safeguarding.waitingHelp(clock, {}))).toEqual({
        waiting: [],
        unreadable: [],
      });
    } finally {
      await again.close();
    }
  });
});

describe('bytes of a page that are other ones, of which SQLite takes no notice', () => {
  const bad = async () => about((await look()).lines, 'database:');
  const noise = 'cannot be read with its key, or a page of it is damaged';

  it('R720: of what a child wrote are found by the doctor', async () => {
    const child = await house.join();
    const place = await need(house.services.room.place(child, {}));
    const activityId = place.activities.find((each) => each.kind === 'room')?.id ?? '';
    const text = `The yard has no shade. ${'More trees would be good. '.repeat(12)}`;
    await need(house.services.room.post(child, { id: newId(randomBytes), activityId, text, language: 'en' }));
    await rest();
    expect(await bad()).toEqual([]);
    damageText(house.folder, house.consultationId, 'The yard has no shade');
    expect(await bad()).toEqual([
      expect.stringContaining(`fail  database: ${house.consultationId} ${noise}; its last day, `),
    ]);
  });

  it('R720: of the control database and that of complaints are found by the doctor and at the start, which serves nothing', async () => {
    const { id } = await need(
      house.services.consultation.create(demoSystem, { title: 'Another', language: 'en', timeZone: 'UTC' }),
    );
    await rest();
    damageText(house.folder, 'control', id);
    expect(await bad()).toEqual([`fail  database: control ${noise}`]);
    await expect(openHouse(readEnv(settings), { workerFile: screeningWorker })).rejects.toThrow(
      /control is damaged: put a backup in its place/,
    );
  });

  it('R720: of an audit log and of a file of a release are found by the doctor, whatever they are now', async () => {
    const { control } = house.databases;
    const file = Buffer.from('numbers');
    const manifest = Buffer.from(`${sha256(file)}  tables.csv\n`);
    const files = [
      { name: 'tables.csv', mediaType: 'text/csv', bytes: file },
      { name: 'manifest.txt', mediaType: 'text/plain', bytes: manifest },
    ];
    const release = {
      id: 'released',
      consultationId: house.consultationId,
      number: 1,
      day: '2027-01-01',
      signedBy: control.text.encode('Tariq'),
      hash: Buffer.from(sha256(manifest), 'hex'),
      signature: Buffer.alloc(64),
    };
    const write = (sql: string) => control.write([{ sql, args: [] }]);
    await control.write(addRelease(release, files));
    const stop = await listenForCommands(settings.DATA_DIR ?? '', house);
    expect(await bad()).toEqual([]);
    await write(`update release_file set bytes = x'00' where name = 'tables.csv'`);
    const changed = 'has tables.csv of the release released, which is not what was signed';
    expect(await bad()).toEqual([`fail  database: control ${changed}`]);
    await write('drop trigger audit_is_not_altered');
    await write(`update audit set hash = zeroblob(32) where n = 2`);
    const entry = 'has an audit log of which entry 2 is not what was written';
    expect(await bad()).toEqual([`fail  database: control ${entry}`]);
    await stop();
  });
});

describe('who asks for numbers', () => {
  it('R509: without the token, or with another, there are none; with it there are those of the table', async () => {
    const token = 'a token of at least thirty-two letters';
    const made = (said: string | undefined) =>
      createMetrics(house, {
        token: said,
        readiness: createReadiness(house, settings.DATA_DIR ?? ''),
        connections: () => 27,
        redisUp: undefined,
      });
    const metrics = made(token);
    for (const wrong of [undefined, '', token, `Bearer ${token} `, 'Bearer another'])
      expect(await metrics.read(wrong)).toBeUndefined();
    // The screens have come up; a look at them has two seconds.
    await house.deps.screen({ text: 'A first text.', language: 'en', sensitiveTopic: false, previous: [] });
    const text = (await metrics.read(`Bearer ${token}`)) ?? '';
    expect(text).toContain('\ndue_weight_ready 1\n');
    // Tens: that a child came is not to be seen.
    expect(text).toContain('\ndue_weight_connections 20\n');
    expect(text).not.toContain('due_weight_redis_up');
    expect(text).not.toContain(house.consultationId);
    metrics.close();
    const silent = made(undefined);
    expect(await silent.read('Bearer undefined')).toBeUndefined();
    silent.close();
  });
});
