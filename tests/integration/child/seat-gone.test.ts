import type { LoaderFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as root from '../../../app/root.tsx';
import * as back from '../../../app/routes/child/joining/back.tsx';
import * as join from '../../../app/routes/child/joining/join.tsx';
import * as name from '../../../app/routes/child/joining/name.tsx';
import * as phrase from '../../../app/routes/child/joining/phrase.tsx';
import * as uses from '../../../app/routes/child/me/uses.tsx';
import * as room from '../../../app/routes/child/room/room.tsx';
import * as poll from '../../../app/routes/child/votes/poll.tsx';
import * as ownWords from '../../../app/routes/child/words/words.tsx';
import * as helpWrite from '../../../app/routes/public/help/help-write.tsx';
import * as enter from '../../../app/routes/public/joining/enter.tsx';
import * as kiosk from '../../../app/routes/public/joining/kiosk.tsx';
import * as landing from '../../../app/routes/public/joining/landing.tsx';
import * as left from '../../../app/routes/public/joining/left.tsx';
import { newId } from '../../../server/core/ids.ts';
import { goesTo, idleMinutes, sharedMinutes } from '../../../server/core/room/idleness.ts';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import { nameOf } from '../../../server/core/room/pseudonyms.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { seatCookie } from '../../../server/guard/session.ts';
import { namesIn } from '../../../server/whole-texts.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { drawPages, formFor, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const routes = {
  '/': landing,
  '/enter': enter,
  '/join': join,
  '/left': left,
  '/kiosk': kiosk,
  '/back': back,
  '/help/write': helpWrite,
  '/here/words': ownWords,
  '/here/name': name,
  '/here/phrase': phrase,
  '/here/room/:id': room,
  '/here/poll/:id': poll,
  '/here/uses': uses,
};
const typed = 'A bench in the shade would be nice.';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const id = () => newId(house.deps.random);
/** A browser whose seat is over: its cookie opens nothing any more. */
const seatOver = () => ({
  seatToken: { consultationId: house.consultationId, session: id() },
  none: () => [],
});

describe('R872: a seat that was closed', () => {
  it('is told on the first page, which leads back by six words', async () => {
    const pages = drawPages(house, { routes, child: null, cookies: seatOver() });
    const polled = formFor(`/here/poll/${id()}`, { intent: 'answer', choice: '1' });
    for (const page of [await pages.get('/here/uses'), await pages.send(polled, {})]) {
      expect(page.path).toBe('/?away');
      expect(wordsOf(page.html)).toContain(t('landing.away'));
      expect(wordsOf(page.html)).toContain(t('landing.away.text'));
      expect(page.html).toContain('href="/back"');
    }
    const never = await drawPages(house, { routes, child: null }).get('/here/uses');
    expect(never.path).toBe('/');
    expect(wordsOf(never.html)).not.toContain(t('landing.away'));
  });

  it('R405: what is sent after it is given back, and on a device that several children use to nobody', async () => {
    const sent = formFor(`/here/room/${id()}`, { intent: 'post', id: id(), activity: 'a', 'text-a': typed });
    const own = await drawPages(house, { routes, child: null, cookies: seatOver() }).send(sent, {});
    expect(own.html).toContain(typed);
    const cookies = { ...seatOver(), shared: 'cards' as const };
    const shared = await drawPages(house, { routes, child: null, cookies }).send(sent, {});
    expect(shared.path).toBe('/kiosk');
    expect(shared.html).not.toContain(typed);
  });
});

