import { lookEvery } from '../look-every.ts';
import type { Services } from '../services.ts';
import { audiences } from './audiences.ts';
import { cutOff } from './cut-off.ts';
import type { LiveServer, LiveSocket } from './live-server.ts';

const everyMs = 30_000;

/**
 * Closes the connections of desks that nobody has touched for half an hour, or whose session is over or goes on under another
 * name: whoever is not there is not on duty either, nor is whose training is over. A page whose browser holds the new name comes back by itself,
 * as does one of somebody who was trained anew; another one shows that it is cut off. Answers how to stop.
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
      const stays =
        known.ok && (!isAtDesk(socket) || [staff, known.value].every(services.moderation.trained));
      if (!stays) await cutOff(socket, { staff, services });
    }
  }
  return lookEvery(everyMs, { look, fault });
}

function isAtDesk({ rooms }: LiveSocket): boolean {
  return [...rooms].some((room) => room.startsWith(audiences.desk('')));
}
