import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { createCodeGate } from '../../../server/http/code-gate.ts';
import { listening, serverOf } from '../../support/processes/http-server.ts';

let server: Server | undefined;
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

type Sent = { readonly status: number; readonly location: string; readonly body: string };

/** The gate before a page that answers with the form it read. `right` are codes that open something. */
async function standing(spent: boolean, right: readonly string[] = []) {
  const asked: { code: string; nonce: string }[] = [];
  const app = express();
  app.post(
    '/join',
    createCodeGate(
      {
        spent: () => spent,
        async stillOpens(form) {
          asked.push(form);
          // As slow as a database, so that the stream could have ended meanwhile.
          await new Promise((resolve) => setImmediate(resolve));
          return right.includes(form.code);
        },
      },
      () => 'network',
    ),
    async (incoming, outgoing) => {
      const parts: Buffer[] = [];
      for await (const part of incoming) parts.push(part as Buffer);
      outgoing.end(Buffer.concat(parts));
    },
  );
  server = createServer(app);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const send = (parts: readonly string[], type = 'application/x-www-form-urlencoded') =>
    new Promise<Sent>((resolve, reject) => {
      const length = Buffer.byteLength(parts.join(''));
      const headers = { 'content-type': type, 'content-length': length, connection: 'close' };
      const sent = request({ host: '127.0.0.1', port, path: '/join', method: 'POST', headers }, (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (part: string) => (body += part));
        answer.once('end', () =>
          resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '', body }),
        );
      });
      sent.once('error', reject);
      const next = (at: number) => {
        if (at >= parts.length) return void sent.end();
        sent.write(parts[at] ?? '', () => setImmediate(() => next(at + 1)));
      };
      next(0);
    });
  return { send, asked };
}

describe('the gate before the form of codes', () => {
  it('R92: lets everything pass, unread, while there is a budget', async () => {
    const { send, asked } = await standing(false);
    expect(await send(['step=look&code=a'])).toEqual({ status: 200, location: '', body: 'step=look&code=a' });
    expect(asked).toEqual([]);
  });

  it('R93: lets a right code pass whole, also when it comes in pieces', async () => {
    const { send, asked } = await standing(true, ['kite river']);
    for (const parts of [
      ['step=yes&code=kite+river&nonce=n'],
      ['step=y', 'es&code=ki', 'te+river&non', 'ce=n'],
    ])
      expect((await send(parts)).body).toBe('step=yes&code=kite+river&nonce=n');
    expect(asked).toEqual(Array(2).fill({ code: 'kite river', nonce: 'n' }));
  });

  it('R92: sends a wrong code back; a no and a form without a code pass', async () => {
    const { send } = await standing(true);
    expect(await send(['step=look&code=', 'wrong'])).toEqual({
      status: 303,
      location: '/?wait=yes',
      body: '',
    });
    expect((await send(['step=no'])).body).toBe('step=no');
    expect((await send(['step=yes&nonce=n'])).body).toBe('step=yes&nonce=n');
    expect((await send([''])).status).toBe(200);
    // Spaces and letters that nobody sees are no guess either: the page asks for the words.
    for (const blank of ['+', '+++%0D%0A', '%E3%85%A4'])
      expect((await send([`step=look&code=${blank}`])).status, blank).toBe(200);
  });

  it('R1040, R628: lets half a code pass on its way back from the look, and no guess under its name', async () => {
    const { send, asked } = await standing(true);
    expect((await send(['step=look&code=kite+ri&carry='])).status).toBe(200);
    expect(asked).toEqual([]);
    // With `came` it is a form of the page before the yes, which looks the words up.
    for (const guess of ['step=yes&came=code&code=wrong&carry=', 'carry=&step=look&came=code&code=wrong'])
      expect((await send([guess])).status, guess).toBe(303);
  });

  it('R92: is not gone around by a form that says more than a page of ours does', async () => {
    const { send } = await standing(true, ['right']);
    const wrong = 'step=look&code=wrong';
    for (const form of [
      `code=&${wrong}`,
      `step=no&${wrong}`,
      `code=right&${wrong}`,
      `${wrong}&more=${'x'.repeat(10_000)}`,
    ])
      expect((await send([form])).status, form.slice(0, 40)).toBe(303);
    const parts = `--x\r\nContent-Disposition: form-data; name="code"\r\n\r\nwrong\r\n--x--\r\n`;
    expect((await send([parts], 'multipart/form-data; boundary=x')).status).toBe(303);
    expect((await send([`step=no&step=look&code=wrong&code=right`])).status).toBe(200);
    // The longest code that a page looks at, in a script of which each letter takes nine bytes.
    expect((await send([`step=yes&code=right&age=${encodeURIComponent('字'.repeat(500))}`])).status).toBe(
      200,
    );
  });

  it('R502: somebody who goes away in the middle of a form is no fault', async () => {
    const faults: unknown[] = [];
    const app = express();
    app.post(
      '/join',
      createCodeGate({ spent: () => true, stillOpens: async () => false }, () => ''),
    );
    const ended = new Promise<void>((resolve) =>
      app.use(((error, incoming, _outgoing, _next) => {
        faults.push(error);
        incoming.destroy();
        resolve();
      }) as ErrorRequestHandler),
    );
    server = createServer(app);
    const gone = new Promise<void>((resolve) =>
      server?.on('request', (incoming) => incoming.once('close', () => setImmediate(resolve))),
    );
    const port = await listening(server);
    const headers = { 'content-length': 100 };
    const sent = request({ host: '127.0.0.1', port, path: '/join', method: 'POST', headers });
    sent.once('error', () => undefined);
    sent.write('step=look&code=', () => sent.destroy());
    await Promise.race([gone, ended]);
    expect(faults).toEqual([]);
  });

  it.each(['/join', '/join?again=yes', '/join/', '/join//', '/Join', '/JOIN', '/join.data', '/JOIN/.data'])(
    'R92: stands before it also where a program writes its address as %s',
    async (path) => {
      server = serverOf({ codeGate: { spent: () => true, stillOpens: async () => false } });
      const port = await listening(server);
      const body = 'step=look&code=wrong';
      const headers = { host: '127.0.0.1', origin: 'http://127.0.0.1', 'content-length': body.length };
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent: false }, resolve)
          .once('error', reject)
          .end(body);
      });
      answer.resume();
      expect([answer.statusCode, answer.headers.location]).toEqual([303, '/?wait=yes']);
    },
  );
});
