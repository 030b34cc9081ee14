import { audiences } from './audiences.ts';
import type { LiveServer } from './live-server.ts';

/** Sentences that come so close together are told once, so that a list of them is no storm of pages that ask. */
const gatheredMs = 5_000;

/** Of what is told again before its time has come only one is told. */
function gather(io: LiveServer, later: (tell: () => void) => void) {
  const votersDue = new Set<string>();
  return (audience: string, activity: string): void => {
    if (votersDue.has(audience)) return;
    votersDue.add(audience);
    later(() => {
      votersDue.delete(audience);
      io.to(audience).emit('statements:changed', { activity });
    });
  };
}

/**
 * Pages that vote are told at once that a sentence may be gone or hide a part, whatever they hold. That one came is told a little later
 * and to those alone that have no more to ask for: all others come to it by themselves.
 */
export function createVoterTeller(io: LiveServer) {
  const tellGone = gather(io, setImmediate);
  const tellCame = gather(io, (tell) => setTimeout(tell, gatheredMs).unref());
  return (consultationId: string, activityId: string, what: 'came' | 'gone'): void => {
    if (what === 'gone') tellGone(audiences.voters(consultationId, activityId), activityId);
    else tellCame(audiences.votedThrough(consultationId, activityId), activityId);
  };
}
