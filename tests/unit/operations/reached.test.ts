import { describe, expect, it } from 'vitest';
import { cookiesHold, isLoopback } from '../../../server/guard/reached.ts';

const https = 'https://consult.example';
const http = 'http://library.example:8080';

describe('R21: whether a session holds where somebody came', () => {
  it.each([[[https, http]], [[http, https]]])('is asked of that very address of %j', (origins) => {
    expect(cookiesHold(origins, { host: 'consult.example' })).toBe(true);
    expect(cookiesHold(origins, { host: 'library.example:8080' })).toBe(false);
  });

  it('is asked of what a form comes from where one name has both', () => {
    for (const origins of [
      [https, 'http://consult.example'],
      ['http://consult.example', https],
    ])
      for (const origin of origins)
        expect(cookiesHold(origins, { origin, host: 'consult.example' })).toBe(origin === https);
  });

  it('is so on loopback, and at no address that is none of ours', () => {
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'demo.localhost'])
      for (const origins of [[https], [`http://${host}`]]) expect(cookiesHold(origins, { host })).toBe(true);
    for (const host of ['elsewhere.example', '127.0.0.1.example', '127.example', '', undefined])
      expect(cookiesHold([https], { host })).toBe(false);
    expect(cookiesHold([http], { origin: 'https://evil.example', host: 'library.example:8080' })).toBe(false);
  });
});

describe('loopback', () => {
  it('is a name of this machine, and no name that begins like one', () => {
    for (const name of ['localhost', 'a.localhost', '127.0.0.1', '127.1.2.3', '[::1]'])
      expect(isLoopback(name), name).toBe(true);
    for (const name of ['localhost.example', '127.example', 'notlocalhost', '10.0.0.1', '[::2]', ''])
      expect(isLoopback(name), name).toBe(false);
  });
});
