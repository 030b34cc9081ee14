import type { DefaultEventsMap, Server } from 'socket.io';
import { isOver } from '../core/consultation/lifecycle.ts';
import type { ClientMessages, DeskChange, DomainEvent, ServerEvents } from '../core/wire/events.ts';
import { forReaders } from '../core/wire/for-readers.ts';
import {
  type ContributionRecord,
  forAuthor,
  forChildren,
  forDesk,
  type SharedContribution,
} from '../core/wire/views.ts';
import type { SocketData } from './answer.ts';
import { audiences, projectedIn } from './audiences.ts';
import { createGatherer, type Numbered, numbersOf } from './gatherer.ts';
import { tellListeners } from './tell-listeners.ts';
import { createVoterTeller } from './tell-voters.ts';

export type LiveServer = Server<ClientMessages, ServerEvents, DefaultEventsMap, SocketData>;

/** Without `item` it is gone. */
type RoomChange = { readonly id: string; readonly item: SharedContribution | undefined };
/** With the group of the child whose words it is about, which no page is told. */
type DeskNews = { readonly batchId: string; readonly news: DeskChange };

/** More words than this at once are fetched. */
const mostShown = 200;

/**
 * Tells each audience what is its own, through its serialiser. What changes for a room's children, or for a desk, in one turn of the
 * event loop, as all of one commit does, goes out as one packet a page, in the order of the numbers. `resting`: staff to whom no desk sends words now; their
 * pages miss those numbers, and fetch what they missed. Whoever knows the group of a child hears nothing of its words.
 */
