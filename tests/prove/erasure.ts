// What a child has erased is nowhere: not in the files, their logs and shared memory, not in open or temporary files or the log of
// the program, not in what Redis was told, and not inside the databases when they are opened with their keys, in rows, in free pages or in the unused ends
// of pages. Marked words of many children; half are erased at once, half by the clock, over a process that was killed; a backup
// from before is put back, in which what a moderator hid since waits and what was open rests; and on the last day all that was left is destroyed, with its key and its copies.
// What it cannot look at: the memory of a process, the sectors of a disk, and an application's copies elsewhere.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { seeded } from '../support/house/seeded.ts';
import { type DemoCrew, signInDemo } from '../support/house/stage.ts';
import { joinAsChild } from '../support/pages/journeys.ts';
import { startProduct } from '../support/processes/product.ts';
import { startRedis } from '../support/processes/redis-server.ts';
import { tempFolder } from '../support/processes/temp.ts';
import { letMarkedChildrenSpeak, mark, markThatStays } from './erasure/children.ts';
import { destroyOnItsDay } from './erasure/destroyed.ts';
import { eraseLater, eraseNow, isOver } from './erasure/erasing.ts';
import { hideSome, showAgain, shownIn } from './erasure/hidden.ts';
import { cellsWith, insideOf, leaveBytes, rowsIn, seatIds } from './erasure/inside.ts';
import { countIn, folderPlace, openFilesPlace, type Place, spellingsOf } from './erasure/places.ts';
import { hearRedis } from './erasure/redis-place.ts';
import { restore, takeBackup } from './erasure/restored.ts';

const flags = readFlags();
const size = flags.quick ? { children: 2, stay: 1, each: 3 } : { children: 50, stay: 4, each: 10 };
const goal = {
  plaintextBefore: 0,
  leftOnDisk: 0,
  leftInside: 0,
  leftInRestored: 0,
  orphanRows: 0,
  cellsWithTheirIds: 0,
  shownAgain: 0,
  openAgain: 0,
  everyReceiptValid: true,
  leftOnTheLastDay: 0,
};

const problems = collectProblems();
const spellings = spellingsOf(mark);
const allSpellings = [...spellings, ...spellingsOf(markThatStays)];
const start = performance.now();
const clock = tempFolder('clock');
const temporary = tempFolder('temporary');
const clockFile = join(clock.path, 'clock');
writeFileSync(clockFile, '0');
console.log(`seed ${flags.seed}, ${size.children} children with ${size.each} contributions each`);

const redis = await startRedis();
const heard = await hearRedis(redis.url);
const env = { CLOCK_FILE: clockFile, TMPDIR: temporary.path, REDIS_URL: redis.url };
const product = await startProduct({ demo: true, env });
const folder = { data: join(product.folder, 'data'), keyring: join(product.folder, 'keys', 'keyring.json') };
const backups = join(product.folder, 'backups');
const places: readonly Place[] = [
  folderPlace('the data folder and its copies', product.folder),
  folderPlace('temporary files', temporary.path),
  openFilesPlace(product.pid),
  { name: 'what the program said', bytes: () => Buffer.from(product.said()) },
  heard.place,
];

