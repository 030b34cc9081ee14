import type { Database } from '../../db/databases.ts';
import { dropReceipt } from '../../db/queries/complaints/complaint-acts.ts';
import { allReceipts } from '../../db/queries/complaints/complaints.ts';
import { consultationRow } from '../../db/queries/consultation/consultations.ts';
import { standingWords, withdrawContribution } from '../../db/queries/moderation/authorship.ts';
import { endErasure } from '../../db/queries/privacy/erasures.ts';
import { participantIds } from '../../db/queries/privacy/removals.ts';
import type { Promised } from '../../db/queries/retention/restored.ts';
import { forgetAllDevices } from '../../db/queries/room/kiosk.ts';
import { forgetAllNonces } from '../../db/queries/room/participants.ts';
import { letterReceipts, removeLetter } from '../../db/queries/safeguarding/letters.ts';
import { takeBackText } from '../../db/queries/safeguarding/sealed-case-writes.ts';
import { caseById, sealedTexts } from '../../db/queries/safeguarding/sealed-cases.ts';
import { sealHeld } from '../../db/queries/safeguarding/sealed-contributions.ts';
import { leapNumbers } from '../../db/queries/session/floors.ts';
import { clearWordsUp } from '../../db/queries/session/listening.ts';
import { dayIn, minuteOf } from '../core/consultation/days.ts';
import { type ConsultationState, isOver } from '../core/consultation/lifecycle.ts';
import { nonceBytes } from '../core/safeguarding/sealed-format.ts';
import type { Secrets } from '../guard/secrets.ts';
import { erasedReceipt } from '../usecases/complaints/erased-receipt.ts';
import { quotesCut } from '../usecases/privacy/cut-quotes.ts';
import { sentToTeam, takenBackText, takenBackWords } from '../usecases/privacy/promised.ts';
import { decided } from '../usecases/privacy/promised-decisions.ts';
import { saidOfSeat } from '../usecases/privacy/promised-seat.ts';
import { removalOf } from '../usecases/privacy/removal-of.ts';
import { forgetRevokedIn } from '../usecases/safeguarding/forget-lead.ts';
import { closeAgain, publishAgain } from './close-again.ts';
import { decideAgain } from './decide-again.ts';
import { hideAgain } from './hide-again.ts';
import { holdAgain } from './hold-again.ts';
import { keepChoices } from './keep-choices.ts';
import type { LaterReleases } from './keep-releases.ts';
import { BackupRefusal } from './manifest.ts';
import { restAgain } from './rest-again.ts';
import { undoAgain } from './undo-again.ts';

/**
 * Erases every seat whose keyed hash stands on the list, lets stay whoever took that back since, takes back again the words and sealed texts that stand on it, keeps what children
 * refused since and what staff decided for them, holds again what was hidden since and each translation that was taken away or written anew, takes out what was sealed to leads that were revoked since, and
 * writes the file anew. Answers how many seats, how many words and texts, and whether it rests now. Every restore lets pages begin anew,
 * and lets no device of a group go on that somebody may have ended since, nor a form that asks for its seat again,
 * and has nothing up for those who listen: a child may have said no since and taken that back, and then no list knows it.
 */
export async function keepErased(
  db: Database,
  parts: {
    promised: Promised;
    secrets: Secrets;
    id: string;
    nowMs: number;
    staffIds: readonly string[];
    later: LaterReleases;
  },
): Promise<Kept & Lives> {
  const listed = parts.promised.erasures.filter((each) => each.consultationId === parts.id);
  const wanted = new Map(listed.map(({ subject, day }) => [subject.toString('hex'), day]));
  const isWanted = (subject: Buffer) => wanted.has(subject.toString('hex'));
  const kept =
    listed.length === 0
      ? { erased: 0, takenBack: 0, hidden: 0 }
      : await keepListed(db, { ...parts, wanted, isWanted });
  const forgot = await forgetRevokedIn(db, parts.promised.revoked);
  const lives = await liveAgain(db, { ...parts, wanted, isWanted });
  // Children's pages outlive a restore, and what is gone, or was said since, may still stand on one.
  const begun = await db.write([
    ...leapNumbers(parts.nowMs),
    forgetAllDevices(),
    forgetAllNonces(),
    clearWordsUp(),
  ]);
  if (!begun.ok) throw new BackupRefusal(`The rooms of ${parts.id} could not be told to begin anew.`);
  if (listed.length > 0 || lives.closed || forgot) await db.rewrite();
  return { ...kept, ...lives };
}

type Lives = {
  /** How far it is now; undefined where it has no row of its own. */
  readonly state: ConsultationState | undefined;
  readonly rests: boolean;
  readonly closed: boolean;
};

/** As far as it was since: closed where it was over, published where what was signed stands again; else it rests where it was open. */
async function liveAgain(
  db: Database,
  parts: {
    readonly promised: Promised;
    readonly secrets: Secrets;
    readonly id: string;
    readonly nowMs: number;
    readonly wanted: ReadonlyMap<string, string>;
    readonly isWanted: (subject: Buffer) => boolean;
    readonly later: LaterReleases;
  },
): Promise<Lives> {
  const { id, secrets, wanted, promised, nowMs } = parts;
  const row = await consultationRow(db);
  if (!row) return { state: undefined, rests: false, closed: false };
  const now = dayIn(row.timeZone, nowMs);
  const closedDay = wanted.get(
    decided(secrets, { consultationId: id, decision: ['closed'] }).toString('hex'),
  );
  const lives = promised.lives.filter((each) => each.id === id);
  const over = lives.some(({ state }) => state !== 'moved' && isOver(state));
  const last = lives.find(({ retentionDay }) => retentionDay !== '');
  const closed =
    closedDay !== undefined || over ? await closeAgain(db, { id, day: closedDay ?? now, last }) : false;
  await publishAgain(db, { id, stand: parts.later.stand, day: now });
  const rests = await restAgain(db, parts);
  return { state: (await consultationRow(db))?.state, rests, closed };
}

