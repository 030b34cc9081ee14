import { auditOnce, newestOf } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import {
  activities,
  type ConsultationRow,
  consultationRow,
} from '../../../db/queries/consultation/consultations.ts';
import { oldestWaitOfRooms } from '../../../db/queries/moderation/desk.ts';
import { directoryEntries, organisations } from '../../../db/queries/staff/staff.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Pressure, pressureOf, type RestReason } from '../../core/staff/duty.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import type { Deps } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';
import { restOf } from '../room/room-rest.ts';

/**
 * The open consultations, by id: those whose rooms somebody has to be there for. Of any other, also one that another process paused, no queue is known
 * from here on. The clock alone asks. Refusal: `not-allowed`.
 */
export async function consultationsToWatch(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly string[]>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const entries = await directoryEntries(deps.databases.control);
  const open = entries.filter(({ state }) => state === 'open').map(({ id }) => id);
  deps.queues.keep(new Set(open));
  return done(open);
}

/**
 * Looks at one consultation: how long the oldest of what waits in its rooms has waited, and whether a moderator and a
 * safeguarding lead are there. Where rooms begin to rest or go on, that stands in the audit log and their children hear it. They hear it, too, where
 * it is unknown what their pages have.
 * `before`: how another process found its queue. The clock alone looks. Refusal: `not-allowed`.
 */
export async function watchRooms(
  deps: Deps,
  actor: Actor,
  { consultationId: id, before }: { consultationId: string; before?: Pressure },
): Promise<Outcome<null>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  return done(null, (await ifReadable(deps, id, (db) => look(deps, db, { id, before }))) ?? []);
}

async function look(
  deps: Deps,
  db: Database,
  { id, before: told }: { readonly id: string; readonly before: Pressure | undefined },
): Promise<readonly DomainEvent[]> {
  const row = await consultationRow(db);
  if (row?.state !== 'open') {
    if (deps.roomRest.get(id)) deps.roomRest.set(id, 'unknown');
    deps.queues.forget(id);
    return [];
  }
  await measure(deps, db, { ...row, told });
  const before = deps.roomRest.get(id) ?? null;
  const because = restOf(deps, id);
  if (before === because) return [];
  deps.roomRest.set(id, because);
  try {
    await note(deps, db, { row, because, before });
    // As it is after that: somebody may have paused it meanwhile.
    const [now, all] = await Promise.all([consultationRow(db), activities(db)]);
    const rooms = all.filter(({ kind, state }) => kind === 'room' && state === 'open');
    if (now?.state !== 'open') return [];
    return rooms.map((room) => ({
      name: 'activity-changed',
      consultationId: id,
      activityId: room.id,
      room: true,
      state: because === null ? 'open' : 'paused',
      because,
    }));
  } catch (error) {
    // Nobody was told, but whoever asked meanwhile: the next look tells all.
    deps.roomRest.set(id, 'unknown');
    throw error;
  }
}

async function note(
  deps: Deps,
  db: Database,
  found: {
    readonly row: ConsultationRow;
    readonly because: RestReason | null;
    readonly before: RestReason | 'unknown' | null;
  },
): Promise<void> {
  const { row, because, before } = found;
  const among = ['rooms:rest', 'rooms:go-on'];
  let detail = because ?? before ?? '';
  if (because === null && before === 'unknown') {
    // The log says whether they rested: nothing goes on that did not.
    const newest = await newestOf(db, row.id, among);
    if (newest?.deed !== 'rooms:rest') return;
    detail = newest.detail;
  }
  await db.write([
    auditOnce(
      {
        day: dayIn(row.timeZone, deps.clock()),
        actor: 'clock',
        deed: because === null ? 'rooms:go-on' : 'rooms:rest',
        subject: row.id,
        detail,
      },
      among,
    ),
  ]);
}

async function measure(
  deps: Deps,
  db: Database,
  row: { readonly id: string; readonly organisationId: string; readonly told: Pressure | undefined },
): Promise<void> {
  const since = await oldestWaitOfRooms(db);
  const oldestMinutes = since === undefined ? 0 : Math.max(0, minuteOf(deps.clock()) - since);
  const organisation = (await organisations(deps.databases.control)).find(
    ({ id }) => id === row.organisationId,
  );
  if (!organisation) return;
  const { slowAfterMinutes: slowAfter, pauseAfterMinutes: pauseAfter } = organisation;
  const before = row.told ?? deps.queues.of(row.id);
  const pressure = pressureOf(before, oldestMinutes, { slowAfter, pauseAfter });
  deps.queues.note({ consultationId: row.id, pressure });
}
