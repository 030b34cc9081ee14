import { lookEvery } from '../look-every.ts';
import type { Services } from '../services.ts';
import { askEach } from './ask-each.ts';
import type { LiveServer } from './live-server.ts';

const everyMs = 30_000;
const clock = { kind: 'system', name: 'clock' } as const;

/**
 * Closes the connections of children whose session another process ended, where its word of that went lost: each act would go on counting as
 * one of a child that is there. One look for each consultation that has pages here. Without `session:ended`, which leads away from words that
 * were typed. One whose database gives no answer keeps nobody from the others. Answers how to stop.
 */
export function letEndedSeatsGo(
  io: LiveServer,
  { services, fault }: { services: Pick<Services, 'room'>; fault: (error: unknown) => void },
): () => void {
  const ask = askEach(fault);

  async function look(): Promise<void> {
    const seatsHere = new Map<string, Set<string>>();
    for (const { data } of io.of('/').sockets.values()) {
      if (data.consultation === undefined) continue;
      const seats = seatsHere.get(data.consultation) ?? new Set();
      seatsHere.set(data.consultation, seats.add(data.seat));
    }
    for (const [consultationId, seats] of seatsHere) {
      const found = await ask(consultationId, () =>
        services.room.endedSeats(clock, { consultationId, seats: [...seats] }),
      );
      const ended = found?.ok ? found.value : [];
      for (const socket of io.of('/').sockets.values())
        if (socket.data.consultation === consultationId && ended.includes(socket.data.seat))
          socket.disconnect(true);
    }
  }
  return lookEvery(everyMs, { look, fault });
}
