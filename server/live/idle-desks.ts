import { lookEvery } from '../look-every.ts';
import type { Services } from '../services.ts';
import { cutOff } from './cut-off.ts';
import type { LiveServer } from './live-server.ts';

const everyMs = 30_000;

/**
 * Closes the connections of desks that nobody has touched for half an hour, or whose session is over or goes on under another
 * name: whoever is not there is not on duty either. A page whose browser holds the new name comes back by itself, another one
 * shows that it is cut off. Answers how to stop.
 */
export function letIdleDesksGo(
  io: LiveServer,
  { services, fault }: { services: Services; fault: (error: unknown) => void },
): () => void {
  async function look(): Promise<void> {
    for (const socket of io.of('/').sockets.values()) {
      const { session, staff } = socket.data;
      if (session === undefined) continue;
      const known = await services.staff.identify({ kind: 'visitor' }, { session });
      if (!known.ok) await cutOff(socket, { staff, services });
    }
  }
  return lookEvery(everyMs, { look, fault });
}
