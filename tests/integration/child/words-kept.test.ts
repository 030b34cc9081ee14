import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as helpMe from '../../../app/routes/child/help/help-me.tsx';
import * as me from '../../../app/routes/child/me/me.tsx';
import * as part from '../../../app/routes/child/part/part.tsx';
import * as room from '../../../app/routes/child/room/room.tsx';
import * as poll from '../../../app/routes/child/votes/poll.tsx';
import * as statements from '../../../app/routes/child/votes/statements.tsx';
import * as mine from '../../../app/routes/child/votes/statements-mine.tsx';
import * as word from '../../../app/routes/child/words/word.tsx';
import * as words from '../../../app/routes/child/words/words.tsx';
import * as helpBack from '../../../app/routes/public/help/help-back.tsx';
import * as helpWrite from '../../../app/routes/public/help/help-write.tsx';
import * as wrong from '../../../app/routes/public/wrong/wrong.tsx';
import type { Database } from '../../../db/databases.ts';
import { newId } from '../../../server/core/ids.ts';
import { done } from '../../../server/core/outcome.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, option, prompts, seed } from '../../support/house/voting.ts';
import type { Page, Values, Which } from '../../support/pages/client.ts';
import { type DrawnPages, drawPages, formFor, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const visitor = { kind: 'visitor' } as const;
const routes = {
  '/here/room/:id': room,
  '/here/part/:anchor': part,
  '/here/statements/:id': statements,
  '/here/statements/:id/mine': mine,
  '/here/poll/:id': poll,
  '/here/me': me,
  '/here/help-me': helpMe,
  '/here/words': words,
  '/here/words/:id': word,
  '/help/back': helpBack,
  '/help/write': helpWrite,
  '/wrong': wrong,
};
const view = 'A bench in the shade would be nice.';
const harm = 'My dad hits me every night.';

let house: TestHouse;
let db: Database;
let child: Child;
let place: { room: string; one: string; two: string; votes: string; poll: string };
let faults: unknown[] = [];
beforeAll(async () => {
  house = await openTestHouse();
  const answers = [1, 2, 3].map((position) => ({
    ...{ position, share: null },
    labels: ['en', 'ar'].map((language) => ({ language, label: `Age ${position}` })),
  }));
  const stage = await draftVoting(
    house,
    [
      { kind: 'room', prompts: prompts('Talk.') },
      { kind: 'question', prompts: prompts('One?') },
      { kind: 'question', prompts: prompts('Two?') },
      { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('Cars are too fast')] },
      { kind: 'poll', form: 'multiple', prompts: prompts('Choose.'), options: ['A', 'B', 'C'].map(option) },
    ],
    { attributes: [{ name: 'age', source: '', answers }] },
  );
  await stage.open();
  child = await stage.join();
  const found = await house.databases.consultation(stage.consultationId);
  if (!found) throw new Error('no database');
  db = found;
  const [at = '', one = '', two = '', votes = '', asked = ''] = stage.activities;
  place = { room: at, one, two, votes, poll: asked };
});
afterAll(() => house.remove());
afterEach(() => {
  vi.restoreAllMocks();
});

const pagesAs = (who: Child | null): DrawnPages =>
  drawPages(house, { routes, child: who, onFault: (error) => void faults.push(error) });
const own = async () => (await need(house.services.room.place(child, {}))).own;
const cases = async () => (await need(house.services.safeguarding.mailbox(child, {}))).cases;
const count = async (from: Database, table: string) =>
  Number((await from.query(`select count(*) from ${table}`, []))[0]?.[0]);

/** The answers that a page of sentences says are chosen. */
const pickedIn = ({ html }: Page) =>
  [...html.matchAll(/value="([^"]*)" class="[^"]*picked"/g)].map(([, value]) => value);

/** The same form while this database takes no write, and once more from the page that came back. */
async function twice(
  pages: DrawnPages,
  {
    at,
    page,
    form,
    values = {},
    says = 'refusal.try-again',
  }: {
    at: Database;
    page: Page;
    form: Which;
    values?: Values;
    says?: 'refusal.try-again' | 'choice.try-again';
  },
) {
  faults = [];
  const full = vi.spyOn(at, 'write').mockRejectedValueOnce(new Error('database or disk is full'));
  const back = await pages.send(page, form, values);
  expect(full).toHaveBeenCalled();
  expect([back.status, faults.length]).toEqual([400, 1]);
  expect(wordsOf(back.html)).toContain(t(says));
  const [before, after] = [typedIn(page, form), typedIn(back, form)];
  // The answers of a poll stand in an order of each child's own.
  for (const [name, to] of Object.entries(values))
    expect([...(after[name] ?? [])].sort()).toEqual([to].flat());
  // The same form, as it came: nobody knows whether it arrived.
  for (const name of ['id', 'form', 'nonce', `id-${place.one}`]) expect(after[name]).toEqual(before[name]);
  full.mockRestore();
  return pages.send(back, form);
}

