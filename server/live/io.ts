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
import { createDoor, idOf } from './door.ts';
import { letEndedSeatsGo } from './ended-seats.ts';
import { writeFramesOnce } from './frames.ts';
import { letIdleDesksGo } from './idle-desks.ts';
import { createLettingGo } from './letting-go.ts';
import type { LiveServer } from './live-server.ts';
import { noteActs } from './note-acts.ts';
import { livePath } from './path.ts';
import { letSlowPagesGo } from './slow-pages.ts';
import { createStaffPage } from './staff-page.ts';
import { tellLeading } from './tell-leading.ts';
import { type Others, tellNumbers } from './tell-numbers.ts';
import type { Tickets } from './tickets.ts';
import { listenToWatchers } from './watch-handlers.ts';

export type Live = {
  readonly io: LiveServer;
  /** Whether a page here has the desk of this consultation. */
  readonly hasDesk: (consultationId: string) => boolean;
  readonly close: () => Promise<void>;
};

/**
 * The live adapter: which audiences whoever was let in belongs to, and what it is heard of. Rules and storage are the use cases'.
 */
export function createLive(
  http: HttpServer,
  options: {
    readonly services: Services;
    readonly tickets: Tickets;
    readonly origins: readonly string[];
    /** Whether the child of this seat, or this person of the staff, may ask for one thing more now. */
    readonly mayAsk: Readonly<Record<'child' | 'staff', (holder: string) => Promise<boolean>>>;
    /** Whether this child or this person may send one thing more that nobody looks at. */
    readonly mayErr: (holder: string) => Promise<boolean>;
    /** Something may be done that goes untold, as by other processes that serve the same consultations: numbers are looked at. */
    readonly others?: Others | undefined;
    readonly fault: (error: unknown) => void;
  },
): Live {
  const { services, mayAsk, mayErr, fault } = options;
  const door = createDoor({ tickets: options.tickets, origins: options.origins, fault });

  const io: LiveServer = new Server<ClientMessages, ServerEvents>(http, {
    path: livePath,
    transports: ['websocket'],
    serveClient: false,
    // A frame larger than any message of ours closes the connection before it is parsed.
    maxHttpBufferSize: maxFrameBytes,
    connectTimeout: 5_000,
    // What asks for another address is closed by the HTTP server; in development Vite upgrades on the same port.
    destroyUpgrade: false,
    allowRequest: door.allow,
  });

  // What piled up for one connection goes out as one write: a desk hears the answers of a whole commit group at once.
  io.engine.on('flush', (connection: { request: IncomingMessage }, packets: readonly unknown[]) => {
    if (packets.length < 2) return;
    const { socket } = connection.request;
    socket.cork();
    process.nextTick(() => socket.uncork());
  });

  writeFramesOnce(io);
  const announce = createAnnouncer(io, services.moderation.hears);
  const readers = createDeskReaders(io, {
    note: services.moderation.noteReads,
    hears: services.moderation.hears,
    fault,
  });
  const stopListening = services.listen((event) => {
    announce(event);
    readers.hear(event);
  });

  const lettingGo = createLettingGo({ services, fault });
  const stopLeading = tellLeading(io, services);
  const stopWaking = letIdleDesksGo(io, { services, fault });
  const stopSlow = letSlowPagesGo(io);
  const stopNumbers = options.others && tellNumbers(io, { services, others: options.others, fault });
  const stopSeats = options.others && letEndedSeatsGo(io, { services, fault });

  door.ask(io, { services, mayErr });

  io.on('connection', (socket) => {
    const holder = door.holderOf(socket.request);
    if (!holder) {
      socket.disconnect(true);
      return;
    }
    // From here on it counts as one that is here.
    void socket.leave(audiences.arriving(idOf(holder)));
    socket.data.mayErr = () => mayErr(idOf(holder));
    socket.data.mayAsk = () => mayAsk[holder.kind](idOf(holder));
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
    listenAtDesk(page, { readers, lettingGo });
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
      // What closed with it is gone from no desk.
      lettingGo.stop();
    },
  };
}
