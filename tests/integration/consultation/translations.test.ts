import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as translations from '../../../app/routes/staff/translation/translations.tsx';
import { type Place, untranslated } from '../../../db/queries/translation/translations.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import type { Translator } from '../../../server/core/translation/translator.ts';
import type { ServerEvents } from '../../../server/core/wire/events.ts';
import type { SharedContribution } from '../../../server/core/wire/views.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { startTranslating } from '../../../server/jobs/translate.ts';
import { translateShown } from '../../../server/usecases/translation/translate-shown.ts';
import {
  about,
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
  type TestSocket,
} from '../../support/house/house.ts';
import { translateShownWords } from '../../support/house/translated.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { tempFolder } from '../../support/processes/temp.ts';

/** A pair of Apertium's that translates from English into Arabic by saying what it read, in capital letters. */
type ChangedRoom = Parameters<ServerEvents['room:changed']>[0];

const folder = tempFolder('translator');
writeFileSync(join(folder.path, 'eng-ara.mode'), 'tr a-z A-Z | sed "s/SUNDAY/0612345678/"\n');

let house: TestHouse;
let live: TestLive;
let stopTranslating: () => Promise<void>;
let author: Child;
let reader: Child;
let moderator: Staff;
let room: string;
let consultationId: string;

const clock = { kind: 'system', name: 'clock' } as const;
const newIdHere = () => newId((length) => crypto.getRandomValues(new Uint8Array(length)));
const answerUse = (child: Child, answer: 'yes' | 'no') =>
  need(house.services.room.answerUse(child, { use: 'translation', answer }));

/** A child of its own says something in the room, and a person shows it. */
async function shown(text: string, more: { hidden?: { start: number; end: number }; by?: Child } = {}) {
  const child = more.by ?? (await house.join());
  if (!more.by) await answerUse(child, 'yes');
  const id = newIdHere();
  await need(house.services.room.post(child, { id, activityId: room, text, language: 'en' }));
  await need(
    house.services.moderation.decide(moderator, {
      consultationId,
      id,
      revision: 1,
      ...(more.hidden
        ? { decision: 'redact' as const, hidden: [{ ...more.hidden, label: 'person' as const }] }
        : { decision: 'publish' as const }),
    }),
  );
  return { id, child };
}
const translateAll = () => translateShownWords(house, consultationId);
async function readAs(id: string, language = 'ar') {
  const entered = await need(house.services.room.enter(reader, { activityId: room, after: 0, language }));
  return entered.items.find((item) => item.id === id);
}
/** The words as a page hears them once they have a translation. */
const hears = (page: TestSocket, id: string) =>
  new Promise<SharedContribution>((done) =>
    page.on('room:changed', ({ items }) => {
      const item = items.find((each) => each.id === id && each.translations);
      if (item) done(item);
    }),
  );
/** The same, by what the translation says. */
const hearsAny = (page: TestSocket, text: string) =>
  new Promise<void>((done) =>
    page.on('room:changed', ({ items }) => {
      if (JSON.stringify(items).includes(text)) done();
    }),
  );
const fault = (error: unknown) => {
  throw error;
};
const stored = async (id: string) => {
  const db = await house.databases.consultation(consultationId);
  return (await db?.query('select state, body from translation where contribution_id = ?1', [id])) ?? [];
};

beforeAll(async () => {
  house = await openTestHouse({ TRANSLATOR: 'apertium', TRANSLATOR_MODES: folder.path });
  ({ consultationId } = house);
  live = await openTestLive(house);
  moderator = await house.staffWho('moderator');
  author = await house.join();
  reader = await house.join('ar');
  const place = await need(house.services.room.place(author, {}));
  room = place.activities.find((activity) => activity.kind === 'room')?.id ?? '';
});
afterAll(async () => {
  await stopTranslating?.();
  await live.close();
  await house.remove();
  folder.remove();
});