describe('R1234: what a child sends by a form while nothing can be written', () => {
  it('stands in its box with the sentence that says so, and is there once when it is sent again: in a room, and of a question among several', async () => {
    const pages = pagesAs(child);
    const box = { field: `text-${place.room}` };
    const page = await pages.get(`/here/room/${place.room}`);
    const sent = await twice(pages, { at: db, page, form: box, values: { [box.field]: view } });
    expect(sent.path).toContain(`/here/room/${place.room}#own-`);
    expect((await own()).map(({ text }) => text)).toEqual([view]);

    const one = { press: `activity=${place.one}` };
    const both = { [`text-${place.one}`]: 'The first.', [`text-${place.two}`]: 'The second.' };
    await twice(pages, { at: db, page: await pages.get('/here/part/all'), form: one, values: both });
    expect((await own()).map(({ text }) => text).sort()).toEqual([view, 'The first.'].sort());
  });

  it('so changed words, and what is told in confidence: of words, from its own page, and in a case', async () => {
    const pages = pagesAs(child);
    const id = (await own())[0]?.id ?? '';
    const changed = await pages.get(`/here/words/${id}`);
    await twice(pages, { at: db, page: changed, form: { field: 'text' }, values: { text: 'Two benches.' } });
    expect((await own()).find((each) => each.id === id)?.text).toBe('Two benches.');

    const box = { field: `text-${place.room}` };
    const asked = await pages.send(await pages.get(`/here/room/${place.room}`), box, { [box.field]: harm });
    expect(wordsOf(asked.html)).toContain(t('care.title'));
    const told = await twice(pages, { at: db, page: asked, form: { press: 'choice=help' } });
    expect(told.status).toBe(200);
    expect(await cases()).toHaveLength(1);

    const [first] = await cases();
    const more = { field: `text-told-${first?.id}` };
    const page = await pages.get('/here/help-me');
    await twice(pages, { at: db, page, form: more, values: { [more.field]: 'And my brother.' } });
    expect((await cases()).map(({ id: at, lines }) => [at, lines.length])).toEqual([[first?.id, 2]]);
  });

  it('and where nobody has a seat: a letter, what is added to it, and that something is wrong', async () => {
    const pages = pagesAs(null);
    const { complaints } = house.databases;
    const form = { field: 'text' };
    const letters = await count(complaints, 'letter_receipt');
    const written = await twice(pages, {
      at: complaints,
      page: await pages.get('/help/write'),
      form,
      values: { text: harm },
    });
    expect(wordsOf(written.html)).toContain(t('receipt.six'));
    expect(await count(complaints, 'letter_receipt')).toBe(letters + 1);

    // It arrived and its answer was lost: what was written on before it was sent again is in the letter too, once.
    const begun = newId(house.deps.random);
    const send = (text: string) =>
      need(house.services.safeguarding.writeLetter(visitor, { nonce: begun, text, language: 'en' }));
    const six = await send(harm);
    for (let at = 0; at < 2; at += 1) expect(await send(`${harm} And my brother.`)).toEqual(six);
    expect(await send(harm)).toEqual(six);
    const held = await need(house.services.safeguarding.letter(visitor, { phrase: six.words.join(' ') }));
    expect(held.letter.lines.map(({ from }) => from)).toEqual(['child', 'child']);

    // In another language the six words of that form are others, and a letter that is full takes none: the words go as another letter.
    for (const code of ['id-taken', 'letter-full'] as const) {
      const start = await pages.get('/help/write');
      const [started = ''] = typedIn(start, form).nonce ?? [];
      const first = { nonce: started, text: 'Words before.', language: code === 'id-taken' ? 'fr' : 'en' };
      await need(house.services.safeguarding.writeLetter(visitor, first));
      if (code === 'letter-full')
        vi.spyOn(house.services.safeguarding, 'writeLetter').mockResolvedValueOnce({ ok: false, code });
      const back = await pages.send(start, form, { text: harm });
      // Of the words of the first one nothing is said: these may be the same.
      expect(wordsOf(back.html)).toContain(
        t(code === 'letter-full' ? 'letter.full-anew' : 'letter.went-before'),
      );
      expect(wordsOf(back.html)).not.toContain(t(`refusal.${code}`));
      expect(typedIn(back, form).text).toEqual([harm]);
      expect(typedIn(back, form).nonce).not.toEqual([started]);
      const had = await count(complaints, 'letter_receipt');
      expect(wordsOf((await pages.send(back, form)).html)).toContain(t('receipt.six'));
      expect(await count(complaints, 'letter_receipt')).toBe(had + 1);
    }
    // Where nobody is there to read a letter, none is offered.
    const { safeguarding: guarding } = house.services;
    const last = await pages.get('/help/write');
    const help = await need(guarding.help(visitor, { language: 'en' }));
    vi.spyOn(guarding, 'writeLetter').mockResolvedValueOnce({ ok: false, code: 'letter-full' });
    vi.spyOn(guarding, 'help').mockResolvedValueOnce(done({ ...help, writeTo: null }));
    const nobody = wordsOf((await pages.send(last, form, { text: harm })).html);
    expect(nobody).toContain(t('letter.nobody'));
    for (const offered of [t('letter.full-anew'), t('refusal.letter-full'), t('error.summary')])
      expect(nobody).not.toContain(offered);

    const nonce = newId(house.deps.random);
    const { safeguarding } = house.services;
    const sent = await need(safeguarding.writeLetter(visitor, { nonce, text: harm, language: 'en' }));
    const phrase = sent.words.join(' ');
    const { letter } = await need(safeguarding.letter(visitor, { phrase }));
    const more = { field: `text-told-${letter.id}` };
    const opened = await pages.send(await pages.get('/help/back'), { field: 'phrase' }, { phrase });
    await twice(pages, { at: complaints, page: opened, form: more, values: { [more.field]: 'And more.' } });
    expect((await need(safeguarding.letter(visitor, { phrase }))).letter.lines).toHaveLength(2);

    const before = await count(complaints, 'complaint');
    await twice(pages, {
      at: complaints,
      page: await pages.get('/wrong'),
      form: { field: 'way' },
      values: { kind: 'other', text: view },
    });
    expect(await count(complaints, 'complaint')).toBe(before + 1);

    // And of what is wrong: what was written on is told to be unsent, stands in its box and goes as another one.
    const what = { field: 'way' };
    const typed = { kind: 'other', text: view };
    const asked = await pages.get('/wrong');
    await pages.send(asked, what, typed);
    const back = await pages.send(asked, what, { ...typed, text: `${view} And a tree.` });
    expect(wordsOf(back.html)).toContain(t('refusal.id-taken'));
    expect(typedIn(back, what).text).toEqual([`${view} And a tree.`]);
    expect(wordsOf((await pages.send(back, what)).html)).toContain(t('receipt.six'));
    expect(await count(complaints, 'complaint')).toBe(before + 3);
  });

  it('R881: so what stands in the box below a sentence that is answered, and the answer is taken when it is sent again', async () => {
    const pages = pagesAs(child);
    const { next } = await need(house.services.room.readStatements(child, { activityId: place.votes }));
    const box = { field: `text-${place.votes}` };
    const words = { intent: 'post', activity: place.votes, [box.field]: view };
    const vote = formFor(`/here/statements/${place.votes}`, {
      ...words,
      beside: `vote ${next[0]?.id} agree`,
    });
    faults = [];
    const full = vi.spyOn(db, 'write').mockRejectedValueOnce(new Error('database or disk is full'));
    const back = await pages.send(vote, { field: 'beside' });
    // Not 400, which a page that lives reads as a no that stays.
    expect([back.status, faults.length]).toEqual([503, 1]);
    expect(wordsOf(back.html)).toContain(t('choice.try-again'));
    expect(pickedIn(back)).toEqual([`vote ${next[0]?.id} agree`]);
    expect(typedIn(back, box)).toMatchObject({ [box.field]: [view] });
    full.mockRestore();
    const sent = await pages.send(vote, { field: 'beside' });
    expect(typedIn(sent, box)).toMatchObject({ [box.field]: [view] });
    const { answered } = await need(house.services.room.readStatements(child, { activityId: place.votes }));
    expect(answered).toBe(1);
  });

  it('so an answer to a sentence that is changed: where all of them stand it stands chosen, with its form open', async () => {
    const pages = pagesAs(child);
    const path = `/here/statements/${place.votes}/mine`;
    const [vote] = (await need(house.services.room.readVotes(child, { activityId: place.votes, page: 0 })))
      .votes;
    expect(vote?.choice).toBe('agree');
    const id = vote?.statement.id;
    faults = [];
    const full = vi.spyOn(db, 'write').mockRejectedValueOnce(new Error('database or disk is full'));
    const back = await pages.send(formFor(path, { beside: `vote ${id} disagree` }), { field: 'beside' });
    expect([back.status, faults.length]).toEqual([503, 1]);
    expect(wordsOf(back.html)).toContain(t('choice.try-again'));
    expect(wordsOf(back.html)).not.toContain(t('refusal.try-again'));
    expect(pickedIn(back)).toEqual([`vote ${id} disagree`]);
    expect(back.html).toMatch(/<details class="fold" open/);
    full.mockRestore();
    const sent = await pages.send(back, { press: `beside=vote ${id} disagree` });
    expect(sent.path).toContain(`#vote-${id}`);
    expect(pickedIn(await pages.get(path))).toEqual([`vote ${id} disagree`]);
  });

  it('so what is chosen in a poll, and of a child itself', async () => {
    const pages = pagesAs(child);
    const form = { field: 'choice' };
    const page = await pages.get(`/here/poll/${place.poll}`);
    const says = 'choice.try-again';
    await twice(pages, { at: db, page, form, values: { choice: ['1', '3'] }, says });
    const { choice } = await need(house.services.room.readPoll(child, { activityId: place.poll }));
    expect([...(choice ?? [])].sort()).toEqual([1, 3]);
    const about = await pages.get('/here/me?what=age');
    const sent = await twice(pages, { at: db, page: about, form, values: { choice: '2' }, says });
    const { asked } = await need(house.services.privacy.asked(child, {}));
    expect(asked.map(({ said }) => said)).toEqual([2]);
    expect(sent.path).toBe('/here/me#me-age');
  });
});
