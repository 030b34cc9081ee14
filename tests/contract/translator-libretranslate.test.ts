import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLibreTranslate } from '../../server/translation/libretranslate.ts';
import { isPublicAddress, lookupPublic } from '../../server/translation/public-address.ts';
import { type Behaviour, type FakeHost, startFakeHost } from '../support/processes/fake-translator-host.ts';
import { describeTranslator } from './translator.contract.ts';

describeTranslator('a host that speaks as LibreTranslate', async () => {
  const host = await startFakeHost();
  return {
    translator: createLibreTranslate({ url: host.url, private: true }),
    sentence: { text: 'I want to play.', from: 'en', to: 'es', has: /^es: I WANT TO PLAY\.$/ },
    close: host.close,
  };
});

describe('a host elsewhere', () => {
  let host: FakeHost;
  const limits = { timeMs: 1_000, answerBytes: 100_000 };
  const job = { from: 'en', to: 'es', texts: ['One.', 'Two.'] };
  beforeAll(async () => {
    host = await startFakeHost();
  });
  beforeEach(() => host.behave('well'));
  afterAll(() => host.close());

  it('R466: is asked for nothing but the texts and their languages, under its own path and with its key', async () => {
    const from = host.asked.length;
    const translator = createLibreTranslate({ url: host.url, private: true }, { key: 'k' });
    expect(await translator.translate({ from: 'en', to: 'zh', texts: ['One.'] })).toMatchObject({ ok: true });
    const asked = host.asked.slice(from);
    expect(asked.map(({ path }) => path)).toEqual(['/api/languages', '/api/translate']);
    // It knows Chinese by a longer name.
    expect(JSON.parse(asked[1]?.body ?? '')).toEqual({
      q: ['One.'],
      source: 'en',
      target: 'zh-Hans',
      format: 'text',
      api_key: 'k',
    });
    expect(Object.keys(asked[1]?.headers ?? {}).sort()).toEqual(
      ['accept', 'connection', 'content-length', 'content-type', 'host'].sort(),
    );
  });

  it.each<[Behaviour, string]>([
    ['hangs', 'too-slow'],
    ['floods', 'too-long'],
    ['no-json', 'unreadable'],
    ['too-few', 'unreadable'],
    ['refuses', 'unreadable'],
    ['is-down', 'unreachable'],
  ])('R466: that %s is answered %s', async (behaviour, failure) => {
    const translator = createLibreTranslate({ url: host.url, private: true }, { limits });
    host.behave(behaviour);
    expect(await translator.translate(job)).toEqual({ ok: false, failure });
  });

  it('R466: no redirect is followed', async () => {
    const translator = createLibreTranslate({ url: host.url, private: true }, { limits });
    expect(await translator.knows(job)).toBe(true);
    host.behave('redirects');
    expect(await translator.translate(job)).toEqual({ ok: false, failure: 'unreachable' });
    expect(host.cameTo()).toBe(0);
  });

  it('R466: in a network of ours is reached only where that was said, by number and by name', async () => {
    const before = host.asked.length;
    const { port } = host.url;
    for (const url of [
      host.url,
      new URL(`http://localhost:${port}/api/`),
      new URL(`http://[::1]:${port}/`),
    ]) {
      const translator = createLibreTranslate({ url, private: false }, { limits });
      expect(await translator.knows(job), url.href).toBe(false);
    }
    expect(host.asked.length).toBe(before);
  });

  it('asks again which languages it has, after it did not answer', async () => {
    const translator = createLibreTranslate({ url: host.url, private: true }, { limits });
    host.behave('redirects');
    expect(await translator.knows(job)).toBe(false);
    host.behave('well');
    expect(await translator.knows(job)).toBe(true);
  });
});

describe('addresses', () => {
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...[
      '224.0.0.1',
      '255.255.255.255',
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '::ffff:127.0.0.1',
      '::ffff:a00:1',
    ],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', 'localhost', ''],
  ])('R466: %s is none of the internet', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '2606:4700::1111'])('R466: %s is one', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it('R466: a name is looked up for its connection, and one that leads inside is refused there', async () => {
    const found = await new Promise<string>((done) =>
      lookupPublic('localhost', { all: true }, (error) => done(error?.code ?? 'found')),
    );
    expect(found).toBe('EACCES');
  });
});