describe('R978: a child that took no six words', () => {
  it('read after how many quiet minutes nothing else brings it back', async () => {
    const child = await house.join();
    const told = async (
      shared: 'cards' | { consultationId: string; token: string; language: string } | null,
    ) => wordsOf((await drawPages(house, { routes, child, cookies: { shared } }).get('/here/phrase')).html);
    expect(await told(null)).toContain(t('phrase.quiet', { minutes: idleMinutes }));
    expect(await told('cards')).toContain(t('phrase.quiet', { minutes: sharedMinutes }));
    // A kiosk has seconds, and no way in by words.
    const kiosk = await told({ consultationId: house.consultationId, token: 'x', language: 'en' });
    expect(kiosk).not.toContain(t('phrase.quiet', { minutes: sharedMinutes }));
    expect(kiosk).toContain(t('phrase.free'));
  });

  it('reads what it can do once its seat is over', () => {
    for (const { t } of [speakerOf('en'), speakerOf('en', 'younger')])
      for (const text of [t('landing.away.text'), t('away.next')]) expect(text).toContain('new sheet');
    expect(speakerOf('en', 'younger').t('refusal.signed-out')).toContain('If you have six words');
  });
});

it('R874: whoever said yes in a browser that keeps no cookies reads how the same yes finds its seat', async () => {
  const page = await drawPages(house, { routes, child: null }).get('/here/name');
  expect(page.path).toBe('/?cookies');
  expect(wordsOf(page.html)).toContain(t('landing.no-cookie.text', { yes: t('assent.yes') }));
});

it('R1012: whoever comes back by six words in a browser that keeps no cookies reads why, and that they open it once more', async () => {
  const child = await house.join();
  const { words } = await need(house.services.privacy.makePhrase(child, { instead: '', language: 'en' }));
  const pages = drawPages(house, { routes, child: null, cookies: { seat: seatCookie } });
  const sent = await pages.send(await pages.get('/back'), { field: 'phrase' }, { phrase: words.join(' ') });
  expect(sent.path).toBe('/back?cookies');
  expect(wordsOf(sent.html)).toContain(t('back.no-cookie'));
  expect(wordsOf(sent.html)).toContain(t('back.no-cookie.text'));
  // Typed wrong there, it reads of that alone; and the words have opened nothing for good.
  const wrong = await pages.send(sent, { field: 'phrase' }, { phrase: 'one two three four five six' });
  expect(wordsOf(wrong.html)).not.toContain(t('back.no-cookie'));
  expect((await pages.send(sent, { field: 'phrase' }, { phrase: words.join(' ') })).path).toBe(
    '/back?cookies',
  );
  expect(wordsOf((await pages.get('/back')).html)).not.toContain(t('back.no-cookie'));
});

it('R825: right words of what rests are told so, at the look and at the yes, and open it afterwards', async () => {
  const { consultationId, services } = house;
  const organiser = await house.staffWho('organiser');
  const move = (to: 'open' | 'paused') => need(services.consultation.move(organiser, { consultationId, to }));
  const { codes } = await need(
    services.consultation.issueCodes(demoSystem, {
      consultationId,
      label: 'third',
      language: 'en',
      size: 20,
    }),
  );
  const code = codeFragment(codes[0] ?? []);
  const pages = drawPages(house, { routes, child: null });
  const look = formFor('/join', { step: 'look', code });
  const before = await pages.send(look, {});
  await move('paused');
  for (const page of [await pages.send(look, {}), await pages.send(before, { press: 'step=yes' })]) {
    expect(wordsOf(page.html)).toContain(t('code.rests'));
    expect(wordsOf(page.html)).not.toContain(t('refusal.code-opens-nothing'));
    expect(typedIn(page, { field: 'code' })).toMatchObject({ code: [code] });
  }
  const wrong = await pages.send(formFor('/join', { step: 'look', code: 'no such words' }), {});
  expect(wordsOf(wrong.html)).toContain(t('refusal.code-opens-nothing'));
  await move('open');
  expect(wordsOf((await pages.send(look, {})).html)).toContain(t('assent.yes'));
});

