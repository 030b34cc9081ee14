import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openKeyring } from '../../../db/keyring.ts';
import { recordRun } from '../../../db/queries/retention/destructions.ts';
import { beginMove } from '../../../db/queries/retention/moves.ts';
import { runCommand } from '../../../server/commands/commands.ts';
import { restoreAlone } from '../../../server/commands/restore.ts';
import { readEnv } from '../../../server/env.ts';
import { type House, openHouse } from '../../../server/house.ts';
import { answerLine } from '../../../server/moving/answers.ts';
import { readPlace } from '../../../server/moving/place.ts';
import { MoveRefusal } from '../../../server/moving/refusal.ts';
import { findDueErasures } from '../../../server/usecases/privacy/find-due-erasures.ts';
import { runRetention } from '../../../server/usecases/retention/run-retention.ts';
import { need, openTestHouse } from '../../support/house/house.ts';
import { backUp } from '../../support/processes/put-back.ts';
import { tempFolder } from '../../support/processes/temp.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

const [north, south] = ['https://north.example.org', 'https://south.example.org'];
const settingsOf = (folder: string) =>
  readEnv({
    DATA_DIR: join(folder, 'data'),
    KEYRING: join(folder, 'keyring.json'),
    ORIGIN: `${north} ${south}`,
    DEMO: '1',
  });
const openOn = (folder: string) =>
  openHouse(settingsOf(folder), {
    workerFile: screeningWorker,
    phraseCost: { memoryKib: 1_024, passes: 1, lanes: 1 },
  });

/** What a command answers on that machine. */
async function said(house: House, origin: string, ...words: string[]): Promise<readonly string[]> {
  const { lines, exitCode } = await runCommand(house, { words: ['consultation', ...words], origin });
  if (exitCode !== 0) throw new Error(lines.join('\n'));
  return lines;
}

/** Its first line. */
const typed = async (...of: Parameters<typeof said>) => (await said(...of))[0] ?? '';

it('R933, R109: a backup from before a consultation was on another machine brings nothing of it back: what was erased there is on no list here', async () => {
  const made = await openTestHouse({}, { anew: true });
  const [other, way] = [tempFolder('other-machine'), tempFolder('on-the-way')];
  onTestFinished(async () => {
    await made.remove();
    other.remove();
    way.remove();
  });
  const id = made.consultationId;
  const child = await made.join();
  const erasing = { session: 'here' };
  // A copy on a disk that this machine does not reach when it takes the file out of its backups.
  const taken = await backUp(made);
  const copy = join(way.path, 'disk', basename(taken));
  cpSync(taken, copy, { recursive: true });
  const go = async (from: [House, string], to: [House, string], name: string) => {
    const place = await typed(...to, 'place');
    const came = await typed(...from, 'place');
    const folder = await typed(...from, 'move', id, '--place', place, '--to', join(way.path, name));
    const answer = await typed(...to, 'take', folder, '--from', came);
    await typed(...from, 'settle', answer);
  };
  const there = await openOn(other.path);
  await go([made, north], [there, south], 'there');
  await need(there.services.privacy.erase(child, erasing));
  await need(
    there.services.privacy.finish(
      { kind: 'system', name: 'clock' },
      {
        consultationId: id,
        participantId: child.participantId,
      },
    ),
  );
  await made.close();
  const home = await openOn(made.folder);
  await go([there, south], [home, north], 'home');
  await there.close();
  await home.close();

  const restore = async (...words: string[]) => restoreAlone(settingsOf(made.folder), [copy, ...words]);
  expect((await restore('--replace')).lines).toEqual([expect.stringContaining(`nothing of ${id}`)]);
  expect((await restore('--drill')).lines.join('\n')).toContain(
    `Not in the backup, lost with it in place: ${id}`,
  );
  // What it is now is as it was.
  const again = await openOn(made.folder);
  onTestFinished(() => again.close());
  const db = await again.databases.consultation(id);
  expect(await db?.query('select 1 from participant where id = ?1', [child.participantId])).toEqual([]);
});

/** Two machines and a folder between them. */
async function twoMachines() {
  const made = await openTestHouse({}, { anew: true });
  const [other, way] = [tempFolder('other-machine'), tempFolder('on-the-way')];
  const there = await openOn(other.path);
  onTestFinished(async () => {
    await made.remove();
    await there.close();
    other.remove();
    way.remove();
  });
  return { made, there, to: (name: string) => join(way.path, name) };
}