type Kept = { readonly erased: number; readonly takenBack: number; readonly hidden: number };

async function keepListed(
  db: Database,
  parts: {
    /** The day of each, by its keyed hash. */
    readonly wanted: ReadonlyMap<string, string>;
    readonly isWanted: (subject: Buffer) => boolean;
    readonly secrets: Secrets;
    readonly id: string;
    readonly nowMs: number;
    readonly staffIds: readonly string[];
  },
): Promise<Kept> {
  const { id, secrets, wanted, isWanted, nowMs } = parts;
  let [erased, takenBack] = [0, 0];
  for (const participantId of await participantIds(db)) {
    const said = saidOfSeat(secrets, { consultationId: id, participantId }, isWanted);
    if (said === 'undone') await undoAgain(db, { participantId, minute: minuteOf(nowMs) });
    if (said !== 'erased') continue;
    const { statements } = await removalOf(db, participantId);
    // Nothing waits for it any more: the file is written anew below, before anything is served.
    const outcome = await db.write([...statements, ...endErasure(participantId)]);
    if (!outcome.ok) throw new BackupRefusal(`A seat of ${id} could not be erased again.`);
    erased += 1;
  }
  takenBack += await takeBackAgain(db, parts);
  for (const { caseId, number, nonce } of await sealedTexts(db, nonceBytes)) {
    if (!isWanted(takenBackText(secrets, { consultationId: id, caseId, nonce }))) continue;
    const outcome = await db.write(takeBackText({ caseId, number }));
    if (!outcome.ok) throw new BackupRefusal(`What a child of ${id} told could not be taken back again.`);
    takenBack += 1;
  }
  await holdAgain(db, parts);
  await keepChoices(db, { id, secrets, dayOf: (subject) => wanted.get(subject.toString('hex')) });
  const [minute, day] = [minuteOf(nowMs), dayIn('UTC', nowMs)];
  await decideAgain(db, { ...parts, day });
  const hidden = await hideAgain(db, { id, secrets, isWanted, minute, day });
  return { erased, takenBack, hidden };
}

/**
 * Takes back again what was taken back since, and what its author sent to the team instead: no desk has it. Where this backup has its case, the
 * team has it as ever. Where it has none, nobody reads it any more, and its author must not read that somebody does: it stands there as taken
 * back, and can be told anew. Answers how many.
 */
async function takeBackAgain(
  db: Database,
  parts: {
    readonly isWanted: (subject: Buffer) => boolean;
    readonly secrets: Secrets;
    readonly id: string;
  },
): Promise<number> {
  const { id: consultationId, secrets, isWanted } = parts;
  const empty = db.text.encode('');
  let back = 0;
  for (const words of await standingWords(db)) {
    const { id, change } = words;
    const of = { consultationId, contributionId: id };
    const taken = isWanted(takenBackWords(secrets, of));
    const sent = !taken && words.state !== 'sealed' && isWanted(sentToTeam(secrets, { ...of, change }));
    if (!taken && !sent) continue;
    const own = sent && words.state === 'held' ? await caseById(db, id) : undefined;
    const { statements } = await quotesCut(db, { ...words, goes: (each) => each.id === id });
    const outcome = await db.write([
      ...(own && own.state !== 'withdrawn'
        ? sealHeld({ ...words, empty })
        : withdrawContribution({ ...words, empty, numbered: false })),
      ...statements,
    ]);
    if (!outcome.ok) throw new BackupRefusal(`Words of ${consultationId} could not be taken back again.`);
    back += 1;
  }
  return back;
}

/**
 * Takes out again every receipt of a complaint, and every letter, that was given back since. Answers how many. With `all` no list knows any more
 * which were, and every one is taken out: then none is counted.
 */
export async function giveBackAgain(
  complaints: Database,
  parts: { readonly promised: Promised; readonly secrets: Secrets; readonly all: boolean },
): Promise<number> {
  const wanted = new Set(parts.promised.erasures.map(({ subject }) => subject.toString('hex')));
  const goes = (verifier: Buffer) =>
    parts.all || wanted.has(erasedReceipt(parts.secrets, verifier).subject.toString('hex'));
  let back = 0;
  for (const { verifier, complaintId } of await allReceipts(complaints)) {
    if (!goes(verifier)) continue;
    const outcome = await complaints.write(dropReceipt({ verifier, complaintId }));
    if (!outcome.ok) throw new BackupRefusal('A complaint could not be taken back again.');
    back += 1;
  }
  for (const { verifier, caseId } of await letterReceipts(complaints)) {
    if (!goes(verifier)) continue;
    const outcome = await complaints.write(removeLetter(caseId));
    if (!outcome.ok) throw new BackupRefusal('A letter could not be taken back again.');
    back += 1;
  }
  if (back > 0) await complaints.rewrite();
  return parts.all ? 0 : back;
}
