import type { RestReason } from '../../../../server/core/staff/duty.ts';
import type { ActivityState } from '../../../../server/core/wire/events.ts';

/** Why nothing can be said in a room just now, in words. That somebody has to come back is said where that is why: else an adult paused it, and may sit there. */
export function restTitle(room: { readonly state: ActivityState; readonly because?: RestReason | null }) {
  if (room.state !== 'paused') return 'room.closed';
  if (room.because === 'many-waiting') return 'paused.many';
  return room.because === 'no-adult' ? 'paused' : 'paused.rests';
}