it.each(['settle', 'back'] as const)(
  'R1046: what was given back while the keyring could not be written is served with the same command again: %s',
  async (verb) => {
    const { made, there, to } = await twoMachines();
    const id = made.consultationId;
    const [line, from] = [await typed(there, south, 'place'), await typed(made, north, 'place')];
    const move = ['move', id, '--place', line, '--to', to('given-back')];
    let words = ['move', id, '--back'];
    if (verb === 'settle') {
      const folder = await typed(made, north, ...move);
      words = ['settle', await typed(there, south, 'take', folder, '--from', from, '--refuse')];
    } else {
      const withKey = () => Promise.reject(new MoveRefusal('No copy can be made.'));
      const noCopy = { ...made, databases: { ...made.databases, withKey } };
      await expect(typed(noCopy, north, ...move)).rejects.toThrow(/No copy can be made/);
    }
    const serve = () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    };
    const full = { ...made, keyring: { ...made.keyring, serve } };
    await expect(typed(full, north, ...words)).rejects.toThrow('full');
    expect(made.keyring.apartIds()).toEqual([id]);
    await typed(made, north, ...words);
    expect(made.keyring.apartIds()).toEqual([]);
    expect(made.databases.ids()).toContain(id);
    expect(await made.databases.consultation(id)).toBeDefined();
  },
);

it('R1046, R557: an answer or a letter of before serves nothing that has left again since', async () => {
  const { made, there, to } = await twoMachines();
  const id = made.consultationId;
  const from = await typed(made, north, 'place');
  const send = async (name: string) =>
    typed(made, north, 'move', id, '--place', await typed(there, south, 'place'), '--to', to(name));
  const refused = await send('refused');
  const never = await typed(there, south, 'take', refused, '--from', from, '--refuse');
  await typed(made, north, 'settle', never);
  const letter = await send('taken');
  await typed(made, north, 'settle', never);
  expect(made.keyring.apartIds()).toEqual([id]);

  const take = ['take', letter, '--from', from];
  const answer = await typed(there, south, ...take);
  const home = await typed(made, north, 'place');
  await typed(there, south, 'move', id, '--place', home, '--to', to('home'));
  expect(await typed(there, south, ...take)).toBe(answer);
  expect(there.keyring.apartIds()).toEqual([id]);
  expect(there.databases.ids()).not.toContain(id);
});

it('R1048: is not taken in for an address that the machine does not answer, and the line for it says so before', async () => {
  const { made, there, to } = await twoMachines();
  const id = made.consultationId;
  const address = 'https://parks.example.org';
  const [place = '', ...more] = await said(there, south, 'place', '--address', address);
  expect(more.at(-1)).toContain(`ORIGIN here does not name ${address}`);
  const from = await typed(made, north, 'place');
  const sent = await typed(made, north, 'move', id, '--place', place, '--to', to('parks'));
  const take = ['take', sent, '--from', from];
  await expect(typed(there, south, ...take)).rejects.toThrow(/which ORIGIN here does not name/);
  expect(there.keyring.apartIds()).toEqual([]);
  expect(await there.databases.control.query('select 1 from move', [])).toEqual([]);
  await typed({ ...there, origins: [address] }, south, ...take);
  expect(there.databases.ids()).toContain(id);
});

it('R1048: a folder that this user may not read is no folder without a consultation', async () => {
  const { made, there, to } = await twoMachines();
  const from = await typed(made, north, 'place');
  await expect(typed(there, south, 'take', to('nothing'), '--from', from)).rejects.toThrow(
    /no consultation to take in/,
  );
  const file = to('a-file');
  writeFileSync(file, '');
  await expect(typed(there, south, 'take', file, '--from', from)).rejects.toMatchObject({ code: 'ENOTDIR' });
});

const clock = { kind: 'system', name: 'clock' } as const;

