import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import {
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';
import { translateShownWords } from '../../support/house/translated.ts';
import { tempFolder } from '../../support/processes/temp.ts';

/** A pair of Apertium's that translates from English into Arabic by saying what it read, in capital letters. */
const folder = tempFolder('translator');
writeFileSync(join(folder.path, 'eng-ara.mode'), 'tr a-z A-Z\n');

let house: TestHouse;
let live: TestLive;
let reader: Child;
let moderator: Staff;
let activityId: string;
let consultationId: string;

const newIdHere = () => newId((length) => crypto.getRandomValues(new Uint8Array(length)));
const translateAll = () => translateShownWords(house, consultationId);
/** A child of its own adds a sentence, and a person publishes it. */
async function sentence(text: string, answer: 'yes' | 'no' = 'yes') {
  const child = await house.join();
  await need(house.services.room.answerUse(child, { use: 'translation', answer }));
  const id = newIdHere();
  await need(house.services.room.post(child, { id, activityId, text, language: 'en' }));
  await need(
    house.services.moderation.decide(moderator, { consultationId, id, revision: 1, decision: 'publish' }),
  );
  await translateAll();
  return { id, child };
}
/** The sentence as the reader finds it, on whichever card it is. */
async function cardOf(text: string) {
  const aside: string[] = [];
  for (;;) {
    const { next } = await need(house.services.room.readStatements(reader, { activityId, but: aside }));
    const found = next.find(({ texts }) => JSON.stringify(texts).includes(text));
    if (found) return found;
    if (next.length === 0) throw new Error(`There is no "${text}".`);
    aside.push(...next.map(({ id }) => id));
  }
}
const mine = async (statementId: string) =>
  (await need(house.services.room.readVotes(reader, { activityId, page: 0 }))).votes.find(
    ({ statement }) => statement.id === statementId,
  )?.statement;

beforeAll(async () => {
  house = await openTestHouse({ TRANSLATOR: 'apertium', TRANSLATOR_MODES: folder.path });
  ({ consultationId } = house);
  live = await openTestLive(house);
  moderator = await house.staffWho('moderator');
  reader = await house.join('ar');
  const place = await need(house.services.room.place(reader, {}));
  activityId = place.activities.find(({ kind }) => kind === 'statements')?.id ?? '';
  const use = { consultationId, use: 'translation' } as const;
  const { moveUse } = house.services.consultation;
  await need(moveUse(await house.staffWho('organiser'), { ...use, to: 'asked' }));
  await need(moveUse(await house.staffWho('approver'), { ...use, to: 'made' }));
});
afterAll(async () => {
  await live.close();
  await house.remove();
  folder.remove();
});

describe('R546: a sentence of a child that others vote on', () => {
  it('is read in translation beside its own words, after a yes and never without one', async () => {
    await sentence('Ask us before a camera comes.');
    const card = await cardOf('Ask us before a camera comes.');
    expect(card).toMatchObject({
      from: 'children',
      texts: [{ language: 'en', parts: [{ text: 'Ask us before a camera comes.' }] }],
      translations: [
        { language: 'ar', parts: [{ text: 'ASK US BEFORE A CAMERA COMES.' }], signed: false, typed: false },
      ],
    });
    await need(house.services.room.vote(reader, { statementId: card.id, choice: 'agree' }));
    expect((await mine(card.id))?.translations).toEqual(card.translations);
    await sentence('Said by a child that said no.', 'no');
    expect(await cardOf('Said by a child that said no.')).not.toHaveProperty('translations');
    // A sentence of whoever asks has its own words in each language.
    expect(await cardOf('A school should delete my data when I leave.')).not.toHaveProperty('translations');
  });

  it('is written anew by a person as any words, and pages with cards ask for it', async () => {
    const { id } = await sentence('Show us what you keep.');
    const { change, round } =
      (await need(house.services.translation.toSign(moderator, { consultationId }))).translations.find(
        (each) => each.id === id,
      ) ?? {};
    const page = await live.connect(reader);
    await page.emitWithAck('statements:next', { v: 1, activity: activityId });
    const heard = next(page, 'activity:state');
    await need(
      house.services.translation.correct(moderator, {
        consultationId,
        id,
        language: 'ar',
        change: change ?? 0,
        round: round ?? 0,
        texts: ['أرونا ما تحفظونه.'],
      }),
    );
    expect(await heard).toEqual({ activity: activityId, state: 'open' });
    expect((await cardOf('Show us what you keep.')).translations).toEqual([
      { language: 'ar', parts: [{ text: 'أرونا ما تحفظونه.' }], signed: true, typed: true },
    ]);
  });

  it('has none any more after a no, on open pages too, and after closing', async () => {
    const { child } = await sentence('Mine, and then not mine.');
    await sentence('Left until the end.');
    const left = await cardOf('Left until the end.');
    expect(left.translations).toHaveLength(1);
    await need(house.services.room.vote(reader, { statementId: left.id, choice: 'agree' }));
    expect((await cardOf('Mine, and then not mine.')).translations).toHaveLength(1);
    const page = await live.connect(reader);
    const heard = next(page, 'activity:state');
    await need(house.services.privacy.object(child, { use: 'translation', on: true }));
    expect(await heard).toMatchObject({ activity: activityId });
    expect(await cardOf('Mine, and then not mine.')).not.toHaveProperty('translations');
    await need(house.services.consultation.move(demoSystem, { consultationId, to: 'closed' }));
    expect(await mine(left.id)).not.toHaveProperty('translations');
  });
});
