import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayInWords } from '../../../app/i18n/dates.ts';
import * as helpMe from '../../../app/routes/child/help/help-me.tsx';
import * as room from '../../../app/routes/child/room/room.tsx';
import * as word from '../../../app/routes/child/words/word.tsx';
import * as words from '../../../app/routes/child/words/words.tsx';
import * as helpBack from '../../../app/routes/public/help/help-back.tsx';
import * as helpWrite from '../../../app/routes/public/help/help-write.tsx';
import * as wrong from '../../../app/routes/public/wrong/wrong.tsx';
import * as wrongBack from '../../../app/routes/public/wrong/wrong-back.tsx';
import { newId } from '../../../server/core/ids.ts';
import { goesTo, sharedMinutes } from '../../../server/core/room/idleness.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { drawPages, formFor, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const visitor = { kind: 'visitor' } as const;
const routes = {
  '/here/room/:id': room,
  '/here/help-me': helpMe,
  '/here/words': words,
  '/here/words/:id': word,
  '/help/back': helpBack,
  '/help/write': helpWrite,
  '/wrong': wrong,
  '/wrong/back': wrongBack,
};
const view = 'A bench in the shade would be nice.';
const harm = 'My dad hits me every night.';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const id = () => newId(house.deps.random);
const pagesAs = (child: Child | null) => drawPages(house, { routes, child });

const complain = (text: string) =>
  need(
    house.services.complaints.make(visitor, {
      ...{ nonce: id(), kind: 'other', way: 'alone', consultationId: '' },
      ...{ text, language: 'en' },
    }),
  );

/** A child in a small group that is open, and what closes all of it. */
async function inGroup() {
  const stage = await draftVoting(house, [{ kind: 'room', prompts: prompts('Talk.') }]);
  const { session } = house.services;
  const { consultationId } = stage;
  const [activityId = ''] = stage.activities;
  const at = { consultationId, activityId };
  await need(session.divide(stage.organiser, { ...at, revision: await stage.revision(), count: 2 }));
  await stage.open();
  const facilitator = await house.staffWho('facilitator');
  const page = () => need(session.read(facilitator, at));
  const words = ['ar', 'en'].flatMap((language) =>
    ['older', 'younger'].map((level) => ({ language, level, body: 'We talk.' })),
  );
  const steps = [{ kind: 'talk' as const, minutes: 10, words }];
  const seen = async () => ({ ...at, revision: (await page()).session.revision });
  await need(session.writeAgenda(facilitator, { ...(await seen()), steps }));
  await need(session.lead(facilitator, { ...(await seen()), lead: 'start' }));
  const [group] = (await page()).groups;
  await need(session.takeGroup(facilitator, { ...at, group: group?.id ?? '', leads: true }));
  const [child] = await stage.joinMany(1);
  const went = await need(session.goToGroup(child as Child, { activityId }));
  return { child: child as Child, group: went.group, close: () => stage.move('closed') };
}

describe('R727: words for a small group that went when all of it closed', () => {
  it('come back in their box, with where one can go on; help stays', async () => {
    const { child, group, close } = await inGroup();
    const pages = pagesAs(child);
    const box = { field: `text-${group}` };
    const page = await pages.get(`/here/room/${group}`);
    expect(page.status).toBe(200);
    await close();
    for (const typed of [view, `${view} 0170 5550142`]) {
      const back = await pages.send(page, box, { [box.field]: typed });
      expect(back.status).toBe(400);
      expect(wordsOf(back.html)).toContain(t('room.closed'));
      expect(wordsOf(back.html)).toContain(t('ask.over'));
      expect(back.html).toContain('href="/here"');
      expect(back.html).toContain('href="/here/words"');
      expect(wordsOf(back.html)).not.toContain(t('asked.title'));
      expect(typedIn(back, box)).toMatchObject({ [box.field]: [typed] });
      // They were at the page of the look meanwhile.
      const carried = formFor(page.path, { activity: group, id: id(), carry: '', [box.field]: typed });
      expect(typedIn(await pages.send(carried, {}), box)).toMatchObject({ [box.field]: [typed] });
    }
    const care = await pages.send(page, box, { [box.field]: harm });
    expect(wordsOf(care.html)).toContain(t('care.title'));
    expect(care.html).toContain(`>${harm}</textarea>`);
    const told = await pages.send(care, { press: 'choice=help' });
    expect(told.path).toBe('/here/help-me?sent=yes');
    expect(wordsOf(told.html)).toContain(t('case.state.sealed'));
    // On a device that several children use it does not stand there for the next one.
    const cookies = { shared: 'cards' as const };
    const shared = await drawPages(house, { routes, child, cookies }).send(page, box, {
      [box.field]: view,
    });
    expect(shared.headers.refresh).toBe(`${sharedMinutes * 60};url=${goesTo}`);
    expect((await pages.send(page, box, { [box.field]: view })).headers.refresh).toBeUndefined();
    // Nothing was typed: nothing comes back.
    expect((await pages.get(`/here/room/${group}`)).status).toBe(404);
  });
});

