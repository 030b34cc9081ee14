import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { endErasure, pendingErasure, sealErasure, sessionsOf } from '../../../db/queries/privacy/erasures.ts';
import { recordErasure } from '../../../db/queries/privacy/removals.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import { type Deps, openConsultation, refusedBy } from '../deps.ts';
import { forgetReasons } from '../safeguarding/forget-reasons.ts';
import { afterThese, FailedLater } from '../told-so-far.ts';
import { toldPages, writeAsRead } from './cut-quotes.ts';
import { seatToErase } from './promised-seat.ts';
import { type Erased, erasedOf, keepReceipt, signedReceipt } from './receipt.ts';
import { removalOf } from './removal-of.ts';

/**
 * Removes every byte of a child whose erasure waits: "now" of the child itself, or the clock's when the minutes to undo it are
 * over. The order loses the promise in no crash: it can be undone no more → the control database says whose rows a restored
 * backup must erase again → one commit removes the rows → pages hear that they are gone → why a lead opened a case of it alone goes → the file is written anew → the
 * wait ends. Whatever was reached, doing it again goes on from there. Answers the receipt as one line, '' when an earlier run had
 * removed the rows already, whether a sheet of paper is left of it, and what was published or seen and stays.
 * Refusals: `not-allowed`, `not-found`, `undo-too-late` (none waits: it was undone), `try-again` (staff wrote in what quotes it; the clock does).
 */
export async function finishErasure(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; participantId: string },
): Promise<Outcome<Erased>> {
  const { consultationId, participantId } = input;
  const own =
    actor.kind === 'child' &&
    actor.consultationId === consultationId &&
    actor.participantId === participantId;
  if (!own && actor.kind !== 'system') return refuse('not-allowed');
  const db = await openConsultation(deps, consultationId);
  const row = db && (await consultationRow(db));
  if (!db || !row) return refuse('not-found');
  const now = deps.clock();
  const day = dayIn(row.timeZone, now);
  const pending = await pendingErasure(db, participantId);
  if (!pending) return refuse('undo-too-late');

  const sealed = await db.write(sealErasure({ participantId, minute: minuteOf(now) }));
  if (!sealed.ok) return refusedBy(sealed);
  const record = async () => {
    const subject = await seatToErase(deps, { consultationId, participantId });
    return deps.databases.control.write([recordErasure({ consultationId, subject, day })]);
  };
  const recorded = await record();
  if (!recorded.ok) return refusedBy(recorded);

  const sessions = await sessionsOf(db, participantId);
  const { made, result: removed } = await writeAsRead(db, () => removalOf(db, participantId));
  if (!removed.ok) return refusedBy(removed);
  deps.recentWords.forget(participantId);

  const rows: Record<string, number> = {};
  for (const [at, table] of made.tables.entries()) {
    const count = removed.rows[at]?.length ?? 0;
    if (table !== null && count > 0) rows[table] = (rows[table] ?? 0) + count;
  }
  const receipt = rows.participant ? signedReceipt(deps, { consultation: consultationId, day, rows }) : '';
  if (receipt !== '') keepReceipt(deps, { sessions, line: receipt, nowMs: now });
  // Before anything else may fail: whoever does it again finds nothing to cut, and no page would hear of it.
  const gone: DomainEvent[] = [{ name: 'participant-left', consultationId, participantId }];
  gone.push(...(await afterThese(gone, toldPages(deps, db, { consultationId, shown: made.shown }))));
  await afterThese(gone, forgetReasons(deps, db, consultationId));
  await afterThese(gone, db.rewrite());
  // An undo that came too late may stand on the list meanwhile, and may not have got to put this after it.
  const listed = await afterThese(gone, record());
  if (!listed.ok)
    throw new FailedLater(gone, new Error(`What was erased could not be listed: ${refusedBy(listed).code}`));
  await afterThese(gone, db.write(endErasure(participantId)));
  return done(await afterThese(gone, erasedOf(deps, consultationId, receipt)), gone);
}
