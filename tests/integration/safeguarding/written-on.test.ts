import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as helpMe from '../../../app/routes/child/help/help-me.tsx';
import * as helpBack from '../../../app/routes/public/help/help-back.tsx';
import * as helpWrite from '../../../app/routes/public/help/help-write.tsx';
import { newId } from '../../../server/core/ids.ts';
import { letterTexts } from '../../../server/core/safeguarding/cases.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { addToLetter } from '../../../server/usecases/safeguarding/add-to-letter.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import type { Page } from '../../support/pages/client.ts';
import { drawPages, formFor, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const visitor = { kind: 'visitor' } as const;
const routes = { '/here/help-me': helpMe, '/help/back': helpBack, '/help/write': helpWrite };
const view = 'It happened again.';
const harm = 'My dad hits me every night.';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const id = () => newId(house.deps.random);
const pagesAs = (child: Child | null) => drawPages(house, { routes, child });

describe('R838: what is written on to the team and how to reach its child are one form', () => {
  const reach = 'I am at the library on Mondays.';
  const boxesOf = (html: string) => {
    const form = /<form[^>]*id="(text-told-[^"]+)"[\s\S]*?<\/form>/.exec(html);
    const names = [...(form?.[0] ?? '').matchAll(/<textarea[^>]*name="([^"]+)"/g)].map(
      ([, name = '']) => name,
    );
    return { field: form?.[1] ?? '', told: names[0] ?? '', reach: names[1] ?? '' };
  };
  const linesOf = (html: string) => {
    const words = wordsOf(html);
    return {
      told: words.split(t('help-me.from-you', { day: '' }).trim()).length - 1,
      reach: words.split(t('help-me.from-you.reach', { day: '' }).trim()).length - 1,
    };
  };

  it.each(['with a seat', 'without one'])('%s: both go at once, or come back together', async (where) => {
    const seated = where === 'with a seat';
    const child = seated ? await house.join() : null;
    const pages = pagesAs(child);
    let page: Page;
    if (child) {
      const sent = { id: id(), text: harm, language: 'en', choice: 'help' } as const;
      await need(house.services.safeguarding.ask(child, sent));
      page = await pages.get('/here/help-me');
    } else {
      const written = { nonce: id(), text: harm, language: 'en' };
      const { words } = await need(house.services.safeguarding.writeLetter(visitor, written));
      const phrase = words.join(' ');
      page = await pages.send(await pages.get('/help/back'), { field: 'phrase' }, { phrase });
    }
    const box = boxesOf(page.html);
    const both = { [box.told]: view, [box.reach]: reach };
    // At the page of the look and back: neither is lost, and nothing was sent.
    const hidden = Object.entries(typedIn(page, box)).map(([name, [value = '']]) => [name, value] as const);
    const here = { ...Object.fromEntries(hidden), ...both, carry: '' };
    const carried = await pages.send(formFor(page.path, here), {});
    expect(typedIn(carried, box)).toMatchObject({ [box.told]: [view], [box.reach]: [reach] });
    // One of them is too long: both come back, and the reason stands at that one.
    const long = 'a'.repeat(1_001);
    const refused = await pages.send(page, box, { ...both, [box.reach]: long });
    expect(refused.status).toBe(400);
    expect(typedIn(refused, box)).toMatchObject({ [box.told]: [view], [box.reach]: [long] });
    expect(refused.html).toContain(`id="field-${box.reach}-error"`);
    expect(refused.html).not.toContain(`id="field-${box.told}-error"`);
    expect(linesOf(refused.html)).toEqual({ told: 1, reach: 0 });
    // Sent twice they are kept once, each as a part of its own.
    for (const again of [1, 2]) {
      const back = await pages.send(refused, box, both);
      expect(wordsOf(back.html), `${again}`).toContain(t('help-me.sent'));
      expect(linesOf(back.html)).toEqual({ told: 2, reach: 1 });
      expect(boxesOf(back.html)).toEqual(box);
      expect(typedIn(back, box)).toMatchObject({ [box.told]: [''], [box.reach]: [''] });
    }
    // Without a word nothing is sent, and the page says why.
    const empty = await pages.send(refused, box, { [box.told]: '', [box.reach]: ' ' });
    expect(wordsOf(empty.html)).toContain(t('refusal.text-empty'));
  });

  it('both stand beside the question for six words where the letter is gone, and in their boxes where they open one', async () => {
    const { safeguarding } = house.services;
    const letter = () => need(safeguarding.writeLetter(visitor, { nonce: id(), text: harm, language: 'en' }));
    const [gone, other] = [await letter(), await letter()];
    const phrase = gone.words.join(' ');
    const pages = pagesAs(null);
    const open = await pages.send(await pages.get('/help/back'), { field: 'phrase' }, { phrase });
    const box = boxesOf(open.html);
    await need(safeguarding.takeBackLetter(visitor, { phrase, network: 'here' }));
    const back = await pages.send(open, box, { [box.told]: view, [box.reach]: reach });
    expect(typedIn(back, { field: 'phrase' })).toMatchObject({ 'text-told': [view], 'text-reach': [reach] });
    const again = await pages.send(back, { field: 'phrase' }, { phrase: other.words.join(' ') });
    const now = boxesOf(again.html);
    expect(typedIn(again, now)).toMatchObject({ [now.told]: [view], [now.reach]: [reach] });
    expect(wordsOf(again.html)).not.toContain(t('help-me.sent'));
  });

  it('taken back in another tab: both stand in the box of that page, one below the other', async () => {
    const child = await house.join();
    const sent = { id: id(), text: harm, language: 'en', choice: 'help' } as const;
    const { caseId } = await need(house.services.safeguarding.ask(child, sent));
    const pages = pagesAs(child);
    const page = await pages.get('/here/help-me');
    const box = boxesOf(page.html);
    await need(house.services.safeguarding.withdraw(child, { caseId }));
    const back = await pages.send(page, box, { [box.told]: view, [box.reach]: reach });
    expect(typedIn(back, { field: 'text' })).toMatchObject({ text: [`${view}\n\n${reach}`] });
  });

  describe('R1222: a letter that is full', () => {
    const full = async () => {
      const { safeguarding } = house.services;
      const { words } = await need(
        safeguarding.writeLetter(visitor, { nonce: id(), text: harm, language: 'en' }),
      );
      const phrase = words.join(' ');
      const more = { phrase, told: 'And more.' };
      for (let at = 2; at < letterTexts; at += 1) await need(addToLetter(house.deps, visitor, more));
      const pages = pagesAs(null);
      return {
        phrase,
        pages,
        page: await pages.send(await pages.get('/help/back'), { field: 'phrase' }, { phrase }),
      };
    };

    it('says so, and what was written on stands in the box of a new one, all of it', async () => {
      const { phrase, pages, page } = await full();
      const box = boxesOf(page.html);
      await need(addToLetter(house.deps, visitor, { phrase, told: 'The last one.' }));
      const back = await pages.send(page, box, { [box.told]: view, [box.reach]: reach });
      expect(back.status).toBe(400);
      expect(wordsOf(back.html)).toContain(t('refusal.letter-full'));
      expect(wordsOf(back.html)).not.toContain(t('refusal.state-forbids'));
      expect(back.html).toContain('href="tel:');
      expect(typedIn(back, box)).toMatchObject({ [box.told]: [view], [box.reach]: [reach] });
      const anew = await pages.send(back, { press: 'carry=', to: '/help/write' });
      expect(typedIn(anew, { field: 'text' })).toMatchObject({ text: [`${view}\n\n${reach}`] });
      const sent = await pages.send(anew, { field: 'text' });
      expect(wordsOf(sent.html)).toContain(t('help-me.sent'));
      expect(sent.html).not.toContain(view);
    });

    it('offers no box to write on, and the way to a new one', async () => {
      const { pages, page } = await full();
      const box = boxesOf(page.html);
      const sent = await pages.send(page, box, { [box.told]: view, [box.reach]: reach });
      expect(wordsOf(sent.html)).toContain(t('help-me.sent'));
      expect(wordsOf(sent.html)).toContain(t('refusal.letter-full'));
      expect(sent.html).not.toContain('<textarea');
      expect(sent.html).toContain('href="/help/write"');
      expect(sent.html).toContain('href="tel:');
    });

    it('and where it could not be looked up once more it is said that the words went', async () => {
      const { safeguarding } = house.services;
      const { words } = await need(
        safeguarding.writeLetter(visitor, { nonce: id(), text: harm, language: 'en' }),
      );
      const phrase = words.join(' ');
      const pages = pagesAs(null);
      const page = await pages.send(await pages.get('/help/back'), { field: 'phrase' }, { phrase });
      const again = vi.spyOn(safeguarding, 'letter').mockResolvedValueOnce({ ok: false, code: 'too-fast' });
      const box = boxesOf(page.html);
      const back = await pages.send(page, box, { [box.told]: view });
      again.mockRestore();
      expect(back.status).toBe(429);
      expect(wordsOf(back.html)).toContain(t('help-me.sent'));
      const { letter } = await need(safeguarding.letter(visitor, { phrase }));
      expect(letter.lines).toHaveLength(2);
    });
  });

  describe('R881: what is taken back takes nothing along that was not sent', () => {
    const typed = (box: { told: string; reach: string }) => ({ [box.told]: view, [box.reach]: reach });
    const takeBack = { press: 'beside=take-back' };

    it('with a seat it stands in the box of the page, and nobody has it', async () => {
      const child = await house.join();
      const told = { id: id(), text: harm, language: 'en', choice: 'help' } as const;
      await need(house.services.safeguarding.ask(child, told));
      const pages = pagesAs(child);
      const page = await pages.get('/here/help-me');
      const box = boxesOf(page.html);
      const back = await pages.send(page, takeBack, typed(box));
      expect(back.status).toBe(200);
      expect(wordsOf(back.html)).toContain(t('case.state.withdrawn'));
      expect(wordsOf(back.html)).not.toContain(t('error.summary'));
      expect(typedIn(back, { field: 'text' })).toMatchObject({ text: [`${view}\n\n${reach}`] });
      const { cases } = await need(house.services.safeguarding.mailbox(child, {}));
      expect(cases.map(({ state }) => state)).toEqual(['withdrawn']);
      // Where nothing was typed nothing comes back.
      const told2 = await pages.send(back, { field: 'text' }, { text: harm });
      const empty = await pages.send(told2, takeBack);
      expect(empty.path).toBe('/here/help-me?back=yes');
      expect(typedIn(empty, { field: 'text' })).toMatchObject({ text: [''] });
    });

    it('without one it comes along to what asks for six words', async () => {
      const { safeguarding } = house.services;
      const letter = { nonce: id(), text: harm, language: 'en' };
      const { words } = await need(safeguarding.writeLetter(visitor, letter));
      const phrase = words.join(' ');
      const pages = pagesAs(null);
      const open = await pages.send(await pages.get('/help/back'), { field: 'phrase' }, { phrase });
      const back = await pages.send(open, takeBack, typed(boxesOf(open.html)));
      expect(wordsOf(back.html)).toContain(t('case.state.withdrawn'));
      expect(typedIn(back, { field: 'phrase' })).toMatchObject({
        phrase: [''],
        'text-told': [view],
        'text-reach': [reach],
      });
      const gone = await safeguarding.letter(visitor, { phrase, network: 'here' });
      expect(gone).toMatchObject({ ok: false, code: 'phrase-opens-nothing' });
    });
  });
});
