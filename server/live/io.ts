import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import type { ClientMessages, ServerEvents } from '../core/wire/events.ts';
import { maxFrameBytes } from '../core/wire/messages.ts';
import type { Services } from '../services.ts';
import { createAnnouncer } from './announce.ts';
import { answerUnknown } from './answer.ts';
import { audiences } from './audiences.ts';
import { listenToChild } from './child-handlers.ts';
import { listenAtDesk } from './desk-handlers.ts';
import { createDeskReaders } from './desk-readers.ts';
import { letEndedSeatsGo } from './ended-seats.ts';
import { writeFramesOnce } from './frames.ts';
import { letIdleDesksGo } from './idle-desks.ts';
import type { LiveServer } from './live-server.ts';
import { noteActs } from './note-acts.ts';
import { livePath } from './path.ts';
import { letSlowPagesGo } from './slow-pages.ts';
import { createStaffPage } from './staff-page.ts';
import { tellLeading } from './tell-leading.ts';
import { type Others, tellNumbers } from './tell-numbers.ts';
import type { TicketHolder, Tickets } from './tickets.ts';
import { listenToWatchers } from './watch-handlers.ts';

/** Connections of one child at once. */
const mostPages = 10;

export type Live = {
  readonly io: LiveServer;
  /** Whether a page here has the desk of this consultation. */
  readonly hasDesk: (consultationId: string) => boolean;
  readonly close: () => Promise<void>;
};

/**
 * The live adapter: who may connect, as whom, and which audiences it belongs to. Rules and storage are the use cases'.
 */
export function createLive(
  http: HttpServer,
  options: {
    readonly services: Services;
    readonly tickets: Tickets;
    readonly origins: readonly string[];
    /** Whether the child of this seat may ask for one thing more now. */
    readonly mayAsk: (participantId: string) => Promise<boolean>;
    /** Whether this child or this person may send one thing more that nobody looks at. */
    readonly mayErr: (holder: string) => Promise<boolean>;
    /** Other processes serve the same consultations: what they did may go untold, and numbers are looked at. */
    readonly others?: Others | undefined;
    readonly fault: (error: unknown) => void;
  },
): Live {
  const { services, tickets, origins, mayAsk, mayErr, fault } = options;
  // A request is let in by its ticket before its socket exists; the holder waits here for the handshake.
  const admitted = new WeakMap<IncomingMessage, TicketHolder>();

  const io: LiveServer = new Server<ClientMessages, ServerEvents>(http, {
    path: livePath,
    transports: ['websocket'],
    serveClient: false,
    // A frame larger than any message of ours closes the connection before it is parsed.
    maxHttpBufferSize: maxFrameBytes,
    connectTimeout: 5_000,
    // What asks for another address is closed by the HTTP server; in development Vite upgrades on the same port.
    destroyUpgrade: false,
    allowRequest: (request, decide) => {
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
  });

  // What piled up for one connection goes out as one write: a desk hears the answers of a whole commit group at once.
  io.engine.on('flush', (connection: { request: IncomingMessage }, packets: readonly unknown[]) => {
    if (packets.length < 2) return;
    const { socket } = connection.request;
    socket.cork();
    process.nextTick(() => socket.uncork());
  });

  writeFramesOnce(io);
  const announce = createAnnouncer(io, services.moderation.resting);
  const readers = createDeskReaders(io, {
    note: services.moderation.noteReads,
    resting: services.moderation.resting,
    fault,
  });
  const stopListening = services.listen((event) => {
    announce(event);
    readers.hear(event);
  });

  const stopLeading = tellLeading(io, services);
  const stopWaking = letIdleDesksGo(io, { services, fault });
  const stopSlow = letSlowPagesGo(io);
  const stopNumbers = options.others && tellNumbers(io, { services, others: options.others, fault });
  const stopSeats = options.others && letEndedSeatsGo(io, { services, fault });

  // A child has a few pages on a few devices; a program that opens hundreds, one by one or at once, is not let in again and again.
  io.use((socket, next) => {
    const holder = admitted.get(socket.request);
    if (holder?.kind !== 'child') return next();
    if (pagesOf(io, holder) >= mostPages) return next(new Error('try-again'));
    // Left by itself where it is not let in, or goes before.
    void socket.join(audiences.arriving(holder.consultationId, holder.participantId));
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

  io.on('connection', (socket) => {
    const holder = admitted.get(socket.request);
    if (!holder) {
      socket.disconnect(true);
      return;
    }
    socket.data.mayErr = () => mayErr(idOf(holder));
    answerUnknown(socket);
    if (holder.kind === 'child') {
      const child = {
        kind: 'child',
        consultationId: holder.consultationId,
        participantId: holder.participantId,
        way: holder.way,
      } as const;
      void socket.join([
        audiences.author(child.consultationId, child.participantId),
        audiences.consultation(child.consultationId),
      ]);
      void socket.leave(audiences.arriving(child.consultationId, child.participantId));
      socket.data.mayAsk = () => mayAsk(child.participantId);
      noteActs(socket, { child, holder, services });
      listenToChild(socket, { child, services, fault });
      return;
    }
    const { session, ...person } = holder;
    // A socket lives for hours: what needs a factor proven just now is done by a form.
    const staff = { ...person, freshFactor: false };
    socket.data.staff = staff;
    socket.data.session = session;
    void socket.join(audiences.staff(staff.staffId));
    const page = createStaffPage(socket, { staff, session, services, fault });
    listenAtDesk(page, readers);
    listenToWatchers(page);
  });

  return {
    io,
    hasDesk: (consultationId: string) => io.of('/').adapter.rooms.has(audiences.desk(consultationId)),
    async close() {
      stopListening();
      stopLeading();
      stopWaking();
      stopNumbers?.();
      stopSeats?.();
      stopSlow();
      await readers.close();
      await io.close();
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

function idOf(holder: TicketHolder): string {
  return holder.kind === 'child' ? holder.participantId : holder.staffId;
}

function pagesOf(io: LiveServer, child: { consultationId: string; participantId: string }): number {
  return [audiences.author, audiences.arriving]
    .map((of) => io.of('/').adapter.rooms.get(of(child.consultationId, child.participantId)))
    .reduce((sum, pages) => sum + (pages?.size ?? 0), 0);
}