describe('R870: “Send it to the help team instead”', () => {
  const heldBy = async (child: Child) => {
    const as = id();
    const { activities } = await need(house.services.room.place(child, {}));
    const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
    await need(house.services.room.post(child, { id: as, activityId, text: view, language: 'en' }));
    return as;
  };

  it('sends what stands in the box of its page', async () => {
    const child = await house.join();
    const pages = pagesAs(child);
    const page = await pages.get(`/here/words/${await heldBy(child)}`);
    const told = await pages.send(page, { press: 'intent=help' }, { text: harm });
    expect(wordsOf(told.html)).toContain(t('care.title'));
    expect(told.html).toContain(harm);
    expect(told.html).not.toContain(view);
    // Pressed twice, or loaded again: it is with them.
    const again = await pages.send(page, { press: 'intent=help' }, { text: harm });
    expect(again.path).toBe('/here/help-me?sent=yes');
  });

  it('and what a question about it folds away; what was not taken stands in the box again', async () => {
    const child = await house.join();
    const pages = pagesAs(child);
    const page = await pages.get(`/here/words/${await heldBy(child)}`);
    const long = 'a'.repeat(2_000);
    const refused = await pages.send(page, { press: 'intent=help' }, { text: long });
    expect(refused.status).toBe(400);
    expect(typedIn(refused, { field: 'told' })).toMatchObject({ text: [long] });
    const number = `${view} 0170 5550142`;
    const asked = await pages.send(page, { field: 'told' }, { text: number });
    expect(wordsOf(asked.html)).toContain(t('asked.title'));
    // The child opened what the question folds away, and wrote on.
    const more = `${number} ${harm}`;
    const told = await pages.send(asked, { press: 'intent=help' }, { text: more });
    expect(told.html).toContain(more);
    expect(wordsOf(told.html)).toContain(t('care.title'));
  });
});

