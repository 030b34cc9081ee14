import type { Database } from '../../../db/databases.ts';
import { activityById, consultationRow } from '../../../db/queries/consultations.ts';
import { contributionAtDesk, counterValues } from '../../../db/queries/desk.ts';
import { staffById } from '../../../db/queries/staff.ts';
import { shownTranslations } from '../../../db/queries/translations.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import type { Poke } from '../../core/wire/pokes.ts';
import { type Deps, openConsultation } from '../deps.ts';
import { watchRooms } from '../moderation/watch-rooms.ts';
import { ledIn } from '../session/led-in.ts';
import { restingState } from './room-rest.ts';
import { stateForChild } from './why-closed.ts';

/**
 * What happened in another process, as the database has it now: the same event that a deed of this process would have told,
 * or null where there is nothing to tell. It may be newer than the poke; numbers and changes keep the older from winning. It is
 * answered and not announced, so that it is not told on. Only the house itself asks. Refusal: `not-allowed`.
 */
export async function lookAgain(deps: Deps, actor: Actor, poke: Poke): Promise<Outcome<DomainEvent | null>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const { audience, consultation: consultationId, room } = poke;
  if (audience === 'staff') return done({ name: 'staff-changed', staffId: room });
  if (audience === 'request') return done({ name: 'request-settled', requestId: room });
  if (audience === 'seat-left')
    return done({ name: 'participant-left', consultationId, participantId: room });
  if (audience === 'seat-idle') return done({ name: 'seat-idle', consultationId, participantId: room });
  // Somebody is at a desk of another process. Rooms that rested here go on, as a deed of this process.
  if (audience === 'duty')
    return deps.roomRest.get(consultationId)
      ? watchRooms(deps, { kind: 'system', name: 'clock' }, { consultationId })
      : done(null);
  const db = await openConsultation(deps, consultationId).catch(() => undefined);
  if (audience === 'consultation') {
    const row = db && (await consultationRow(db));
    return done({ name: 'consultation-changed', consultationId, state: row?.state ?? 'destroyed' });
  }
  if (audience === 'listening') return done({ name: 'listening-changed', consultationId });
  if (!db) return done(null);
  if (audience === 'contribution' || audience === 'published' || audience === 'held')
    return done(await contributionNow(db, poke));
  if (audience === 'translated') return done(await translatedNow(db, poke));
  if (audience === 'claim') return done(await claimNow(deps, db, poke));
  if (audience === 'led') {
    // Another process set it, and this one may remember the pace from before.
    deps.paces.delete(room);
    const led = await ledIn(deps, db, room);
    return done({ name: 'room-led', consultationId, activityId: room, seq: poke.seq, led, shown: [] });
  }
  return done(await activityNow(deps, db, poke));
}

async function contributionNow(db: Database, poke: Poke): Promise<DomainEvent | null> {
  const found = await contributionAtDesk(db, { id: poke.room, staffId: '' });
  if (!found) return null;
  const { record: contribution, wait } = found;
  const seq = poke.seq === 0 ? null : poke.seq;
  const about = { consultationId: poke.consultation, deskSeq: poke.desk, contribution };
  // What waits for a person is told to desks with its words; whatever else it became since is told as settled, without.
  return wait && (contribution.state === 'held' || contribution.state === 'hidden')
    ? { ...about, name: 'contribution-held', sinceMinute: wait.sinceMinute, removedSeq: seq }
    : {
        ...about,
        name: 'contribution-decided',
        shownSeq: seq,
        // A page that said it hears of it with its room alone, and only the first time.
        wasShown: poke.audience !== 'published' || contribution.state !== 'published',
      };
}

async function translatedNow(db: Database, poke: Poke): Promise<DomainEvent | null> {
  const found = await contributionAtDesk(db, { id: poke.room, staffId: '' });
  if (!found) return null;
  return {
    name: 'contribution-translated',
    consultationId: poke.consultation,
    seq: poke.seq,
    contribution: found.record,
    translations: await shownTranslations(db, { ids: [poke.room] }),
  };
}

async function claimNow(deps: Deps, db: Database, poke: Poke): Promise<DomainEvent | null> {
  const claim = (await contributionAtDesk(db, { id: poke.room, staffId: '' }))?.wait?.claim;
  const person = claim && (await staffById(deps.databases.control, claim.staffId));
  if (!claim || !person) return null;
  return {
    name: 'contribution-claimed',
    consultationId: poke.consultation,
    contributionId: poke.room,
    claim: { staffId: claim.staffId, staffName: person.name, untilMs: claim.dueMinute * 60_000 },
  };
}

async function activityNow(deps: Deps, db: Database, poke: Poke): Promise<DomainEvent | null> {
  const [activity, row] = await Promise.all([activityById(db, poke.room), consultationRow(db)]);
  if (!activity || !row) return null;
  const { state, because } = restingState(deps, {
    consultationId: poke.consultation,
    kind: activity.kind,
    state: stateForChild(row.state, activity.state),
  });
  const room = activity.kind === 'room';
  return {
    name: 'activity-changed',
    consultationId: poke.consultation,
    activityId: activity.id,
    room,
    state,
    because,
  };
}

/**
 * The newest numbers of a consultation by name: `desk`, or an activity by its id. For pages that may have missed something
 * because what tells processes of each other was away. Only the house itself asks. Refusals: `not-allowed`, `not-found`.
 */
export async function readNumbers(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; names: readonly string[] },
): Promise<Outcome<ReadonlyMap<string, number>>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const db = await openConsultation(deps, input.consultationId).catch(() => undefined);
  if (!db) return refuse('not-found');
  return done(await counterValues(db, input.names));
}
