import { auditStatement } from '../../../db/audit.ts';
import { directoryEntry } from '../../../db/queries/analysis/versions.ts';
import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { destructionOf } from '../../../db/queries/retention/destructions.ts';
import { type Move, newestMoves, stepMove } from '../../../db/queries/retention/moves.ts';
import { dropReasons } from '../../../db/queries/safeguarding/leads.ts';
import { dayIn, newestDay, oldestDay } from '../../core/consultation/days.ts';
import { isDue } from '../../core/privacy/last-day.ts';
import type { Deps } from '../deps.ts';
import { unlessDamaged } from '../if-readable.ts';
import { finishDestruction } from './finish-destruction.ts';
import { lookBefore, writeDown } from './look-before.ts';

/**
 * Consultations on their way whose last day has come: neither here nor there is anything of them kept longer. It comes in their own zone, as
 * for those that are served; where no zone is known here any more it waits until that day has come everywhere, so that nothing goes too early.
 */
export async function movesToLapse(deps: Deps): Promise<readonly Move[]> {
  const nowMs = deps.clock();
  const due: Move[] = [];
  for (const move of await newestMoves(deps.databases.control)) {
    const { state, lastDay, consultationId } = move;
    if (!['leaving', 'sent', 'taking'].includes(state) || lastDay === '') continue;
    if (newestDay(nowMs) < lastDay) continue;
    const row = await deps.databases.withApart(consultationId, consultationRow).catch(() => undefined);
    const zone = (await directoryEntry(deps.databases.control, consultationId))?.timeZone;
    const today = zone ? dayIn(zone, nowMs) : oldestDay(nowMs);
    if (row ? isDue(row, dayIn(row.timeZone, nowMs)) : today >= lastDay) due.push(move);
  }
  return due;
}

/**
 * The key, the files, then the row: done again it goes on from there. Where it left from, that is a destruction as any other, with its
 * certificate; where it was only to arrive, nothing was ever kept, and what opens its letter goes too.
 */
export async function lapseMove(deps: Deps, move: Move): Promise<void> {
  const { consultationId } = move;
  if (move.way === 'out') await begin(deps, consultationId);
  if (await destructionOf(deps.databases.control, consultationId))
    await finishDestruction(deps, consultationId);
  else await deps.databases.destroy(consultationId);
  // A copy of its letter may lie anywhere.
  if (move.way === 'in') deps.databases.forgetPlace(move.answer);
  const lapsed = await deps.databases.control.write([
    dropReasons(deps.databases.control, { consultationId, standing: [] }),
    ...stepMove({ id: move.id, from: [move.state], to: move.way === 'out' ? 'lapsed' : 'refused' }),
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: 'retention',
      deed: 'consultation:lapse',
      subject: consultationId,
      detail: move.place,
    }),
  ]);
  if (!lapsed.ok) throw new Error(`A move was refused: ${lapsed.refusal}`);
}

/** Writes down what the certificate will say. What cannot be read goes all the same, and without one where no day of it was noted here. */
async function begin(deps: Deps, consultationId: string): Promise<void> {
  const { control } = deps.databases;
  if (await destructionOf(control, consultationId)) return;
  const entry = await directoryEntry(control, consultationId);
  const noted = entry?.lastDay ? { ...entry, retentionDay: entry.lastDay } : undefined;
  const before =
    (await deps.databases
      .withApart(consultationId, async (db) => {
        const row = (await unlessDamaged(consultationRow(db), undefined)) ?? noted;
        return row && lookBefore(deps, db, { row, fileSha256: null });
      })
      .catch(() => undefined)) ??
    (noted && (await lookBefore(deps, undefined, { row: noted, fileSha256: null })));
  if (!before) return;
  const day = dayIn(before.timeZone, deps.clock());
  const begun = await control.write(writeDown(before, { day, actor: 'retention' }));
  if (!begun.ok) throw new Error(`A destruction was refused: ${begun.refusal}`);
}
