import { createServer } from 'node:http';
import { type AddressInfo, createConnection } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wholeIn } from '../../../app/forms/read-form.ts';
import { fromElsewhere, sameOrigin, wellFormed } from '../../../server/http/request-guards.ts';

const app = express();
const server = createServer(app);
let host = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  app.use(
    wellFormed,
    sameOrigin([`http://${host}`]),
    fromElsewhere,
    (_request, response) => void response.send('taken'),
  );
});
afterAll(() => void server.close());

/** The status with which these bytes are answered. No library stands between, which would mend them. */
function statusOf(head: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(host.split(':')[1]), '127.0.0.1', () =>
      socket.end(`${head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`),
    );
    socket.once('data', (bytes) => resolve(Number(bytes.toString('latin1').split(' ')[1])));
    socket.once('error', reject);
  });
}

describe('what is turned away before any page is made', () => {
  it.each([
    ['GET / HTTP/1.1\r\nHost: HOST', 200],
    ['GET //twice HTTP/1.1\r\nHost: HOST', 200],
    ['POST / HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST', 200],
    ['TRACE / HTTP/1.1\r\nHost: HOST', 405],
    ['PROPFIND / HTTP/1.1\r\nHost: HOST', 405],
    ['GET http://elsewhere.example/ HTTP/1.1\r\nHost: HOST', 400],
    ['GET /terms/%00 HTTP/1.1\r\nHost: HOST', 400],
    ['GET /said/a%1Fb/c HTTP/1.1\r\nHost: HOST', 400],
    ['GET /terms/%D9%85%20a?text=%0A HTTP/1.1\r\nHost: HOST', 200],
    ['GET /%73taff/people HTTP/1.1\r\nHost: HOST', 400],
    ['GET /here/../staff HTTP/1.1\r\nHost: HOST', 400],
    ['GET /here/%2E%2e/staff HTTP/1.1\r\nHost: HOST', 400],
    ['GET /here/..\\staff HTTP/1.1\r\nHost: HOST', 400],
    ['GET /.well-known/security.txt?to=/a/../%73 HTTP/1.1\r\nHost: HOST', 200],
    ['GET /said/%2Da%5Fb%40/all.zip HTTP/1.1\r\nHost: HOST', 200],
    ['GET / HTTP/1.1\r\nHost: a b', 400],
    ['GET / HTTP/1.1\r\nHost: HOST\r\nX-Forwarded-Host: a b', 400],
    ['GET / HTTP/1.1\r\nHost: HOST/staff?', 400],
    ['GET / HTTP/1.1\r\nHost: HOST\r\nX-Forwarded-Host: HOST?_data=root', 400],
    ['GET / HTTP/1.1\r\nHost: somebody@HOST', 400],
    ['GET /health HTTP/1.0', 200],
    ['GET /?_data=root HTTP/1.1\r\nHost: HOST', 400],
    ['GET /?of=1&%5Fdat%61 HTTP/1.1\r\nHost: HOST', 400],
    ['GET /?of=_data&a_data=1 HTTP/1.1\r\nHost: HOST', 200],
    ['POST / HTTP/1.1\r\nHost: HOST\r\nOrigin: http://elsewhere.example', 403],
    ['POST / HTTP/1.1\r\nHost: elsewhere.example\r\nOrigin: http://HOST', 403],
  ])('R502: %j is answered with %i', async (head, status) => {
    expect(await statusOf(head.replaceAll('HOST', host))).toBe(status);
  });

  it('R639: who sends a form from an address that was never set up reads at which address the site is', async () => {
    const send = (accept: string) =>
      fetch(`http://${host}/`, {
        method: 'POST',
        headers: { accept, origin: 'http://192.168.0.7:3000' },
        body: new URLSearchParams({ step: 'look' }),
      });
    const [form, page] = await Promise.all([send('text/html,*/*;q=0.8'), send('application/json')]);
    expect([form.status, page.status]).toEqual([403, 403]);
    expect(await form.text()).toBe(
      `This site takes forms at its own address alone, and that is http://${host}.`,
    );
    expect(await page.json()).toEqual({ code: 'wrong-origin' });
  });

  it.each([
    ['/here', 'cross-site', '', 303],
    ['/here/room/a', 'cross-site', '', 303],
    ['/here', 'cross-site', '_ga=x', 303],
    ['/here', 'cross-site', '__Host-seat=a.b', 200],
    ['/here', 'cross-site', '_ga=x; __Host-kiosk=on', 200],
    ['/here', 'same-origin', '', 200],
    ['/here', 'none', '', 200],
    ['/heretic', 'cross-site', '', 200],
    ['/', 'cross-site', '', 200],
    ['/staff', 'cross-site', '', 200],
  ])(
    'R1177: %s that is asked for from %s with the cookie %j is answered with %i',
    async (path, site, cookie, status) => {
      const headers = { 'sec-fetch-site': site, ...(cookie === '' ? {} : { cookie }) };
      const answer = await fetch(`http://${host}${path}`, { headers, redirect: 'manual' });
      expect([answer.status, answer.headers.get('location')]).toEqual([
        status,
        status === 303 ? '/?elsewhere' : null,
      ]);
    },
  );

  it.each([
    ['7', 7],
    ['0', 0],
    ['', 0],
    ['-1', 0],
    ['1.5', 0],
    ['NaN', 0],
    ['9'.repeat(30), 0],
  ])('R502: a form that says %j where a whole number belongs says %i', (said, number) => {
    expect(wholeIn(new URLSearchParams({ revision: said }), 'revision')).toBe(number);
    expect(wholeIn(new URLSearchParams(), 'revision')).toBe(0);
  });
});
