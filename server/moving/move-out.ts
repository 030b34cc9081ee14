import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { auditHead, auditStatement, noteStand } from '../../db/audit.ts';
import { makeFolder } from '../../db/lock.ts';
import { flushFile, flushFolder, sha256Of } from '../../db/places.ts';
import { type ConsultationRow, consultationRow } from '../../db/queries/consultation/consultations.ts';
import { carriedWith } from '../../db/queries/retention/moved-people.ts';
import {
  beginMove,
  isAway,
  type Move,
  newestMoveOf,
  staysHere,
  stepMove,
} from '../../db/queries/retention/moves.ts';
import { forgetAllDevices } from '../../db/queries/room/kiosk.ts';
import { forgetAllNonces } from '../../db/queries/room/participants.ts';
import { guard } from '../../db/statement.ts';
import { dayIn } from '../core/consultation/days.ts';
import { newId } from '../core/ids.ts';
import { freeBytes } from '../health/free-space.ts';
import { forgetInMemory } from '../usecases/retention/forget-in-memory.ts';
import { databaseFile, type Letter, letterFile, movable, writeLetter } from './letter.ts';
import { dayOf, endOf, fileOf, type MovingParts, markedMoved, mover, settled } from './parts.ts';
import type { Place } from './place.ts';
import { MoveRefusal } from './refusal.ts';

/** Bytes: more than the longest letter. */
const letterRoom = 10_000_000;

export type Sent = { readonly folder: string; readonly move: string };

/**
 * Sends a consultation to one other machine: a folder with its database as it stands, and a letter that only that machine opens. It has to be
 * paused. From the first step on it is served nowhere until that machine took it in, and nothing of it goes from here before that is proven
 * (`settleMove`). The order leaves no moment in which two serve it: its log says so → the control database says where it goes → its key is set
 * apart → the copy → it counts as sent → the letter. Before it counts as sent there is no letter (`takeBack`). Whatever was reached, doing it again goes on from there. Throws MoveRefusal.
 */
export async function moveOut(
  parts: MovingParts,
  input: { readonly consultationId: string; readonly place: Place; readonly to: string },
): Promise<Sent> {
  const { deps, databases } = parts;
  const { consultationId, place } = input;
  const file = fileOf(parts, consultationId);
  const before = await newestMoveOf(databases.control, consultationId);
  const move = before && isAway(before) ? before : await begin(parts, { consultationId, place });
  const ended = endOf(move);
  if (ended !== undefined) throw new MoveRefusal(ended);
  if (move.placeKey !== place.signing) throw new MoveRefusal(`It is on its way to ${move.place} already.`);
  await databases.setApart(consultationId);
  const key = parts.keyring.apartKey(consultationId);
  const own = parts.keyring.ownOf(consultationId);
  if (key === undefined || own === undefined)
    throw new MoveRefusal(`The keyring has no key of ${consultationId}.`);

  const { folder, partial } = foldersOf(input);
  const whole = move.state === 'sent' && existsSync(join(folder, letterFile));
  if (whole && (await sha256Of(join(folder, databaseFile))) === move.fileHash)
    return { folder, move: move.id };
  makePartial(input.to, partial);
  const copy = join(partial, databaseFile);
  const says = await databases.withKey({ id: consultationId, key, file }, async (db) => {
    const [row, audit] = [await consultationRow(db), await auditHead(db)];
    if (!row || !audit) throw new MoveRefusal(`The consultation ${consultationId} is empty.`);
    await db.copy(copy);
    return { state: row.state as Letter['state'], lastDay: row.retentionDay, audit };
  });
  await flushFile(copy);
  const sha256 = await sha256Of(copy);
  settled(
    await databases.control.write([
      ...stepMove({ id: move.id, from: ['leaving', 'sent'], to: 'sent', fileHash: sha256 }),
      auditStatement({
        day: dayOf(parts),
        actor: mover,
        deed: 'consultation:sent',
        subject: consultationId,
        detail: `${place.address} ${sha256}`,
      }),
    ]),
  );
  await writeLetter(partial, {
    secrets: deps.secrets,
    to: place,
    says: {
      move: move.id,
      consultation: consultationId,
      address: place.address,
      ...says,
      bytes: statSync(copy).size,
      sha256,
    },
    inside: {
      key,
      own: {
        pepper: own.pepper,
        phraseSalt: deps.secrets.of(consultationId).phraseSalt.toString('hex'),
      },
      carried: await carriedWith(databases.control, consultationId),
    },
  });
  flushFolder(partial);
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
  flushFolder(input.to);
  return { folder, move: move.id };
}

