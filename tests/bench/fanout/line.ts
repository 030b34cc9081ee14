import { randomBytes } from 'node:crypto';
import { createConnection } from 'node:net';

/** One live connection of a child or a desk, as lean as one can be: thousands of them share a machine with what they measure. */
export type Line = {
  /** Sends an event and resolves with its answer as it stands on the wire, a list in JSON. Rejects when the line is lost first. */
  readonly ask: (name: string, message: object) => Promise<string>;
  /** From now on called with each event as it came, `42["name",{…}]`; answers how to stop. */
  readonly listen: (listener: (event: string) => void) => () => void;
  readonly isOpen: () => boolean;
  readonly close: () => void;
};

/** `path` with its query; `headers` as a browser would send them beside those of a websocket. */
export type LineTo = {
  readonly port: number;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
};

const openWithinMs = 30_000;
const noListener = (): void => undefined;

/** Connects, speaks Engine.IO 4 and Socket.IO 5 over a plain websocket, and resolves when the server has let it in. */
export function openLine({ port, path, headers = {} }: LineTo): Promise<Line> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
    const answers = new Map<number, { take: (answer: string) => void; lose: (error: Error) => void }>();
    let asked = 0;
    let open = true;
    let hear: (event: string) => void = noListener;

    const say = (text: string): void => void (open && socket.write(clientFrame(text)));
    const line: Line = {
      ask(name, message) {
        return new Promise((take, lose) => {
          if (!open) return lose(new Error('The line is lost.'));
          asked += 1;
          answers.set(asked, { take, lose });
          say(`42${asked}${JSON.stringify([name, message])}`);
        });
      },
      listen(listener) {
        hear = listener;
        return () => {
          if (hear === listener) hear = noListener;
        };
      },
      isOpen: () => open,
      close() {
        say('41');
        open = false;
        socket.end();
      },
    };

    const late = setTimeout(() => lost(new Error('The line was not open in time.')), openWithinMs);
    function lost(error: Error): void {
      clearTimeout(late);
      open = false;
      socket.destroy();
      for (const { lose } of answers.values()) lose(error);
      answers.clear();
      reject(error);
    }

    const read = frameReader((opcode, payload) => {
      if (opcode === 8) return lost(new Error(`The server ended the line: ${payload.toString('latin1')}`));
      const text = payload.toString('utf8');
      if (text.startsWith('42')) return hear(text);
      if (text.startsWith('43')) {
        const from = text.indexOf('[');
        const number = Number(text.slice(2, from));
        answers.get(number)?.take(text.slice(from));
        answers.delete(number);
      } else if (text === '2') say('3');
      else if (text.startsWith('0')) say('40');
      else if (text.startsWith('40')) {
        clearTimeout(late);
        resolve(line);
      } else if (text.startsWith('44')) lost(new Error(`Not let in: ${text}`));
    });
    socket.on('data', read);
    socket.once('error', lost);
    socket.once('close', () => lost(new Error('The line is lost.')));
    socket.write(upgradeOf({ port, path, headers }));
  });
}

function upgradeOf({ port, path, headers }: Required<LineTo>): string {
  const all = {
    Host: `127.0.0.1:${port}`,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    'Sec-WebSocket-Version': '13',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${path}&EIO=4&transport=websocket HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** Masked with zeros, which is a mask like any other and costs nothing. */
function clientFrame(text: string): Buffer {
  const bytes = Buffer.byteLength(text);
  const head = bytes < 126 ? 6 : 8;
  if (bytes > 65_535) throw new Error('Nothing of ours is so long.');
  const frame = Buffer.alloc(head + bytes);
  frame[0] = 0x81;
  frame[1] = 0x80 | (head === 6 ? bytes : 126);
  if (head === 8) frame.writeUInt16BE(bytes, 2);
  frame.write(text, head);
  return frame;
}

/** Calls back for each whole frame of a server; before the first stands the head of its answer. Keeps nothing of what it has handed on. */
function frameReader(take: (opcode: number, payload: Buffer) => void): (bytes: Buffer) => void {
  let rest: Buffer | undefined;
  let upgraded = false;
  return (bytes) => {
    let all = rest === undefined ? bytes : Buffer.concat([rest, bytes]);
    rest = undefined;
    if (!upgraded) {
      const end = all.indexOf('\r\n\r\n');
      if (end < 0) {
        rest = all;
        return;
      }
      if (!all.subarray(0, 12).equals(switching)) return take(8, all.subarray(0, end));
      upgraded = true;
      all = all.subarray(end + 4);
    }
    while (all.length > 0) {
      const short = (all[1] ?? 0) & 127;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      const whole = all.length < head ? Number.POSITIVE_INFINITY : head + lengthOf(all, short);
      if (all.length < whole) {
        rest = all;
        return;
      }
      take((all[0] ?? 0) & 15, all.subarray(head, whole));
      all = all.subarray(whole);
    }
  };
}

const switching = Buffer.from('HTTP/1.1 101');

function lengthOf(frame: Buffer, short: number): number {
  if (short < 126) return short;
  return short === 126 ? frame.readUInt16BE(2) : Number(frame.readBigUInt64BE(2));
}
