import { createHash, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as root from '../../../app/root.tsx';
import * as back from '../../../app/routes/child/joining/back.tsx';
import * as certificate from '../../../app/routes/public/certificate.ts';
import * as gone from '../../../app/routes/public/gone.tsx';
import * as helpBack from '../../../app/routes/public/help/help-back.tsx';
import * as landing from '../../../app/routes/public/joining/landing.tsx';
import * as feed from '../../../app/routes/public/release/ledger-feed.ts';
import * as wrong from '../../../app/routes/public/wrong/wrong.tsx';
import * as wrongBack from '../../../app/routes/public/wrong/wrong-back.tsx';
import * as wrongJoin from '../../../app/routes/public/wrong/wrong-join.tsx';
import * as people from '../../../app/routes/staff/account/people.tsx';
import * as signIn from '../../../app/routes/staff/account/sign-in.tsx';
import * as home from '../../../app/routes/staff/home/home.tsx';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const routes = {
  '/': landing,
  '/back': back,
  '/gone': gone,
  '/gone/:id': certificate,
  '/answers.atom': feed,
  '/help/back': helpBack,
  '/wrong': wrong,
  '/wrong/back': wrongBack,
  '/wrong/join': wrongJoin,
  '/staff': home,
  '/staff/people': people,
  '/staff/sign-in': signIn,
};

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const pages = () => drawPages(house, { routes, root, child: null });

describe('R912: a public page says what it is', () => {
  it('in its title, in its language, and whoever looks for it may find it', async () => {
    const { html } = await pages().get('/gone');
    expect(html).toContain(`<title>${t('gone.title')} – Due Weight</title>`);
    expect(html).not.toContain('noindex');
    const arabic = await drawPages(house, { routes, root, child: null, language: 'ar' }).get('/gone');
    expect(arabic.html).toContain(`<title>${speakerOf('ar').t('gone.title')} – Due Weight</title>`);
  });

  it('and every page of children keeps a title that tells a history nothing', async () => {
    for (const path of ['/back', '/wrong']) {
      const { html } = await pages().get(path);
      expect(html).toContain('<title>Due Weight</title>');
      expect(html).toContain('noindex');
    }
  });
});

it('R915: a page of staff says which one it is, and is found by nobody', async () => {
  const { html } = await pages().get('/staff/sign-in');
  expect(html).toContain(`<title>${t('signin.title')} – Due Weight</title>`);
  expect(html).toContain('noindex');
});

it.each([
  ['/', 'code'],
  ['/back', 'phrase'],
  ['/help/back', 'phrase'],
  ['/wrong/back', 'phrase'],
  ['/wrong/join', 'words'],
])('R1176: the box of %s for words that open something is mended by no telephone', async (path, name) => {
  const { html } = await pages().get(path);
  const [box = ''] = new RegExp(`<(?:input|textarea)[^>]* name="${name}"[^>]*>`).exec(html) ?? [];
  for (const said of [
    'autocomplete="off"',
    'autocapitalize="none"',
    'autocorrect="off"',
    'spellcheck="false"',
  ])
    expect(box.toLowerCase()).toContain(said);
});

describe('R1177: a link on another site, with which no cookie comes', () => {
  it('leads a child to the first page, which offers to go on', async () => {
    const { html } = await pages().get('/?elsewhere');
    expect(wordsOf(html)).toContain(t('landing.elsewhere'));
    expect(html).toContain('href="/here"');
    expect((await pages().get('/')).html).not.toContain('href="/here"');
    const child = await house.join();
    const seated = await drawPages(house, { routes, root, child }).get('/?elsewhere');
    expect(wordsOf(seated.html)).not.toContain(t('landing.elsewhere'));
  });

  it('leads staff to a page that can be opened once more from itself, and whoever is signed in past the one where one signs in', async () => {
    const { status, html } = await pages().get('/staff/people?roles=a');
    expect(status).toBe(404);
    expect(wordsOf(html)).toContain(t('staff.signed-out'));
    expect(html).toContain(`<a href="?roles=a">${t('staff.signed-out.elsewhere')}</a>`);
    expect((await pages().get('/staff/people')).html).toContain(
      `<a href="?">${t('staff.signed-out.elsewhere')}</a>`,
    );
    const staff = await house.staffWho('organiser');
    const signedIn = await drawPages(house, { routes, root, staff }).get('/staff/sign-in');
    expect([signedIn.path, signedIn.status]).toEqual(['/staff', 200]);
  });
});

describe('R913: six words that open nothing, where something was destroyed', () => {
  const words = { phrase: 'one two three four five six' };

  it('lead to what was destroyed and to the answers, whatever they are', async () => {
    const { consultationId } = house;
    const before = await pages().send(await pages().get('/back'), { field: 'phrase' }, words);
    expect(before.status).toBe(400);
    expect(wordsOf(before.html)).not.toContain(t('back.gone'));
    await need(house.services.retention.destroy({ kind: 'system', name: 'clock' }, { consultationId }));
    const after = await pages().send(await pages().get('/back'), { field: 'phrase' }, words);
    expect(wordsOf(after.html)).toContain(t('back.gone'));
    expect(after.html).toContain('href="/gone"');
    expect(after.html).toContain('href="/answers"');
  });

  it('R105: and what stands on that page checks the certificate, as the page says it', async () => {
    const { html } = await pages().get('/gone');
    const signed = await pages().get(`/gone/${house.consultationId}`);
    // As a browser hands it over to whoever copies it: lines are kept in this element, and in no other.
    const key = /<pre[^>]*>([^<]*)<\/pre>/.exec(html)?.[1] ?? '';
    const [, signature = ''] = /Ed25519 (?:<!-- -->)?<code[^>]*>([^<]*)<\/code>/.exec(html) ?? [];
    expect(verify(null, signed.bytes, key, Buffer.from(signature, 'base64'))).toBe(true);
    expect(html).toContain(createHash('sha256').update(signed.bytes).digest('hex'));
  });
});

describe('R450: what programs read', () => {
  it('is the feed in the language that its address says', async () => {
    const { html } = await pages().get('/answers.atom?language=ar');
    expect(html).toContain('xml:lang="ar"');
    expect(html).toContain('/answers.atom?language=ar');
    expect((await pages().get('/answers.atom?language=none')).html).toContain('xml:lang="en"');
  });
});