it.each(['settle', 'back'] as const)(
  'R1072: an erasure that waits in what is given back is done when it is due, without a start in between: %s',
  async (verb) => {
    const { made, there, to } = await twoMachines();
    const id = made.consultationId;
    const child = await made.join();
    await need(made.services.privacy.erase(child, { session: 'here' }));
    const [line, from] = [await typed(there, south, 'place'), await typed(made, north, 'place')];
    const move = ['move', id, '--place', line, '--to', to('with-erasure')];
    let words = ['move', id, '--back'];
    if (verb === 'settle')
      words = [
        'settle',
        await typed(there, south, 'take', await typed(made, north, ...move), '--from', from, '--refuse'),
      ];
    else {
      const withKey = () => Promise.reject(new MoveRefusal('No copy can be made.'));
      const noCopy = { ...made, databases: { ...made.databases, withKey } };
      await expect(typed(noCopy, north, ...move)).rejects.toThrow(/No copy can be made/);
    }
    const { clock: now, steady } = made.deps;
    const passedMs = 12 * 60_000;
    const later = { ...made.deps, clock: () => now() + passedMs, steady: () => steady() + passedMs };
    const due = () => need(findDueErasures(later, clock, { everywhere: false }));
    // Nobody is served from it, and nothing of it is looked at.
    expect(await due()).toEqual([]);
    await typed(made, north, ...words);
    expect(await due()).toEqual([{ consultationId: id, participantId: child.participantId }]);
  },
);

it('R1073: what a kill left of a database that was being taken in goes with the next, and with the next start', async () => {
  const { made, there, to } = await twoMachines();
  const id = made.consultationId;
  const folder = dirname(there.databases.file(id) ?? '');
  const left = ['', '-wal', '-shm'].map((tail) => `${id}.db.aB3_-xyz.taking${tail}`);
  const leave = () => left.map((name) => writeFileSync(join(folder, name), 'rows of children'));
  const lies = () => readdirSync(folder).filter((name) => name.includes('.taking'));
  leave();
  const from = await typed(made, north, 'place');
  const line = await typed(there, south, 'place');
  const sent = await typed(made, north, 'move', id, '--place', line, '--to', to('killed'));
  await typed(there, south, 'take', sent, '--from', from);
  expect(lies()).toEqual([]);
  leave();
  await there.close();
  const again = await openOn(dirname(there.places.dataDir));
  onTestFinished(() => again.close());
  expect(lies()).toEqual([]);
  expect(await again.databases.consultation(id)).toBeDefined();
});

describe('R1074: a command of moving says how it stands', () => {
  it('of what has moved, that it has, and nothing of how to go on', async () => {
    const { made, there, to } = await twoMachines();
    const id = made.consultationId;
    const from = await typed(made, north, 'place');
    const move = async () => [
      ...['move', id, '--place', await typed(there, south, 'place'), '--to', to('gone')],
    ];
    const sent = await typed(made, north, ...(await move()));
    await typed(made, north, 'settle', await typed(there, south, 'take', sent, '--from', from));
    for (const words of [await move(), ['move', id, '--back']])
      await expect(typed(made, north, ...words)).rejects.toThrow(new Error(`It has moved to ${south}.`));
  });

  it('of what is closed, that it is so here, there and when it is given back', async () => {
    const { made, there, to } = await twoMachines();
    const consultationId = made.consultationId;
    await need(
      made.services.consultation.move(await made.staffWho('organiser'), { consultationId, to: 'closed' }),
    );
    const from = await typed(made, north, 'place');
    const send = async (name: string) => {
      const line = await typed(there, south, 'place');
      return typed(made, north, 'move', consultationId, '--place', line, '--to', to(name));
    };
    const never = await typed(there, south, 'take', await send('refused'), '--from', from, '--refuse');
    expect((await said(made, north, 'settle', never))[0]).toMatch(
      /^It is served here again, as it was: closed\. Delete/,
    );
    const taken = await said(there, south, 'take', await send('taken'), '--from', from);
    expect(taken[1]).toMatch(/^It is here, as it was: closed\. Tell/);
    expect((await said(made, north, 'settle', never))[0]).toMatch(
      /^It was given back then, and has left since\./,
    );
  });

  it('of that whose last day came on the way, that it is destroyed, whatever was answered', async () => {
    const { made, there, to } = await twoMachines();
    const id = made.consultationId;
    const { control } = made.databases;
    const from = await typed(made, north, 'place');
    const line = await typed(there, south, 'place');
    const move = ['move', id, '--place', line, '--to', to('late')];
    const taken = await typed(there, south, 'take', await typed(made, north, ...move), '--from', from);
    const { row } = await need(there.services.consultation.read(clock, { consultationId: id }));
    const ms = Date.parse(`${row.retentionDay}T12:00:00Z`) + 86_400_000;
    await control.write([recordRun('retention', Math.floor(ms / 3_600_000))]);
    const { destroyed } = await need(runRetention({ ...made.deps, clock: () => ms }, clock, {}));
    expect(destroyed).toEqual([id]);
    const [[sent] = []] = await control.query('select id from move', []);
    const of = { move: String(sent), consultation: id };
    const refused = answerLine(there.deps.secrets, { ...of, verdict: 'refused' });
    for (const words of [['settle', taken], ['settle', refused], move, ['move', id, '--back']])
      await expect(typed(made, north, ...words)).rejects.toThrow(
        new Error('Its last day came while it was on its way: it is destroyed here.'),
      );
  });
});

