import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as translations from '../../../app/routes/staff/translation/translations.tsx';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { longestTranslation, translationBound } from '../../../server/core/translation/translator.ts';
import type { SharedContribution } from '../../../server/core/wire/views.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import {
  about,
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { translateShownWords } from '../../support/house/translated.ts';
import type { Page } from '../../support/pages/client.ts';
import { drawPages, ledTo, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';
import { tempFolder } from '../../support/processes/temp.ts';

/** A pair of Apertium's that translates from English into Arabic by saying what it read, in capital letters. */
const folder = tempFolder('translator');
writeFileSync(join(folder.path, 'eng-ara.mode'), 'tr a-z A-Z\n');

let house: TestHouse;
let live: TestLive;
let reader: Child;
let moderator: Staff;
let second: Staff;
let room: string;
let consultationId: string;

const newIdHere = () => newId((length) => crypto.getRandomValues(new Uint8Array(length)));
const use = () => ({ consultationId, use: 'translation' }) as const;
const openUse = async () => {
  const { moveUse } = house.services.consultation;
  await need(moveUse(await house.staffWho('organiser'), { ...use(), to: 'asked' }));
  await need(moveUse(await house.staffWho('approver'), { ...use(), to: 'made' }));
};
const translateAll = () => translateShownWords(house, consultationId);

/** A child says something that is shown, and it is translated; answers it as a person reads it who may sign it. */
async function translated(text: string, hidden?: { start: number; end: number }) {
  const child = await house.join();
  await need(house.services.room.answerUse(child, { use: 'translation', answer: 'yes' }));
  const id = newIdHere();
  await need(house.services.room.post(child, { id, activityId: room, text, language: 'en' }));
  await need(
    house.services.moderation.decide(moderator, {
      consultationId,
      id,
      revision: 1,
      ...(hidden
        ? { decision: 'redact' as const, hidden: [{ ...hidden, label: 'person' as const }] }
        : { decision: 'publish' as const }),
    }),
  );
  await translateAll();
  const { change, round } = await listed(id);
  return { id, child, read: { consultationId, id, language: 'ar', change, round } };
}
async function listed(id: string, by = moderator) {
  const found = (await need(house.services.translation.toSign(by, { consultationId }))).translations.find(
    (each) => each.id === id,
  );
  if (!found) throw new Error('It is not listed.');
  return found;
}
const readAs = async (id: string) =>
  (await need(house.services.room.enter(reader, { activityId: room, after: 0, language: 'ar' }))).items.find(
    (item) => item.id === id,
  );
const database = async () => {
  const db = await house.databases.consultation(consultationId);
  if (!db) throw new Error('It cannot be opened.');
  return db;
};
const rows = async (id: string) =>
  (await database()).query('select state, typed_by from translation where contribution_id = ?1', [id]);
const stale = { ok: false, code: 'stale-revision' };

const { t } = speakerOf('en');
const typing = { field: 'words', press: 'to=typed' };
let at: string;
/** Somebody at the page of translations, and the part of that page that is one of them. */
const pagesOf = (staff: Staff) => ({
  pages: drawPages(house, { routes: { '/staff/c/:id/translations': translations }, staff }),
  of: (id: string, page: Page): Page => {
    const [, own = ''] = page.html.split(`id="field-translation-${id}-ar"`);
    return { ...page, html: own.slice(0, own.indexOf('</section>')) };
  },
});

beforeAll(async () => {
  house = await openTestHouse({ TRANSLATOR: 'apertium', TRANSLATOR_MODES: folder.path });
  ({ consultationId } = house);
  at = `/staff/c/${consultationId}/translations`;
  live = await openTestLive(house);
  moderator = await house.staffWho('moderator');
  const people = (await need(
    house.services.staff.list(await house.staffWho('administrator'), {}),
  )) as readonly Staff[];
  const other = people.find(
    (each) => each.staffId !== moderator.staffId && each.grants.some(({ role }) => role === 'moderator'),
  );
  if (!other) throw new Error('There is one moderator only.');
  second = { ...other, freshFactor: true };
  reader = await house.join('ar');
  const place = await need(house.services.room.place(reader, {}));
  room = place.activities.find((activity) => activity.kind === 'room')?.id ?? '';
  await openUse();
});
afterAll(async () => {
  await live.close();
  await house.remove();
  folder.remove();
});

describe('a translation that a person writes anew', () => {
  it('R540: is read beside the original, on open pages too, and says that a person wrote it', async () => {
    const { id, read } = await translated('Ask us in spring.');
    const page = await live.connect(reader);
    await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0, language: 'ar' });
    const heard = next(page, 'room:changed', about(id));
    const typed = await need(
      house.services.translation.correct(moderator, { ...read, texts: ['اسألونا في الربيع.'] }),
    );
    expect(typed).toEqual({ held: false });
    const shown = { language: 'ar', parts: [{ text: 'اسألونا في الربيع.' }], signed: true, typed: true };
    expect((await heard).items).toMatchObject([
      { id, parts: [{ text: 'Ask us in spring.' }], translations: [shown] },
    ]);
    expect(await readAs(id)).toMatchObject({ parts: [{ text: 'Ask us in spring.' }], translations: [shown] });
    // What the program made stays for whoever signs, and only there.
    expect(await listed(id)).toMatchObject({
      state: 'signed',
      by: 'you',
      translation: shown.parts,
      made: [{ text: 'ASK US IN SPRING.' }],
    });
    expect((await listed(id, second)).by).toBe('person');
    expect(JSON.stringify(await readAs(id))).not.toContain('ASK US IN SPRING.');
    // Nobody hears who it was.
    expect(JSON.stringify(await readAs(id))).not.toContain(moderator.staffId);
  });

  it('R540: keeps hidden parts hidden, and its parts in their places', async () => {
    const { id, read } = await translated('Ask Ada first, please.', { start: 4, end: 7 });
    expect((await listed(id)).worded).toEqual(['ASK', 'FIRST, PLEASE.']);
    expect(await house.services.translation.correct(moderator, { ...read, texts: ['اسألوا'] })).toEqual(
      stale,
    );
    await need(
      house.services.translation.correct(moderator, { ...read, texts: ['اسألوا', 'أولًا من فضلكم.'] }),
    );
    expect((await readAs(id))?.translations?.[0]?.parts).toEqual([
      { text: 'اسألوا ' },
      { hidden: 'person' },
      { text: ' أولًا من فضلكم.' },
    ]);
  });

  it('R540: is refused when it is empty, too long or not readable, and nothing changes', async () => {
    const { id, read } = await translated('One of many.');
    for (const [text, code] of [
      [' \n ', 'text-empty'],
      ['ا'.repeat(longestTranslation + 1), 'text-too-long'],
      ['ا'.repeat(translationBound.graphemes + 1), 'text-too-long'],
      ['\u0001\u0002\u0003\u0004', 'text-unreadable'],
    ] as const)
      expect(await house.services.translation.correct(moderator, { ...read, texts: [text] })).toEqual({
        ok: false,
        code,
      });
    expect(await readAs(id)).toMatchObject({
      translations: [{ parts: [{ text: 'ONE OF MANY.' }], signed: false, typed: false }],
    });
  });

  it('R1220: may be longer than a child may write', async () => {
    const { id, read } = await translated('As long as it takes.');
    const text = 'ا'.repeat(1_001);
    await need(house.services.translation.correct(moderator, { ...read, texts: [text] }));
    expect((await readAs(id))?.translations).toMatchObject([{ parts: [{ text }], typed: true }]);
  });

  it('R540: in the very words of the program it signs these, and nobody is said to have written them', async () => {
    const { id, read } = await translated('Said well enough.');
    await need(house.services.translation.correct(moderator, { ...read, texts: ['SAID WELL ENOUGH.'] }));
    expect((await readAs(id))?.translations).toMatchObject([{ signed: true, typed: false }]);
    expect(await rows(id)).toEqual([['signed', '']]);
  });

  it('R541: is shown to nobody, where a screen points at it, before another person signed it', async () => {
    const { id, read } = await translated('Call us early.');
    const page = await live.connect(reader);
    await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0, language: 'ar' });
    // What was shown a moment earlier may come in a packet before it.
    const heard: unknown[] = [];
    page.on('room:changed', ({ items }) => heard.push(...items));
    const typed = await need(
      house.services.translation.correct(moderator, { ...read, texts: ['اتصلوا بنا 0612345678 باكرًا.'] }),
    );
    expect(typed).toEqual({ held: true });
    await expect.poll(() => heard).toContainEqual(expect.objectContaining({ id, translations: [] }));
    expect(await readAs(id)).not.toHaveProperty('translations');
    const now = { ...read, round: 1 };
    expect(await house.services.translation.settle(moderator, { ...now, to: 'signed' })).toEqual({
      ok: false,
      code: 'one-person-alone',
    });
    await need(house.services.translation.settle(second, { ...now, to: 'signed' }));
    expect((await readAs(id))?.translations).toMatchObject([{ signed: true, typed: true }]);
  });

  it('R542: whoever takes it away takes what was typed too, and the log has no words', async () => {
    const { id, read } = await translated('To be taken away.');
    await need(house.services.translation.correct(moderator, { ...read, texts: ['ليُزال.'] }));
    await need(house.services.translation.settle(second, { ...read, round: 1, to: 'removed' }));
    expect(await readAs(id)).not.toHaveProperty('translations');
    const db = await database();
    const kept = await db.query('select body, typed, typed_by from translation where contribution_id = ?1', [
      id,
    ]);
    expect(kept.map(([body, ...more]) => [db.text.decode(body as Uint8Array), ...more])).toEqual([
      ['', null, ''],
    ]);
    const log = await db.query(
      "select deed, actor, subject, detail from audit where deed like 'translation:%' and subject = ?1",
      [id],
    );
    expect(log).toEqual([
      ['translation:typed', moderator.staffId, id, 'ar'],
      ['translation:removed', second.staffId, id, 'ar'],
    ]);
  });

  it('R543: two people at once: the second is told that it is another by now', async () => {
    const { id, read } = await translated('Two at once.');
    const { correct, settle } = house.services.translation;
    const both = await Promise.all([
      correct(moderator, { ...read, texts: ['اثنان معًا.'] }),
      correct(second, { ...read, texts: ['معًا.'] }),
      settle(second, { ...read, to: 'signed' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.filter(({ ok }) => !ok)).toEqual([stale, stale]);
    expect((await listed(id)).round).toBe(1);
  });

  it('R763: a form that was refused is of what was read when it was typed, however often it is sent', async () => {
    const { id, read } = await translated('Read once.');
    const { pages, of } = pagesOf(second);
    const page = of(id, await pages.get(at));
    await need(house.services.translation.correct(moderator, { ...read, texts: ['اقرأ مرة.'] }));
    const empty = await pages.send(page, typing, { words: ' ' });
    expect(wordsOf(empty.html)).toContain(t('refusal.text-empty'));
    const told = await pages.send(of(id, empty), typing, { words: 'مرة.' });
    expect(wordsOf(told.html)).toContain(t('stale.title'));
    expect(typedIn(of(id, told), typing)).toMatchObject({ words: ['مرة.'] });
    expect(wordsOf((await pages.send(of(id, told), typing)).html)).toContain(t('stale.title'));
    expect((await readAs(id))?.translations?.[0]?.parts).toEqual([{ text: 'اقرأ مرة.' }]);
  });

  it('R716: words that were typed when a break began stand on the page, which leads to the desk', async () => {
    const { id } = await translated('Before a break.');
    const rests = { ...second, staffId: 'who-rests' };
    const { pages, of } = pagesOf(rests);
    const page = of(id, await pages.get(at));
    house.deps.exposures.change({ kind: 'rests', staffId: rests.staffId, leftMs: 60_000 });
    const back = await pages.send(page, typing, { words: 'قبل استراحة.' });
    expect(ledTo(back)).toMatch(/^words-/);
    expect(wordsOf(back.html)).toContain('قبل استراحة.');
    expect(wordsOf(back.html)).toContain(t('refusal.break-needed'));
    expect(back.html).toContain(`href="/staff/c/${consultationId}/desk"`);
  });

  it('R540: by nobody but a moderator, and by none who knows the child', async () => {
    const { id, child, read } = await translated('Of a group that somebody knows.');
    const texts = ['من مجموعة.'];
    const { correct } = house.services.translation;
    for (const role of ['organiser', 'analyst', 'approver', 'administrator'] as const)
      expect(await correct(await house.staffWho(role), { ...read, texts })).toEqual({
        ok: false,
        code: 'not-found',
      });
    expect(await correct(child, { ...read, texts })).toEqual({ ok: false, code: 'not-allowed' });
    const db = await database();
    const [[batchId] = []] = await db.query('select batch_id from participant where id = ?1', [
      child.participantId,
    ]);
    await need(
      house.services.consultation.knowGroups(second, { consultationId, batchIds: [String(batchId)] }),
    );
    expect(await correct(second, { ...read, texts })).toEqual(stale);
    expect((await readAs(id))?.translations).toMatchObject([{ typed: false }]);
  });

  it('R542: goes with its words, with an erasure, with a no, and at closing', async () => {
    const write = async (text: string) => {
      const one = await translated(text);
      await need(house.services.translation.correct(moderator, { ...one.read, texts: ['كلمات شخص.'] }));
      expect(await rows(one.id)).toEqual([['signed', moderator.staffId]]);
      return one;
    };
    const revised = await write('To be written anew.');
    const erased = await write('To be erased.');
    const refused = await write('Mine, and then not.');
    const left = await write('Left until the end.');
    // It stands among what is held about the child, in words, and without a name.
    const held = JSON.stringify(await need(house.services.privacy.held(left.child, {})));
    expect(held).toContain('كلمات شخص.');
    expect(held).not.toContain(moderator.staffId);

    await need(
      house.services.room.revise(revised.child, {
        id: revised.id,
        revision: 1,
        text: 'Anew.',
        language: 'en',
      }),
    );
    await need(house.services.privacy.erase(erased.child, {}));
    const page = await live.connect(reader);
    await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0, language: 'ar' });
    const heard = new Promise<SharedContribution>((found) =>
      page.on('room:changed', ({ items }) => {
        const item = items.find(({ id }) => id === refused.id);
        if (item) found(item);
      }),
    );
    await need(house.services.privacy.object(refused.child, { use: 'translation', on: true }));
    expect(await heard).toMatchObject({ translations: [] });
    for (const { id } of [revised, erased, refused]) expect(await rows(id)).toEqual([]);
    expect(await rows(left.id)).toHaveLength(1);
    await need(house.services.consultation.move(demoSystem, { consultationId, to: 'closed' }));
    expect(await rows(left.id)).toEqual([]);
  });
});
