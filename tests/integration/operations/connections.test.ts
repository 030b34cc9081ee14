import { createServer, request } from 'node:http';
import { connect as connectTcp } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import { Server } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../locales/index.ts';
import type { LiveServer } from '../../../server/live/live-server.ts';
import { letSlowPagesGo } from '../../../server/live/slow-pages.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { listening, serverOf } from '../../support/processes/http-server.ts';

describe('connections', () => {
  it('R512: one more than are taken is closed unanswered, and there is room again when one goes', async () => {
    const server = serverOf({ ready: async () => true, mostConnections: 2 });
    const port = await listening(server);
    const open = () => {
      const socket = connectTcp(port, '127.0.0.1');
      const closed = new Promise<'closed'>((resolve) => socket.once('close', () => resolve('closed')));
      const answered = new Promise<string>((resolve) =>
        socket.once('data', (bytes) => resolve(bytes.toString('latin1').split('\r\n')[0] ?? '')),
      );
      socket.on('error', () => undefined);
      socket.write('GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
      return { socket, closed, first: Promise.race([answered, closed]) };
    };
    const [one, two] = [open(), open()];
    expect(await Promise.all([one.first, two.first])).toEqual(['HTTP/1.1 200 OK', 'HTTP/1.1 200 OK']);
    expect(await open().first).toBe('closed');
    one.socket.destroy();
    await one.closed;
    await expect.poll(() => open().first).toBe('HTTP/1.1 200 OK');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('R726: the last resort says whose mistake it is, and promises nothing about what was written', async () => {
    const faults: unknown[] = [];
    const file = () => {
      throw new Error('of a child');
    };
    const later = () => Promise.reject(new Error('of a child'));
    const origins = ['http://127.0.0.1'];
    const server = serverOf({
      origins,
      strings: { href: () => '', file },
      readiness: later,
      metrics: later,
      holderOf: later,
      restOf: later,
      fault: (error) => void faults.push(error),
    });
    const port = await listening(server);
    const origin = `http://127.0.0.1:${port}`;
    origins.push(origin);
    for (const path of ['/strings/en', '/ready', '/metrics', '/ticket', '/still']) {
      const method = path === '/ticket' ? 'POST' : 'GET';
      const answer = await fetch(`${origin}${path}`, { method, headers: { origin } });
      expect(answer.status, path).toBe(500);
      expect(await answer.text(), path).toBe(
        'Something went wrong here. It is our mistake, not yours. Try again in a little while.',
      );
    }
    const page = async (headers: Readonly<Record<string, string>>) => {
      const answer = await fetch(`${origin}/strings/en`, {
        headers: { accept: 'text/html,*/*;q=0.8', ...headers },
      });
      return [answer.status, answer.headers.get('content-type'), await answer.text()] as const;
    };
    for (const { tag, direction } of languages) {
      const { t } = speakerOf(tag);
      for (const headers of [{ 'accept-language': `xx, ${tag}-AA` }, { cookie: `__Host-look=${tag}.-.-` }]) {
        const [status, type, html] = await page(headers);
        expect([status, type], tag).toEqual([500, 'text/html; charset=utf-8']);
        expect(html).toContain(`<html lang="${tag}" dir="${direction}">`);
        for (const words of ['error.fault', 'error.fault.next', 'error.home'] as const)
          expect(html).toContain(t(words));
      }
    }
    expect((await page({ cookie: '__Host-look=de.younger.-' }))[2]).toContain(
      speakerOf('en', 'younger').t('error.fault.next'),
    );
    expect((await page({ cookie: '%', 'accept-language': 'constructor' }))[2]).toContain(
      '<html lang="en" dir="ltr">',
    );
    expect(faults).toHaveLength(7 + 2 * languages.length);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('R865: a form that is too large is answered with a page to a person, in its language, and with a code to a program', async () => {
    const origin = 'http://127.0.0.1';
    const server = serverOf({ origins: [origin] });
    const port = await listening(server);
    // The largest one, over the line of a village school.
    expect([server.requestTimeout, server.headersTimeout]).toEqual([180_000, 10_000]);
    /** Only its head goes out: nothing of the rest is read. */
    const send = (headers: Readonly<Record<string, string>>, query = '') =>
      new Promise<readonly [number | undefined, string]>((resolve, reject) => {
        const sent = request(`${origin}:${port}/staff/document${query}`, {
          method: 'POST',
          headers: { host: '127.0.0.1', origin, 'content-length': 5_000_001, ...headers },
        });
        sent.once('error', reject).once('response', async (response) => {
          let text = '';
          for await (const chunk of response) text += chunk;
          sent.destroy();
          resolve([response.statusCode, text]);
        });
        sent.flushHeaders();
      });
    const browser = { accept: 'text/html,*/*;q=0.8' };
    for (const { tag, direction } of languages) {
      const { t } = speakerOf(tag, 'younger');
      const [status, html] = await send({ ...browser, 'accept-language': tag });
      expect(status).toBe(413);
      expect(html).toContain(`<html lang="${tag}" dir="${direction}">`);
      for (const words of ['error.fault', 'refusal.text-too-long', 'error.home'] as const)
        expect(html).toContain(t(words));
    }
    const multipart = { ...browser, 'content-type': 'multipart/form-data; boundary=x' };
    const { t } = speakerOf('en');
    for (const query of ['?file', '?picture'])
      expect((await send(multipart, query))[1]).toContain(t('refusal.file-large'));
    // What was pasted is sent in the same way, and is no file.
    const [, pasted] = await send(multipart);
    expect(pasted).toContain(speakerOf('en', 'younger').t('refusal.text-too-long'));
    expect(pasted).not.toContain(t('refusal.file-large'));
    expect(await send({ accept: '*/*' })).toEqual([413, '{"code":"text-too-long"}']);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('R117: what a page does by itself is no act, also where a kiosk without script asks whether somebody is there', async () => {
    const acts = new Map<string, boolean | undefined>();
    const server = serverOf({
      build: async () => ({}) as ServerBuild,
      contextOf: (request) => {
        acts.set(path, request.acts);
        return Promise.reject(new Error('no page'));
      },
      fault: () => undefined,
    });
    const port = await listening(server);
    let path = '';
    for (path of ['/kiosk', '/kiosk/still?to=/here', '/left', '/here/erase?again', '/here'])
      await fetch(`http://127.0.0.1:${port}${path}`);
    expect([...acts.values()]).toEqual([false, false, false, false, true]);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('R634: a connection that asks to become one of no page is closed at once, and keeps nothing from stopping', async () => {
    const server = serverOf({});
    const port = await listening(server);
    const ends = ['/nowhere', '/', '/livery/', '//live/'].map((path) => {
      const socket = connectTcp(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      );
      return new Promise((resolve) => socket.once('close', resolve));
    });
    await Promise.all(ends);
    await new Promise((resolve) => server.close(resolve));
  });

  it('R509: numbers are answered to the token alone, and are in no cache', async () => {
    const server = serverOf({
      metrics: async (authorization: string | undefined) =>
        authorization === 'Bearer of it' ? 'due_weight_ready 1\n' : undefined,
    });
    const url = `http://127.0.0.1:${await listening(server)}/metrics`;
    const refused = await fetch(url, { headers: { authorization: 'Bearer of another' } });
    expect([refused.status, await refused.text()]).toEqual([404, 'There is no such page.']);
    const told = await fetch(url, { headers: { authorization: 'Bearer of it' } });
    expect([told.status, await told.text()]).toEqual([200, 'due_weight_ready 1\n']);
    expect(told.headers.get('cache-control')).toBe('no-store');
    expect(told.headers.get('content-type')).toMatch(/^text\/plain/);
    // A proxy keeps this address from outside, and there is no other way to write it.
    for (const other of [`${url}/`, url.replace('metrics', 'Metrics')]) {
      const answer = await fetch(other, { headers: { authorization: 'Bearer of it' } });
      expect(await answer.text()).not.toContain('due_weight_ready');
    }
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('R512: a page that does not read is let go, and one that reads stays', async () => {
    const http = createServer();
    const io: LiveServer = new Server(http, { transports: ['websocket'], serveClient: false });
    const stop = letSlowPagesGo(io);
    const port = await listening(http);
    const page = () =>
      connect(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true, reconnection: false });
    const [reading, stuck] = [page(), page()];
    await Promise.all(
      [reading, stuck].map((each) => new Promise<void>((resolve) => each.once('connect', () => resolve()))),
    );
    const at = io.of('/').sockets.get(stuck.id ?? '');
    const gone = new Promise<string>((resolve) => at?.once('disconnect', resolve));
    // From here on its machine takes nothing more.
    (stuck.io.engine.transport as unknown as { ws: { _socket: { pause(): void } } }).ws._socket.pause();
    const words = 'x'.repeat(100_000);
    for (let count = 0; count < 200; count += 1) io.emit('projector:changed', { activity: words });
    expect(await gone).toMatch(/^transport (close|error)$/);
    expect(io.of('/').sockets.get(reading.id ?? '')?.connected).toBe(true);
    stop();
    for (const each of [reading, stuck]) each.disconnect();
    await io.close();
  });
});
