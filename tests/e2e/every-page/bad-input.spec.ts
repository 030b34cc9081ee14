import { once } from 'node:events';
import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { type Client, createClient, type Page } from '../../support/pages/client.ts';
import { wordsOf } from '../../support/pages/forms.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import { startAlone } from '../../support/processes/cluster.ts';
import { lookInside, ownWords, say } from '../child/child-steps.ts';

const { t } = speakerOf('en');

const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();
const nameOn = (page: Page) => wordsOf(/<h1>([\s\S]*?)<\/h1>/.exec(page.html)?.[1] ?? '');

async function questionOf(child: Client): Promise<{ activity: string; id: string }> {
  const { html } = await child.get('/here/part/2');
  return {
    activity: /name="activity" value="([^"]+)"/.exec(html)?.[1] ?? '',
    id: /name="id" value="([^"]+)"/.exec(html)?.[1] ?? '',
  };
}

test('R18: words that are used, unknown or no words of ours get one page and one status', async ({
  demo,
}) => {
  const { origin, crew } = demo;
  const used = crew.nextCode();
  (await joinAsChild(origin, used)).close();
  const visitor = createClient(origin);
  const answers = [];
  for (const code of [
    used,
    'amber boat lamp north river',
    'one',
    '\u0000\u202E"><script>',
    'x'.repeat(400),
  ]) {
    const page = await visitor.post('/join', form({ step: 'look', code }));
    expect(page.html).toContain(t('refusal.code-opens-nothing'));
    const bare = page.html
      .replace(/(<input[^>]*id="field-code"[^>]*?) value="[^"]*"/, '$1')
      .replace(/nonce="[^"]*"/g, '');
    answers.push({ status: page.status, html: bare, cookie: page.headers['set-cookie'] });
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  visitor.close();
});

test('R15, R16: two tabs, a double click and a form sent again are one seat', async ({ demo, open }) => {
  const { origin, crew } = demo;

  await test.step('a double click', async () => {
    const child = await open({ origin, language: 'en' });
    await child.goto('/');
    await lookInside(child, t, crew.nextCode());
    await child.getByRole('button', { name: t('assent.yes') }).dblclick();
    await expect(child).toHaveURL(/\/here\/name$/);
  });

  await test.step('two tabs of one browser', async () => {
    const code = crew.nextCode();
    const first = await open({ origin, language: 'en' });
    const second = await first.context().newPage();
    for (const tab of [first, second]) {
      await tab.goto('/');
      await lookInside(tab, t, code);
    }
    await first.getByRole('button', { name: t('assent.yes') }).click();
    await expect(first).toHaveURL(/\/here\/name$/);
    const name = (await first.getByRole('heading', { level: 1 }).textContent()) ?? '';
    await second.getByRole('button', { name: t('assent.yes') }).click();
    await expect(second.getByText(t('refusal.code-opens-nothing'))).toBeVisible();
    await second.goto('/here/name');
    await expect(second.getByRole('heading', { level: 1 })).toHaveText(name);
  });

  await test.step('the answer was lost and the same form is sent again, also from another connection', async () => {
    const visitor = createClient(origin);
    const why = await visitor.send(await visitor.get('/'), { field: 'code' }, { code: crew.nextCode() });
    const [one, two] = [createClient(origin), createClient(origin)];
    const names = [];
    for (const client of [one, two, one]) {
      const page = await client.trySend({ ...why, path: '/join' }, { press: 'step=yes' });
      expect(page.path).toBe('/here/name');
      names.push(nameOn(page));
    }
    expect(new Set(names).size).toBe(1);
  });
});

test('R583: Back from the page of names leads to the first page, which asks for no form and knows who is in', async ({
  demo,
  open,
}) => {
  const { origin, crew } = demo;
  const child = await open({ origin, language: 'en' });
  // On a slow line a press comes before any file does.
  await child.route('**/*.js', () => {});
  await child.goto('/');
  await lookInside(child, t, crew.nextCode());
  await child.getByRole('button', { name: t('assent.yes') }).click();
  await expect(child).toHaveURL(/\/here\/name$/);
  const title = (await child.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const name = title.replace(t('name.title', { name: '' }), '');
  await child.goBack();
  await expect(child).toHaveURL(`${origin}/`);
  await child.getByRole('link', { name: t('name.go-on', { name: name.trim() }) }).click();
  await expect(child).toHaveURL(/\/here$/);
  // A no leaves nothing behind it either.
  const other = await open({ origin, language: 'en' });
  await other.route('**/*.js', () => {});
  await other.goto('/');
  await lookInside(other, t, crew.nextCode());
  await other.getByRole('button', { name: t('assent.no-thanks') }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(t('assent.no.title'));
  await other.goBack();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(t('landing.title'));
});

test('R2: a double click on what a child sends is one contribution, with and without script', async ({
  demo,
  open,
}) => {
  const { origin, crew } = demo;
  const seat = await joinAsChild(origin, crew.nextCode());
  const room = /href="(\/here\/room\/[^"]+)"/.exec((await seat.get('/here')).html)?.[1] ?? '';
  for (const script of [true, false]) {
    const child = await open({ origin, as: seat, language: 'en', script });
    await child.goto(room);
    const words = `Twice pressed, once meant, ${script ? 'alive' : 'by form'}.`;
    await child.locator('textarea').fill(words);
    await child.getByRole('button', { name: t('ask.send') }).dblclick();
    await expect(ownWords(child, words)).toBeVisible();
    await child.goto('/here/words');
    await expect(ownWords(child, words)).toHaveCount(1);
  }
});

test('R23: empty and too long words are refused by name and stay in the box of the live room', async ({
  demo,
  open,
}) => {
  const { origin, crew } = demo;
  const child = await open({ origin, as: await joinAsChild(origin, crew.nextCode()), language: 'en' });
  await child.goto('/here');
  await child.getByRole('link', { name: t('home.room') }).click();
  for (const [words, refusal] of [
    ['   ', 'refusal.text-empty'],
    ['👩‍👩‍👧'.repeat(1_001), 'refusal.text-too-long'],
  ] as const) {
    await say(child, t, words);
    await expect(child.getByRole('alert')).toContainText(t(refusal));
    await expect(child.locator('textarea')).toHaveValue(words);
    await expect(child.locator('textarea')).toHaveAttribute('aria-invalid', 'true');
  }
  await say(child, t, '👩‍👩‍👧'.repeat(1_000));
  await expect(child.getByRole('alert')).toHaveCount(0);
  await expect(child.locator('article.own')).toHaveCount(1);
});

test('R8: a form from another place, or from nowhere, is refused', async ({ demo }) => {
  const { origin, crew } = demo;
  const child = await joinAsChild(origin, crew.nextCode());
  const { activity, id } = await questionOf(child);
  const body = form({ id, activity, [`text-${activity}`]: 'Not from here.' });
  for (const from of [
    'https://evil.example',
    'null',
    '',
    `${origin}.example`,
    origin.replace('http:', 'https:'),
  ]) {
    const page = await child.post('/here/part/2', body, { origin: from });
    expect([from, page.status]).toEqual([from, 403]);
  }
  expect((await child.post('/leave', '', { origin: 'https://evil.example' })).status).toBe(403);
  const words = await child.get('/here/words');
  expect(words.status).toBe(200);
  expect(words.html).not.toContain('Not from here.');
});

test('R21: on plain http that is not this machine one sentence says that TLS is needed', async () => {
  const address = 'http://consult.example.org';
  const product = await startAlone('other-address', { env: { ORIGIN: address } });
  const visitor = createClient(product.origin);
  const seat = { consultationId: 'A'.repeat(22), nonce: 'B'.repeat(22), language: 'en', level: 'older' };
  for (const step of [{ step: 'look' }, { step: 'yes', ...seat }]) {
    const page = await visitor.post('/join', form({ ...step, code: 'amber boat lamp north river' }), {
      host: new URL(address).host,
      origin: address,
    });
    expect(page.status).toBe(200);
    expect(wordsOf(page.html)).toContain(t('refusal.tls-needed'));
    expect(page.html).not.toContain('name="code"');
    expect(page.headers['set-cookie']).toBeUndefined();
  }
  visitor.close();
  await product.remove();
});

test('R23, R25: NUL, half an emoji, bidi overrides and a tower of marks are stored safely or refused by name', async ({
  demo,
}) => {
  const { origin, crew } = demo;
  const child = await joinAsChild(origin, crew.nextCode());
  const hostile: readonly [string, string, RegExp][] = [
    ['NUL', 'Nothing%00 hides here.', /Nothing hides here\./],
    [
      'a lone surrogate',
      'Half an emoji %ED%A0%BD stays in the middle of a sentence that is long enough to be read.',
      /Half an emoji \uFFFD+ stays in the middle/,
    ],
    ['an override', 'Turned %E2%80%AEround again.', /Turned round again\./],
    ['broken UTF-8', 'A broken %C3 byte, and the rest.', /A broken \uFFFD byte, and the rest\./],
  ];
  for (const [what, encoded, stored] of hostile) {
    const { activity, id } = await questionOf(child);
    const posted = await child.post(
      '/here/part/2',
      `id=${id}&activity=${activity}&text-${activity}=${encoded}`,
    );
    expect([what, posted.status]).toEqual([what, 303]);
    expect(wordsOf((await child.get('/here/words')).html)).toMatch(stored);
  }
  const { activity, id } = await questionOf(child);
  const tower = form({ id, activity, [`text-${activity}`]: `a${'\u0301'.repeat(100_000)}` });
  const refused = await child.post('/here/part/2', tower);
  expect(refused.status).toBe(400);
  expect(wordsOf(refused.html)).toContain(t('refusal.text-too-long'));

  const unreadable: readonly [string, Readonly<Record<string, string>>][] = [
    ['{"id":1}', { 'content-type': 'application/json' }],
    ['\u0000\u0001\u0002', { 'content-type': 'application/octet-stream' }],
    ['--x', { 'content-type': 'multipart/form-data; boundary=y' }],
    ['%%%=%', {}],
    ['', { 'content-type': 'text/plain' }],
  ];
  for (const [body, headers] of unreadable)
    for (const path of ['/join', '/here/part/2', '/look', '/here/practice', '/here/name']) {
      const page = await child.post(path, body, headers);
      expect([path, body, page.status < 500]).toEqual([path, body, true]);
    }
  expect((await child.get('/health')).status).toBe(200);
});

test('R634: half a form of a telephone that lost its line keeps no stop waiting; a demo of which a consultation is damaged serves the rest', async ({
  afterwards,
}) => {
  const product = await startAlone('restarts', { demo: true });
  afterwards(product.remove);
  const { origin } = product;
  const phone = connect(Number(new URL(origin).port), '127.0.0.1');
  phone.on('error', () => undefined);
  const head = ['POST /join HTTP/1.1', `Host: ${new URL(origin).host}`, `Origin: ${origin}`];
  head.push('Content-Type: application/x-www-form-urlencoded', 'Content-Length: 500', 'Expect: 100-continue');
  phone.write(`${head.join('\r\n')}\r\n\r\n`);
  expect(String((await once(phone, 'data'))[0])).toContain('100 Continue');
  phone.write('step=look');
  expect(await product.stop()).toBe(0);
  phone.destroy();

  const folder = join(product.folder, 'data', 'consultations');
  const file = openSync(join(folder, readdirSync(folder).find((name) => name.endsWith('.db')) ?? ''), 'r+');
  writeSync(file, Buffer.alloc(4096, 7), 0, 4096, 0);
  closeSync(file);
  await product.restart();
  expect(product.said()).toContain('npm run demo:reset');
  expect((await fetch(origin)).status).toBe(200);
});