it('R825: so is whoever has a card of what was approved and is a draft again, of which nothing is told', async () => {
  const { services } = house;
  const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('What do you say?') }]);
  const { consultationId, organiser } = stage;
  const approver = await house.staffWho('approver');
  const signed = async () => ({ consultationId, revision: await stage.revision() });
  const prepared = async () =>
    need(services.consultation.signGate(organiser, { ...(await signed()), kind: 'prepared' }));
  await prepared();
  await need(services.consultation.signGate(approver, { ...(await signed()), kind: 'approved' }));
  const issued = { consultationId, label: 'early', language: 'en', size: 20 };
  const { codes } = await need(services.consultation.issueCodes(demoSystem, issued));
  const code = codeFragment(codes[0] ?? []);
  const pages = drawPages(house, { routes, child: null });
  const rests = async () => {
    const page = await pages.send(formFor('/join', { step: 'look', code }), {});
    expect(wordsOf(page.html)).toContain(t('code.rests'));
    expect(page.html).not.toContain('title en');
    const form = { code, nonce: id() };
    expect(await need(services.room.codeStillOpens({ kind: 'visitor' }, form))).toBe(true);
    const wrong = await pages.send(formFor('/join', { step: 'look', code: 'no such words' }), {});
    expect(wordsOf(wrong.html)).toContain(t('refusal.code-opens-nothing'));
  };
  await rests();
  const reason = 'Section 1 is not what the law says.';
  await need(services.consultation.returnToOrganiser(approver, { ...(await signed()), reason }));
  await rests();
  await prepared();
  await rests();
});

describe('R873: a browser in which a child has its seat', () => {
  it('says so, by the name of who is in, to whoever comes with words of its own', async () => {
    const child = await house.join();
    const pages = drawPages(house, { routes, child });
    const { codes } = await need(
      house.services.consultation.issueCodes(demoSystem, {
        consultationId: house.consultationId,
        label: 'second',
        language: 'en',
        size: 25,
      }),
    );
    const look = formFor('/join', { step: 'look', code: codeFragment(codes[0] ?? []) });
    const named = nameOf({ adjective: 0, motif: 0 }, namesIn('en'));
    for (const page of [await pages.get('/'), await pages.get('/enter'), await pages.send(look, {})]) {
      expect(wordsOf(page.html)).toContain(t('refusal.joined-already'));
      expect(wordsOf(page.html)).toContain(t('name.go-on', { name: named }));
      expect(page.html).toContain('href="/here/phrase"');
      expect(page.html).toContain('action="/leave"');
    }
    const alone = await drawPages(house, { routes, child: null }).send(look, {});
    expect(wordsOf(alone.html)).toContain(t('assent.yes'));
    expect(wordsOf(alone.html)).not.toContain(t('refusal.joined-already'));
  });

  it('also to whoever mistyped them', async () => {
    const pages = drawPages(house, { routes, child: await house.join() });
    const wrong = await pages.send(formFor('/join', { step: 'look', code: 'no such words' }), {});
    expect(wordsOf(wrong.html)).toContain(t('refusal.code-opens-nothing'));
    for (const page of [wrong, await pages.get('/join')])
      expect(wordsOf(page.html)).toContain(t('refusal.joined-already'));
  });

  it('R404: and on a device that several children use it leads the next one to no seat and no six words of the one before', async () => {
    const cookies = { shared: 'cards' as const };
    const pages = drawPages(house, { routes, child: await house.join(), cookies });
    for (const path of ['/', '/enter', '/join']) {
      const page = await pages.get(path);
      expect(wordsOf(page.html)).toContain(t('refusal.joined-already'));
      expect(page.html).toContain('action="/leave"');
      expect(page.html).not.toContain('href="/here"');
      expect(page.html).not.toContain('href="/here/phrase"');
    }
  });
});

it('R98: a page that is over because its child asks for its erasure in another window leaves it the session that can undo that', async () => {
  const ended: unknown[] = [];
  const services = { room: { leave: async (_: unknown, seat: unknown) => ended.push(seat) } };
  const wentFrom = async (child: { erasing: boolean; quietMs?: number }) => {
    const cookies = { ...seatOver(), shared: 'cards' };
    const args = { context: { cookies, services, child }, params: {}, request: new Request('http://x/left') };
    const led = await left.loader(args as unknown as LoaderFunctionArgs).catch((each: Response) => each);
    return [led instanceof Response && led.headers.get('location'), ended.splice(0).length];
  };
  expect(await wentFrom({ erasing: true, quietMs: 5_000 })).toEqual(['/here/erase?again', 0]);
  // Nobody was there for a while: the next child may stand there.
  expect(await wentFrom({ erasing: true, quietMs: 90_000 })).toEqual(['/kiosk', 1]);
  expect(await wentFrom({ erasing: true })).toEqual(['/kiosk', 1]);
  expect(await wentFrom({ erasing: false, quietMs: 5_000 })).toEqual(['/kiosk', 1]);
});

