import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as helpMe from '../../../app/routes/child/help/help-me.tsx';
import * as me from '../../../app/routes/child/me/me.tsx';
import * as part from '../../../app/routes/child/part/part.tsx';
import * as room from '../../../app/routes/child/room/room.tsx';
import * as poll from '../../../app/routes/child/votes/poll.tsx';
import * as word from '../../../app/routes/child/words/word.tsx';
import * as help from '../../../app/routes/public/help/help.tsx';
import * as helpWrite from '../../../app/routes/public/help/help-write.tsx';
import * as keep from '../../../app/routes/public/site/keep.tsx';
import * as look from '../../../app/routes/public/site/look.tsx';
import * as wrong from '../../../app/routes/public/wrong/wrong.tsx';
import { newId } from '../../../server/core/ids.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { attributeOf, draftVoting, option, prompts, type VotingStage } from '../../support/house/voting.ts';
import { formOf, type Page } from '../../support/pages/client.ts';
import { type DrawnPages, drawPages, formFor, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const harm = 'My dad hits me every night.';
const view = 'A bench in the shade would be nice.';
const toHelp = { press: 'carry=', to: '/help' };

let house: TestHouse;
let stage: Pick<VotingStage, 'join'>;
let child: Child;
let pages: DrawnPages;
let place: { room: string; one: string; two: string; poll: string };

const routes = {
  '/here/room/:id': room,
  '/here/part/:anchor': part,
  '/here/poll/:id': poll,
  '/here/me': me,
  '/here/words/:id': word,
  '/here/help-me': helpMe,
  '/help': help,
  '/help/write': helpWrite,
  '/keep': keep,
  '/wrong': wrong,
  '/look': look,
};
/** The form with which the page of help leads on to whoever listens, whichever of the two listens in this house. */
const carriedTo = (write: string, helped: Page) =>
  formFor(write, {
    ...Object.fromEntries(
      formOf(helped, { press: 'carry=' }).fields.map(({ name, values: [value = ''] }) => [name, value]),
    ),
    carry: '',
  });
/** The card of help on a page, without what stands around it. */
const cardOf = ({ html }: Page) => /<section class="help-panel">[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
const own = async () => (await need(house.services.room.place(child, {}))).own;
const cases = async () => (await need(house.services.safeguarding.mailbox(child, {}))).cases;

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(
    house,
    [
      { kind: 'room', prompts: prompts('Talk.') },
      { kind: 'question', prompts: prompts('What is missing?') },
      { kind: 'question', prompts: prompts('What is too much?') },
      { kind: 'poll', form: 'single', prompts: prompts('Choose.'), options: [option('A'), option('B')] },
    ],
    { attributes: [attributeOf('region', ['North', 'South', 'West'])] },
  );
  const [talk = '', one = '', two = '', choosing = ''] = drafted.activities;
  place = { room: talk, one, two, poll: choosing };
  await drafted.open();
  stage = drafted;
  child = await stage.join();
  const cookies = { look: () => 'look=1' };
  pages = drawPages(house, { routes, child, cookies });
});
afterAll(() => house.remove());

