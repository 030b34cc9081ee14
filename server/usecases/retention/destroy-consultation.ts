import { auditStatement } from '../../../db/audit.ts';
import { directoryEntry } from '../../../db/queries/analysis/versions.ts';
import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { moveConsultation as move } from '../../../db/queries/consultation/preparation.ts';
import { destructionOf } from '../../../db/queries/retention/destructions.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isRunning, mayBecome } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { endsBy } from '../../core/privacy/last-day.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import { moveConsultation } from '../consultation/move-consultation.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, openConsultation, refusedBy } from '../deps.ts';
import { unlessDamaged } from '../if-readable.ts';
import { finishDestruction } from './finish-destruction.ts';
import { forgetInMemory } from './forget-in-memory.ts';
import { notedEnding } from './keep-days.ts';
import { type Ending, lookBefore, writeDown } from './look-before.ts';

/**
 * Destroys a consultation for good. One that still runs is closed first. The order leaves nothing half done: its state →
 * the control database knows its last audit head and what the certificate will say → the key → the files → the certificate
 * is signed. Whatever was reached, doing it again, or the next start, goes on from there. A damaged page keeps nothing alive: what its own
 * database can no longer be told stands in the control database all the same.
 * Refusals: `not-found` (also when it is destroyed already, and for everybody but the clock and the command line),
 * `state-forbids` (never opened).
 */
export async function destroyConsultation(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<{ day: string }>> {
  const { consultationId } = input;
  const control = deps.databases.control;
  const events: DomainEvent[] = [];
  const begun = await destructionOf(control, consultationId);
  if (!begun) {
    const closed = await unlessDamaged(closeIfRunning(deps, actor, consultationId), null);
    if (closed?.ok) events.push(...closed.events);
    else if (closed && closed.code !== 'not-found') return closed;
    const found = await findEnding(deps, actor, consultationId);
    if (!found) return refuse('not-found');
    const { db, row } = found;
    const day = dayIn(row.timeZone, deps.clock());
    const by = { day, actor: actorName(actor) };
    if (db && row.state !== 'destroyed') {
      if (!found.noted && closed && !mayBecome(row.state, 'destroyed')) return refuse('state-forbids');
      const moved = db.write([
        ...move({ from: row.state, to: 'destroyed' }),
        auditStatement({ ...by, subject: row.id, deed: 'consultation:destroy', detail: row.state }),
      ]);
      const told = await unlessDamaged(moved, null);
      if (told && !told.ok && !found.noted) return refusedBy(told);
    }
    const before = await lookBefore(deps, db, {
      row,
      fileSha256: (db && (await unlessDamaged(deps.databases.fingerprint(row.id), null))) ?? null,
    });
    const begin = await control.write(writeDown(before, by));
    if (!begin.ok) return refusedBy(begin);
    if (db) await forgetInMemory(deps, db);
  } else if (begun.signed || actor.kind !== 'system') return refuse('not-found');

  const day = await finishDestruction(deps, consultationId);
  return done({ day }, [...events, { name: 'consultation-changed', consultationId, state: 'destroyed' }]);
}

/**
 * A consultation of which this one may be ended, with its database where that opens. `noted`: its own row cannot be read, or is from before it was
 * told a last day, and it ends by its line in the directory.
 */
async function findEnding(deps: Deps, actor: Actor, consultationId: string) {
  const db = await unlessDamaged(openConsultation(deps, consultationId), undefined);
  const own = db && (await unlessDamaged(consultationRow(db), undefined));
  const entry = await directoryEntry(deps.databases.control, consultationId);
  const ending: Ending | undefined = endsBy<Ending, Ending>(own, entry && notedEnding(entry));
  if (!ending) return undefined;
  const subject = { organisationId: ending.organisationId, consultationId };
  if (!can(actor, 'consultation:destroy', subject)) return undefined;
  return { db, row: ending, noted: ending !== own };
}

async function closeIfRunning(deps: Deps, actor: Actor, consultationId: string): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, { deed: 'consultation:destroy', consultationId });
  if (!found.ok) return found;
  if (!isRunning(found.row.state)) return done(null);
  return moveConsultation(deps, actor, { consultationId, to: 'closed' });
}
