import type { DomainEvent } from '../core/wire/events.ts';
import type { Services } from '../services.ts';
import { audiences } from './audiences.ts';
import type { LiveServer } from './live-server.ts';

/** Words that are shown so close together, and children who ask for the word so, are told once: a page reads all of its session anew. */
const gatheredMs = 500;

/**
 * Pages of staff that lead or watch a room are told that something changed there, and nothing of it: what somebody of staff did at once, what
 * comes as often as children like a little later. Answers how to stop.
 */
export function tellLeading(io: LiveServer, services: Pick<Services, 'listen' | 'session'>): () => void {
  const leadingDue = new Map<string, NodeJS.Timeout>();

  function tell(audience: string): void {
    clearTimeout(leadingDue.get(audience));
    leadingDue.delete(audience);
    io.to(audience).emit('session:changed');
  }

  function tellSoon(activityId: string): void {
    const audience = audiences.leading(activityId);
    if (leadingDue.has(audience) || !io.of('/').adapter.rooms.has(audience)) return;
    leadingDue.set(audience, setTimeout(() => tell(audience), gatheredMs).unref());
  }

  function hear(event: DomainEvent): void {
    switch (event.name) {
      case 'room-led':
      case 'activity-changed':
        tell(audiences.leading(event.activityId));
        return;
      case 'consultation-changed':
        tell(audiences.leadingIn(event.consultationId));
        return;
      case 'contribution-decided':
        if (event.shownSeq !== null) tellSoon(event.contribution.activityId);
        return;
      case 'contribution-held':
      case 'contribution-withdrawn':
        if (event.removedSeq !== null) tellSoon(event.contribution.activityId);
        return;
    }
  }

  const stopListening = services.listen(hear);
  const stopTurns = services.session.whenTurns(tellSoon);
  return () => {
    stopListening();
    stopTurns();
    for (const timer of leadingDue.values()) clearTimeout(timer);
  };
}