describe('R237: “Both” while no view is taken', () => {
  /** The page of an activity, whose words wait for what their child chooses while it begins to rest; it is open again behind what follows. */
  async function bothWhile(where: 'new' | 'revised') {
    const stage = await draftVoting(house, [{ kind: 'room', prompts: prompts('Talk.') }]);
    await stage.open();
    const child = await stage.join();
    const pages = pagesAs(child);
    const activityId = stage.activities[0] ?? '';
    const as = id();
    if (where === 'revised')
      await need(house.services.room.post(child, { id: as, activityId, text: view, language: 'en' }));
    const page = await pages.get(where === 'new' ? `/here/room/${activityId}` : `/here/words/${as}`);
    const field = where === 'new' ? `text-${activityId}` : 'text';
    const care = await pages.send(page, { field }, { [field]: harm });
    expect(wordsOf(care.html)).toContain(t('care.choose'));
    await stage.move('paused');
    const told = await pages.send(care, { press: 'choice=both' });
    await stage.move('open');
    const own = async () => (await need(house.services.room.place(child, {}))).own.map(({ text }) => text);
    return { pages, told, own };
  }

  it.each(['new', 'revised'] as const)(
    'sends %s words to the team, whose page still has them',
    async (where) => {
      const { pages, told, own } = await bothWhile(where);
      expect(wordsOf(told.html)).toContain(t('help-me.sent'));
      expect(await own()).not.toContain(harm);
      expect(typedIn(told, { press: '=', field: 'case' })).toMatchObject({ intent: ['view'], text: [harm] });
      const counted = await pages.send(told, { field: 'case' });
      expect(counted.path).toMatch(/^\/here\/words#own-/);
      expect(await own()).toEqual([harm]);
    },
  );
});

describe('R802: what is written on comes twice by one form', () => {
  const lines = (html: string) => html.split(t('help-me.locked-too')).length - 1;

  it('from a child', async () => {
    const child = await house.join();
    const sent = { id: id(), text: harm, language: 'en', choice: 'help' } as const;
    const { caseId } = await need(house.services.safeguarding.ask(child, sent));
    const pages = pagesAs(child);
    const page = await pages.get('/here/help-me');
    const box = { field: `text-told-${caseId}` };
    for (const again of [1, 2]) {
      const back = await pages.send(page, box, { [box.field]: view });
      expect(wordsOf(back.html), `${again}`).toContain(t('help-me.sent'));
      expect(lines(back.html)).toBe(2);
    }
  });

  it('to a letter', async () => {
    const written = { nonce: id(), text: harm, language: 'en' };
    const { words } = await need(house.services.safeguarding.writeLetter(visitor, written));
    const pages = pagesAs(null);
    const phrase = words.join(' ');
    const page = await pages.send(await pages.get('/help/back'), { field: 'phrase' }, { phrase });
    const box = { field: page.html.match(/name="(text-told-[^"]+)"/)?.[1] ?? '' };
    for (const again of [1, 2]) {
      const back = await pages.send(page, box, { [box.field]: view });
      expect(wordsOf(back.html), `${again}`).toContain(t('help-me.sent'));
      expect(lines(back.html)).toBe(2);
    }
  });
});

describe('R808: a child that takes back what it told the team', () => {
  it('is told before that an answer goes too, and is at what came of it', async () => {
    const child = await house.join();
    const sent = { id: id(), text: harm, language: 'en', choice: 'help' } as const;
    await need(house.services.safeguarding.ask(child, sent));
    const pages = pagesAs(child);
    const page = await pages.get('/here/help-me');
    expect(wordsOf(page.html)).toContain(t('help-me.back.what'));
    const gone = await pages.send(page, { press: 'beside=take-back' });
    const told = /<div[^>]*role="status"[^>]*autofocus=""[^>]*>(.*?)<\/div>/i.exec(gone.html)?.[1] ?? '';
    expect(wordsOf(told)).toContain(t('case.state.withdrawn'));
    expect(wordsOf(gone.html).split(t('case.state.withdrawn'))).toHaveLength(2);
    expect(wordsOf(gone.html)).not.toContain(t('help-me.sent'));
    expect(wordsOf((await pages.get('/here/help-me')).html)).toContain(t('case.state.withdrawn'));
  });

  it('has what came along from another page there still', async () => {
    const child = await house.join();
    const sent = { id: id(), text: harm, language: 'en', choice: 'help' } as const;
    await need(house.services.safeguarding.ask(child, sent));
    const pages = pagesAs(child);
    const box = `text-${id()}`;
    const from = `/here/room/${id()}`;
    const page = await pages.send(formFor('/here/help-me', { carry: '', from, [box]: view }), {});
    const gone = await pages.send(page, { press: 'beside=take-back' });
    expect(wordsOf(gone.html)).toContain(t('case.state.withdrawn'));
    expect(wordsOf(gone.html)).not.toContain(t('help-me.sent'));
    expect(typedIn(gone, { press: 'carry=', to: from, field: box })).toMatchObject({ [box]: [view] });
  });
});

describe('R727: words for what was taken back in another tab', () => {
  it.each(['told', 'reach'])('come back to the page where a child tells, as part %s', async (part) => {
    const child = await house.join();
    const sent = { id: id(), text: harm, language: 'en', choice: 'help' } as const;
    const { caseId } = await need(house.services.safeguarding.ask(child, sent));
    const pages = pagesAs(child);
    const box = { field: `text-${part}-${caseId}` };
    const page = await pages.get('/here/help-me');
    await need(house.services.safeguarding.withdraw(child, { caseId }));
    const back = await pages.send(page, box, { [box.field]: view });
    expect(back.status).toBe(400);
    expect(wordsOf(back.html)).toContain(t('refusal.not-found'));
    expect(typedIn(back, { field: 'text' })).toMatchObject({ text: [view], intent: ['ask'] });
    const carried = await pages.send(formFor('/here/help-me', { carry: '', [box.field]: view }), {});
    expect(typedIn(carried, { field: 'text' })).toMatchObject({ text: [view] });
    const told = await pages.send(back, { field: 'text' });
    expect(wordsOf(told.html)).toContain(t('case.state.sealed'));
  });

  it('stand beside the question for the six words of a letter, and in its box where they open again', async () => {
    const { safeguarding } = house.services;
    const written = await need(
      safeguarding.writeLetter(visitor, { nonce: id(), text: harm, language: 'en' }),
    );
    const phrase = written.words.join(' ');
    const pages = pagesAs(null);
    const open = await pages.send(await pages.get('/help/back'), { field: 'phrase' }, { phrase });
    const box = open.html.match(/name="(text-told-[^"]+)"/)?.[1] ?? '';
    const other = await need(safeguarding.writeLetter(visitor, { nonce: id(), text: harm, language: 'en' }));
    await need(safeguarding.takeBackLetter(visitor, { phrase, network: 'here' }));
    const back = await pages.send(open, { field: box }, { [box]: view });
    expect(back.status).toBe(400);
    expect(typedIn(back, { field: 'phrase' })).toMatchObject({ 'text-told': [view], phrase: [phrase] });
    const again = await pages.send(back, { field: 'phrase' }, { phrase: other.words.join(' ') });
    expect(again.status).toBe(200);
    expect(again.html).toContain(`>${view}</textarea>`);
    expect(wordsOf(again.html)).not.toContain(t('help-me.sent'));
  });

  it('and so does what was said to the answer to a complaint, also where it was said once already', async () => {
    const { complaints } = house.services;
    const text = 'The bell is too loud.';
    const made = await complain(text);
    const overseer = await house.staffWho('overseer');
    const [listed] = await need(complaints.list(overseer, {}));
    await need(
      complaints.answer(overseer, {
        id: listed?.id ?? '',
        round: 1,
        outcome: 'agreed',
        texts: { younger: 'You are right.', older: 'You are right, and we change it.' },
      }),
    );
    const phrase = made.words.join(' ');
    const pages = pagesAs(null);
    const open = await pages.send(await pages.get('/wrong/back'), { field: 'phrase' }, { phrase });
    await need(complaints.reply(visitor, { phrase, round: 1, felt: 'helped', text: '' }));
    const said = await pages.send(open, { press: 'act=helped' }, { text: view });
    expect(said.status).toBe(400);
    expect(wordsOf(said.html)).toContain(t('ask.over'));
    expect(typedIn(said, { field: 'text' })).toMatchObject({ text: [view] });
    await need(complaints.takeBack(visitor, { phrase, network: 'here' }));
    const back = await pages.send(open, { press: 'act=helped' }, { text: view });
    expect(back.status).toBe(400);
    expect(typedIn(back, { field: 'phrase' })).toMatchObject({ text: [view], phrase: [phrase] });
  });

  it('R881: a complaint that is taken back takes nothing along that was not sent to its answer', async () => {
    const { complaints } = house.services;
    const overseer = await house.staffWho('overseer');
    const { words } = await complain('The yard is too small.');
    const [listed] = (await need(complaints.list(overseer, {}))).filter(({ state }) => state === 'received');
    await need(
      complaints.answer(overseer, {
        ...{ id: listed?.id ?? '', round: 1, outcome: 'partly' },
        texts: { younger: 'We look.', older: 'We look at it.' },
      }),
    );
    const phrase = words.join(' ');
    const pages = pagesAs(null);
    const open = await pages.send(await pages.get('/wrong/back'), { field: 'phrase' }, { phrase });
    const back = await pages.send(open, { press: 'act=take-back' }, { text: view });
    expect(back.status).toBe(200);
    expect(wordsOf(back.html)).toContain(t('follow.gone'));
    expect(typedIn(back, { field: 'phrase' })).toMatchObject({ text: [view], phrase: [''] });
    expect(await complaints.follow(visitor, { phrase })).toMatchObject({ ok: false });
  });

  it('and so does what was said to an answer after which there came another: that one stands beside it, and nothing was said of it', async () => {
    const { complaints } = house.services;
    const overseer = await house.staffWho('overseer');
    const made = await complain('The hall is cold.');
    const [listed] = (await need(complaints.list(overseer, {}))).filter(({ state }) => state === 'received');
    const answer = (round: 1 | 2, older: string) =>
      need(
        complaints.answer(overseer, {
          ...{ id: listed?.id ?? '', round, outcome: 'partly' },
          texts: { younger: older, older },
        }),
      );
    await answer(1, 'We look at it.');
    const phrase = made.words.join(' ');
    const pages = pagesAs(null);
    const open = await pages.send(await pages.get('/wrong/back'), { field: 'phrase' }, { phrase });
    const { dueDay } = await need(complaints.follow(visitor, { phrase }));
    expect(wordsOf(open.html)).toContain(t('follow.until', { day: dayInWords('en', dueDay) }));
    await need(complaints.reply(visitor, { phrase, round: 1, felt: 'not-helped', text: '' }));
    await answer(2, 'It is warm now.');
    const said = await pages.send(open, { press: 'act=not-helped' }, { text: view });
    expect(said.status).toBe(400);
    expect(wordsOf(said.html)).toContain(t('refusal.stale-revision'));
    expect(wordsOf(said.html)).toContain('It is warm now.');
    expect(typedIn(said, { field: 'text' })).toMatchObject({ text: [view] });
    expect((await need(complaints.follow(visitor, { phrase }))).state).toBe('answered');
    const now = await pages.send(said, { press: 'act=not-helped' }, { text: view });
    expect(now.status).toBe(200);
    expect((await need(complaints.follow(visitor, { phrase }))).state).toBe('escalated');
  });

  it('R190: whoever complained is shown the way out of this house where it is over and nobody said that it helped', async () => {
    const made = await complain('The door is locked.');
    await house.databases.complaints.write([
      { sql: `update complaint set state = 'closed', settled_day = day where state = 'received'`, args: [] },
    ]);
    const pages = pagesAs(null);
    const phrase = made.words.join(' ');
    const open = await pages.send(await pages.get('/wrong/back'), { field: 'phrase' }, { phrase });
    expect(wordsOf(open.html)).toContain(t('follow.outside'));
  });
});

describe('R628, R980: a letter, a complaint and what is said to an answer stand in their boxes again, however long they are', () => {
  const long = `${'We walked home from school. '.repeat(450)}The end.`;

  it.each([
    ['/help/write', { letter: '', nonce: 'n', text: long }],
    ['/wrong', { way: 'alone', kind: 'other', nonce: 'n', text: long }],
  ])('%s', async (path, fields) => {
    expect(long.length).toBeGreaterThan(12_000);
    const pages = pagesAs(null);
    const sent = await pages.send(formFor(path, { ...fields, nonce: id() }), {});
    expect(sent.status).toBe(400);
    expect(typedIn(sent, { field: 'text' }).text).toEqual([long]);
    const carried = await pages.send(formFor(path, { ...fields, nonce: id(), carry: '' }), {});
    expect(typedIn(carried, { field: 'text' }).text).toEqual([long]);
  });

  it('/wrong/back', async () => {
    const { words: six } = await complain('Something is wrong here.');
    const phrase = six.join(' ');
    const page = await pagesAs(null).send(
      formFor('/wrong/back', { phrase, act: 'helped', round: '1', text: long }),
      {},
    );
    expect(page.status).toBe(400);
    expect(page.html).toContain(long);
  });
});
