import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io as connect, type Socket } from 'socket.io-client';
import { afterEach, describe, expect, it } from 'vitest';
import { textFrame, writeFramesOnce } from '../../../server/live/frames.ts';
import type { LiveServer } from '../../../server/live/live-server.ts';

/** What a websocket reads out of a frame: RFC 6455, section 5.2. */
function read(frame: Buffer): { first: number; text: string } {
  const short = frame.readUInt8(1);
  const [at, length] =
    short < 126
      ? [2, short]
      : short === 126
        ? [4, frame.readUInt16BE(2)]
        : [10, Number(frame.readBigUInt64BE(2))];
  expect(frame.length).toBe(at + length);
  return { first: frame.readUInt8(0), text: frame.subarray(at).toString('utf8') };
}

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A server and `count` pages; page N is in the room `room-N` and in `all`. */
async function house(count: number) {
  const http = createServer();
  const io: LiveServer = new Server(http, { transports: ['websocket'], serveClient: false });
  writeFramesOnce(io);
  io.on('connection', (socket) => void socket.join([`room-${socket.handshake.query.page}`, 'all']));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  closers.push(() => io.close());
  const { port } = http.address() as AddressInfo;
  const pages: { socket: Socket; heard: unknown[] }[] = [];
  for (let page = 0; page < count; page += 1) {
    const socket = connect(`http://127.0.0.1:${port}`, {
      transports: ['websocket'],
      forceNew: true,
      query: { page },
    });
    const heard: unknown[] = [];
    socket.onAny((_name, event) => heard.push(event));
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    closers.push(async () => socket.disconnect());
    pages.push({ socket, heard });
  }
  return { io, pages };
}

const told = (state: 'open' | 'paused', activity: string) => ({ activity, state });

describe('frames', () => {
  it('hold the text whole at every length of their head', () => {
    for (const text of ['', 'a'.repeat(125), 'a'.repeat(126), 'ش'.repeat(32_767), 'a'.repeat(65_536), '语😀'])
      expect(read(textFrame(text))).toEqual({ first: 0x81, text });
  });

  it('R61: reach whoever is in the room, once, and nobody else', async () => {
    const { io, pages } = await house(3);
    io.to(['room-0', 'all']).emit('room:state', told('open', 'both'));
    io.to('room-1').emit('room:state', told('paused', 'one'));
    io.to('all').emit('room:state', told('open', 'end'));
    await expect.poll(() => pages.map(({ heard }) => heard.length)).toEqual([2, 3, 2]);
    expect(pages[2]?.heard).toEqual([told('open', 'both'), told('open', 'end')]);
    expect(pages[1]?.heard).toEqual([told('open', 'both'), told('paused', 'one'), told('open', 'end')]);
  });

  it('R61: who has left hears nothing more, and who comes hears all from then on, however often the room heard before', async () => {
    const { io, pages } = await house(3);
    const sockets = await io.in('all').fetchSockets();
    const [first, second] = sockets;
    const of = (socket: (typeof sockets)[number] | undefined) =>
      pages[Number(socket?.handshake.query.page)]?.heard ?? [];
    io.to('talk').emit('room:state', told('open', 'to nobody'));
    first?.join('talk');
    io.to('talk').emit('room:state', told('open', 'to the first'));
    second?.join('talk');
    io.to('talk').emit('room:state', told('open', 'to both'));
    first?.leave('talk');
    io.to('talk').emit('room:state', told('open', 'to the second'));
    second?.disconnect();
    io.to('talk').emit('room:state', told('open', 'to nobody'));
    io.to('all').emit('room:state', told('open', 'end'));
    await expect.poll(() => of(first)).toHaveLength(3);
    await expect.poll(() => of(sockets[2])).toEqual([told('open', 'end')]);
    expect(of(first)).toEqual([told('open', 'to the first'), told('open', 'to both'), told('open', 'end')]);
    expect(of(second)).toEqual([told('open', 'to both'), told('open', 'to the second')]);
  });

  it('R60: overtake nothing that was sent to the same page before', async () => {
    const { io, pages } = await house(1);
    const [socket] = [...io.of('/').sockets.values()];
    const expected: unknown[] = [];
    for (let count = 0; count < 300; count += 1) {
      const event = told('open', `${count} ${'long '.repeat(count % 7 === 0 ? 9_000 : 1)}`);
      // By itself, by its room, and by itself again while the first is still on its way.
      if (count % 3 === 1) io.to('all').emit('room:state', event);
      else socket?.emit('room:state', event);
      expected.push(event);
    }
    await expect.poll(() => pages[0]?.heard.length).toBe(300);
    expect(pages[0]?.heard).toEqual(expected);
  });
});
