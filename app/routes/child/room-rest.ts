import type { RestReason } from '../../../server/core/staff/duty.ts';
import type { ActivityState } from '../../../server/core/wire/events.ts';

/** Why nothing can be said in a room just now, in words. */
export function restTitle(room: { readonly state: ActivityState; readonly because?: RestReason | null }) {
  if (room.state !== 'paused') return 'room.closed';
  if (room.because === 'many-waiting') return 'paused.many';
  // Where somebody let it rest a moderator may be there, and no child waits for one.
  return room.because === 'no-adult' ? 'paused' : 'home.paused';
}
