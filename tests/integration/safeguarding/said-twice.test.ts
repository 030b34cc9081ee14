import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as helpBack from '../../../app/routes/public/help/help-back.tsx';
import * as wrongBack from '../../../app/routes/public/wrong/wrong-back.tsx';
import { newId } from '../../../server/core/ids.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const { t } = speakerOf('en');
const visitor = { kind: 'visitor' } as const;
const id = () => newId(house.deps.random);
const nothing = { ok: false, code: 'phrase-opens-nothing' };
const taken = 'zoo zoo zoo zoo zoo zoo';

async function letter(): Promise<string> {
  const { words } = await need(
    house.services.safeguarding.writeLetter(visitor, { nonce: id(), text: 'He hits me.', language: 'en' }),
  );
  return words.join(' ');
}
async function complain(way: 'alone' | 'together', text = `The bell is too loud, ${id()}.`) {
  const said = { nonce: id(), kind: 'other', way, consultationId: '', text, language: 'en' } as const;
  const { words, joinWords } = await need(house.services.complaints.make(visitor, said));
  return { text, phrase: words.join(' '), joinWords: (joinWords ?? []).join(' ') };
}

/** What takes it back by its words. */
const ways = {
  letter: {
    make: letter,
    back: (own: { phrase: string; network: string }) =>
      house.services.safeguarding.takeBackLetter(visitor, own),
    twice: null,
    path: '/help/back',
    press: 'beside=take-back',
    says: 'case.state.withdrawn',
    again: 'case.state.withdrawn',
  },
  complaint: {
    make: async () => (await complain('alone')).phrase,
    back: (own: { phrase: string; network: string }) => house.services.complaints.takeBack(visitor, own),
    twice: { stays: null },
    path: '/wrong/back',
    press: 'act=take-back',
    says: 'follow.gone',
    again: 'follow.gone.before',
  },
} as const;

describe.each(['letter', 'complaint'] as const)('R1102: a %s that is taken back twice', (kind) => {
  const { make, back, twice, path, press, says, again } = ways[kind];

  it('is taken back both times, in a row and at once, and the second is no guess', async () => {
    const own = { phrase: await make(), network: id() };
    expect((await back(own)).ok).toBe(true);
    for (let time = 0; time < 6; time += 1) expect(await need(back(own))).toEqual(twice);
    expect(await back({ ...own, phrase: taken })).toMatchObject(nothing);
    const other = { ...own, phrase: await make() };
    for (const gone of await Promise.all([back(other), back(other)])) expect(gone.ok).toBe(true);
  });

  it('has a page that says so', async () => {
    const phrase = await make();
    const pages = drawPages(house, {
      routes: { '/help/back': helpBack, '/wrong/back': wrongBack },
      child: null,
    });
    const open = await pages.send(await pages.get(path), { field: 'phrase' }, { phrase });
    const texts = [];
    for (const _time of [1, 2]) texts.push(wordsOf((await pages.send(open, { press })).html));
    expect(texts[0]).toContain(t(says));
    expect(texts[1]).toContain(t(again));
    for (const each of texts) expect(each).not.toContain(t('refusal.phrase-opens-nothing'));
  });
});

it('R1102: others who joined a complaint keep it, where it is pressed twice at once', async () => {
  const { complaints } = house.services;
  const { phrase, joinWords } = await complain('together');
  const joined = await need(complaints.join(visitor, { words: joinWords, nonce: id(), language: 'en' }));
  const own = { phrase, network: id() };
  const both = await Promise.all([complaints.takeBack(visitor, own), complaints.takeBack(visitor, own)]);
  for (const gone of both) expect(gone.ok).toBe(true);
  expect(both).toContainEqual(expect.objectContaining({ value: { stays: true } }));
  expect((await complaints.follow(visitor, { phrase: joined.words.join(' ') })).ok).toBe(true);
});