/**
 * Before anybody is interrupted: whether it may go once it is paused, and whether the folder can be written and has room for it. What is on its
 * way already goes on. Throws MoveRefusal, or what the system said.
 */
export async function makeReady(
  parts: MovingParts,
  of: { readonly consultationId: string; readonly to: string },
): Promise<void> {
  const { databases } = parts;
  const file = fileOf(parts, of.consultationId);
  const before = await newestMoveOf(databases.control, of.consultationId);
  if (before && isAway(before)) return;
  const db = await databases.consultation(of.consultationId);
  const row = db && (await consultationRow(db));
  if (!row) throw new MoveRefusal('There is no such consultation.');
  const why = await whyNot(parts, { ...row, state: row.state === 'open' ? 'paused' : row.state });
  if (why !== undefined) throw new MoveRefusal(why);
  const { partial } = foldersOf(of);
  makePartial(of.to, partial);
  const needed = ['', '-wal'].reduce((sum, tail) => sum + sizeOf(`${file}${tail}`), letterRoom);
  const room = await freeBytes(partial);
  rmSync(partial, { recursive: true });
  if (room < needed)
    throw new MoveRefusal(`There is not enough room in ${of.to}: it takes ${Math.ceil(needed / 1e6)} MB.`);
}

function foldersOf(of: { readonly consultationId: string; readonly to: string }) {
  const folder = join(of.to, `consultation-${of.consultationId}`);
  return { folder, partial: `${folder}.partial` };
}

function makePartial(to: string, partial: string): void {
  makeFolder(to);
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

async function begin(
  parts: MovingParts,
  { consultationId, place }: { readonly consultationId: string; readonly place: Place },
): Promise<Move> {
  const { deps, databases } = parts;
  const db = await databases.consultation(consultationId);
  const row = db && (await consultationRow(db));
  if (!db || !row) throw new MoveRefusal('There is no such consultation.');
  const why = await whyNot(parts, row);
  if (why !== undefined) throw new MoveRefusal(why);
  settled(
    await db.write([
      // Nobody opens it between the look and this.
      {
        sql: 'update consultation set state = state where id = ?1 and state = ?2',
        args: [row.id, row.state],
      },
      guard('state-forbids'),
      // Devices and forms are known by what the site hashes with, which stays here.
      forgetAllDevices(),
      forgetAllNonces(),
      auditStatement({
        day: dayIn(row.timeZone, deps.clock()),
        actor: mover,
        deed: 'consultation:move',
        subject: row.id,
        detail: place.address,
      }),
    ]),
  );
  const begun = {
    id: newId(deps.random),
    consultationId,
    way: 'out' as const,
    state: 'leaving' as const,
    place: place.address,
    placeKey: place.signing,
    lastDay: row.retentionDay,
    day: dayOf(parts),
  };
  settled(
    await databases.control.write([
      beginMove(begun),
      markedMoved(consultationId),
      ...(await noteStand(db, begun.day)),
      auditStatement({
        day: begun.day,
        actor: mover,
        deed: 'consultation:move',
        subject: consultationId,
        detail: place.address,
      }),
    ]),
  );
  await forgetInMemory(deps, db);
  return { ...begun, number: 0, fileHash: '', answer: '' };
}

/** What keeps a consultation here, as a sentence. */
async function whyNot(
  { databases, keyring }: MovingParts,
  row: ConsultationRow,
): Promise<string | undefined> {
  if (!(movable as readonly string[]).includes(row.state))
    return row.state === 'open'
      ? 'It is open: pause it first.'
      : 'Something of it was signed: that stays where it was signed.';
  const stays = await staysHere(databases.control, row.id);
  if (stays === 'signed') return 'Something of it was signed: that stays where it was signed.';
  if (stays === 'asked') return 'An authority asked about it: that is answered first.';
  return keyring.ownOf(row.id) === undefined
    ? 'It began before consultations had secrets of their own: move the whole folder (docs/operations.md).'
    : undefined;
}
