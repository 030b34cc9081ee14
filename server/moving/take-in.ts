import { copyFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { auditStatement, sealHead, verifyAudit } from '../../db/audit.ts';
import { isDamaged } from '../../db/damage.ts';
import { flushFile, flushFolder, sha256Of } from '../../db/places.ts';
import { consultationRow } from '../../db/queries/consultation/consultations.ts';
import { beginMove, moveById, newestMoveOf, stepMove } from '../../db/queries/retention/moves.ts';
import { organisations } from '../../db/queries/staff/staff.ts';
import { dayIn, oldestDay } from '../core/consultation/days.ts';
import { isDue } from '../core/privacy/last-day.ts';
import { lapseMove } from '../usecases/retention/lapse-moves.ts';
import { answerLine } from './answers.ts';
import { bringRows, type Holder, type PeopleHere, workingOn } from './bring-people.ts';
import { besideOf, clearHalfTaken } from './half-taken.ts';
import { databaseFile, type Inside, type Letter, openLetter, readLetter } from './letter.ts';
import { dayOf, fileOf, type MovingParts, mover, settled } from './parts.ts';
import type { Place } from './place.ts';
import { MoveRefusal } from './refusal.ts';

export type TakenIn = PeopleHere & {
  readonly consultationId: string;
  /** For the machine it came from. */
  readonly answer: string;
  /** False: it has left again since, and is served elsewhere or on its way. */
  readonly isHere: boolean;
  /** Roles that somebody held in it and may not hold beside its others here; told once, with the taking in. */
  readonly apart: readonly Holder[];
};

/**
 * Takes in a consultation that the machine `from` sent to this one, and serves it: paused, as it came. The order serves nothing before all of
 * it is true: the control database knows the letter → the key, apart → the file, checked → directory, people and audit in one commit → the key
 * is served. Whatever was reached, doing it again goes on from there, and afterwards answers the same. `origins`: those whose forms this machine
 * takes; one that is for none of them is refused before anything is written. One of which the last day came is never taken in. Throws MoveRefusal.
 */
export async function takeIn(
  parts: MovingParts,
  input: { readonly folder: string; readonly from: Place; readonly origins: readonly string[] },
): Promise<TakenIn> {
  const { deps, databases, keyring } = parts;
  const { control } = databases;
  const letter = readLetter(input.folder, { secrets: deps.secrets, from: input.from });
  const { consultation: consultationId, move } = letter;
  const file = fileOf(parts, consultationId);
  const answer = answerLine(deps.secrets, { move, consultation: consultationId, verdict: 'taken' });
  const known = await moveById(control, move);
  // Where it left from it is destroyed by then. In which zone its day ends only its database says.
  const ends = { state: letter.state, retentionDay: letter.lastDay };
  if (known?.state !== 'here' && isDue(ends, oldestDay(deps.clock()))) await refuseOver(parts, letter);
  if (known?.state === 'refused')
    throw new MoveRefusal('This letter was refused here: it is never taken in.');
  const organisationId = (await organisations(control))[0]?.id ?? '';
  let apart: readonly Holder[] = [];
  if (known?.state !== 'here') {
    const secret = keyring.placeSecret(letter.place);
    if (secret === undefined)
      throw new MoveRefusal('What opens this letter is gone: it is for a line that was used already.');
    const inside = await openLetter(letter, secret);
    if (!databases.mayHandOver(consultationId))
      throw new MoveRefusal(
        'It left this very server, which ran on since: restart that first, then type this again.',
      );
    refuseOtherAddress(letter, input.origins);
    if (!known) await begin(parts, { letter, from: input.from });
    databases.handOver(consultationId, inside);
    const came = await bringFile(parts, { folder: input.folder, letter, inside, organisationId, file });
    if (came === undefined) return refuseOver(parts, letter);
    apart = await bringRows(parts, { letter, inside, organisationId, ...came });
  }
  // A letter that was taken in lies about for as long as somebody keeps it: what has left since is not served again for it.
  const isHere = (await newestMoveOf(control, consultationId))?.id === move;
  if (isHere && keyring.apartKey(consultationId) !== undefined) keyring.serve(consultationId);
  // From here on no copy of the letter opens anything, wherever it lies.
  keyring.forgetPlace(letter.place);
  // An erasure that waits goes on here.
  if (isHere) deps.erasures.waiting.set(consultationId, new Map());
  return {
    consultationId,
    answer,
    isHere,
    apart,
    ...(await workingOn(parts, { consultationId, organisationId })),
  };
}

/** Whoever was led there would read everything and could send nothing, and the machine it came from destroys what it has once it is taken in. */
function refuseOtherAddress({ address }: Letter, origins: readonly string[]): void {
  if (!origins.includes(new URL(address).origin))
    throw new MoveRefusal(
      `It is for ${address}, which ORIGIN here does not name: nothing that is sent from there would be taken. Add it to ORIGIN, start again, and type this again.`,
    );
}

/** What destroyed it where it left from is no promise while a copy of the letter opens something: what came of it goes, and what opens it. */
async function refuseOver(parts: MovingParts, letter: Letter): Promise<never> {
  const { deps, databases, keyring } = parts;
  const newest = await newestMoveOf(databases.control, letter.consultation);
  if (newest?.id === letter.move && newest.state === 'taking') await lapseMove(deps, newest);
  keyring.forgetPlace(letter.place);
  throw new MoveRefusal(
    'Its last day came while it was on its way: it is destroyed where it left from, and never taken in. Delete the folder.',
  );
}

async function begin(
  { deps, databases, keyring }: MovingParts,
  { letter, from }: { readonly letter: Letter; readonly from: Place },
): Promise<void> {
  if (keyring.ids().includes(letter.consultation))
    throw new MoveRefusal('This consultation is served here already.');
  if (keyring.apartKey(letter.consultation) !== undefined)
    throw new MoveRefusal('This consultation is on its way from here: settle that first.');
  const day = dayIn('UTC', deps.clock());
  settled(
    await databases.control.write([
      beginMove({
        id: letter.move,
        consultationId: letter.consultation,
        way: 'in',
        state: 'taking',
        place: from.address,
        placeKey: from.signing,
        answer: letter.place,
        lastDay: letter.lastDay,
        day,
      }),
      auditStatement({
        day,
        actor: mover,
        deed: 'consultation:take',
        subject: letter.consultation,
        detail: `${from.address} ${letter.sha256}`,
      }),
    ]),
  );
}

/** The file beside its place, checked whole and made this organisation's, and then in its place. Undefined where its last day has come in its own zone. */
async function bringFile(
  parts: MovingParts,
  of: {
    readonly folder: string;
    readonly letter: Letter;
    readonly inside: Inside;
    readonly organisationId: string;
    readonly file: string;
  },
) {
  const { deps, databases } = parts;
  const { letter, inside, file } = of;
  const source = join(of.folder, databaseFile);
  if ((statSync(source, { throwIfNoEntry: false })?.size ?? -1) !== letter.bytes)
    throw new MoveRefusal('The database that came with the letter is missing or cut off.');
  // A name of its own each time: what is left of an older connection must not touch the log of this one.
  const beside = besideOf(file, deps.secrets.token());
  clearHalfTaken(parts);
  try {
    copyFileSync(source, beside);
    await flushFile(beside);
    if ((await sha256Of(beside)) !== letter.sha256)
      throw new MoveRefusal('The database that came with the letter was changed.');
    const came = { id: letter.consultation, key: inside.key, file: beside };
    if (isDamaged(came, 'words')) throw new MoveRefusal('The database that came is damaged.');
    const brought = await databases.withKey(came, async (db) => {
      const chain = await verifyAudit(db, letter.audit);
      if (!chain.ok) throw new MoveRefusal(`Its audit chain breaks at entry ${chain.firstBad}.`);
      const row = await consultationRow(db);
      if (row?.id !== letter.consultation || row.state !== letter.state)
        throw new MoveRefusal('The database that came is of another consultation.');
      if (isDue(row, dayIn(row.timeZone, deps.clock()))) return undefined;
      settled(
        await db.write([
          { sql: 'update consultation set organisation_id = ?1', args: [of.organisationId] },
          auditStatement({
            day: dayIn(row.timeZone, deps.clock()),
            actor: mover,
            deed: 'consultation:taken',
            subject: row.id,
            detail: letter.move,
          }),
        ]),
      );
      const after = await verifyAudit(db, letter.audit);
      if (!after.ok) throw new MoveRefusal(`Its audit chain breaks at entry ${after.firstBad}.`);
      await db.checkpoint();
      return { head: sealHead(db, { n: after.entries, hash: after.head }), ends: row };
    });
    if (brought === undefined) return undefined;
    // Copying took its time: what is served is never replaced.
    if (parts.keyring.ids().includes(letter.consultation))
      throw new MoveRefusal('This consultation is served here already.');
    for (const tail of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${tail}`, { force: true });
    renameSync(beside, file);
    flushFolder(dirname(file));
    return brought;
  } finally {
    for (const tail of ['', '-wal', '-shm', '-journal']) rmSync(`${beside}${tail}`, { force: true });
  }
}

/** A letter that is not taken in, now or ever: what came of it goes, and the machine it came from may serve again. */
export async function refuseLetter(
  parts: MovingParts,
  input: { readonly folder: string; readonly from: Place },
): Promise<{ readonly consultationId: string; readonly answer: string }> {
  const { deps, databases, keyring } = parts;
  const letter = readLetter(input.folder, { secrets: deps.secrets, from: input.from });
  const { consultation: consultationId, move } = letter;
  const known = await moveById(databases.control, move);
  if (known?.state === 'here')
    throw new MoveRefusal('It is served here: send it back with: due-weight consultation move.');
  if (known?.state !== 'refused') {
    if (!known) await begin(parts, { letter, from: input.from });
    settled(
      await databases.control.write([
        ...stepMove({ id: move, from: ['taking'], to: 'refused' }),
        auditStatement({
          day: dayOf(parts),
          actor: mover,
          deed: 'consultation:refuse',
          subject: consultationId,
          detail: letter.sha256,
        }),
      ]),
    );
  }
  if (keyring.apartKey(consultationId) !== undefined) await databases.destroy(consultationId);
  keyring.forgetPlace(letter.place);
  return {
    consultationId,
    answer: answerLine(deps.secrets, { move, consultation: consultationId, verdict: 'refused' }),
  };
}
