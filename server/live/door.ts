import type { IncomingMessage } from 'node:http';
import type { Services } from '../services.ts';
import { audiences } from './audiences.ts';
import type { LiveServer } from './live-server.ts';
import type { TicketHolder, Tickets } from './tickets.ts';

/** Connections at once of one child, and of one person of the staff: desks, rooms and walls, each in a window that may have been forgotten. */
const mostPages = { child: 10, staff: 50 } as const;

export type Door = {
  /** Whether a request may become a connection, by where it is from and its ticket. */
  readonly allow: (
    request: IncomingMessage,
    decide: (why: string | null | undefined, success: boolean) => void,
  ) => void;
  /** What is asked of each connection that was let in, before anything is heard of it. */
  readonly ask: (
    io: LiveServer,
    of: { readonly services: Services; readonly mayErr: (holder: string) => Promise<boolean> },
  ) => void;
  readonly holderOf: (request: IncomingMessage) => TicketHolder | undefined;
};

/** Who may connect, and as whom. */
export function createDoor(of: {
  readonly tickets: Tickets;
  readonly origins: readonly string[];
  readonly fault: (error: unknown) => void;
}): Door {
  const { tickets, origins, fault } = of;
  // A request is let in by its ticket before its socket exists; the holder waits here for the handshake.
  const admitted = new WeakMap<IncomingMessage, TicketHolder>();
  return {
    holderOf: (request) => admitted.get(request),
    allow(request, decide) {
      // Nobody listens to a socket that upgrades until this is decided, and one that breaks unheard would end the process.
      request.socket.on('error', () => undefined);
      // `cors` does not stop a websocket from elsewhere; this does. Denied always when there is no Origin.
      if (!origins.includes(request.headers.origin ?? '')) return decide('wrong-origin', false);
      const ticket = new URL(request.url ?? '', 'http://ticket.invalid').searchParams.get('ticket');
      if (ticket === null) return decide('signed-out', false);
      tickets.take(ticket).then(
        (holder) => {
          if (!holder) return decide('signed-out', false);
          admitted.set(request, holder);
          decide(null, true);
        },
        (error: unknown) => {
          fault(error);
          decide('try-again', false);
        },
      );
    },
    ask(io, { services, mayErr }) {
      // Everybody has a few pages on a few devices; a program that opens hundreds, one by one or at once, is not let in again and again.
      io.use((socket, next) => {
        const holder = admitted.get(socket.request);
        if (!holder) return next();
        if (pagesOf(io, holder) >= mostPages[holder.kind]) return next(new Error('try-again'));
        // Left by itself where it is not let in, or goes before.
        void socket.join(audiences.arriving(idOf(holder)));
        next();
      });

      // Whoever was let go for what it sent comes back when that is forgotten, on whichever device.
      io.use((socket, next) => {
        const holder = admitted.get(socket.request);
        if (!holder) return next();
        mayErr(idOf(holder)).then((may) => next(may ? undefined : new Error('try-again')));
      });

      // A ticket may be older than a revocation, or than the end of a session: who it is, is asked again, and handlers wait for the answer.
      io.use((socket, next) => {
        const holder = admitted.get(socket.request);
        if (!holder) return next();
        isStill(services, holder).then(
          (there) => next(there ? undefined : new Error('signed-out')),
          () => next(new Error('try-again')),
        );
      });
    },
  };
}

/** Whether whoever took a ticket is who it was. No page that comes is an act; nobody is let in to a seat whose erasure waits. */
async function isStill(services: Services, holder: TicketHolder): Promise<boolean> {
  const visitor = { kind: 'visitor' } as const;
  const { session } = holder;
  if (holder.kind === 'staff') return (await services.staff.identify(visitor, { session })).ok;
  const { consultationId, shared, tells } = holder;
  const child = await services.room.identify(visitor, {
    consultationId,
    session,
    acts: false,
    ...(shared && { shared }),
    ...(tells && { tells }),
  });
  return child.ok && !child.value.erasing;
}

export function idOf(holder: TicketHolder): string {
  return holder.kind === 'child' ? holder.participantId : holder.staffId;
}

function pagesOf(io: LiveServer, holder: TicketHolder): number {
  const here =
    holder.kind === 'child'
      ? audiences.author(holder.consultationId, holder.participantId)
      : audiences.staff(holder.staffId);
  return [here, audiences.arriving(idOf(holder))]
    .map((of) => io.of('/').adapter.rooms.get(of))
    .reduce((sum, pages) => sum + (pages?.size ?? 0), 0);
}
