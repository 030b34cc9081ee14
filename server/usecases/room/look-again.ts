import type { Database } from '../../../db/databases.ts';
import { activityById, consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { type AtHand, contributionAtDesk, contributionsAtDesk } from '../../../db/queries/moderation/desk.ts';
import { contributionsById, newestShown } from '../../../db/queries/room/contributions.ts';
import { groupsKnownBy } from '../../../db/queries/staff/own-groups.ts';
import { shownTranslations } from '../../../db/queries/translation/translations.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import { isOfContribution } from '../../core/wire/looks.ts';
import { type Poke, pressureOfQueue } from '../../core/wire/pokes.ts';
import { type Deps, openConsultation } from '../deps.ts';
import { ifReadable, isDamage } from '../if-readable.ts';
import { claimOf, holdersOf } from '../moderation/read-desk.ts';
import { watchRooms } from '../moderation/watch-rooms.ts';
import { ledIn } from '../session/led-in.ts';
import { restingState } from './room-rest.ts';
import { stateForChild } from './why-closed.ts';

/**
 * What happened in another process, as the database has it now: the same events that deeds of this process would have told, in the
 * order of the pokes, which are those of one look (`looksFor`). They may be newer than the pokes; numbers and changes keep the older from winning.
 * They are answered and not announced, so that they are not told on. Only the house itself asks. Refusal: `not-allowed`.
 */
export async function lookAgain(
  deps: Deps,
  actor: Actor,
  pokes: readonly Poke[],
): Promise<Outcome<readonly DomainEvent[]>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const [poke] = pokes;
  if (poke === undefined) return done([]);
  if (isOfContribution(poke)) return done(await contributionsNow(deps, poke.consultation, pokes));
  if (poke.audience === 'translated') return done(await translatedNow(deps, poke.consultation, pokes));
  const found = await lookFor(deps, poke).catch(noneOfDamaged);
  return found.ok ? done(found.value ? [found.value] : [], found.events) : found;
}

async function lookFor(deps: Deps, poke: Poke): Promise<Outcome<DomainEvent | null>> {
  const { audience, consultation: consultationId, room } = poke;
  if (audience === 'staff') return done({ name: 'staff-changed', staffId: room, session: poke.activity });
  if (audience === 'request') return done({ name: 'request-settled', requestId: room });
  // A session on another device goes on.
  if (audience === 'seat-left' && poke.activity !== undefined)
    return done({ name: 'participant-left', consultationId, participantId: room, session: poke.activity });
  if (audience === 'seat-left') {
    // It may have asked for its erasure there: where that process is gone when the time is over, this one has to know.
    const { waiting } = deps.erasures;
    if (!waiting.has(consultationId)) waiting.set(consultationId, new Map());
    return done({ name: 'participant-left', consultationId, participantId: room });
  }
  if (audience === 'came' || audience === 'gone')
    return done({ name: 'statements-changed', consultationId, activityId: room, what: audience });
  if (audience === 'seat-idle') return done({ name: 'seat-idle', consultationId, participantId: room });
  // Somebody is at a desk of another process. Rooms that rested here go on, as a deed of this process.
  if (audience === 'duty')
    return deps.roomRest.get(consultationId)
      ? watchRooms(deps, { kind: 'system', name: 'clock' }, { consultationId })
      : done(null);
  if (audience === 'consultation') return done(await consultationNow(deps, consultationId));
  // Another process measured too much. Where this one has not, it measures again as if it had: between two measures the lines differ.
  if (audience === 'queue') {
    const before = pressureOfQueue(poke);
    return before === 'stopped' && deps.queues.of(consultationId) !== before
      ? watchRooms(deps, { kind: 'system', name: 'clock' }, { consultationId, before })
      : done(null);
  }
  const db = await openConsultation(deps, consultationId).catch(() => undefined);
  if (audience === 'known') {
    const batchIds = db ? await groupsKnownBy(db, room) : [];
    return done({ name: 'group-known', consultationId, staffId: room, batchIds });
  }
  if (audience === 'listening') return done({ name: 'listening-changed', consultationId });
  if (!db) return done(null);
  if (audience === 'claim') return done(await claimNow(deps, db, poke));
  if (audience === 'led') return done(await ledNow(deps, db, poke));
  if (audience === 'corrected') return done(await correctedNow(db, poke));
  return done(await activityNow(deps, db, poke));
}

/** What was destroyed since, or is damaged, has nothing to tell; the handle of it may still be open here. */
function noneOfDamaged(error: unknown): Outcome<null> {
  if (isDamage(error)) return done(null);
  throw error;
}

/**
 * Where another process destroyed it the key went first, so that it is let go of here with this very poke. What has its key and cannot be
 * read is damaged: nobody is told that it was destroyed.
 */
