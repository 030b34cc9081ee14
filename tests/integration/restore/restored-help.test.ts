import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Role, Staff } from '../../../server/core/staff/roles.ts';
import type { House } from '../../../server/house.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { backUp, putBack as houseFrom, peopleWho } from '../../support/processes/put-back.ts';

const language = 'en';
const told = 'My uncle shouts at me every night.';

let house: TestHouse;
let again: House | undefined;
let who: (role: Role) => Staff;
beforeEach(async () => {
  house = await openTestHouse();
  who = await peopleWho(house, ['moderator']);
});
afterEach(async () => {
  await again?.close();
  again = undefined;
  await house.remove();
});

async function putBack(folder: string) {
  const back = await houseFrom(house, folder);
  again = back.served;
  return back;
}

/** What a child wrote in the room, and a moderator has not read. */
async function held(): Promise<{ child: Child; id: string }> {
  const child = await house.join();
  const { activities } = await need(house.services.room.place(child, {}));
  const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
  const id = newId(house.deps.random);
  await need(house.services.room.post(child, { id, activityId, text: told, language }));
  return { child, id };
}
const lane = () => house.services.safeguarding;
const toTeam = ({ child, id }: Awaited<ReturnType<typeof held>>) => need(lane().sealOwn(child, { id }));
const atDesk = async (of: House) =>
  (
    await need(of.services.moderation.desk(who('moderator'), { consultationId: house.consultationId }))
  ).items.map(({ id }) => id);

describe('R1025: words that their author sent to the team instead, since the backup', () => {
  it('stand at no desk, and are not said to be with the team where the team has nothing of them', async () => {
    const [plain, anew, waits] = [await held(), await held(), await held()];
    const before = await backUp(house);
    await toTeam(plain);
    const other = { id: anew.id, revision: 1, text: `${told} Really.`, language };
    await need(house.services.room.revise(anew.child, other));
    await toTeam(anew);
    const { served, db, said } = await putBack(before);
    expect(said).toMatchObject({ takenBack: 2 });
    expect(await atDesk(served)).toEqual([waits.id]);
    const state = 'select state, length(body) from contribution where id = ?1';
    for (const { id, child } of [plain, anew]) {
      expect(await db.query(state, [id])).toEqual([['withdrawn', 0]]);
      expect((await need(served.services.safeguarding.mailbox(child, {}))).cases).toEqual([]);
    }
  });

  it('are with the team where the backup has their case', async () => {
    const both = await held();
    const { id, child } = both;
    const more = { id, revision: 1, text: `${told} Again.`, language, choice: 'both', told: 0 } as const;
    expect(await need(lane().reviseWithHelp(child, more))).toMatchObject({ counted: true });
    const before = await backUp(house);
    await toTeam(both);
    const { served, db } = await putBack(before);
    expect(await atDesk(served)).toEqual([]);
    const row = 'select state, length(body) from contribution where id = ?1';
    expect(await db.query(row, [id])).toEqual([['sealed', 0]]);
    expect(await db.query('select state from sealed_case where id = ?1', [id])).toEqual([['sealed']]);
  });

  for (const [when, late] of [
    ['before they went', false],
    ['after it', true],
  ] as const)
    it(`are a view where it was a false alarm since, in a backup from ${when}`, async () => {
      const alarm = await held();
      const early = await backUp(house);
      await toTeam(alarm);
      const view = { caseId: alarm.id, text: 'My uncle sings every night.', language };
      await need(lane().countAsView(alarm.child, view));
      const { served } = await putBack(late ? await backUp(house) : early);
      expect(await atDesk(served)).toEqual([alarm.id]);
    });
});