try {
  const crew = await signInDemo(product);
  const bar = progressBar('erasure');
  let done = 0;
  const all = size.children * (size.each + 1) + size.stay * size.each;
  const tick = () => bar(++done, all);
  const speaking = { product, crew, each: size.each, random: seeded(flags.seed), tick };
  const children = await letMarkedChildrenSpeak({ ...speaking, mark, children: size.children });
  const staying = await letMarkedChildrenSpeak({
    ...speaking,
    mark: markThatStays,
    children: size.stay,
  });

  const plaintextBefore = onDisk('before');
  const backup = { data: await takeBackup(product, backups), keyring: folder.keyring };
  const hidden = await hideSome(crew, staying);
  // Without this it would prove nothing that they are not shown in the end.
  if (shownIn(backup, hidden).shown !== hidden.length) problems.add('blind', 'the backup shows other texts');
  const insideBefore = inside('before', backup);
  const seatsBefore = rowsIn(backup).seats;
  const idsBefore = seatIds(backup);
  // Without this the rest would prove nothing: the markers are there, and this way of looking sees them.
  if (insideBefore === 0)
    problems.add('blind', 'no marker was found inside the databases before anything was erased');

  const half = Math.ceil(children.length / 2);
  const receipts: string[] = [];
  for (const child of children.slice(0, half)) {
    receipts.push(await eraseNow(child));
    tick();
  }
  for (const child of children.slice(half)) {
    await eraseLater(child);
    tick();
  }
  await nobodySees(crew);
  writeFileSync(clockFile, String(12 * 60_000));
  await product.kill();
  await product.restart();
  for (const child of children.slice(half)) receipts.push(await isOver(child, problems));

  const valid = await countValid(receipts);
  const leftOnDisk = onDisk('after');
  await product.stop();
  if (flags.broken) leaveBytes(folder, `${mark} is left here`);
  const leftInside = empty('after');
  const leftOnStoppedDisk = onDisk('stopped');
  const rows = rowsIn(folder);
  // All that are left are those who were there before, and the one that came to look.
  if (rows.seats !== seatsBefore - children.length + 1)
    problems.add('rows', `${rows.seats} seats of ${seatsBefore} are left`);
  const still = new Set(seatIds(folder));
  const erased = idsBefore.filter((id) => !still.has(id));
  if (erased.length !== children.length)
    problems.add('rows', `${erased.length} seats of ${children.length} are gone`);
  // Without this the next would prove nothing.
  const cellsBefore = cellsWith(backup, erased).cells;
  if (cellsBefore < children.length) problems.add('blind', `${cellsBefore} cells had the ids before`);
  const cellsAfter = named('after', erased);

  // The backup from before has all of them; put back, none.
  const { erased: erasedAgain, ...put } = await restore(product, backup.data);
  if (erasedAgain !== children.length)
    problems.add('promise', `${erasedAgain} of ${children.length} were erased again`);
  if (put.hidden !== hidden.length || put.resting === 0)
    problems.add(
      'promise',
      `${put.hidden} of ${hidden.length} texts wait, ${put.resting} consultations rest`,
    );
  if (flags.broken) showAgain(folder, hidden);
  const again = shownIn(folder, hidden);
  if (again.shown + again.open > 0)
    problems.add('shown', `${again.shown} hidden texts, ${again.open} open consultations after the restore`);
  const leftInRestored = empty('restored') + onDisk('restored');
  const restored = rowsIn(folder);
  const cellsRestored = named('restored', erased);
  const orphanRows = rows.orphans + restored.orphans;
  if (orphanRows > 0) problems.add('rows', `${orphanRows} rows of children that are no more`);
  if (restored.seats !== seatsBefore - children.length)
    problems.add('rows', `${restored.seats} seats of ${seatsBefore} were restored`);
  // Every child that spoke took one of its words back before, said no to a use, and wrote one anew that was shown at its second change; a
  // moderator hid some at their second: those stand on the list as well, words at each change they had (R1341).
  const promised = children.length + 4 * (size.children + size.stay) + 2 * hidden.length;
  if (restored.erasures !== promised)
    problems.add('promise', `${restored.erasures} of ${promised} promises are known to a backup`);
  if (inside('staying', folder, allSpellings) === 0) problems.add('blind', 'nothing was left to destroy');

  const { consultation } = crew;
  const signs = await destroyOnItsDay({ product, consultation, clockFile, folder, backups, problems });
  const leftRunning = onDisk('the last day', allSpellings);
  await product.stop();
  const copies = readdirSync(backups).map((name) => ({ ...folder, data: join(backups, name) }));
  const leftOnTheLastDay = [folder, ...copies]
    .map((each) => empty('the last day', each, allSpellings))
    .reduce((sum, each) => sum + each, signs + leftRunning + onDisk('stopped', allSpellings));
  if (heard.commands() === 0) problems.add('blind', 'Redis was told nothing at all');
  finish({
    name: 'erasure',
    pass: problems.count() === 0,
    figures: {
      children: children.length,
      contributions: children.length * size.each,
      contributionsToTheLastDay: size.stay * size.each,
      engine: 'embedded',
      redisWasTold: heard.commands(),
      plaintextBefore,
      markersInBackupBefore: insideBefore,
      leftOnDisk: leftOnDisk + leftOnStoppedDisk,
      leftInside,
      erasedAgain,
      leftInRestored,
      hiddenAgain: put.hidden,
      shownAgain: again.shown,
      openAgain: again.open,
      orphanRows,
      cellsWithTheirIdsBefore: cellsBefore,
      cellsWithTheirIds: cellsAfter + cellsRestored,
      receipts: receipts.length,
      validReceipts: valid,
      leftOnTheLastDay,
      seconds: Math.round((performance.now() - start) / 100) / 10,
    },
    goal,
  });
} finally {
  await product.remove();
  heard.close();
  await redis.remove();
  clock.remove();
  temporary.remove();
}

function onDisk(when: string, marks = spellings): number {
  let found = 0;
  for (const place of places) {
    if (place.name === 'open files' && product.pid() === 0) continue;
    const here = countIn(place.bytes(), marks);
    if (here > 0) problems.add('on disk', `${when}: ${here} markers in ${place.name}`);
    found += here;
  }
  return found;
}

type Folder = typeof folder;

/** How many markers stand in every page of the databases of a folder, opened with their keys. */
function inside(when: string, of: Folder, marks = spellings): number {
  let found = 0;
  for (const { id, pages } of insideOf(of)) {
    if (!pages.subarray(0, 15).equals(Buffer.from('SQLite format 3')))
      problems.add('blind', `${when}: ${id} was not decrypted`);
    found += countIn(pages, marks);
  }
  return found;
}

/** The same where none may be. */
function empty(when: string, of = folder, marks = spellings): number {
  const found = inside(when, of, marks);
  if (found > 0) problems.add('inside', `${when}: ${found} markers`);
  return found;
}

/** How many cells of any table name one of these seats still, where none may. */
function named(when: string, ids: readonly string[]): number {
  const { cells, tables } = cellsWith(folder, ids);
  if (cells > 0) problems.add('named', `${when}: ${cells} cells of ${tables}`);
  return cells;
}

/** From the first press on no page of anybody else has a marker: the room of a child that stays, and the desk. */
async function nobodySees(crew: DemoCrew): Promise<void> {
  const stays = await joinAsChild(product.origin, crew.nextCode());
  const room = /href="(\/here\/room\/[^"]+)"/.exec((await stays.get('/here')).html)?.[1] ?? '';
  const pages = [await crew.moderator.get(`/staff/c/${crew.consultation}/desk`), await stays.get(room)];
  for (const page of pages)
    if (page.status !== 200 || page.html.includes(mark))
      problems.add('seen', `${page.path} (${page.status})`);
  stays.close();
}

async function countValid(receipts: readonly string[]): Promise<number> {
  let valid = 0;
  for (const receipt of receipts) {
    const { code, stdout } = await product.command('receipt', 'verify', receipt);
    if (code === 0 && stdout.includes('"format":"due-weight-erased"')) valid += 1;
    else problems.add('receipt', `${receipt.slice(0, 40)}: ${stdout}`);
  }
  return valid;
}
