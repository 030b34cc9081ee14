import { audiences } from './audiences.ts';
import type { LiveServer } from './live-server.ts';

/**
 * Decision-makers who listen are told that what they hear may have changed; `of`: the words that something became of. Then only pages
 * that were handed these very words are told: of all else in a room they hear nothing, or the beat of it would tell how much is said there.
 */
export function tellListeners(io: LiveServer, consultationId: string, of?: string): void {
  const { adapter, sockets } = io.of('/');
  const listening = [...(adapter.rooms.get(audiences.listeners(consultationId)) ?? [])];
  const told = listening.filter((page) => of === undefined || sockets.get(page)?.data.hears?.has(of));
  if (told.length > 0) io.to(told).emit('listening:changed', { consultation: consultationId });
}