describe('R1271: what is over is not taken in', () => {
  const hourMs = 3_600_000;
  const over = new Error(
    'Its last day came while it was on its way: it is destroyed where it left from, and never taken in. Delete the folder.',
  );

  /** A letter, the last day of which begins at `midnight` in UTC, and how the other machine stands. */
  async function onTheWay() {
    const { made, there, to } = await twoMachines();
    const id = made.consultationId;
    const db = await made.databases.consultation(id);
    await db?.write([{ sql: `update consultation set time_zone = 'America/Los_Angeles'`, args: [] }]);
    const { row } = await need(made.services.consultation.read(clock, { consultationId: id }));
    const line = await typed(there, south, 'place');
    const from = await typed(made, north, 'place');
    const folder = await typed(made, north, 'move', id, '--place', line, '--to', to('over'));
    const midnight = Date.parse(`${row.retentionDay}T00:00:00Z`);
    const at = (ms: number): House => ({ ...there, deps: { ...there.deps, clock: () => ms } });
    const take = (house: House) => typed(house, south, 'take', folder, '--from', from);
    const opens = () => there.keyring.placeSecret(readPlace(line).id) !== undefined;
    const states = () => there.databases.control.query('select state from move', []);
    return { there, id, midnight, at, take, opens, states };
  }

  it('where its day is over everywhere, before anything of it is written, and no later clock opens the letter', async () => {
    const { there, midnight, at, take, opens, states } = await onTheWay();
    expect(opens()).toBe(true);
    await expect(take(at(midnight + 12 * hourMs))).rejects.toThrow(over);
    expect(opens()).toBe(false);
    expect(there.keyring.apartIds()).toEqual([]);
    expect(await states()).toEqual([]);
    await expect(take(at(midnight + 13 * hourMs))).rejects.toThrow(over);
    await expect(take(there)).rejects.toThrow(/What opens this letter is gone/);
  });

  it('where it is over in its own zone, which only its database says', async () => {
    const { there, id, midnight, at, take, opens, states } = await onTheWay();
    // Seven or eight hours behind Greenwich, and twelve where a day begins last.
    await expect(take(at(midnight + 9 * hourMs))).rejects.toThrow(over);
    expect(opens()).toBe(false);
    expect(await states()).toEqual([['refused']]);
    expect(there.keyring.apartIds()).toEqual([]);
    expect(there.databases.ids()).not.toContain(id);
    expect(existsSync(there.databases.file(id) ?? '')).toBe(false);
  });

  it('the day before there it is', async () => {
    const { there, id, midnight, at, take } = await onTheWay();
    await take(at(midnight + 6 * hourMs));
    expect(there.databases.ids()).toContain(id);
  });

  it('what was half taken in goes with what opens its letter, by the clock and by the command', async () => {
    for (const by of ['clock', 'command'] as const) {
      const { there, midnight, at, take, opens, states } = await onTheWay();
      const withKey = () => Promise.reject(new MoveRefusal('No copy can be made.'));
      await expect(take({ ...there, databases: { ...there.databases, withKey } })).rejects.toThrow(/No copy/);
      expect(await states()).toEqual([['taking']]);
      expect(opens()).toBe(true);
      const late = at(midnight + 24 * hourMs);
      if (by === 'command') await expect(take(late)).rejects.toThrow(over);
      else {
        const hour = Math.floor(late.deps.clock() / hourMs);
        await there.databases.control.write([recordRun('retention', hour)]);
        await need(runRetention(late.deps, clock, {}));
      }
      expect(await states(), by).toEqual([['refused']]);
      expect(opens(), by).toBe(false);
      expect(there.keyring.apartIds(), by).toEqual([]);
    }
  });
});

