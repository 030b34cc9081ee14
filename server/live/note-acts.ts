import type { Child } from '../core/staff/roles.ts';
import type { MessageName } from '../core/wire/messages.ts';
import type { Services } from '../services.ts';
import type { LiveSocket } from './live-server.ts';
import type { SeatAt } from './tickets.ts';

/** What a child's page asks for by itself. It is no act of the child: an open page must not keep a seat for ever. */
const byItself: readonly MessageName[] = ['room:enter', 'statements:next'];

/** Every act of a child begins its idle minutes anew; after they were over, none is taken any more. */
export function noteActs(
  socket: LiveSocket,
  {
    child,
    holder,
    services,
  }: { child: Child; holder: SeatAt & { readonly session: string }; services: Services },
): void {
  const { shared = false, tells = false } = holder;
  // Hashed once a connection: a page says much over one session.
  const seat = services.room.seatOf(child.consultationId, holder.session);
  socket.data.seat = seat.toString('base64url');
  socket.data.consultation = child.consultationId;
  socket.use(([name, ...args], next) => {
    if ((byItself as readonly unknown[]).includes(name)) return next();
    services.room.noteAct(child, { seat, shared, tells }).then((outcome) => {
      if (outcome.ok) return next();
      const reply: unknown = args.at(-1);
      if (typeof reply === 'function') reply(outcome);
    }, next);
  });
}
