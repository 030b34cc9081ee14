import type { EventNamed } from '../core/wire/events.ts';
import { forReaders } from '../core/wire/for-readers.ts';
import {
  type ContributionRecord,
  forAuthor,
  forChildren,
  type SharedContribution,
} from '../core/wire/views.ts';
import { audiences } from './audiences.ts';
import { createGatherer, numbersOf } from './gatherer.ts';
import type { LiveServer } from './live-server.ts';
import { tellListeners } from './tell-listeners.ts';
import { createVoterTeller } from './tell-voters.ts';

/** Without `item` it is gone. */
type RoomChange = { readonly id: string; readonly item: SharedContribution | undefined };

/** More words than this at once are fetched. */
const mostShown = 200;

/** Tells the children of an activity, and everybody who looks on there, what their own serialisers show of it. */
export function createRoomTeller(io: LiveServer) {
  const gather = createGatherer<RoomChange>((audience, activity, changes) => {
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
  function tellProjectors(consultationId: string, activity: string): void {
    io.to(audiences.projectors(consultationId, activity)).emit('projector:changed', { activity });
  }

  /** `seq`: the number of the room under which it changed; null where children see nothing else than before. */
  function tellChildren(consultationId: string, record: ContributionRecord, seq: number | null): void {
    tellListeners(io, consultationId, record.id);
    if (seq === null) return;
    const change = { id: record.id, item: forChildren(record) };
    // Words that are shown for the first time stand at the top of no room, and on no card. With others what is voted on may be gone, or
    // hide a part now.
    const stood = !change.item || record.change > 2;
    tellVoters(consultationId, record.activityId, stood ? 'gone' : 'came');
    gather(audiences.children(consultationId, record.activityId), record.activityId, { seq, change });
    if (stood) tellProjectors(consultationId, record.activityId);
  }

  return {
    tellVoters,
    tellProjectors,
    tellChildren,

    /** A page that said these words and is in their room hears with the room that they are published, and only there. */
    tellAuthor(
      consultationId: string,
      record: ContributionRecord,
      { published } = { published: false },
    ): void {
      const { adapter, sockets } = io.of('/');
      const room = audiences.children(consultationId, record.activityId);
      const pages = [...(adapter.rooms.get(audiences.author(consultationId, record.participantId)) ?? [])];
      const alone = pages.filter((page) => {
        const socket = sockets.get(page);
        return !(published && socket?.data.said?.delete(record.id) && socket.rooms.has(room));
      });
      if (alone.length > 0) io.to(alone).emit('own:changed', { item: forAuthor(record) });
    },

    tellTranslated(event: EventNamed<'contribution-translated'>): void {
      const { consultationId, contribution, translations, seq } = event;
      const { id, activityId } = contribution;
      const change = { id, item: forReaders(contribution, translations) };
      gather(audiences.children(consultationId, activityId), activityId, { seq, change });
    },

    tellLed({ consultationId, activityId, seq, led, shown }: EventNamed<'room-led'>): void {
      // A page that is told of a number after one it was not told of asks for what it missed.
      for (const record of shown.slice(0, mostShown)) tellChildren(consultationId, record, record.seq);
      gather.flush();
      io.to(audiences.children(consultationId, activityId)).emit('room:led', {
        activity: activityId,
        seq,
        since: seq - 1,
        led,
      });
      tellProjectors(consultationId, activityId);
    },
  };
}
