import { isOver, wasOpened } from '../core/consultation/lifecycle.ts';
import type { Staff } from '../core/staff/roles.ts';
import type { DomainEvent, EventNamed } from '../core/wire/events.ts';
import { forDesk } from '../core/wire/views.ts';
import { audiences, projectedIn } from './audiences.ts';
import type { LiveServer } from './live-server.ts';
import { createDeskTeller } from './tell-desk.ts';
import { tellListeners } from './tell-listeners.ts';
import { createRoomTeller } from './tell-room.ts';

/**
 * Tells each audience what concerns it, through its own serialiser. What changes for a room's children, or for a desk, in one turn of the
 * event loop, as all of one commit does, goes out as one packet a page, in the order of the numbers. `hears`: whether a desk sends
 * words to this person now.
 */
export function createAnnouncer(
  io: LiveServer,
  hears: (staff: Staff) => boolean,
): (event: DomainEvent) => void {
  const room = createRoomTeller(io);
  const tellDesks = createDeskTeller(io, hears);

  function held(event: EventNamed<'contribution-held'>): void {
    const { consultationId, contribution } = event;
    const item = forDesk(contribution, { sinceMinute: event.sinceMinute, claim: null });
    tellDesks(consultationId, event.deskSeq, {
      batchId: contribution.batchId,
      news: { kind: 'waiting', item },
    });
    // A first post needs no word to its author's page: the answer to the post says it. Other tabs learn by loading.
    if (contribution.change > 1) room.tellAuthor(consultationId, contribution);
    room.tellChildren(consultationId, contribution, event.removedSeq);
  }

  function settled(event: EventNamed<'contribution-decided'> | EventNamed<'contribution-withdrawn'>): void {
    const { consultationId, contribution } = event;
    const { id, batchId, state } = contribution;
    const decided = event.name === 'contribution-decided';
    // Where it waits to be shown with all others the room hears nothing of it yet.
    const published = decided && state === 'published' && !event.wasShown && event.shownSeq !== null;
    room.tellAuthor(consultationId, contribution, { published });
    // That a child sent its words to the team is nothing for a desk: they are gone from it, and that is all.
    const news = { kind: 'settled', id, state: state === 'sealed' ? 'withdrawn' : state } as const;
    tellDesks(consultationId, event.deskSeq, { batchId, news });
    room.tellChildren(consultationId, contribution, decided ? event.shownSeq : event.removedSeq);
  }

  function activityChanged(event: EventNamed<'activity-changed'>): void {
    const { consultationId, activityId: activity, state, because } = event;
    if (event.room)
      io.to(audiences.children(consultationId, activity)).emit('room:state', {
        activity,
        state,
        ...(because ? { because } : {}),
      });
    else io.to(audiences.consultation(consultationId)).emit('activity:state', { activity, state });
  }

  function questionCorrected({
    consultationId,
    activityId,
    room: ofRoom,
  }: EventNamed<'question-corrected'>): void {
    const audience = ofRoom
      ? audiences.children(consultationId, activityId)
      : audiences.consultation(consultationId);
    io.to(audience).emit('question:corrected', { activity: activityId });
  }

  function consultationChanged(event: EventNamed<'consultation-changed'>): void {
    const { consultationId, state, away = false } = event;
    if (wasOpened(state)) io.to(audiences.consultation(consultationId)).emit('consultation:state', { state });
    if (!isOver(state) && !away) return;
    // Walls and who listens are told that something changed, and find that it is over, or elsewhere.
    for (const activity of projectedIn(io.of('/'), consultationId))
      room.tellProjectors(consultationId, activity);
    tellListeners(io, consultationId);
    // Children's pages find that nobody has a seat here, and are led to where it went. A desk asks every few seconds, and finds it by that.
    if (away) io.in(audiences.consultation(consultationId)).disconnectSockets(true);
  }

  return (event) => {
    switch (event.name) {
      case 'contribution-held':
        return held(event);
      case 'contribution-decided':
      case 'contribution-withdrawn':
        return settled(event);
      case 'contribution-translated':
        return room.tellTranslated(event);
      case 'contribution-claimed':
        return tellDesks.claimed(event);
      case 'activity-changed':
        return activityChanged(event);
      case 'consultation-changed':
        return consultationChanged(event);
      case 'room-led':
        return room.tellLed(event);
      case 'statements-changed':
        return room.tellVoters(event.consultationId, event.activityId, event.what);
      case 'question-corrected':
        return questionCorrected(event);
      case 'listening-changed':
        return tellListeners(io, event.consultationId);
      case 'participant-left':
        return endSessions(io, audiences.author(event.consultationId, event.participantId), event.session);
      case 'request-settled':
        return;
      case 'seat-idle':
        // Not `session:ended`, which leads away from words that were typed and not sent. A page whose session lives, on
        // another device of this child, connects anew.
        io.in(audiences.author(event.consultationId, event.participantId)).disconnectSockets(true);
        return;
      case 'group-known':
        return tellKnown(io, event);
      case 'staff-changed':
        return endSessions(io, audiences.staff(event.staffId), event.session);
    }
  };
}

/**
 * Desks of this person are sent nothing of these groups from now on. What they have already goes from them: each is told a number far ahead, and so asks
 * for all of its desk anew, whether or not a child of them wrote.
 */
function tellKnown(io: LiveServer, event: EventNamed<'group-known'>): void {
  const { adapter, sockets } = io.of('/');
  const desks = adapter.rooms.get(audiences.desk(event.consultationId));
  for (const page of adapter.rooms.get(audiences.staff(event.staffId)) ?? []) {
    for (const batchId of event.batchIds) sockets.get(page)?.data.knows?.add(batchId);
    const ahead = Number.MAX_SAFE_INTEGER;
    if (desks?.has(page)) io.to(page).emit('desk:changed', { since: ahead, seq: ahead, changes: [] });
  }
}

/**
 * Every page of this audience is told and its connection closed: what it may hear next is decided anew. `seat`: the hash of one session of
 * a child or of staff; then only its pages are.
 */
function endSessions(io: LiveServer, audience: string, seat?: string): void {
  const { adapter, sockets } = io.of('/');
  const pages = [...(adapter.rooms.get(audience) ?? [])].filter(
    (page) => seat === undefined || sockets.get(page)?.data.seat === seat,
  );
  if (pages.length === 0) return;
  io.to(pages).emit('session:ended');
  io.in(pages).disconnectSockets(true);
}
