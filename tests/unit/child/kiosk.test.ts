import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { KioskStill } from '../../../app/components/child/kiosk-still.tsx';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { loader } from '../../../app/routes/public/joining/kiosk.tsx';
import {
  backFromStill,
  isOfKiosk,
  kioskAskSeconds,
  kioskIdleSeconds,
  kioskQuietSeconds,
  refreshAtKiosk,
} from '../../../server/core/room/kiosk.ts';
import { readShared, sharedCookie } from '../../../server/guard/session.ts';
import { type ContextOptions, createContexts, type RequestFacts } from '../../../server/http/load-context.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { permissions } from '../../support/pages/pages.ts';
import { everyPage } from '../../support/processes/http-server.ts';

const device = { consultationId: 'ABCDEFGHIJKLMNOPQRSTUV', token: 'a-word_of-the-device', language: 'ar' };
const headerOf = (cookie: string) => cookie.slice(0, cookie.indexOf(';'));

describe('R428: a kiosk', () => {
  it('keeps one cookie that says of whose consultation it is, and nothing of a child', () => {
    expect(readShared(headerOf(sharedCookie(device)))).toEqual(device);
    const before = `__Host-kiosk=${device.consultationId}.${device.token}`;
    expect(readShared(before)).toEqual({ ...device, language: '' });
    expect(readShared(headerOf(sharedCookie('cards')))).toBe('cards');
    expect(sharedCookie(device)).toContain('HttpOnly; Secure; SameSite=Strict');
    for (const none of [undefined, '', '__Host-kiosk=', '__Host-kiosk=off', '__Host-kiosk=a.b.c.d'])
      expect(readShared(none)).toBeUndefined();
  });

  it('R923: speaks the language of its group until a child chooses another', async () => {
    const { contextOf } = createContexts({
      services: { consultation: { moved: async () => ({ ok: false }) } },
      origins: [],
      pseudonymWords: () => ({}),
      inventoryWords: () => ({}),
    } as unknown as ContextOptions);
    const speaks = async (cookie: string) =>
      (await contextOf({ cookie, languages: ['fr-FR'] } as unknown as RequestFacts)).speaker.language;
    const kiosk = headerOf(sharedCookie(device));
    expect(await speaks(kiosk)).toBe('ar');
    expect(await speaks(`${kiosk}; __Host-look=sw.older`)).toBe('sw');
    expect(await speaks('__Host-kiosk=on')).toBe('fr');
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
    for (const page of [
      ...['/here/part/1', '/here/words?of=1', '/help', '/keep', '/wrong', '/look?back=%2Fhelp'],
      `/terms/${device.consultationId}`,
    ])
      expect(backFromStill(page)).toBe(page);
    for (const elsewhere of [
      null,
      '',
      '/staff',
      '//evil.example',
      'https://evil.example/here',
      '/here/..//x',
      '/here/../staff?x=1',
      ...['/join', '/left', '/leave', '/kiosk/still'],
    ])
      expect(backFromStill(elsewhere)).toBe('/kiosk');
  });

  it('R409: without script asks on a way back to the very page, and leaves one that no address opens as long as one with a box', () => {
    const refresh = (address: string, mark: string | null = null) =>
      refreshAtKiosk(new URL(address, 'http://localhost'), mark);
    expect(refresh('/help?from=here')).toBe('60;url=/kiosk/still?to=%2Fhelp%3Ffrom%3Dhere');
    expect(refresh('/here', 'bbbb')).toBe('60;url=/kiosk/still?to=%2Fhere&of=bbbb');
    expect(refresh('/kiosk/still?to=%2Fhelp')).toBe('30;url=/left?again');
    expect(refresh('/kiosk/still?to=%2Fhere', 'bbbb')).toBe('30;url=/left?again&of=bbbb');
    expect(refresh('/join')).toBe('480;url=/left?again');
  });
});

