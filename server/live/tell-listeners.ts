import { audiences } from './audiences.ts';
import type { LiveServer } from './live-server.ts';

/**
 * Tells decision-makers who listen that what they hear may have changed. `of`: the words that changed. Then only pages that were handed these
 * words are told: if they heard of everything in a room, the rhythm would tell them how much is said there.
 */
export function tellListeners(io: LiveServer, consultationId: string, of?: string): void {
  const { adapter, sockets } = io.of('/');
  const listening = [...(adapter.rooms.get(audiences.listeners(consultationId)) ?? [])];
  const told = listening.filter((page) => of === undefined || sockets.get(page)?.data.hears?.has(of));
  if (told.length > 0) io.to(told).emit('listening:changed', { consultation: consultationId });
}