export function createAnnouncer(
  io: LiveServer,
  resting: () => readonly string[],
): (event: DomainEvent) => void {
  const tellRoom = createGatherer<RoomChange>((audience, activity, changes) => {
    // Of words that changed more than once only the last counts: what was shown and taken out meanwhile is out.
    const last = new Map(changes.map(({ change }) => [change.id, change]));
    const left = [...last.values()];
    io.to(audience).emit('room:changed', {
      activity,
      ...numbersOf(changes),
      items: left.flatMap(({ item }) => item ?? []).sort((a, b) => a.seq - b.seq),
      removed: left.flatMap(({ id, item }) => (item ? [] : id)),
    });
  });
  const tellVoters = createVoterTeller(io);
  /** What stands at the top may have changed: a projector is told that, and asks. */
  const tellProjectors = (consultationId: string, activity: string): void => {
    io.to(audiences.projectors(consultationId, activity)).emit('projector:changed', { activity });
  };
  const tellDesk = createGatherer<DeskNews>((audience, _consultation, changes) => {
    const { adapter, sockets } = io.of('/');
    const rest = resting().map(audiences.staff);
    const known =
      (page: string) =>
      ({ change: { batchId } }: Numbered<DeskNews>) =>
        batchId !== '' && sockets.get(page)?.data.knows?.has(batchId) === true;
    const apart = [...(adapter.rooms.get(audience) ?? [])].filter((page) => changes.some(known(page)));
    const tell = (
      to: Pick<LiveServer, 'to'>,
      pages: string | string[],
      told: readonly Numbered<DeskNews>[],
    ) =>
      to
        .to(pages)
        .except(rest)
        .emit('desk:changed', { ...numbersOf(changes), changes: told.map(({ change }) => change.news) });
    tell(io.except(apart), audience, changes);
    // The numbers go on, so that such a page asks for nothing; of the words of whom this person knows there is none.
    for (const page of apart)
      tell(
        io,
        [page],
        changes.filter((each) => !known(page)(each)),
      );
  });

  function tellDesks(consultationId: string, seq: number, change: DeskNews): void {
    tellDesk(audiences.desk(consultationId), consultationId, { seq, change });
  }

  function tellChildren(consultationId: string, record: ContributionRecord, seq: number | null): void {
    tellListeners(io, consultationId, record.id);
    if (seq === null) return;
    const change = { id: record.id, item: forChildren(record) };
    // Words that are shown for the first time stand at the top of no room, and on no card. With others what is voted on may be gone, or
    // hide a part now.
    const stood = !change.item || record.change > 2;
    tellVoters(consultationId, record.activityId, stood ? 'gone' : 'came');
    tellRoom(audiences.children(consultationId, record.activityId), record.activityId, { seq, change });
    if (stood) tellProjectors(consultationId, record.activityId);
  }

  /** A page that said these words and is in their room hears with the room that they are published, and only there. */
  function tellAuthor(consultationId: string, record: ContributionRecord, published = false): void {
    const { adapter, sockets } = io.of('/');
    const room = audiences.children(consultationId, record.activityId);
    const pages = [...(adapter.rooms.get(audiences.author(consultationId, record.participantId)) ?? [])];
    const alone = pages.filter((page) => {
      const socket = sockets.get(page);
      return !(published && socket?.data.said?.delete(record.id) && socket.rooms.has(room));
    });
    if (alone.length > 0) io.to(alone).emit('own:changed', { item: forAuthor(record) });
  }

  return (event) => {
    switch (event.name) {
      case 'contribution-held': {
        const { consultationId, contribution } = event;
        const item = forDesk(contribution, { sinceMinute: event.sinceMinute, claim: null });
        tellDesks(consultationId, event.deskSeq, {
          batchId: contribution.batchId,
          news: { kind: 'waiting', item },
        });
        // A first post needs no word to its author's page: the answer to the post says it. Other tabs learn by loading.
        if (contribution.change > 1) tellAuthor(consultationId, contribution);
        tellChildren(consultationId, contribution, event.removedSeq);
        return;
      }
      case 'contribution-decided':
      case 'contribution-withdrawn': {
        const { consultationId, contribution } = event;
        const decided = event.name === 'contribution-decided';
        tellAuthor(
          consultationId,
          contribution,
          // Where it waits to be shown with all others the room hears nothing of it yet.
          decided && contribution.state === 'published' && !event.wasShown && event.shownSeq !== null,
        );
        tellDesks(consultationId, event.deskSeq, {
          batchId: contribution.batchId,
          news: {
            kind: 'settled',
            id: contribution.id,
            // That a child sent its words to the team is nothing for a desk: they are gone from it, and that is all.
            state: contribution.state === 'sealed' ? 'withdrawn' : contribution.state,
          },
        });
        tellChildren(consultationId, contribution, decided ? event.shownSeq : event.removedSeq);
        return;
      }
      case 'contribution-translated': {
        const { consultationId, contribution: record, translations, seq } = event;
        const change = { id: record.id, item: forReaders(record, translations) };
        tellRoom(audiences.children(consultationId, record.activityId), record.activityId, { seq, change });
        return;
      }
      case 'contribution-claimed':
        io.to(audiences.desk(event.consultationId)).emit('desk:claimed', {
          id: event.contributionId,
          claim: event.claim,
        });
        return;
      case 'activity-changed':
        if (event.room) {
          io.to(audiences.children(event.consultationId, event.activityId)).emit('room:state', {
            activity: event.activityId,
            state: event.state,
            ...(event.because ? { because: event.because } : {}),
          });
          return;
        }
        io.to(audiences.consultation(event.consultationId)).emit('activity:state', {
          activity: event.activityId,
          state: event.state,
        });
        return;
      case 'consultation-changed':
        if (isOver(event.state) || event.state === 'paused' || event.state === 'open') {
          io.to(audiences.consultation(event.consultationId)).emit('consultation:state', {
            state: event.state,
          });
        }
        // Walls and who listens are told that something changed, and find that it is over.
        if (isOver(event.state)) {
          for (const activity of projectedIn(io.of('/'), event.consultationId))
            tellProjectors(event.consultationId, activity);
          tellListeners(io, event.consultationId);
        }
        return;
      case 'room-led': {
        const { consultationId, activityId, seq, led, shown } = event;
        // A page that is told of a number after one it was not told of asks for what it missed.
        for (const record of shown.slice(0, mostShown)) tellChildren(consultationId, record, record.seq);
        tellRoom.flush();
        io.to(audiences.children(consultationId, activityId)).emit('room:led', {
          activity: activityId,
          seq,
          since: seq - 1,
          led,
        });
        tellProjectors(consultationId, activityId);
        return;
      }
      case 'statements-changed':
        tellVoters(event.consultationId, event.activityId, event.what);
        return;
      case 'listening-changed':
        tellListeners(io, event.consultationId);
        return;
      case 'participant-left':
        endSessions(io, audiences.author(event.consultationId, event.participantId), event.session);
        return;
      case 'request-settled':
        return;
      case 'seat-idle':
        // Not `session:ended`, which leads away from words that were typed and not sent. A page whose session lives, on
        // another device of this child, connects anew.
        io.in(audiences.author(event.consultationId, event.participantId)).disconnectSockets(true);
        return;
      case 'group-known':
        for (const page of io.of('/').adapter.rooms.get(audiences.staff(event.staffId)) ?? [])
          for (const batchId of event.batchIds) io.of('/').sockets.get(page)?.data.knows?.add(batchId);
        return;
      case 'staff-changed':
        endSessions(io, audiences.staff(event.staffId), event.session);
        return;
    }
  };
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