describe('R1103: what is said to an answer twice', () => {
  async function answered() {
    const { text, phrase } = await complain('alone');
    const overseer = await house.staffWho('overseer');
    const listed = await need(house.services.complaints.list(overseer, {}));
    for (const { id: each } of listed) {
      const read = await need(house.services.complaints.read(overseer, { id: each }));
      if (read.text !== text) continue;
      const texts = { younger: 'You are right.', older: 'You are right, and we change it.' };
      await need(
        house.services.complaints.answer(overseer, { id: each, round: 1, outcome: 'agreed', texts }),
      );
      const replies = async () =>
        (await need(house.services.complaints.read(overseer, { id: each }))).replies.map(
          (reply) => reply.text,
        );
      return { phrase, replies };
    }
    throw new Error('Nobody complained.');
  }
  const say = (phrase: string, felt: 'helped' | 'not-helped', text: string) =>
    house.services.complaints.reply(visitor, { phrase, round: 1, felt, text });

  it.each(['helped', 'not-helped'] as const)('%s: stands once, in a row and at once', async (felt) => {
    const { phrase, replies } = await answered();
    const both = await Promise.all([
      say(phrase, felt, ' It is quiet. '),
      say(phrase, felt, ' It is quiet. '),
    ]);
    for (const each of [...both, await say(phrase, felt, 'It is quiet.'), await say(phrase, felt, '')])
      expect(await need(Promise.resolve(each))).toMatchObject({ felt, maySay: false });
    expect(await replies()).toEqual(['It is quiet.']);
    const decided = { ok: false, code: 'already-decided' };
    expect(await say(phrase, felt, 'It is loud.')).toEqual(decided);
    expect(await say(phrase, felt === 'helped' ? 'not-helped' : 'helped', 'It is quiet.')).toEqual(decided);
    expect(await replies()).toEqual(['It is quiet.']);
  });

  it('has a page that says what was said, with no box; other words come back in theirs', async () => {
    const { phrase } = await answered();
    const pages = drawPages(house, { routes: { '/wrong/back': wrongBack }, child: null });
    const open = await pages.send(await pages.get('/wrong/back'), { field: 'phrase' }, { phrase });
    for (const _time of [1, 2]) {
      const said = await pages.send(open, { press: 'act=helped' }, { text: 'It is quiet.' });
      expect(said.status).toBe(200);
      expect(wordsOf(said.html)).toContain(t('follow.felt.helped'));
      expect(wordsOf(said.html)).not.toContain(t('ask.over'));
    }
    const other = await pages.send(open, { press: 'act=helped' }, { text: 'It is loud.' });
    expect(wordsOf(other.html)).toContain(t('refusal.already-decided'));
    expect(typedIn(other, { field: 'text' })).toMatchObject({ text: ['It is loud.'] });
  });
});

it('R1104: changed words that go to the team twice at once by one form stand once, and others of it are one more', async () => {
  const child = await house.join();
  const { room, safeguarding } = house.services;
  const { activities } = await need(room.place(child, {}));
  const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
  const [of, form] = [id(), id()];
  await need(room.post(child, { id: of, activityId, text: 'A bench would be nice.', language: 'en' }));
  const send = (text: string, told: number, by = form) =>
    need(
      safeguarding.reviseWithHelp(child, {
        ...{ id: of, revision: 1, text, language: 'en', choice: 'help', told },
        form: by,
      }),
    );
  const texts = async () => {
    const own = (await need(safeguarding.mailbox(child, {}))).cases.find((each) => each.id === of);
    return own?.lines.length;
  };
  // That which begins the case, and that which goes on in it.
  await Promise.all([send('He hits me.', 0), send('He hits me.', 0)]);
  await send('He hits me.', 0);
  expect(await texts()).toBe(1);
  const next = id();
  await Promise.all([send('He hit me again.', 1, next), send('He hit me again.', 1, next)]);
  expect(await texts()).toBe(2);
  await send('He hit my brother.', 1, next);
  expect(await texts()).toBe(3);
  // Taken back on another page: a form that comes again brings nothing back, and a new one tells anew.
  await need(safeguarding.withdraw(child, { caseId: of }));
  const stale = { id: of, revision: 1, text: 'He hit me again.', language: 'en', choice: 'help' } as const;
  const again = await safeguarding.reviseWithHelp(child, { ...stale, told: 1, form: next });
  expect(again).toMatchObject({ ok: false, code: 'state-forbids' });
  await send('He hit me again.', 1, id());
  expect(await texts()).toBe(1);
});