it('R1273: a key that an older copy of the keyring has of what is gone from here goes with a restore and with a start, set apart or served', async () => {
  const { made, there, to } = await twoMachines();
  const id = made.consultationId;
  const ring = join(made.folder, 'keyring.json');
  const keep = (name: string) => {
    cpSync(ring, to(name));
    return to(name);
  };
  const taken = await backUp(made);
  const file = made.databases.file(id) ?? '';
  const served = keep('served.json');
  const [line, from] = [await typed(there, south, 'place'), await typed(made, north, 'place')];
  const folder = await typed(made, north, 'move', id, '--place', line, '--to', to('gone'));
  const apart = keep('apart.json');
  await typed(made, north, 'settle', await typed(there, south, 'take', folder, '--from', from));
  await made.close();
  const { DATA_DIR: dataDir, KEYRING: path } = settingsOf(made.folder);
  const keyring = () => openKeyring({ path, dataDir, create: false });
  const isGone = () => {
    const { keyFor, apartIds } = keyring();
    return keyFor(id) === undefined && apartIds().length === 0 && !existsSync(file);
  };
  const copies = { served, apart };
  for (const [which, copy] of Object.entries(copies)) {
    cpSync(copy, ring);
    // As an older folder has it beside that.
    cpSync(join(taken, 'consultations', `${id}.db`), file);
    const { exitCode, lines } = await restoreAlone(settingsOf(made.folder), [taken, '--replace']);
    expect(exitCode, lines.join('\n')).toBe(0);
    expect(isGone(), `restored, ${which}`).toBe(true);
  }
  const start = async (act = async (_house: House): Promise<unknown> => undefined) => {
    const again = await openOn(made.folder);
    await act(again);
    await again.close();
  };
  const steps = {
    moved: [],
    refused: [
      beginMove({
        ...{ id: 'back', consultationId: id, way: 'in', state: 'refused' },
        ...{ place: south, placeKey: '', lastDay: '', day: '2027-01-01' },
      }),
    ],
    lapsed: [{ sql: `delete from move where id = 'back'` }, { sql: `update move set state = 'lapsed'` }],
  };
  for (const [state, step] of Object.entries(steps)) {
    await start(({ databases }) => databases.control.write(step.map((each) => ({ args: [], ...each }))));
    for (const [which, copy] of Object.entries(copies)) {
      cpSync(copy, ring);
      cpSync(join(taken, 'consultations', `${id}.db`), file);
      await start();
      expect(isGone(), `started, ${state}, ${which}`).toBe(true);
    }
  }
});

it('R1273, R556: what an older copy of the keyring has for a letter that was taken in goes with the next start', async () => {
  const { made, there, to } = await twoMachines();
  const id = made.consultationId;
  const [line, from] = [await typed(there, south, 'place'), await typed(made, north, 'place')];
  const folder = await typed(made, north, 'move', id, '--place', line, '--to', to('letter'));
  const { id: place } = readPlace(line);
  const other = readPlace(await typed(there, south, 'place')).id;
  await typed(there, south, 'take', folder, '--from', from);
  there.keyring.addPlace(place);
  await there.close();
  const again = await openOn(dirname(there.places.dataDir));
  onTestFinished(() => again.close());
  expect(again.keyring.placeSecret(place)).toBeUndefined();
  expect(again.keyring.placeSecret(other)).toBeDefined();
  expect(await again.databases.consultation(id)).toBeDefined();
});

it('R1275: pages still say where one went when its letter back was refused here', async () => {
  const { made, there, to } = await twoMachines();
  const id = made.consultationId;
  const [line, from] = [await typed(there, south, 'place'), await typed(made, north, 'place')];
  const folder = await typed(made, north, 'move', id, '--place', line, '--to', to('there'));
  await typed(made, north, 'settle', await typed(there, south, 'take', folder, '--from', from));
  const said = () => need(made.services.consultation.moved({ kind: 'visitor' }, { consultationId: id }));
  const isThere = { addresses: [south], leaving: false };
  expect(await said()).toEqual(isThere);
  const [home, back] = [await typed(made, north, 'place'), await typed(there, south, 'place')];
  const letter = await typed(there, south, 'move', id, '--place', home, '--to', to('home'));
  const never = await typed(made, north, 'take', letter, '--from', back, '--refuse');
  await typed(there, south, 'settle', never);
  expect(there.databases.ids()).toContain(id);
  expect(await said()).toEqual(isThere);
});
