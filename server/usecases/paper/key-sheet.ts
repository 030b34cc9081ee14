import { auditStatement } from '../../../db/audit.ts';
import { storedReadings } from '../../../db/queries/paper/paper.ts';
import { dropPaperEntries, keepPaperEntry, putPaperEntry } from '../../../db/queries/paper/paper-acts.ts';
import { stillStored } from '../../../db/statement.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { differencesOf, type Pick, type SheetEntry, settleEntry, tidyEntry } from '../../core/paper/entry.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { printOf } from '../print-of.ts';
import { promiseDecided } from '../privacy/promised-decisions.ts';
import { atSheet } from './at-sheet.ts';
import { askedOnPaper, onSheet } from './on-sheets.ts';
import { readerStays } from './reader-stays.ts';
import { type SheetBecame, seatSheet } from './seat-sheet.ts';

/**
 * Somebody types what stands on a sheet. The first reading waits for a second by somebody else, which sees nothing of it; where both
 * are the same the sheet becomes a seat at once, else it waits for somebody to look at the paper again.
 * Refusals: `not-found`, `sheet-unknown`, `sheet-own-group`, `sheet-older` (it says what was told before a change), `sheet-taken` (read by two, or by this person), `one-person-alone`,
 * `reader-needed` (no other moderator could then read what these children wrote), `consultation-not-open`, `entry-unfit`, `choice-unfit`, `text-too-long`, `text-unreadable`, and those of `seatSheet`.
 */
export async function keySheet(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; number: string; entry: SheetEntry },
): Promise<Outcome<{ became: SheetBecame }>> {
  const at = await atSheet(deps, actor, input);
  if (!at.ok) return at;
  const { db, row, sheet, read } = at;
  if (sheet.older) return refuse('sheet-older');
  if (row.state !== 'open') return refuse('consultation-not-open');
  const staffId = actorName(actor);
  if (read.some((each) => each.staffId === staffId)) return refuse('one-person-alone');
  if (sheet.state !== 'out' && sheet.state !== 'once') return refuse('sheet-taken');
  const tidy = tidyEntry(input.entry, onSheet(await askedOnPaper(db)));
  if (!tidy.ok) return refuse(tidy.code);
  const { entry } = tidy;
  const reader = await readerStays(deps, actor, at);
  if (!reader.ok) return reader;
  const stays = [...reader.stays, stillStored(storedReadings(sheet.number), at.stored, 'sheet-taken')];
  const [first] = read;
  if (first && differencesOf(first.entry, entry).length === 0)
    return seatSheet(deps, actor, { ...at, entry: first.entry, from: 'once', differed: 0, stays });

  // The hand of these children is before it from now on, whatever backup is put back.
  await promiseDecided(deps, {
    consultationId: row.id,
    decisions: [['typed', staffId, at.batch.id]],
  });
  const to = first ? 'differs' : 'once';
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...stays,
    ...putPaperEntry({
      number: sheet.number,
      staffId,
      body: db.text.encode(JSON.stringify(entry)),
      from: first ? 'once' : 'out',
      to,
      day,
    }),
    auditStatement({
      day,
      actor: staffId,
      deed: 'paper:key',
      subject: sheet.number,
      detail: first ? '2' : '1',
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  return done({ became: to }, [
    { name: 'group-known', consultationId: input.consultationId, staffId, batchIds: [at.batch.id] },
  ]);
}

/**
 * Somebody with the sheet in its hand says of each difference which reading is right. Where one of them overlooked the child's yes the
 * other reading waits for a second one. `seen`: the print of the two readings that the form showed; absent: not compared. Refusals: `not-found`, `sheet-unknown`,
 * `sheet-own-group`, `sheet-taken` (nothing differs there), `consultation-not-open`, `reader-needed` (as in `keySheet`: whoever settles has the hand of these
 * children before it too), `stale-revision` (it was read anew meanwhile), `field-missing` (a difference is not decided), and those of `seatSheet`.
 */
export async function settleSheet(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; number: string; picked: Readonly<Record<string, Pick>>; seen?: string },
): Promise<Outcome<{ became: SheetBecame }>> {
  const at = await atSheet(deps, actor, input);
  if (!at.ok) return at;
  const [first, second] = at.read;
  if (at.sheet.state !== 'differs' || !first || !second) return refuse('sheet-taken');
  if (at.row.state !== 'open') return refuse('consultation-not-open');
  if (input.seen !== undefined && input.seen !== printOf(at.stored)) return refuse('stale-revision');
  const reader = await readerStays(deps, actor, at);
  if (!reader.ok) return reader;
  const stays = [...reader.stays, stillStored(storedReadings(at.sheet.number), at.stored)];
  const settled = settleEntry(first.entry, second.entry, input.picked);
  if (!settled) return refuse('field-missing');
  if (settled.kind === 'entry') {
    const differed = differencesOf(first.entry, second.entry).length;
    return seatSheet(deps, actor, { ...at, entry: settled.entry, from: 'differs', differed, stays });
  }
  const staffId = actorName(actor);
  const result = await at.db.write([
    ...stays,
    ...keepPaperEntry(at.sheet.number, staffId, settled.keep === 'first' ? 1 : 2),
    auditStatement({
      day: dayIn(at.row.timeZone, deps.clock()),
      actor: staffId,
      deed: 'paper:rekey',
      subject: at.sheet.number,
      detail: '1',
    }),
  ]);
  return result.ok ? done({ became: 'once' }) : refusedBy(result);
}

/**
 * Both read it wrong: what was typed is thrown away, and the sheet is read anew by two. `seen` as in `settleSheet`. Refusals: `not-found`,
 * `sheet-unknown`, `sheet-own-group`, `stale-revision` (it was read anew meanwhile: nobody looked at that reading), `sheet-taken` (nothing differs there).
 */
export async function rekeySheet(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; number: string; seen?: string },
): Promise<Outcome<null>> {
  const at = await atSheet(deps, actor, input);
  if (!at.ok) return at;
  // Said before anything else of a sheet of which something waits: it waits for a second reader, and there is something left to do.
  if (at.read.length > 0 && input.seen !== undefined && input.seen !== printOf(at.stored))
    return refuse('stale-revision');
  if (at.sheet.state !== 'differs') return refuse('sheet-taken');
  const staffId = actorName(actor);
  const result = await at.db.write([
    stillStored(storedReadings(at.sheet.number), at.stored),
    ...dropPaperEntries(at.sheet.number, staffId),
    auditStatement({
      day: dayIn(at.row.timeZone, deps.clock()),
      actor: staffId,
      deed: 'paper:rekey',
      subject: at.sheet.number,
      detail: '',
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
