import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../server/core/ids.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';

let house: TestHouse;
let stage: Awaited<ReturnType<typeof draftVoting>>;

beforeAll(async () => {
  house = await openTestHouse();
  stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('Say.') }]);
  await stage.open();
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
