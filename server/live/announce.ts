import type { Server } from 'socket.io';
import { isOver } from '../core/consultation/lifecycle.ts';
import type { ClientMessages, DomainEvent, ServerEvents } from '../core/wire/events.ts';
import { forAuthor, forChildren, forDesk, type SharedContribution } from '../core/wire/views.ts';
import { audiences } from './audiences.ts';

export type LiveServer = Server<ClientMessages, ServerEvents>;

type RoomChange = { readonly seq: number; readonly item?: SharedContribution; readonly removed?: string };

/**
 * Tells each audience what is its own, through its serialiser. What changes for a room's children within one turn, the
 * changes of one commit group among them, goes out as one packet a child, in the order of the numbers: cheaper, and a
 * burst of publications is one change of the page.
 */
export function createAnnouncer(io: LiveServer): (event: DomainEvent) => void {
  const waiting = new Map<string, { activity: string; changes: RoomChange[] }>();

  function flush(): void {
    for (const [audience, { activity, changes }] of waiting) {
      changes.sort((a, b) => a.seq - b.seq);
      const first = changes[0]?.seq ?? 0;
      io.to(audience).emit('room:changed', {
        activity,
        seq: changes.at(-1)?.seq ?? 0,
        since: first - 1,
        items: changes.flatMap((change) => (change.item ? [change.item] : [])),
        removed: changes.flatMap((change) => (change.removed !== undefined ? [change.removed] : [])),
      });
    }
    waiting.clear();
  }

  function tellChildren(consultationId: string, activity: string, change: RoomChange): void {
    if (waiting.size === 0) setImmediate(flush);
    const audience = audiences.children(consultationId, activity);
    const pending = waiting.get(audience);
    if (pending) pending.changes.push(change);
    else waiting.set(audience, { activity, changes: [change] });
  }

  return (event) => {
    switch (event.name) {
      case 'contribution-held': {
        const { consultationId, contribution } = event;
        const item = forDesk(contribution, { sinceMinute: event.sinceMinute, claim: null });
        io.to(audiences.desk(consultationId)).emit('desk:waiting', { seq: event.deskSeq, item });
        // A first post needs no word to its author's page: the answer to the post says it. Other tabs learn by loading.
        if (contribution.change > 1) {
          io.to(audiences.author(consultationId, contribution.participantId)).emit('own:changed', { item: forAuthor(contribution) });
        }
        if (event.removedSeq !== null) {
          tellChildren(consultationId, contribution.activityId, { seq: event.removedSeq, removed: contribution.id });
        }
        return;
      }
      case 'contribution-decided': {
        const { consultationId, contribution } = event;
        io.to(audiences.author(consultationId, contribution.participantId)).emit('own:changed', { item: forAuthor(contribution) });
        io.to(audiences.desk(consultationId)).emit('desk:settled', {
          seq: event.deskSeq,
          id: contribution.id,
          state: contribution.state,
        });
        if (event.shownSeq === null) return;
        const item = forChildren(contribution);
        tellChildren(
          consultationId,
          contribution.activityId,
          item ? { seq: event.shownSeq, item } : { seq: event.shownSeq, removed: contribution.id },
        );
        return;
      }
      case 'contribution-withdrawn': {
        const { consultationId, contribution } = event;
        io.to(audiences.author(consultationId, contribution.participantId)).emit('own:changed', { item: forAuthor(contribution) });
        io.to(audiences.desk(consultationId)).emit('desk:settled', {
          seq: event.deskSeq,
          id: contribution.id,
          state: contribution.state,
        });
        if (event.removedSeq !== null) {
          tellChildren(consultationId, contribution.activityId, { seq: event.removedSeq, removed: contribution.id });
        }
        return;
      }
      case 'contribution-claimed':
        io.to(audiences.desk(event.consultationId)).emit('desk:claimed', { id: event.contributionId, claim: event.claim });
        return;
      case 'activity-changed':
        io.to(audiences.children(event.consultationId, event.activityId)).emit('room:state', {
          activity: event.activityId,
          state: event.state,
        });
        return;
      case 'consultation-changed':
        if (isOver(event.state) || event.state === 'paused' || event.state === 'open') {
          io.to(audiences.consultation(event.consultationId)).emit('consultation:state', { state: event.state });
        }
        return;
      case 'participant-left':
        endSessions(io, audiences.author(event.consultationId, event.participantId));
        return;
      case 'staff-changed':
        endSessions(io, audiences.staff(event.staffId));
        return;
    }
  };
}

/** Every page of this audience is told and its connection closed: what it may hear next is decided anew. */
function endSessions(io: LiveServer, audience: string): void {
  io.to(audience).emit('session:ended');
  io.in(audience).disconnectSockets(true);
}
