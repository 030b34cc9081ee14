import type { Staff } from '../core/staff/roles.ts';
import type { Services } from '../services.ts';
import type { LiveSocket } from './live-server.ts';

/**
 * Closes the connection of a desk whose session was found gone. Whoever was revoked is told that it is over, also when that is
 * found before `staff-changed` comes. Nobody else is: a page whose browser
 * holds the new name of its session comes back by itself.
 */
export async function cutOff(
  socket: LiveSocket,
  { staff, services }: { staff: Staff; services: Services },
): Promise<void> {
  try {
    const changed = await services.staff.hasChanged({ kind: 'visitor' }, { person: staff });
    if (changed.ok && changed.value) socket.emit('session:ended');
  } finally {
    socket.disconnect(true);
  }
}
