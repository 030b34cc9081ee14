import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import * as root from '../../../app/root.tsx';
import * as home from '../../../app/routes/child/home.tsx';
import * as back from '../../../app/routes/child/joining/back.tsx';
import * as name from '../../../app/routes/child/joining/name.tsx';
import * as phrase from '../../../app/routes/child/joining/phrase.tsx';
import * as erase from '../../../app/routes/child/me/erase.tsx';
import * as uses from '../../../app/routes/child/me/uses.tsx';
import * as room from '../../../app/routes/child/room/room.tsx';
import * as ownWords from '../../../app/routes/child/words/words.tsx';
import * as help from '../../../app/routes/public/help/help.tsx';
import * as kiosk from '../../../app/routes/public/joining/kiosk.tsx';
import * as left from '../../../app/routes/public/joining/left.tsx';
import * as look from '../../../app/routes/public/site/look.tsx';
import * as wrong from '../../../app/routes/public/wrong/wrong.tsx';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import { seatField } from '../../../server/core/room/seat-mark.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { seatCookie } from '../../../server/guard/session.ts';
import { type ContextOptions, createContexts } from '../../../server/http/load-context.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import type { Page, Which } from '../../support/pages/client.ts';
import { drawPages, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';
import { everyPage, listening, serverOf } from '../../support/processes/http-server.ts';

const { t } = speakerOf('en');
const routes = {
  '/left': left,
  '/look': look,
  '/kiosk': kiosk,
  '/wrong': wrong,
  '/help': help,
  '/back': back,
  '/here': home,
  '/here/name': name,
  '/here/phrase': phrase,
  '/here/uses': uses,
  '/here/erase': erase,
  '/here/words': ownWords,
  '/here/room/:id': room,
};
const visitor = { kind: 'visitor' } as const;
const typed = 'A bench in the shade would be nice.';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

type Cookies = Parameters<typeof drawPages>[1]['cookies'];
const pagesOf = (child: Child | null, cookies: Cookies = {}) =>
  drawPages(house, { routes, root, child, cookies: { none: () => [], ...cookies } });
const placeOf = (child: Child) => need(house.services.room.place(child, {}));

async function roomOf(child: Child) {
  const { activities } = await placeOf(child);
  const { id } = activities.find(({ kind }) => kind === 'room') ?? { id: '' };
  return { path: `/here/room/${id}`, box: { field: `text-${id}` }, words: { [`text-${id}`]: typed } };
}

async function two() {
  const [first, second] = [await house.join(), await house.join()];
  return { first, second, at: await roomOf(first) };
}

describe('R1009: a form of a page of a child who was here before', () => {
  it('says nothing as whoever has a seat now, keeps none of its words, and says whose page that was', async () => {
    const { first, second, at } = await two();
    const page = await pagesOf(first).get(at.path);
    const sent = await pagesOf(second).send(page, at.box, at.words);
    expect([sent.path, sent.status]).toEqual(['/here?other', 200]);
    for (const said of ['other.title', 'other.text', 'other.back'] as const)
      expect(wordsOf(sent.html)).toContain(t(said));
    expect(sent.html).not.toContain(typed);
    for (const child of [first, second]) expect((await placeOf(child)).own).toEqual([]);
    // Its own child sends the very same form.
    expect((await pagesOf(first).send(page, at.box, at.words)).path).toContain(at.path);
    expect((await placeOf(first)).own).toHaveLength(1);
    expect(wordsOf((await pagesOf(second).get('/here')).html)).not.toContain(t('other.title'));
  });

  it('does nothing else for it: no name, no six words, no choice, no erasure, no complaint', async () => {
    const { first, second } = await two();
    const forms: [string, Which, Record<string, string>?][] = [
      ['/here/name', { field: 'seat' }],
      ['/here/phrase', { field: 'seat' }],
      ['/here/uses', { field: 'use=analysis', press: 'say=no' }],
      ['/here/erase', { press: 'intent=erase' }],
      ['/wrong', { field: 'way' }, { kind: 'other', text: typed }],
    ];
    for (const [path, which, values] of forms) {
      const page = await pagesOf(first).get(path);
      expect((await pagesOf(second).send(page, which, values)).path, path).toBe('/here?other');
    }
    const { privacy } = house.services;
    expect((await need(privacy.readPhrase(second, {}))).has).toBe(false);
    expect((await need(privacy.erasure(second, { session: '' }))).waits).toBeNull();
    expect((await need(privacy.erasure(first, { session: '' }))).waits).toBeNull();
  });

  it('takes words along to no other page, and a page of nobody is nobody else’s', async () => {
    const { first, second, at } = await two();
    const page = await pagesOf(first).get(at.path);
    const press = 'carry=';
    for (const to of ['/look', '/help', '/wrong'])
      expect((await pagesOf(second).send(page, { press, to }, at.words)).path, to).toBe('/here?other');
    const along = await pagesOf(first).send(page, { press, to: '/look' }, at.words);
    expect(along.html).toContain(typed);
    expect((await pagesOf(second).send(along, { field: 'theme' })).path).toBe('/here?other');
    const before = await pagesOf(null).get('/wrong');
    expect(before.html).not.toContain('name="seat"');
    expect((await pagesOf(second).send(before, { field: 'way' })).status).toBe(400);
  });

  it('R118: words that were given back go once their child is in again, also with a new sheet', async () => {
    const { first, second, at } = await two();
    const page = await pagesOf(first).get(at.path);
    const given = await pagesOf(null, { seatToken: null }).send(page, at.box, at.words);
    expect(given.html).toContain(typed);
    expect(typedIn(given, at.box)).not.toHaveProperty('seat');
    // Its child may have come in with a new sheet.
    expect((await pagesOf(second).send(given, at.box)).path).toContain(at.path);
  });

  it('on a device that several children use nobody is led to the six words of another', async () => {
    const { first, second, at } = await two();
    const page = await pagesOf(first).get(at.path);
    const sent = await pagesOf(second, { shared: 'cards' }).send(page, at.box, at.words);
    expect(wordsOf(sent.html)).toContain(t('other.text'));
    expect(wordsOf(sent.html)).not.toContain(t('other.back'));
  });
});

describe('R1009: a page of a child who was here before', () => {
  const contexts = () =>
    createContexts({
      services: house.services,
      paces: everyPage,
      origins: [],
    } as unknown as ContextOptions);

  async function seated() {
    const { consultationId, services } = house;
    const { codes } = await need(
      services.consultation.issueCodes(demoSystem, {
        consultationId,
        label: crypto.randomUUID().slice(0, 8),
        language: 'en',
        size: 20,
      }),
    );
    const left = [...codes];
    const join = async () => {
      const code = codeFragment(left.pop() ?? []);
      const said = { consultationId, code, nonce: crypto.randomUUID(), language: 'en', level: 'older' };
      const { session } = await need(services.room.join(visitor, said));
      const child = await need(services.room.identify(visitor, { consultationId, session }));
      return { seat: { consultationId, session }, cookie: `__Host-seat=${consultationId}.${session}`, child };
    };
    return { first: await join(), second: await join() };
  }

  it('gets no ticket to speak as another, and is told that it is over', async () => {
    const { first, second } = await seated();
    const { holderOf, restOf } = contexts();
    expect(first.child.mark).toMatch(/^[\w-]{4}$/);
    expect(first.child.mark).not.toBe(second.child.mark);
    const pages = [first.child.mark, second.child.mark, '', undefined];
    const tickets = await Promise.all(pages.map((page) => holderOf(second.cookie, 'child', page)));
    expect(tickets.map((ticket) => ticket !== undefined)).toEqual([false, true, true, true]);
    for (const acts of [false, true]) {
      const rest = (page: string) => restOf(second.cookie, { acts, page });
      expect(await rest(first.child.mark)).toEqual({ restMs: 0, other: true });
      expect((await rest(second.child.mark)).restMs).toBeGreaterThan(0);
      expect(await restOf(undefined, { acts, page: first.child.mark })).toEqual({ restMs: 0 });
    }
  });

  it('says so in a header, which no log of a proxy has beside each address', async () => {
    const asked: (string | undefined)[] = [];
    const origins: string[] = [];
    const server = serverOf({
      origins,
      holderOf: async (_, __, page) => void asked.push(page),
      restOf: async (_, { page }) => {
        asked.push(page);
        return { restMs: 0 };
      },
    });
    onTestFinished(() => void server.close());
    const site = `http://127.0.0.1:${await listening(server)}`;
    origins.push(site);
    for (const path of ['/ticket', '/still'])
      for (const headers of [{ origin: site, [seatField]: 'mark' }, { origin: site }])
        await fetch(`${site}${path}?${seatField}=address`, { method: 'POST', headers });
    expect(asked).toEqual(['mark', undefined, 'mark', undefined]);
  });

  it('has the same mark on each device of its child, and in no cookie', async () => {
    const { first } = await seated();
    const { words } = await need(
      house.services.privacy.makePhrase(first.child.actor, { instead: '', language: 'en' }),
    );
    const again = await need(
      house.services.privacy.returnWithPhrase(visitor, { phrase: words.join(' '), network: 'there' }),
    );
    const { mark } = await need(house.services.room.identify(visitor, again));
    expect(mark).toBe(first.child.mark);
    expect(seatCookie(again)).not.toContain(mark);
  });

  it('that goes ends the seat of nobody else, and says whose it was', async () => {
    const { first, second } = await seated();
    const mark = (child: Child) => child.participantId.slice(-4);
    for (const shared of ['cards', null] as const) {
      const pages = pagesOf(second.child.actor, { shared, seatToken: second.seat });
      expect((await pages.get(`/left?of=${mark(first.child.actor)}`)).path).toBe('/here?other');
    }
    const { room } = house.services;
    expect((await room.identify(visitor, second.seat)).ok).toBe(true);
    const own = pagesOf(second.child.actor, { seatToken: second.seat });
    expect((await own.get(`/left?of=${mark(second.child.actor)}`)).path).toBe('/left');
    const shared = pagesOf(second.child.actor, { shared: 'cards', seatToken: second.seat });
    expect((await shared.get(`/left?of=${mark(second.child.actor)}`)).path).toBe('/kiosk');
    expect((await room.identify(visitor, second.seat)).ok).toBe(false);
  });

  it('speaks no more once somebody else came in, and goes on where the same child came in once more', async () => {
    const { first } = await seated();
    const { room, privacy } = house.services;
    const { words } = await need(privacy.makePhrase(first.child.actor, { instead: '', language: 'en' }));
    const comesBack = async (as: Awaited<ReturnType<typeof seated>>['first']) => {
      const pages = pagesOf(as.child.actor, { seatToken: as.seat, seat: seatCookie });
      const page: Page = await pages.get('/back');
      await pages.send(page, { field: 'phrase' }, { phrase: words.join(' ') });
      return (await room.identify(visitor, as.seat)).ok;
    };
    expect(await comesBack(first)).toBe(true);
    expect(await comesBack((await seated()).second)).toBe(false);
  });
});