describe('R405: on a device to which children bring cards', () => {
  const cookies = { shared: 'cards' as const };
  const refresh = `<meta http-equiv="refresh" content="480;url=${goesTo}"/>`;

  it('pages without a seat go too, also the one before the yes with its code, and the first one stays', async () => {
    const pages = drawPages(house, { routes, root, child: null, cookies });
    const { codes } = await need(
      house.services.consultation.issueCodes(demoSystem, {
        consultationId: house.consultationId,
        label: 'of cards',
        language: 'en',
        size: 25,
      }),
    );
    const code = { step: 'look', code: codeFragment(codes[0] ?? []) };
    for (const page of [await pages.get('/help/write'), await pages.send(formFor('/join', code), {})]) {
      expect(page.status).toBe(200);
      expect(page.html).toContain(refresh);
    }
    // The first page stays, and what was typed there goes.
    const first = (await pages.get('/kiosk')).html;
    expect(first).not.toContain(refresh);
    expect(first).toContain('<noscript><meta http-equiv="refresh" content="480;url=/kiosk"/></noscript>');
    expect(first).toContain('<script src="/forgets.js"');
    const own = drawPages(house, { routes, root, child: null });
    expect((await own.get('/help/write')).html).not.toContain('http-equiv="refresh"');
  });

  it('a page that lives goes where its script did not start', async () => {
    const child = await house.join();
    const { activities } = await need(house.services.room.place(child, {}));
    const path = `/here/room/${activities.find(({ kind }) => kind === 'room')?.id}`;
    const { html } = await drawPages(house, { routes, root, child, cookies }).get(path);
    expect(html).toContain('<meta name="goes-after" content="480"/>');
    expect(html).toContain('<script src="/goes.js"');
    expect(html).toContain(`<noscript>${refresh}</noscript>`);
    expect((await drawPages(house, { routes, root, child }).get(path)).html).not.toContain('goes.js');
  });
});

it('R405: a page that goes by itself ends no seat in which something is done in another window', async () => {
  let ended = 0;
  const services = { room: { leave: async () => (ended += 1) } };
  const wentFrom = async (address: string, child: { quietMs?: number } | null) => {
    const cookies = { ...seatOver(), shared: 'cards' };
    const args = { context: { cookies, services, child }, params: {}, request: new Request(address) };
    const led = await left.loader(args as unknown as LoaderFunctionArgs).catch((each: Response) => each);
    const forgets = led instanceof Response && led.headers.has('clear-site-data');
    return [led instanceof Response && led.headers.get('location'), forgets, ended];
  };
  // As what was read beside the page before the yes: its time began before the seat.
  expect(await wentFrom('http://x/left?again', { quietMs: 200_000 })).toEqual(['/kiosk', false, 0]);
  expect(await wentFrom('http://x/left', { quietMs: 200_000 })).toEqual(['/kiosk', true, 1]);
  // After a start nobody knows when its child was there.
  expect(await wentFrom('http://x/left?again', {})).toEqual(['/kiosk', true, 2]);
  expect(await wentFrom('http://x/left?again', null)).toEqual(['/kiosk', true, 3]);
});

it('R872, R913: a seat of what was destroyed is promised nothing of its six words', async () => {
  const pages = drawPages(house, { routes, child: null, cookies: seatOver() });
  await need(house.services.retention.destroy(demoSystem, { consultationId: house.consultationId }));
  const page = await pages.get('/here/uses');
  expect(page.path).toBe('/?away');
  expect(wordsOf(page.html)).toContain(t('back.gone'));
  expect(wordsOf(page.html)).not.toContain(t('landing.away.text'));
  for (const href of ['/gone', '/answers']) expect(page.html).toContain(`href="${href}"`);
});