describe('R980: no way to help throws away what is written', () => {
  it('where help is shown before the words were sent: no link leads from its card, and they go along', async () => {
    const here = `/here/room/${place.room}`;
    const box = `text-${place.room}`;
    const asked = await pages.send(await pages.get(here), { field: box }, { [box]: harm });
    expect(wordsOf(cardOf(asked))).toContain(t('asked.not-sent'));
    expect(cardOf(asked)).not.toMatch(/<a [^>]*href="\//);
    const helped = await pages.send(asked, { ...toHelp, field: box, press: 'carry=' });
    expect([helped.path, helped.status]).toEqual(['/help', 200]);
    const back = await pages.send(helped, { press: 'carry=', to: here });
    expect([back.path, typedIn(back, { field: box })[box]]).toEqual([here, [harm]]);
    expect([await own(), await cases()]).toEqual([[], []]);
    // After its words are with the team, or on, nothing waits there any more.
    const told = await pages.send(asked, { press: 'choice=help' });
    expect(cardOf(told)).toMatch(/<a [^>]*href="\/(help|here\/help-me)"/);
  });

  it('from the end of a page with boxes: into those boxes again, also by way of the page of the look', async () => {
    const here = '/here/part/all';
    const typed = { [`text-${place.one}`]: view, [`text-${place.two}`]: harm };
    let page = await pages.send(await pages.get(here), toHelp, typed);
    page = await pages.send(page, { press: 'carry=', to: '/look' });
    expect(page.path).toBe('/look');
    page = await pages.send(page, { field: 'language' }, { language: 'en' });
    expect(page.path).toBe('/help');
    page = await pages.send(page, { press: 'carry=', to: here });
    expect(page.path).toBe(here);
    expect(typedIn(page, { field: `text-${place.one}` })).toMatchObject({
      [`text-${place.one}`]: [view],
      [`text-${place.two}`]: [harm],
    });
  });

  it('and on to whoever listens, into the box there, with nothing sent', async () => {
    const box = `text-${place.room}`;
    const before = (await cases()).length;
    const from = await pages.get(`/here/room/${place.room}`);
    const helped = await pages.send(from, { ...toHelp, field: box }, { [box]: harm });
    const write = /formAction="(\/help\/write|\/here\/help-me)"/i.exec(helped.html)?.[1] ?? '';
    const there = await pages.send(helped, { press: 'carry=', to: write });
    expect(there.path).toBe(write);
    expect(there.html).toContain(`>${harm}</textarea>`);
    expect((await cases()).length).toBe(before);
  });

  it('from “What we keep”, from a complaint that is sent, and by the stop of the keyboard', async () => {
    const here = `/here/room/${place.room}`;
    const box = `text-${place.room}`;
    const before = await own();
    const from = await pages.get(here);
    // No button of the form stands before its own: Enter in a field would press it.
    expect(from.html).toMatch(/<a class="skip" href="#to-help">/);
    expect(/<button[^>]*id="to-help"[^>]*>/.exec(from.html)?.[0]).toContain('accessKey="6"');
    expect(from.html.split('id="to-help"')).toHaveLength(2);
    const backFrom = async (page: Page) => {
      const back = await pages.send(page, { press: 'carry=', to: here });
      expect([back.path, typedIn(back, { field: box })[box]]).toEqual([here, [view]]);
    };
    const kept = await pages.send(from, { press: 'carry=', to: '/keep', field: box }, { [box]: view });
    expect([kept.path, kept.status]).toEqual(['/keep', 200]);
    await backFrom(kept);
    let page = await pages.send(kept, { press: 'carry=', to: '/wrong' });
    expect(typedIn(page, { field: 'kind' })).toMatchObject({ text: [''] });
    await backFrom(page);
    page = await pages.send(page, { press: 'carry=', to: '/look', field: 'kind' });
    page = await pages.send(page, { field: 'language' }, { language: 'en' });
    expect(page.path).toBe('/wrong');
    const complaint = { kind: 'other', text: 'The bell is loud.' };
    // Refused, at the page of help and of what is kept, and sent.
    page = await pages.send(page, { press: '=', field: 'kind' }, { text: complaint.text });
    expect(page.status).toBe(400);
    for (const to of ['/help', '/keep']) {
      page = await pages.send(page, { press: 'carry=', to, field: 'kind' });
      page = await pages.send(page, { press: 'carry=', to: '/wrong' });
      expect(typedIn(page, { field: 'kind' })).toMatchObject({ text: [complaint.text] });
      await backFrom(page);
    }
    page = await pages.send(page, { press: '=', field: 'kind' }, complaint);
    expect(wordsOf(page.html)).toContain(t('receipt.thanks'));
    await backFrom(page);
    expect(await own()).toEqual(before);
  });

  it('nor what is chosen: it waits beside the box of whoever listens, also after words were sent there', async () => {
    const here = `/here/poll/${place.poll}`;
    const other = drawPages(house, { routes, child: await stage.join(), cookies: { look: () => 'look=1' } });
    for (const write of ['/help/write', '/here/help-me']) {
      const backFrom = async (page: Page) => {
        const back = await other.send(page, { press: 'carry=', to: here });
        expect([back.path, typedIn(back, { field: 'choice' }).choice]).toEqual([here, ['2']]);
      };
      let page = await other.send(await other.get(here), { ...toHelp, field: 'choice' }, { choice: '2' });
      expect(page.path).toBe('/help');
      page = await other.send(carriedTo(write, page), {});
      expect(typedIn(page, { field: 'text' }).text).toEqual(['']);
      await backFrom(page);
      // By way of the look, of the numbers, and of a complaint.
      for (const to of ['/look', '/help', '/wrong']) {
        page = await other.send(page, { press: 'carry=', to, field: 'text' }, { text: harm });
        page =
          to === '/look'
            ? await other.send(page, { field: 'language' }, { language: 'en' })
            : await other.send(
                to === '/help' ? carriedTo(write, page) : page,
                to === '/help' ? {} : { press: 'carry=', to: write },
              );
        expect([page.path, typedIn(page, { field: 'text' }).text]).toEqual([write, [harm]]);
        await backFrom(page);
      }
      // Nobody reads letters in this house.
      if (write === '/help/write') continue;
      page = await other.send(page, { press: '=', field: 'text' });
      expect(wordsOf(page.html)).toContain(t('help-me.sent'));
      await backFrom(page);
    }
    expect(wordsOf((await other.get(here)).html)).not.toContain(t('poll.sent'));
  });

  it('words that are with whoever listens do not come back to be sent a second time; what stood beside them does', async () => {
    const here = '/here/part/all';
    const other = drawPages(house, { routes, child: await stage.join() });
    const typed = { [`text-${place.one}`]: harm, [`text-${place.two}`]: view };
    const from = await other.send(await other.get(here), toHelp, typed);
    let page = await other.send(carriedTo('/here/help-me', from), {});
    expect(typedIn(page, { field: 'text' }).text).toEqual([harm]);
    page = await other.send(page, { press: '=', field: 'text' });
    page = await other.send(page, { press: 'carry=', to: here });
    expect(typedIn(page, { field: `text-${place.one}` })).toMatchObject({
      [`text-${place.one}`]: [''],
      [`text-${place.two}`]: [view],
    });
  });

  it('R628: what is chosen about oneself is chosen again after the page of the look, on the way in too', async () => {
    for (const here of ['/here/me?what=region', '/here/me?what=region&coming=yes']) {
      let page = await pages.send(await pages.get(here), { press: 'carry=', to: '/look' }, { choice: '2' });
      page = await pages.send(page, { field: 'language' }, { language: 'en' });
      expect([page.path, typedIn(page, { field: 'choice' }).choice]).toEqual([here, ['2']]);
      page = await pages.send(page, toHelp);
      page = await pages.send(page, { press: 'carry=', to: here });
      expect(typedIn(page, { field: 'choice' }).choice).toEqual(['2']);
    }
    expect(wordsOf((await pages.get('/here/me')).html)).toContain(t('me.said-nothing'));
  });

  it('without a word it is the page of help as a link opens it', async () => {
    const from = await pages.get(`/here/room/${place.room}`);
    const helped = await pages.send(from, { ...toHelp, field: `text-${place.room}` });
    expect([helped.path, helped.status]).toEqual(['/help', 200]);
    expect(helped.html).not.toContain('<input type="hidden"');
    expect(helped.html).toContain(`href="/here/room/${place.room}"`);
  });
});

describe('R823: a wish for help that is not taken at once', () => {
  it('keeps the card with its numbers and the words, and says why', async () => {
    const other = await stage.join();
    const quick = drawPages(house, { routes, child: other, cookies: { look: () => 'look=1' } });
    const here = `/here/room/${place.room}`;
    const box = `text-${place.room}`;
    const asked = await quick.send(await quick.get(here), { field: box }, { [box]: harm });
    // All of its pace is used up.
    for (let taken = true; taken; ) {
      const empty = await house.services.room.post(other, {
        id: newId(house.deps.random),
        activityId: place.room,
        text: '',
        language: 'en',
      });
      taken = !empty.ok && empty.code !== 'too-fast';
    }
    const late = await quick.send(asked, { press: 'choice=help' });
    expect(late.status).toBe(400);
    expect(wordsOf(late.html)).toContain(t('refusal.too-fast'));
    expect(wordsOf(cardOf(late))).toContain(t('care.lines'));
    expect(typedIn(late, { press: 'choice=help' })[box]).toEqual([harm]);
    expect((await need(house.services.safeguarding.mailbox(other, {}))).cases).toEqual([]);
  });

  it('and so does one that is too long, where a child changes its words', async () => {
    const other = await stage.join();
    const anew = drawPages(house, { routes, child: other, cookies: { look: () => 'look=1' } });
    const id = newId(house.deps.random);
    await need(house.services.room.post(other, { id, activityId: place.one, text: view, language: 'en' }));
    const long = `${'We walked home. '.repeat(80)}${harm}`;
    const page = await anew.get(`/here/words/${id}`);
    const asked = await anew.send(page, { field: 'text', press: '=' }, { text: long });
    expect(wordsOf(cardOf(asked))).toContain(t('care.lines'));
    const box = { press: 'choice=help' };
    const back = await anew.send(asked, box);
    expect(back.status).toBe(400);
    expect(wordsOf(back.html)).toContain(t('refusal.text-too-long'));
    expect(wordsOf(cardOf(back))).toContain(t('care.lines'));
    expect(typedIn(back, box).text).toEqual([long]);
    expect((await need(house.services.safeguarding.mailbox(other, {}))).cases).toEqual([]);
  });
});