describe('R409: the script of a kiosk', () => {
  const script = () =>
    readFileSync(fileURLToPath(new URL('../../../public/kiosk.js', import.meta.url)), 'utf8');

  it('keeps nothing in the browser and sends nothing but that somebody is there', () => {
    expect([...script().matchAll(/fetch\('([^']+)'/g)].map(([, path]) => path)).toEqual(['/still']);
    expect(script()).not.toMatch(/Storage|cookie|indexedDB|caches|body:|sendBeacon|import\(/);
  });

  /** The script on a page, with a clock of ours; how often it said that somebody is there. */
  function running(pathname: string) {
    const page = {
      nowMs: 1_000_000,
      told: 0,
      saidAs: '',
      gone: '',
      went: 0,
      pressed: 0,
      other: false,
      speaks: false,
      touch: () => {},
      click: () => {},
      look: () => {},
      asks: () => !asks.hidden,
    };
    const asks = { hidden: true };
    const dataset = { ask: '60', over: '90', seat: 'bbbb', goes: '/left?again&of=bbbb' };
    const heard = (name: string, listener: (event: object) => void) => {
      const act = () => {
        page.pressed += 1;
        listener({ preventDefault: () => (page.pressed -= 1), stopImmediatePropagation: () => undefined });
      };
      if (name === 'keydown') page.touch = act;
      if (name === 'click') page.click = act;
    };
    runInNewContext(script(), {
      document: {
        querySelector: () => ({ firstElementChild: asks, dataset }),
        addEventListener: () => undefined,
        documentElement: {},
      },
      window: {
        get speechSynthesis() {
          return { speaking: page.speaks };
        },
      },
      Date: { now: () => page.nowMs },
      location: {
        pathname,
        replace: (to: string) => {
          page.gone = to;
          page.went += 1;
        },
      },
      addEventListener: heard,
      setInterval: (look: () => void) => {
        page.look = look;
      },
      clearInterval: () => undefined,
      fetch: async (_path: string, { headers }: { headers: { seat: string } }) => {
        page.told += 1;
        page.saidAs = headers.seat;
        return { json: async () => ({ restMs: 1, ...(page.other && { other: true }) }) };
      },
    });
    return page;
  }

  it('says at the first touch that it will say so, then every twenty seconds, also while it is read to', () => {
    const page = running('/here');
    page.touch();
    page.touch();
    expect(page.told).toBe(1);
    for (let second = 0; second < 130; second += 1) {
      page.nowMs += 1_000;
      page.speaks = second < 125;
      page.look();
    }
    expect(page.told).toBe(7);
  });

  it('R1081: says it so often that no other window ends its seat before it has asked whether somebody is there', () => {
    const page = running('/here');
    let [told, toldMs] = [0, 0];
    for (let second = 0; second < 130; second += 1) {
      page.touch();
      if (page.told > told) [told, toldMs] = [page.told, page.nowMs];
      // Its child reads on from here: until it is asked the server has to have heard of it.
      expect(page.nowMs - toldMs).toBeLessThan((kioskQuietSeconds - kioskAskSeconds) * 1_000);
      page.nowMs += 1_000;
    }
  });

  it('R650: clears and goes on saying that somebody is there where the device sets its clock back a day meanwhile', () => {
    const page = running('/here');
    page.touch();
    page.look();
    page.nowMs -= 86_400_000;
    page.look();
    page.nowMs += 19_000;
    page.touch();
    expect([page.told, page.gone]).toEqual([1, '']);
    page.nowMs += 2_000;
    page.touch();
    expect(page.told).toBe(2);
    page.nowMs += 91_000;
    page.look();
    expect(page.gone).toBe('/left?again&of=bbbb');
  });

  it('goes, once, with the touch or key that wakes the device after ninety seconds, which presses nothing and tells nobody', () => {
    for (const act of ['touch', 'click'] as const) {
      const page = running('/here');
      page[act]();
      page.nowMs += 89_000;
      page[act]();
      expect([page.pressed, page.gone]).toEqual([2, '']);
      const { told } = page;
      page.nowMs += 91_000;
      page[act]();
      expect(page.gone).toBe('/left?again&of=bbbb');
      page[act]();
      page.look();
      expect([page.went, page.pressed, page.told]).toEqual([1, 2, told]);
    }
  });

  it('R1009: says whose page it is, and goes from one of somebody who was here before', async () => {
    const page = running('/here');
    page.touch();
    await vi.waitFor(() => expect(page.saidAs).toBe('bbbb'));
    expect(page.gone).toBe('');
    page.other = true;
    page.nowMs += 61_000;
    page.touch();
    await vi.waitFor(() => expect(page.gone).toBe('/left?again&of=bbbb'));
  });

  it('takes a click for somebody, of which a screen reader lets neither touch nor key through', () => {
    const page = running('/here');
    page.nowMs += 61_000;
    page.look();
    expect(page.asks()).toBe(true);
    page.click();
    expect(page.asks()).toBe(false);
    expect(page.told).toBe(1);
    expect(
      renderToStaticMarkup(
        SpeakerProvider({ speaker: speakerOf('en'), children: createElement(KioskStill, { mark: null }) }),
      ),
    ).toMatch(/<button type="button"/);
  });

  it('says nothing of whoever touches the first page, where the next child stands too', () => {
    const page = running('/kiosk');
    page.touch();
    expect(page.told).toBe(0);
  });
});

describe('R409, R793: a seat that is left at a kiosk', () => {
  const shown = async (quietMs: number | undefined) => {
    const context = { cookies: { shared: { consultationId: 'c', token: 't' } }, child: { quietMs } };
    const request = new Request('http://localhost/kiosk');
    const args = { context, request, params: {} } as unknown as LoaderFunctionArgs;
    try {
      const { data } = await loader(args);
      return 'mayGoOn' in data && data.mayGoOn;
    } catch (led) {
      return (led as Response).headers.get('location');
    }
  };

  it('is offered at the first page to nobody who comes more than ninety seconds after its child, and ends there', async () => {
    expect(await shown(89_999)).toBe(true);
    expect(await shown(90_000)).toBe('/left');
    expect(await shown(undefined)).toBe('/left');
  });

  it('is ended by the server where its page says when somebody is there, and by no page that says so', async () => {
    const identify = vi.fn(async (_actor: unknown, _input: { acts?: boolean; tells?: boolean }) => ({
      ok: false,
    }));
    const consultation = { moved: async () => ({ ok: false }) };
    const { restOf, contextOf } = createContexts({
      services: { room: { identify }, consultation },
      origins: [],
      pseudonymWords: () => ({}),
      inventoryWords: () => ({}),
    } as unknown as ContextOptions);
    const tells = async (device: string, asks: (cookie: string) => Promise<unknown>) => {
      await asks(`__Host-seat=c.s; __Host-kiosk=${device}`);
      return identify.mock.calls.at(-1)?.[1].tells;
    };
    const says = (cookie: string) => restOf(cookie, { acts: true });
    expect(await tells('c.t', says)).toBe(true);
    expect(await tells('c.t', (cookie) => restOf(cookie, { acts: false }))).toBe(false);
    expect(await tells('on', says)).toBe(false);
    const opens = (cookie: string) => contextOf({ cookie, languages: [] } as unknown as RequestFacts);
    expect(await tells('c.t', opens)).toBe(false);
  });

  it('R863: goes along with a ticket, so that its connection is counted as its page is', async () => {
    const child = { ok: true, value: { actor: { kind: 'child' }, erasing: false } };
    const { holderOf } = createContexts({
      services: { room: { identify: async () => child } },
      paces: everyPage,
      origins: [],
    } as unknown as ContextOptions);
    const of = (device: string) => holderOf(`__Host-seat=c.s${device}`, 'child');
    expect(await of('')).toMatchObject({ session: 's', shared: false, tells: false });
    expect(await of('; __Host-kiosk=on')).toMatchObject({ shared: true, tells: false });
    expect(await of('; __Host-kiosk=c.t')).toMatchObject({ shared: true, tells: true });
  });
});

describe('R871: a seat whose erasure waits', () => {
  it('is over for its pages, which would show what was erased', async () => {
    const identify = async () => ({ ok: true, value: { actor: {}, erasing, restMs: 60_000 } });
    let erasing = false;
    const { restOf } = createContexts({
      services: { room: { identify } },
      paces: everyPage,
    } as unknown as ContextOptions);
    const rest = () => restOf('__Host-seat=c.s', { acts: false });
    expect(await rest()).toEqual({ restMs: 60_000 });
    erasing = true;
    expect(await rest()).toEqual({ restMs: 0 });
  });
});
