import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { backFromStill, isOfKiosk, kioskAskSeconds, kioskIdleSeconds } from '../../server/core/room/kiosk.ts';
import { readShared, sharedCookie } from '../../server/guard/session.ts';
import { permissions } from '../support/pages.ts';

const device = { consultationId: 'ABCDEFGHIJKLMNOPQRSTUV', token: 'a-word_of-the-device' };
const headerOf = (cookie: string) => cookie.slice(0, cookie.indexOf(';'));

describe('R428: a kiosk', () => {
  it('keeps one cookie that says of whose consultation it is, and nothing of a child', () => {
    expect(readShared(headerOf(sharedCookie(device)))).toEqual(device);
    expect(readShared(headerOf(sharedCookie('cards')))).toBe('cards');
    expect(sharedCookie(device)).toContain('HttpOnly; Secure; SameSite=Strict');
    for (const none of [undefined, '', '__Host-kiosk=', '__Host-kiosk=off', '__Host-kiosk=a.b.c'])
      expect(readShared(none)).toBeUndefined();
  });

  it('has the pages of a child and no other address of the product', () => {
    const may = permissions
      .map(({ route }) => route.replace(/:\w+/g, device.consultationId))
      .filter((path) => isOfKiosk(path));
    expect(may.filter((path) => !path.startsWith('/here'))).toEqual([
      '/join',
      `/terms/${device.consultationId}`,
      ...['/look', '/help', '/help/write', '/help/back', '/wrong', '/wrong/join', '/wrong/back'],
      ...[
        '/wrong/outside',
        '/keep',
        '/left',
        '/kiosk',
        '/kiosk/still',
        '/source',
        '/imprint',
        '/privacy',
        '/accessibility',
        '/rights',
        '/general-comment',
      ],
      '/leave',
    ]);
    // All of the child's own but what it would take along as a file: that would stay on the device.
    const own = permissions.filter(({ route }) => route.startsWith('/here'));
    expect(may.filter((path) => path.startsWith('/here')).length).toBe(own.length - 1);
    expect(isOfKiosk('/here/held')).toBe(true);
    const others = [
      '/',
      '/staff',
      '/here/../staff',
      '//staff',
      '/back',
      '/enter',
      '/open',
      '/KIOSK',
      '/said',
    ];
    for (const other of [...others, '/here/held/held.json']) expect(isOfKiosk(other)).toBe(false);
  });

  it('asks before it forgets, and goes back to a page of a child or to the first one', () => {
    expect(kioskIdleSeconds).toBe(90);
    expect(kioskAskSeconds).toBeLessThan(kioskIdleSeconds);
    expect(backFromStill('/here/part/1')).toBe('/here/part/1');
    for (const elsewhere of [
      null,
      '',
      '/staff',
      '//evil.example',
      'https://evil.example/here',
      '/here/..//x',
      '/join',
    ])
      expect(backFromStill(elsewhere)).toBe('/kiosk');
  });
});

describe('R409: the script of a kiosk', () => {
  it('keeps nothing in the browser and sends nothing but that somebody is there', () => {
    const script = readFileSync(fileURLToPath(new URL('../../public/kiosk.js', import.meta.url)), 'utf8');
    expect([...script.matchAll(/fetch\('([^']+)'/g)].map(([, path]) => path)).toEqual(['/still']);
    expect(script).not.toMatch(/Storage|cookie|indexedDB|caches|body:|sendBeacon|import\(/);
  });
});