describe('reading each other across languages', () => {
  it('R458: nothing is translated before the consultation does it and the child said yes', async () => {
    const early = await shown('Before anybody asked.', { by: author });
    await translateAll();
    expect(await stored(early.id)).toEqual([]);

    const use = { consultationId, use: 'translation' } as const;
    await need(
      house.services.consultation.moveUse(await house.staffWho('organiser'), { ...use, to: 'asked' }),
    );
    await translateAll();
    expect(await stored(early.id)).toEqual([]);
    await need(house.services.consultation.moveUse(await house.staffWho('approver'), { ...use, to: 'made' }));
    // Asked by nobody yet, and then asked and silent: no yes.
    await translateAll();
    expect(await stored(early.id)).toEqual([]);
    await answerUse(author, 'no');
    await translateAll();
    expect(await stored(early.id)).toEqual([]);
    await answerUse(author, 'yes');
    await translateAll();
    expect(await readAs(early.id)).toMatchObject({
      parts: [{ text: 'Before anybody asked.' }],
      translations: [{ language: 'ar', parts: [{ text: 'BEFORE ANYBODY ASKED.' }], signed: false }],
    });
    // Into a language that nobody here knows there is none, and to its own language neither.
    expect(await readAs(early.id, 'zh')).not.toHaveProperty('translations');
    expect(await readAs(early.id, 'en')).not.toHaveProperty('translations');
  });

  it('R459: what waits is not translated, and of what is shown not what was hidden', async () => {
    const child = await house.join();
    await answerUse(child, 'yes');
    const waits = newIdHere();
    await need(
      house.services.room.post(child, { id: waits, activityId: room, text: 'It waits.', language: 'en' }),
    );
    const { id } = await shown('Ask Ada first, please.', { hidden: { start: 4, end: 7 } });
    await translateAll();
    expect(await stored(waits)).toEqual([]);
    expect((await readAs(id))?.translations?.[0]?.parts).toEqual([
      { text: 'ASK ' },
      { hidden: 'person' },
      { text: ' FIRST, PLEASE.' },
    ]);
    expect(
      JSON.stringify((await stored(id)).map(([, body]) => Buffer.from(body as Uint8Array).toString())),
    ).not.toMatch(/ada/i);
    // The desk reads the original, and nothing of a translation.
    const desk = await need(house.services.moderation.case(moderator, { consultationId, id: waits }));
    expect(JSON.stringify(desk)).toContain('It waits.');
    expect(JSON.stringify(desk)).not.toContain('IT WAITS.');
  });

  it('R464: a yes that was said before anybody told the child of another machine is none to that', async () => {
    const said = await shown('Only here, please.');
    const db = await house.databases.consultation(consultationId);
    if (!db) throw new Error('no consultation');
    const leave = async () =>
      (await untranslated(db, { ids: [said.id], pairs: [['en', 'zh']], limit: 100, elsewhere: true })).map(
        ({ record }) => record.id,
      );
    expect(await leave()).not.toContain(said.id);
    await need(
      house.services.room.answerUse(said.child, { use: 'translation', answer: 'yes', elsewhere: true }),
    );
    expect(await leave()).toContain(said.id);
  });

  it('R461: words without a letter get no translation that is the same', async () => {
    const { id } = await shown('👍👍 10!');
    await translateAll();
    expect(await readAs(id)).not.toHaveProperty('translations');
    expect((await stored(id)).map(([state]) => state)).toEqual(['none']);
  });

  it('R1220: words have their translation where it is longer than a child may write', async () => {
    // The program's answer is some ten times as long as the words.
    const { id } = await shown('Ask us about it in spring too. '.repeat(6).trim());
    const long = (text: string) => text.replaceAll(/[aeiou]/g, (vowel) => vowel.repeat(24));
    const translator: Translator = {
      where: 'here',
      knows: async ({ from, to }) => from === 'en' && to === 'ar',
      translate: async ({ texts }) => ({ ok: true, texts: texts.map(long) }),
    };
    await need(translateShown({ ...house.deps, translator }, clock, { consultationId }));
    const [text] =
      (await readAs(id))?.translations?.[0]?.parts.flatMap((part) => ('text' in part ? part.text : [])) ?? [];
    expect(text?.length).toBeGreaterThan(1_000);
    expect((await stored(id)).map(([state]) => state)).toEqual(['machine']);
  });

  it('R1220: what was too long for an earlier bound is tried once more, and once', async () => {
    const [{ id }, { id: other }] = [await shown('Ask us in May too.'), await shown('Ask us in June.')];
    const db = await house.databases.consultation(consultationId);
    for (const each of [id, other])
      await db?.write([
        {
          sql: `insert into translation (contribution_id, language, change, state, body, signed_by)
            select id, 'ar', change, 'none', ?2, '' from contribution where id = ?1`,
          args: [each, db.text.encode('')],
        },
      ]);
    const asked: string[] = [];
    const translator: Translator = {
      where: 'here',
      knows: async ({ from, to }) => from === 'en' && to === 'ar',
      translate: async ({ texts }) => {
        asked.push(...texts);
        return texts[0]?.includes('May') ? { ok: true, texts } : { ok: false, failure: 'unreadable' };
      },
    };
    const look = () =>
      need(translateShown({ ...house.deps, translator }, clock, { consultationId, ids: [id, other] }));
    expect(await look()).toMatchObject({ found: 2 });
    expect(await look()).toMatchObject({ found: 0 });
    expect(asked.toSorted()).toEqual(['Ask us in June.', 'Ask us in May too.']);
    expect([await stored(id), await stored(other)].flat().map(([state]) => state)).toEqual([
      'machine',
      'none',
    ]);
  });

  it('R460: what nobody answers is passed over, so that older words have their turn', async () => {
    const older = await shown('Older words.');
    const newer = await Promise.all(Array.from({ length: 4 }, () => shown('Newer words.')));
    const translator: Translator = {
      where: 'here',
      knows: async ({ from, to }) => from === 'en' && to === 'ar',
      translate: async ({ texts }) =>
        texts.includes('Newer words.') ? { ok: false, failure: 'unreachable' } : { ok: true, texts },
    };
    const step = (place: Place | null) =>
      need(translateShown({ ...house.deps, translator }, clock, { consultationId, place }));
    const first = await step(null);
    expect(first).toMatchObject({ found: 4, unanswered: 4, silent: 4 });
    expect(await stored(older.id)).toEqual([]);
    await step(first.place);
    expect(await readAs(older.id)).toHaveProperty('translations');
    for (const { id } of newer) expect(await stored(id)).toEqual([]);
    await translateAll();
  });

  it('R460: words of which a part alone is answered stop no older ones', async () => {
    const older = await shown('Older than many.');
    const newer = await Promise.all(Array.from({ length: 13 }, () => shown('One of many.')));
    const translator: Translator = {
      where: 'here',
      knows: async ({ from }) => from === 'en',
      translate: async ({ to, texts }) =>
        to === 'ar' ? { ok: true, texts } : { ok: false, failure: 'unreachable' },
    };
    const translation = {
      ...house.services.translation,
      shown: (...given: Parameters<typeof house.services.translation.shown>) =>
        translateShown({ ...house.deps, translator }, ...given),
    };
    stopTranslating = startTranslating({ ...house.services, translation }, { ofSite: true, fault });
    await expect.poll(async () => (await stored(older.id)).length).toBe(1);
    for (const { id } of newer) expect((await stored(id)).map(([state]) => state)).toEqual(['machine']);
    await stopTranslating();
  });

  it('R460: it comes to a page that is open by itself, beside the words it had', async () => {
    const page = await live.connect(reader);
    await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0, language: 'ar' });
    // What was shown a moment earlier may come before it, or in the same packet.
    const heard: ChangedRoom[] = [];
    const listen = (changed: ChangedRoom) => heard.push(changed);
    page.on('room:changed', listen);
    const { id } = await shown('Live words.');
    const holds = ({ items }: ChangedRoom) => items.some((each) => each.id === id);
    await expect.poll(() => heard.some(holds)).toBe(true);
    page.off('room:changed', listen);
    const before = heard.find(holds) as ChangedRoom;
    const item = before.items.find((each) => each.id === id);
    expect(item).toMatchObject({ id, parts: [{ text: 'Live words.' }] });
    const second = next(page, 'room:changed');
    await translateAll();
    const after = await second;
    expect(after.since).toBe(before.seq);
    expect(after.items).toEqual([
      {
        ...item,
        translations: [{ language: 'ar', parts: [{ text: 'LIVE WORDS.' }], signed: false, typed: false }],
      },
    ]);
    // A page that slept through it asks from the number it has, and is told.
    const answer = await page.emitWithAck('room:enter', {
      v: 1,
      activity: room,
      after: before.seq,
      language: 'ar',
    });
    expect(answer).toMatchObject({ ok: true, items: [{ id, translations: [{ language: 'ar' }] }] });
  });

  it('R460: the job translates what was shown just now, and all that a restart left', async () => {
    const { id: left } = await shown('Left before a restart.');
    const page = await live.connect(reader);
    await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0, language: 'ar' });
    const leftOne = hears(page, left);
    stopTranslating = startTranslating(house.services, { ofSite: true, fault });
    expect((await leftOne).translations).toMatchObject([{ parts: [{ text: 'LEFT BEFORE A RESTART.' }] }]);
    const said = new Promise<SharedContribution>((done) =>
      page.on('room:changed', ({ items }) => {
        for (const item of items) if (item.translations && item.id !== left) done(item);
      }),
    );
    const { id } = await shown('While it runs.');
    expect(await said).toMatchObject({ id, translations: [{ parts: [{ text: 'WHILE IT RUNS.' }] }] });
    await stopTranslating();
  });

  it('R644: without the jobs of the site it translates what is shown here alone; what is left is found by who has them', async () => {
    const { id: left } = await shown('Left by another process.');
    const page = await live.connect(reader);
    await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0, language: 'ar' });
    let looked = 0;
    const translation = {
      ...house.services.translation,
      openRooms(...asked: Parameters<typeof house.services.translation.openRooms>) {
        looked += 1;
        return house.services.translation.openRooms(...asked);
      },
    };
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      stopTranslating = startTranslating({ ...house.services, translation }, { ofSite: false, fault });
      vi.advanceTimersByTime(120_000);
      expect(looked).toBe(0);
      expect(await stored(left)).toEqual([]);
      const heard = hearsAny(page, 'SHOWN HERE.');
      await shown('Shown here.');
      await heard;
      await stopTranslating();

      // Its process ended before it was translated.
      const found = hearsAny(page, 'BEFORE IT ENDED.');
      await shown('Before it ended.');
      stopTranslating = startTranslating({ ...house.services, translation }, { ofSite: true, fault });
      await found;
      vi.advanceTimersByTime(30_000);
      expect(looked).toBe(2);
      await stopTranslating();
    } finally {
      vi.useRealTimers();
    }
  });

  it('R461, R463: what a screen points at is held until a person signs it', async () => {
    const { id, child } = await shown('We meet on sunday in spring.');
    await translateAll();
    expect((await stored(id)).map(([state]) => state)).toEqual(['held']);
    expect(await readAs(id)).not.toHaveProperty('translations');
    const list = (await need(house.services.translation.toSign(moderator, { consultationId }))).translations;
    expect(list[0]).toMatchObject({
      id,
      state: 'held',
      translation: [{ text: 'WE MEET ON 0612345678 IN SPRING.' }],
    });

    const page = await live.connect(reader);
    await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0, language: 'ar' });
    const heard = next(page, 'room:changed', about(id));
    const settle = { consultationId, id, language: 'ar', change: list[0]?.change ?? 0, round: 0 };
    await need(house.services.translation.settle(moderator, { ...settle, to: 'signed' }));
    expect((await heard).items).toMatchObject([{ id, translations: [{ signed: true }] }]);
    expect(await readAs(id)).toMatchObject({ translations: [{ signed: true }] });

    // Taken away: its words go, and it is not made again.
    await need(house.services.translation.settle(moderator, { ...settle, round: 1, to: 'removed' }));
    await translateAll();
    expect(await readAs(id)).not.toHaveProperty('translations');
    const db = await house.databases.consultation(consultationId);
    const kept = await stored(id);
    expect(kept.map(([state]) => state)).toEqual(['removed']);
    expect(db?.text.decode(kept[0]?.[1] as Uint8Array)).toBe('');
    expect(await house.services.translation.settle(moderator, { ...settle, round: 2, to: 'signed' })).toEqual(
      {
        ok: false,
        code: 'stale-revision',
      },
    );
    // Nor after its child said no to being translated, and yes again.
    const { object } = house.services.privacy;
    for (const on of [true, false]) await need(object(child, { use: 'translation', on }));
    await translateAll();
    expect(await readAs(id)).not.toHaveProperty('translations');
    expect((await stored(id)).map(([state]) => state)).toEqual(['removed']);
    const log = await db?.query(
      "select deed, subject, detail from audit where deed like 'translation:%'",
      [],
    );
    expect(log).toEqual([
      ['translation:signed', id, 'ar'],
      ['translation:removed', id, 'ar'],
    ]);
  });

  it('R812: hard words, of which nobody signs a translation, keep none of the others from being signed', async () => {
    const mild = await shown('We meet on sunday in autumn.');
    const hard = await shown('My uncle beats me on sunday.');
    await translateAll();
    const db = await house.databases.consultation(consultationId);
    // As many of them as a page has rows, in languages that this house has no program for.
    const many = JSON.stringify(Array.from({ length: 60 }, (_, at) => `x${at}`));
    await db?.write([
      {
        sql: `insert into translation (contribution_id, language, change, state, body, signed_by)
          select t.contribution_id, l.value, t.change, 'held', t.body, '' from translation t, json_each(?2) l where t.contribution_id = ?1`,
        args: [hard.id, many],
      },
    ]);
    expect(await stored(hard.id)).toHaveLength(61);
    const list = (await need(house.services.translation.toSign(moderator, { consultationId }))).translations;
    expect(list.map((each) => each.id)).toContain(mild.id);
    expect(list.map((each) => each.id)).not.toContain(hard.id);
    for (const { id, child } of [mild, hard]) await need(house.services.room.withdraw(child, { id }));
  });

  it('R1223: however many wait, each stands on a page of the list', async () => {
    const older = await shown('We meet on sunday in winter.');
    await translateAll();
    const newer = await shown('We meet on sunday in summer.');
    await translateAll();
    const db = await house.databases.consultation(consultationId);
    // Other people read these languages, and have not come yet.
    const others = [...'abc'].flatMap((one) => [...'abcdefghijklmnopqrst'].map((two) => `q${one}${two}`));
    await db?.write([
      {
        sql: `insert into translation (contribution_id, language, change, state, body, signed_by)
          select t.contribution_id, l.value, t.change, 'held', t.body, '' from translation t, json_each(?2) l where t.contribution_id = ?1`,
        args: [newer.id, JSON.stringify(others)],
      },
    ]);
    const pageOf = (page: number) =>
      need(house.services.translation.toSign(moderator, { consultationId, page }));
    const [first, second] = [await pageOf(0), await pageOf(1)];
    expect([first.translations.length, first.more]).toEqual([50, true]);
    expect(first.translations.map((each) => each.id)).not.toContain(older.id);
    expect(second.translations.map((each) => each.id)).toContain(older.id);
    const pages = drawPages(house, {
      routes: { '/staff/c/:id/translations': translations },
      staff: moderator,
    });
    const at = `/staff/c/${consultationId}/translations`;
    expect((await pages.get(at)).html).toContain(`href="${at}?page=1"`);
    const [, own = ''] = (await pages.get(`${at}?page=1`)).html.split(
      `id="field-translation-${older.id}-ar"`,
    );
    expect(own.slice(0, own.indexOf('</section>'))).toContain('0612345678');
    for (const { id, child } of [older, newer]) await need(house.services.room.withdraw(child, { id }));
  });

  it('R463: of a child whom a person knows it signs nothing and reads nothing', async () => {
    const { id, child } = await shown('Of a group that somebody knows.');
    await translateAll();
    const db = await house.databases.consultation(consultationId);
    const [[batchId] = []] =
      (await db?.query('select batch_id from participant where id = ?1', [child.participantId])) ?? [];
    const seen = (
      await need(house.services.translation.toSign(moderator, { consultationId }))
    ).translations.find((each) => each.id === id);
    const people = (await need(
      house.services.staff.list(await house.staffWho('administrator'), {}),
    )) as readonly Staff[];
    const knows = people.find(
      (each) => each.staffId !== moderator.staffId && each.grants.some(({ role }) => role === 'moderator'),
    );
    if (!knows || !seen) throw new Error('nobody to know it');
    await need(
      house.services.consultation.knowGroups(knows, { consultationId, batchIds: [String(batchId)] }),
    );
    expect(await need(house.services.translation.toSign(knows, { consultationId }))).toEqual({
      translations: [],
      more: false,
    });
    expect(
      await house.services.translation.settle(knows, {
        consultationId,
        id,
        language: 'ar',
        change: seen.change,
        round: seen.round,
        to: 'signed',
      }),
    ).toEqual({ ok: false, code: 'stale-revision' });
  });

  it('R462: whatever becomes of the words, the translation goes in the same commit', async () => {
    const revised = await shown('To be written anew.');
    const taken = await shown('To be taken back.');
    const erased = await shown('To be erased.');
    await translateAll();
    for (const { id } of [revised, taken, erased]) expect(await stored(id)).toHaveLength(1);
    await need(
      house.services.room.revise(revised.child, {
        id: revised.id,
        revision: 1,
        text: 'Anew.',
        language: 'en',
      }),
    );
    await need(house.services.room.withdraw(taken.child, { id: taken.id }));
    await need(house.services.privacy.erase(erased.child, { session: 'here' }));
    for (const { id } of [revised, taken, erased]) expect(await stored(id)).toEqual([]);
    // An erasure that was undone shows the words again, and they may be translated anew.
    await need(house.services.privacy.undo(erased.child, { session: 'here' }));
    await translateAll();
    expect(await stored(erased.id)).toHaveLength(1);
  });

  it('R462, R97: a no of the child takes all of its translations from every screen, and a yes brings them back', async () => {
    const { id, child } = await shown('Mine, and then not.');
    await translateAll();
    const page = await live.connect(reader);
    await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0, language: 'ar' });
    const heard = next(page, 'room:changed', about(id));
    await need(house.services.privacy.object(child, { use: 'translation', on: true }));
    expect((await heard).items).toMatchObject([
      { id, parts: [{ text: 'Mine, and then not.' }], translations: [] },
    ]);
    expect(await stored(id)).toEqual([]);
    await translateAll();
    expect(await stored(id)).toEqual([]);
    await need(house.services.privacy.object(child, { use: 'translation', on: false }));
    await translateAll();
    expect(await stored(id)).toHaveLength(1);
    // It stands among what is held about the child, in words.
    const held = await need(house.services.privacy.held(child, {}));
    expect(JSON.stringify(held)).toContain('MINE, AND THEN NOT.');
  });

  it('R462: where the consultation ends this use, and when it closes, none is left', async () => {
    const { id } = await shown('The last of them.');
    await translateAll();
    const use = { consultationId, use: 'translation' } as const;
    const page = await live.connect(reader);
    await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0, language: 'ar' });
    const heard = next(page, 'room:changed', about(id));
    const organiser = await house.staffWho('organiser');
    await need(house.services.consultation.moveUse(organiser, { ...use, to: 'dropped' }));
    expect((await heard).items.every(({ translations }) => translations?.length === 0)).toBe(true);
    expect(await readAs(id)).not.toHaveProperty('translations');
    const db = await house.databases.consultation(consultationId);
    const all = async () => (await db?.query('select state from translation', []))?.flat();
    // Of those that a person took away it stays that they are not made again (R463), without a word.
    const made = async () => (await all())?.filter((state) => state !== 'removed');
    expect(await made()).toEqual([]);

    await need(house.services.consultation.moveUse(organiser, { ...use, to: 'asked' }));
    await need(house.services.consultation.moveUse(await house.staffWho('approver'), { ...use, to: 'made' }));
    await translateAll();
    expect((await made())?.length).toBeGreaterThan(0);
    await need(house.services.consultation.move(demoSystem, { consultationId, to: 'closed' }));
    expect(await all()).toEqual([]);
  });
});
