import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { expect, it } from 'vitest';
import type { Staff } from '../../../server/core/staff/roles.ts';
import type { DomainEvent, ServerEvents } from '../../../server/core/wire/events.ts';
import { createAnnouncer } from '../../../server/live/announce.ts';
import { audiences } from '../../../server/live/audiences.ts';
import type { LiveServer } from '../../../server/live/live-server.ts';

const [consultationId, activityId] = ['C'.repeat(22), 'A'.repeat(22)];

function shown(seq: number): DomainEvent {
  return {
    name: 'contribution-decided',
    consultationId,
    deskSeq: seq,
    shownSeq: seq,
    wasShown: false,
    contribution: {
      id: `${seq}`.padStart(22, 'x'),
      participantId: 'P'.repeat(22),
      activityId,
      anchor: '',
      revision: 1,
      change: 2,
      state: 'published',
      language: 'en',
      text: `Number ${seq}.`,
      hidden: [],
      reason: null,
      findings: [],
      severity: 0,
      seq,
      day: '2026-11-26',
      pseudonym: { adjective: 1, motif: 1, palette: 1 },
      appeal: null,
      batchId: '',
    },
  };
}

it('R505: what is told together has no number missing: a page is not told that it knows what another process did in between', async () => {
  const http = createServer();
  const io: LiveServer = new Server(http, { transports: ['websocket'], serveClient: false });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const page = connect(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, {
    transports: ['websocket'],
    reconnection: false,
  });
  await new Promise<void>((resolve) =>
    io.once('connection', (socket) => {
      socket.data.staff = { staffId: 'S'.repeat(22) } as Staff;
      void socket.join([audiences.children(consultationId, activityId), audiences.desk(consultationId)]);
      resolve();
    }),
  );
  const heard: string[] = [];
  const note = (name: string) => (event: Parameters<ServerEvents['room:changed' | 'desk:changed']>[0]) =>
    heard.push(`${name} ${event.since}-${event.seq}`);
  page.on('room:changed', note('room'));
  page.on('desk:changed', note('desk'));
  const announce = createAnnouncer(io, () => true);
  // 4 is another process's, and has not come yet.
  for (const seq of [2, 3, 6, 5]) announce(shown(seq));
  await expect.poll(() => heard.length).toBe(4);
  expect(heard.sort()).toEqual(['desk 1-3', 'desk 4-6', 'room 1-3', 'room 4-6']);
  page.disconnect();
  await io.close();
});
