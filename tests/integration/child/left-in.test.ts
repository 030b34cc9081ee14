import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as deskPage from '../../../app/routes/staff/moderation/desk.tsx';
import * as secondPage from '../../../app/routes/staff/moderation/second.tsx';
import { newId } from '../../../server/core/ids.ts';
import { givesAway } from '../../../server/core/moderation/asking.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import {
  need,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages, formFor } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const asked = { ok: false, code: 'gives-away' } as const;
const number = '0170 555 0142';

let house: TestHouse;
let live: TestLive;
let author: Child;
let maya: Staff;
let ravi: Staff;
let room: string;
let consultationId: string;

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  ({ consultationId } = house);
  maya = await house.staffWho('moderator');
  ravi = await house.otherWho('moderator', maya);
});
beforeEach(async () => {
  author = await house.join();
  const place = await need(house.services.room.place(author, {}));
  room = place.activities.find(({ kind }) => kind === 'room')?.id ?? '';
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

async function say(text: string, child = author): Promise<string> {
  const id = newId(house.deps.random);
  await need(house.services.room.post(child, { id, activityId: room, text, language: 'en' }));
  return id;
}
async function placesIn(id: string, staff = maya) {
  const { items } = await need(house.services.moderation.desk(staff, { consultationId }));
  const { findings } = items.find((each) => each.id === id) ?? { findings: [] };
  return findings.filter(givesAway).map(({ start, end }) => ({ start, end }));
}
const shown = async () =>
  JSON.stringify(await need(house.services.room.enter(await house.join(), { activityId: room, after: 0 })));
const logged = async (id: string, deed: string) => {
  const db = await house.databases.consultation(consultationId);
  const sql = 'select detail from audit where subject = ?1 and deed = ?2 order by n';
  return (await db?.query(sql, [id, deed]))?.map(([detail]) => detail);
};
const decide = (id: string, more: object = {}) =>
  house.services.moderation.decide(maya, { consultationId, id, revision: 1, decision: 'publish', ...more });

describe('R676: what tells who or where a child is', () => {
  it('is shown by no message that does not name it, and hidden without a question; the log says that it was left in', async () => {
    const id = await say(`Ring ${number} and ask about trees.`);
    const [place] = await placesIn(id);
    if (!place) throw new Error('nothing was found');
    const desk = await live.connect(maya);
    const sent = { v: 1, consultation: consultationId, id, revision: 1, decision: 'publish' } as const;
    expect(await desk.emitWithAck('contribution:decide', sent)).toEqual(asked);
    // Neither all of the text nor a part of the place is its name.
    const wide = [{ start: 0, end: 1_000 }];
    expect(await desk.emitWithAck('contribution:decide', { ...sent, leaves: wide })).toEqual(asked);
    const near = [{ ...place, end: place.end - 1 }];
    expect(await desk.emitWithAck('contribution:decide', { ...sent, leaves: near })).toEqual(asked);
    // Nor is hiding something else.
    const elsewhere = { decision: 'redact' as const, hidden: [{ start: 0, end: 4, label: 'hurt' as const }] };
    expect(await desk.emitWithAck('contribution:decide', { ...sent, ...elsewhere })).toEqual(asked);
    expect(await shown()).not.toContain(number);
    expect(await desk.emitWithAck('contribution:decide', { ...sent, leaves: [place] })).toMatchObject({
      ok: true,
    });
    expect(await shown()).toContain(number);
    expect(await logged(id, 'contribution:publish')).toEqual(['left-in']);
    // Others read it now: whoever hides something else of it is not asked again, and the same decision sent again is told as made.
    await need(decide(id, { ...elsewhere, change: 2 }));
    expect(await logged(id, 'contribution:redact')).toEqual(['hurt']);

    const other = await say(`Call ${number}, says my aunt.`);
    const hidden = (await placesIn(other)).map((each) => ({ ...each, label: 'contact' }));
    await need(decide(other, { decision: 'redact', hidden }));
    expect(await logged(other, 'contribution:redact')).toEqual(['contact']);
  });

  it('is asked about again when it was hidden by children, changed, or taken back', async () => {
    const id = await say(`Ring ${number} about swings.`);
    const leaves = await placesIn(id);
    await need(decide(id, { leaves }));
    await need(house.services.moderation.undo(maya, { consultationId, id }));
    expect(await decide(id)).toEqual(asked);
    await need(decide(id, { leaves }));
    for (const child of [await house.join(), await house.join()])
      await need(house.services.room.report(child, { id }));
    expect(await decide(id)).toEqual(asked);
    const text = `Please ring ${number} about swings.`;
    await need(decide(id, { leaves }));
    await need(house.services.room.revise(author, { id, revision: 1, text, language: 'en' }));
    // What was left in was a place of other words.
    expect(await decide(id, { revision: 2, leaves })).toEqual(asked);
  });

  it('goes along with the same words only where the same places are named', async () => {
    const words = `Write to ${number} for rain.`;
    const first = await say(words);
    const same = await say(words, await house.join());
    const spaced = await say(words.replace('to ', 'to   '), await house.join());
    const leaves = await placesIn(first);
    const all = { consultationId, id: first, revision: 1, decision: 'publish', leaves } as const;
    expect(await need(house.services.moderation.decideAlike(maya, all))).toEqual({ decided: 2 });
    const { items } = await need(house.services.moderation.desk(maya, { consultationId }));
    const waiting = items.map(({ id }) => id);
    expect(waiting).toContain(spaced);
    expect(waiting).not.toContain(same);
  });

  it('is asked about in a second look and at the desk, by a form that was made by hand too', async () => {
    const routes = { '/staff/c/:id/desk': deskPage, '/staff/c/:id/second': secondPage };
    const form = { field: 'decision' };
    const id = await say(`Ring ${number} about sand.`);
    const hidden = (await placesIn(id)).map((each) => ({ ...each, label: 'contact' as const }));
    await need(decide(id, { decision: 'redact', hidden }));
    await need(house.services.room.appeal(author, { id }));
    const answer = { consultationId, id, change: 3, decision: 'publish' } as const;
    const [row] = await need(house.services.moderation.secondLooks(ravi, { consultationId }));
    expect(
      await house.services.moderation.answerAppeal(ravi, { ...answer, change: row?.change ?? 0 }),
    ).toEqual(asked);
    const pages = drawPages(house, { routes, staff: ravi });
    const at = `/staff/c/${consultationId}/second?item=${id}`;
    const again = await pages.send(await pages.get(at), form, { decision: 'publish' });
    expect(again.status).toBe(400);
    expect(wordsOf(again.html)).toContain(t('desk.gives-away.leave'));
    expect(await shown()).not.toContain(`${number} about sand`);
    const leave = /name="leaves" value="([\d,-]+)"/.exec(again.html)?.[1] ?? '';
    const answered = await pages.send(again, { ...form, press: `leaves=${leave}` });
    expect(answered.path).toContain('saved');
    expect(await shown()).toContain(`${number} about sand`);
    expect(await logged(id, 'appeal:publish')).toEqual(['left-in']);

    const held = await say(`Ring ${number} about snow.`);
    const desk = `/staff/c/${consultationId}/desk?item=${held}`;
    const byHand = { id: held, revision: '1', decision: 'redact', reason: 'hurt', place: '0-4' };
    const refused = await pages.send(formFor(desk, byHand), {});
    expect(refused.status).toBe(400);
    expect(wordsOf(refused.html)).toContain(t('refusal.gives-away'));
    const [place] = await placesIn(held, ravi);
    const untick = { decision: 'redact', reason: 'hurt', place: [], words: 'Ring' };
    const made = await pages.send(await pages.get(desk), form, untick);
    expect(made.path).toContain('done=');
    expect(place).toBeDefined();
    expect(await shown()).toContain(`${number} about snow`);
  });
});
