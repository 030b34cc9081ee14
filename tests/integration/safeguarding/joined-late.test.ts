import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as wrongJoin from '../../../app/routes/public/wrong/wrong-join.tsx';
import { newId } from '../../../server/core/ids.ts';
import { joinComplaint } from '../../../server/usecases/complaints/join-complaint.ts';
import { replyToAnswer } from '../../../server/usecases/complaints/reply-to-answer.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const visitor = { kind: 'visitor' } as const;
const refused = (code: string) => ({ ok: false, code });

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const nonce = () => newId(house.deps.random);

/** A joint complaint that nobody joined and that is answered, with what whoever began it can say. */
async function answered(kind: 'safety' | 'other' = 'other') {
  const { complaints } = house.services;
  const made = await need(
    complaints.make(visitor, {
      ...{ kind, way: 'together', consultationId: '', language: 'en', nonce: nonce() },
      text: 'The bell is too loud.',
    }),
  );
  const overseer = await house.staffWho('overseer');
  const waits = (await need(complaints.list(overseer, {}))).find(({ state }) => state === 'received');
  const id = waits?.id ?? '';
  const texts = { younger: 'You are right.', older: 'You are right, and we change it.' };
  await need(complaints.answer(overseer, { id, round: 1, outcome: 'agreed', texts }));
  const phrase = made.words.join(' ');
  return {
    id,
    joinWords: (made.joinWords ?? []).join(' '),
    helped: { phrase, round: 1, felt: 'helped', text: 'Thank you.' } as const,
    receipts: async () =>
      (
        await house.databases.complaints.query(
          'select count(*) from complaint_receipt where complaint_id = ?1',
          [id],
        )
      )[0]?.[0],
    state: async () => (await need(complaints.follow(visitor, { phrase }))).state,
  };
}

describe('R945: a form by which somebody joined, sent again', () => {
  const opened = async (words: string) => {
    const cookies = { joined: '', join: (value: string) => value };
    const pages = drawPages(house, { routes: { '/wrong/join': wrongJoin }, child: null, cookies });
    const page = await pages.send(await pages.get('/wrong/join'), { field: 'words' }, { words });
    return { page, send: () => pages.send(page, { press: 'act=join' }) };
  };

  it('is answered with the same words, also where the complaint is over by then', async () => {
    const on = await answered('safety');
    const { send } = await opened(on.joinWords);
    const first = await send();
    expect(first.status).toBe(200);
    await house.databases.complaints.write([
      { sql: `update complaint set state = 'escalated' where id = ?1`, args: [on.id] },
    ]);
    const again = await send();
    expect(again.status).toBe(200);
    const sixWords = (html: string) => [...html.matchAll(/"six-word">([^<]+)</g)].map(([, word]) => word);
    expect(sixWords(first.html)).toHaveLength(6);
    expect(sixWords(again.html)).toEqual(sixWords(first.html));
    expect(await on.receipts()).toBe(2);
  });

  it('and who did not join what is over by then opens nothing', async () => {
    const on = await answered();
    const { send } = await opened(on.joinWords);
    await need(house.services.complaints.reply(visitor, on.helped));
    const late = await send();
    expect(late.status).toBe(400);
    expect(wordsOf(late.html)).toContain(t('refusal.code-opens-nothing'));
    expect(await on.receipts()).toBe(1);
  });
});

describe('R190: who joins and who says that it helped, at the same moment', () => {
  it('the one who joined first may still say otherwise', async () => {
    const on = await answered();
    let once = () => {
      once = () => undefined;
      void house.databases.complaints.write([
        {
          sql: 'insert into complaint_receipt (verifier, complaint_id, begun) values (?1, ?2, 0)',
          args: [house.deps.random(32), on.id],
        },
      ]);
    };
    const random = (length: number) => {
      once();
      return house.deps.random(length);
    };
    expect(await replyToAnswer({ ...house.deps, random }, visitor, on.helped)).toEqual(
      refused('stale-revision'),
    );
    expect(await on.state()).toBe('answered');
    expect((await need(house.services.complaints.reply(visitor, on.helped))).state).toBe('answered');
  });

  it('the one who is late joins nothing that is over', async () => {
    const on = await answered();
    const phraseHash: typeof house.deps.phraseHash = async (...of) => {
      await need(house.services.complaints.reply(visitor, on.helped));
      return house.deps.phraseHash(...of);
    };
    expect(
      await joinComplaint({ ...house.deps, phraseHash }, visitor, {
        ...{ words: on.joinWords, nonce: nonce(), language: 'en' },
      }),
    ).toEqual(refused('code-opens-nothing'));
    expect(await on.receipts()).toBe(1);
  });
});
