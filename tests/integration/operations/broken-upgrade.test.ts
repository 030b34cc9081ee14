import { createServer } from 'node:http';
import { type AddressInfo, connect as connectTcp } from 'node:net';
import { Server } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { expect, it } from 'vitest';
import { createDoor } from '../../../server/live/door.ts';
import type { LiveServer } from '../../../server/live/live-server.ts';
import type { TicketHolder } from '../../../server/live/tickets.ts';

it('R1233: a connection that breaks while its ticket is looked up ends itself, and the next one opens', async () => {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const uncaught: unknown[] = [];
  const note = (error: unknown) => void uncaught.push(error);
  process.on('uncaughtException', note);
  const taken: string[] = [];
  const door = createDoor({
    tickets: {
      issue: () => '',
      // As long as Redis takes to answer.
      take: async (ticket) => {
        await new Promise((resolve) => setTimeout(resolve, 60));
        taken.push(ticket);
        return { kind: 'child' } as TicketHolder;
      },
    },
    origins: [origin],
    fault: note,
  });
  const io: LiveServer = new Server(http, {
    path: '/live',
    transports: ['websocket'],
    serveClient: false,
    destroyUpgrade: false,
    allowRequest: door.allow,
  });

  const broken = connectTcp(port, '127.0.0.1');
  broken.on('error', () => undefined);
  await new Promise<void>((resolve) => broken.once('connect', resolve));
  const head = [
    'GET /live/?EIO=4&transport=websocket&ticket=broken HTTP/1.1',
    'Host: 127.0.0.1',
    `Origin: ${origin}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
  ];
  broken.write(`${head.join('\r\n')}\r\n\r\n`);
  await new Promise((resolve) => setTimeout(resolve, 20));
  broken.resetAndDestroy();
  await expect.poll(() => taken).toEqual(['broken']);

  const next = connect(origin, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    query: { ticket: 'next' },
    extraHeaders: { origin },
  });
  await new Promise<void>((resolve, reject) => {
    next.once('connect', resolve);
    next.once('connect_error', reject);
  });
  expect(uncaught).toEqual([]);
  process.off('uncaughtException', note);
  next.disconnect();
  await io.close();
});
