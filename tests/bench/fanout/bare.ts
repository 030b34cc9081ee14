import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

/** The baseline: a bare Socket.IO server that hands every message on to its room, and answers the sender. Nothing else. */
const http = createServer();
const io = new Server(http, { path: '/live', transports: ['websocket'], serveClient: false });

io.on('connection', (socket) => {
  void socket.join(String(socket.handshake.query.rooms).split(','));
  socket.on(
    'say',
    (message: { id: string; activity: string; text: string }, answer: (reply: object) => void) => {
      const name = { adjective: 3, motif: 4, palette: 2 };
      io.to(message.activity).emit('said', { ...message, name, language: 'en', seq: 1 });
      answer({ ok: true });
    },
  );
});

// Whoever asked has gone, in whatever way: what waits for its output would wait for ever.
process.stdin.resume().once('end', () => process.exit());
http.listen(0, '127.0.0.1', () => process.stdout.write(`${(http.address() as AddressInfo).port}\n`));
