import { randomBytes } from 'node:crypto';
import { createConnection, type Socket } from 'node:net';

/** How one thing that was sent ended: with the answer that was waited for, with the connection, or with nothing at all. */
export type End = 'came' | 'closed' | 'silent';

/** A connection on which any bytes can be written. No library stands between, which would only write what is right. */
export type RawSocket = {
  readonly write: (bytes: Buffer) => void;
  /** Waits until these characters came. What came with them and before is forgotten with the next write. */
  readonly until: (piece: string, withinMs: number) => Promise<End>;
  readonly isOpen: () => boolean;
  /** All that came, since what was waited for. */
  readonly text: () => string;
  readonly destroy: () => void;
};

/** Opens a connection to a port of loopback. */
export function openRaw(port: number): Promise<RawSocket> {
  return new Promise((resolve, reject) => {
    const socket: Socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
    let text = '';
    let open = true;
    let waitedFor = false;
    let check = (): void => undefined;
    const read = frameReader((opcode, payload) => {
      text = (text + payload).slice(-200_000);
      // It says that it goes, and would wait for the same word from here: the end is the end.
      if (opcode === 8) {
        open = false;
        socket.destroy();
      }
    });
    socket.on('data', (bytes: Buffer) => {
      read(bytes);
      check();
    });
    socket.once('connect', () =>
      resolve({
        write: (bytes) => {
          if (waitedFor) text = '';
          waitedFor = false;
          if (open) socket.write(bytes);
        },
        isOpen: () => open,
        text: () => text,
        until: (piece, withinMs) =>
          new Promise<End>((done) => {
            const late = setTimeout(() => settle('silent'), withinMs);
            const settle = (end: End) => {
              clearTimeout(late);
              check = () => undefined;
              waitedFor = end === 'came';
              done(end);
            };
            check = () => {
              if (text.includes(piece)) settle('came');
              else if (!open) settle('closed');
            };
            check();
          }),
        destroy: () => void socket.destroy(),
      }),
    );
    socket.once('error', (error) => {
      open = false;
      check();
      reject(error);
    });
    socket.once('close', () => {
      open = false;
      check();
    });
  });
}

/** Calls back for each frame of a server, which masks nothing and says a length of its own; before the first stands the head of its answer. */
function frameReader(take: (opcode: number, payload: string) => void): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0);
  let upgraded = false;
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    if (!upgraded) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      upgraded = true;
      rest = rest.subarray(end + 4);
    }
    for (;;) {
      const short = (rest[1] ?? 0) & 127;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (rest.length < head) return;
      const length =
        short < 126 ? short : short === 126 ? rest.readUInt16BE(2) : Number(rest.readBigUInt64BE(2));
      if (rest.length < head + length) return;
      take((rest[0] ?? 0) & 15, rest.subarray(head, head + length).toString('latin1'));
      rest = rest.subarray(head + length);
    }
  };
}

export type FrameOptions = {
  readonly opcode?: number;
  readonly fin?: boolean;
  readonly rsv?: number;
  readonly masked?: boolean;
  /** Said instead of the true length. */
  readonly claims?: bigint;
};

/** One frame of a client (RFC 6455, section 5.2), right or wrong as it is wanted. */
export function frame(payload: Buffer | string, options: FrameOptions = {}): Buffer {
  const { opcode = 1, fin = true, rsv = 0, masked = true, claims } = options;
  const body = Buffer.from(payload as Buffer);
  const mask = masked ? 0x80 : 0;
  const head = [(fin ? 0x80 : 0) | (rsv << 4) | opcode];
  if (claims !== undefined) {
    const long = Buffer.alloc(8);
    long.writeBigUInt64BE(claims);
    head.push(mask | 127, ...long);
  } else if (body.length < 126) head.push(mask | body.length);
  else if (body.length < 65_536) head.push(mask | 126, body.length >> 8, body.length & 255);
  else {
    const long = Buffer.alloc(8);
    long.writeBigUInt64BE(BigInt(body.length));
    head.push(mask | 127, ...long);
  }
  if (!masked) return Buffer.concat([Buffer.from(head), body]);
  const key = randomBytes(4);
  const hidden = body.map((byte, at) => byte ^ (key[at & 3] ?? 0));
  return Buffer.concat([Buffer.from(head), key, hidden]);
}

/** What a browser asks with before it speaks over a websocket. */
export function upgradeRequest(origin: string, target: string): Buffer {
  const lines = [
    `GET ${target} HTTP/1.1`,
    `Host: ${new URL(origin).host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    'Sec-WebSocket-Version: 13',
    `Origin: ${origin}`,
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}
