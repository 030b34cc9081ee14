import type { Socket } from 'socket.io';
import type { LiveServer } from './live-server.ts';

/** What stands under a socket of Socket.IO; neither library has a public name for it, so all of it may be missing. */
type Wire = {
  readonly readyState: string;
  readonly writeBuffer: readonly unknown[];
  readonly transport: {
    readonly name: string;
    readonly perMessageDeflate?: unknown;
    readonly socket?: { readonly readyState: number; readonly _socket?: Connection | null };
  };
};

type Connection = {
  readonly writable: boolean;
  readonly writableCorked: number;
  write(frame: Buffer): boolean;
  cork(): void;
  uncork(): void;
};

/**
 * What a room hears is framed once and the same bytes are written to each of its connections, in one write. Socket.IO
 * frames once as well, but then passes several events and two writes a connection (decision 31). A connection on which
 * something still waits, or that is not a plain websocket, is told the usual way, so that nothing overtakes.
 */
export function writeFramesOnce(io: LiveServer): void {
  const { adapter } = io.of('/');
  const tellUsually = adapter.broadcast.bind(adapter);
  const pagesOf = gatherPages(io);

  adapter.broadcast = (packet, options) => {
    const { rooms, except, flags } = options;
    if ((except?.size ?? 0) > 0 || Object.keys(flags ?? {}).length > 0 || rooms.size === 0)
      return tellUsually(packet, options);
    packet.nsp = '/';
    const [text, ...more] = io.encoder.encode(packet);
    if (typeof text !== 'string' || more.length > 0) return tellUsually(packet, options);
    // "4" is a message of Engine.IO.
    const frame = textFrame(`4${text}`);
    const late = new Set<string>();
    for (const { id, wire } of pagesOf(rooms)) {
      const connection = freeConnection(wire);
      if (connection) connection.write(frame);
      else late.add(id);
    }
    if (late.size > 0) tellUsually(packet, { ...options, rooms: late });
  };
  io.on('connection', ({ conn }) => writeAtOnce(conn));
}

/** What is for one page alone, an answer most of all, goes the same short way; what one turn has for it is one write. */
function writeAtOnce(conn: Socket['conn']): void {
  const writeUsually = conn.write.bind(conn);
  conn.write = (data, options, callback) => {
    const connection =
      typeof data === 'string' && callback === undefined
        ? freeConnection(conn as unknown as Wire)
        : undefined;
    if (connection === undefined) return writeUsually(data, options, callback);
    if (connection.writableCorked === 0) {
      connection.cork();
      process.nextTick(() => connection.uncork());
    }
    connection.write(textFrame(`4${data}`));
    return conn;
  };
}

type Page = { readonly id: string; readonly wire: Wire };

/** Everybody in any of these rooms, once. Who is in one room is gathered again only when somebody has come or gone. */
function gatherPages(io: LiveServer): (rooms: ReadonlySet<string>) => readonly Page[] {
  const { adapter, sockets } = io.of('/');
  const pagesByRoom = new Map<string, readonly Page[]>();
  for (const moved of ['join-room', 'leave-room', 'delete-room'])
    adapter.on(moved, (room: string) => void pagesByRoom.delete(room));

  const gather = (ids: Iterable<string>): readonly Page[] =>
    [...ids].flatMap((id) => {
      const socket = sockets.get(id);
      return socket === undefined ? [] : { id, wire: socket.conn as unknown as Wire };
    });

  return (rooms) => {
    const [room = ''] = rooms;
    if (rooms.size > 1)
      return gather(new Set([...rooms].flatMap((each) => [...(adapter.rooms.get(each) ?? [])])));
    const known = pagesByRoom.get(room);
    if (known) return known;
    const there = adapter.rooms.get(room) ?? new Set();
    const pages = gather(there);
    // One that is in a room before it is known by its name is looked for again.
    if (pages.length === there.size && there.size > 0) pagesByRoom.set(room, pages);
    return pages;
  };
}

/** The connection, if whatever is written to it now follows all that was sent before. */
function freeConnection({ readyState, writeBuffer, transport }: Wire) {
  const { socket } = transport;
  const plain = transport.name === 'websocket' && !transport.perMessageDeflate;
  const idle = readyState === 'open' && writeBuffer.length === 0 && socket?.readyState === 1;
  return plain && idle && socket._socket?.writable ? socket._socket : undefined;
}

/** One whole text frame from a server, unmasked (RFC 6455, section 5.2). */
export function textFrame(text: string): Buffer {
  const bytes = Buffer.byteLength(text);
  const head = bytes < 126 ? 2 : bytes < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + bytes);
  frame[0] = 0x81;
  frame[1] = head === 2 ? bytes : head === 4 ? 126 : 127;
  if (head === 4) frame.writeUInt16BE(bytes, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(bytes), 2);
  frame.write(text, head);
  return frame;
}
