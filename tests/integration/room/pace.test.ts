import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../server/core/ids.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { postContribution } from '../../../server/usecases/room/post-contribution.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, prompts, type VotingStage } from '../../support/house/voting.ts';

let house: TestHouse;
let stage: VotingStage;

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'question', prompts: prompts('Say.') },
    { kind: 'room', prompts: prompts('Talk.') },
  ]);
  await drafted.open();
  stage = drafted;
});
afterAll(() => house.remove());

it('R584: sixteen contributions of one seat are taken at once and no more, and another seat is as free as before', async () => {
  const [one, other] = [await stage.join(), await stage.join()];
  const [activityId = ''] = stage.activities;
  const post = (child: Child, at: number) =>
    house.services.room.post(child, {
      id: newId(house.deps.random),
      activityId,
      text: `What I think, number ${at}.`,
      language: 'en',
    });
  // Asked for in the same moment: while they are written a second may pass, and one more with it.
  const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => post(one, at)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(16);
  for (const answer of answers) if (!answer.ok) expect(answer).toEqual({ ok: false, code: 'too-fast' });
  await need(post(other, 0));
});

describe('R1304: where a child waits between two posts', () => {
  let child: Child;
  let room: string;
  const tooSoon = (code: 'room-pace' | 'room-slow') => ({ ok: false, code }) as const;
  const words = (text: string, id = newId(house.deps.random)) => ({
    id,
    activityId: room,
    text,
    language: 'en',
  });
  const post = (sent: ReturnType<typeof words>, by = child) => house.services.room.post(by, sent);
  /** A house in which this happens at each write of a post. */
  const writing = (before: () => void): typeof house.deps => ({
    ...house.deps,
    databases: Object.create(house.deps.databases, {
      consultation: {
        value: async (of: string) => {
          const db = await house.deps.databases.consultation(of);
          if (!db) return undefined;
          const write: typeof db.write = async (statements) => {
            before();
            return db.write(statements);
          };
          return { ...db, write };
        },
      },
    }),
  });

  beforeEach(async () => {
    [, room = ''] = stage.activities;
    child = await stage.join();
    await pace(2);
  });
  async function pace(minutes: number) {
    const facilitator = await house.staffWho('facilitator');
    const at = { consultationId: stage.consultationId, activityId: room };
    const { revision } = (await need(house.services.session.read(facilitator, at))).session;
    await need(house.services.session.pace(facilitator, { ...at, revision, minutes }));
  }

  it('two at once, as of two tabs, are one that goes and one that came too soon', async () => {
    const answers = await Promise.all(['One tab.', 'Another tab.'].map((text) => post(words(text))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual(tooSoon('room-pace'));
    await pace(0);
    const { queues } = house.deps;
    queues.note({ consultationId: stage.consultationId, pressure: 'slow' });
    const slow = await Promise.all(['One tab.', 'Another tab.'].map((text) => post(words(text))));
    queues.forget(stage.consultationId);
    expect(slow.filter(({ ok }) => ok)).toHaveLength(1);
    expect(slow).toContainEqual(tooSoon('room-slow'));
  });

  it('the same post twice at once is one, and neither came too soon', async () => {
    const sent = words('Sent again, as no answer came.');
    expect(await Promise.all([post(sent), post(sent)])).toMatchObject([
      { ok: true, value: { id: sent.id } },
      { ok: true, value: { id: sent.id } },
    ]);
    expect(await post(words('More.'))).toEqual(tooSoon('room-pace'));
  });

  it('what was refused or failed is no post', async () => {
    const theirs = words('Of another child.');
    await need(post(theirs, await stage.join()));
    expect(await post({ ...words('Mine.'), id: theirs.id })).toEqual({ ok: false, code: 'id-taken' });
    expect(await post(words(' '))).toEqual({ ok: false, code: 'text-empty' });
    const full = writing(() => {
      throw new Error('The disk is full.');
    });
    await expect(postContribution(full, child, words('Lost.'))).rejects.toThrow('The disk is full.');
    await need(post(words('This goes.')));
    expect(await post({ ...words('Mine.'), id: theirs.id })).toEqual(tooSoon('room-pace'));
    expect(await post(words('Too soon.'))).toEqual(tooSoon('room-pace'));
  });

  it('it waits as well where the pace is read anew while its words are written', async () => {
    const forgets = writing(() => void house.deps.paces.delete(room));
    await need(postContribution(forgets, child, words('The first.')));
    expect(await post(words('Too soon.'))).toEqual(tooSoon('room-pace'));
  });
});