async function consultationNow(deps: Deps, consultationId: string): Promise<DomainEvent | null> {
  let state = (await ifReadable(deps, consultationId, consultationRow))?.state;
  if (state === undefined || state === 'destroyed') {
    await deps.databases.followKeyring();
    if (!deps.databases.ids().includes(consultationId)) state = 'destroyed';
  }
  return state === undefined ? null : { name: 'consultation-changed', consultationId, state };
}

async function contributionsNow(
  deps: Deps,
  consultationId: string,
  pokes: readonly Poke[],
): Promise<readonly DomainEvent[]> {
  const ids = [...new Set(pokes.map(({ room }) => room))];
  const found = await ifReadable(deps, consultationId, (db) => contributionsAtDesk(db, ids));
  if (!found) return [];
  return pokes.flatMap((poke) => {
    const atHand = found.get(poke.room);
    return atHand ? contributionNow(deps, poke, atHand) : [];
  });
}

function contributionNow(deps: Deps, poke: Poke, { record: contribution, kind, wait }: AtHand): DomainEvent {
  const seq = poke.seq === 0 ? null : poke.seq;
  const about = { consultationId: poke.consultation, deskSeq: poke.desk, contribution };
  // What another process was told moved on: a decision here reads it again.
  deps.unread.delete(contribution.id);
  if (!wait || (contribution.state !== 'held' && contribution.state !== 'hidden'))
    return {
      ...about,
      name: 'contribution-decided',
      shownSeq: seq,
      // A page that said it hears of it with its room alone, and only the first time.
      wasShown: poke.audience !== 'published' || contribution.state !== 'published',
    };
  // What came in at another process is decided here without one more read, as what came in here.
  const { sinceMinute } = wait;
  if (poke.audience === 'held' && !wait.claim)
    deps.unread.put(contribution.id, { record: contribution, kind, wait: { sinceMinute, claim: null } });
  // What waits for a person is told to desks with its words; whatever else it became since is told as settled, without.
  return { ...about, name: 'contribution-held', sinceMinute, removedSeq: seq };
}

async function correctedNow(db: Database, poke: Poke): Promise<DomainEvent | null> {
  const { consultation: consultationId, room: activityId } = poke;
  const activity = await activityById(db, activityId);
  return activity
    ? { name: 'question-corrected', consultationId, activityId, room: activity.kind === 'room' }
    : null;
}

async function ledNow(deps: Deps, db: Database, poke: Poke): Promise<DomainEvent> {
  const { consultation: consultationId, room: activityId, seq, desk: count } = poke;
  // Another process set it, and this one may remember the pace from before.
  deps.paces.delete(activityId);
  const before = count === 0 ? [] : await newestShown(db, { activityId, before: seq, limit: count });
  // What moved on since has a later number, and a poke of its own.
  const shown = before.filter((record) => (record.seq ?? 0) >= seq - count);
  for (const { id } of shown) deps.unread.delete(id);
  return { name: 'room-led', consultationId, activityId, seq, led: await ledIn(deps, db, activityId), shown };
}

async function translatedNow(
  deps: Deps,
  consultationId: string,
  pokes: readonly Poke[],
): Promise<readonly DomainEvent[]> {
  const ids = [...new Set(pokes.map(({ room }) => room))];
  const read = await ifReadable(deps, consultationId, (db) =>
    Promise.all([contributionsById(db, ids), shownTranslations(db, { ids })]),
  );
  if (!read) return [];
  const [found, translations] = read;
  const records = new Map(found.map((record) => [record.id, record]));
  return pokes.flatMap(({ room: id, seq }): DomainEvent[] => {
    const contribution = records.get(id);
    if (!contribution) return [];
    const shown = translations.filter((each) => each.contributionId === id);
    return [{ name: 'contribution-translated', consultationId, seq, contribution, translations: shown }];
  });
}

async function claimNow(deps: Deps, db: Database, poke: Poke): Promise<DomainEvent | null> {
  const atHand = await contributionAtDesk(db, { id: poke.room, staffId: '' });
  if (!atHand?.wait) return null;
  return {
    name: 'contribution-claimed',
    consultationId: poke.consultation,
    contributionId: poke.room,
    batchId: atHand.record.batchId,
    // What is read may be newer than that number: then another poke tells it again, with its own.
    seq: poke.desk,
    claim: claimOf(atHand.wait, await holdersOf(deps, [atHand.wait])),
  };
}

async function activityNow(deps: Deps, db: Database, poke: Poke): Promise<DomainEvent | null> {
  const [activity, row] = await Promise.all([activityById(db, poke.room), consultationRow(db)]);
  if (!activity || !row) return null;
  const { state, because } = restingState(deps, {
    consultationId: poke.consultation,
    kind: activity.kind,
    state: stateForChild(row, activity.state, deps.clock()),
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
