import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { asSent } from '../../support/house/as-sent.ts';
import { test } from '../../support/pages/browser.ts';

test('R121, R632: a style sheet is sent as the build compressed it, and as it is to whoever takes neither form', async ({
  demo,
}) => {
  const page = await (await fetch(demo.origin)).text();
  const path = /<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/.exec(page)?.[1] ?? '';
  const sent = (accepted: string) => asSent(new URL(path, demo.origin), { 'accept-encoding': accepted });
  const [plain, gzip, brotli, both] = await Promise.all(
    ['identity', 'gzip', 'br', 'gzip, deflate, br'].map(sent),
  );
  if (!plain || !gzip || !brotli || !both) throw new Error('Nothing came.');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(both.headers['content-encoding']).toBe('br');
  expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
  expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
  const quick = brotliCompressSync(plain.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  expect(brotli.body.length).toBeLessThan(quick.length);
  for (const { headers } of [plain, gzip, brotli]) {
    expect(headers['content-type']).toMatch(/^text\/css/);
    expect(headers['cache-control']).toMatch(/immutable/);
    expect(headers.vary).toMatch(/accept-encoding/i);
  }
  const missing = await asSent(new URL('/assets/none.css', demo.origin), { 'accept-encoding': 'br' });
  expect(missing.status).toBe(404);
  // What no page may do is said to pages: the list is several times as long as many a file. A picture of vectors can be opened as a page.
  const lists = async (at: string) =>
    (await fetch(new URL(at, demo.origin))).headers.has('permissions-policy');
  expect(await Promise.all([path, '/enter.js'].map(lists))).toEqual([false, false]);
  expect(await Promise.all(['/', '/favicon.svg', '/assets/none.css'].map(lists))).toEqual([true, true, true]);
});
