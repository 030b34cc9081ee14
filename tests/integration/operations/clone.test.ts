import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { templateWords } from '../../../locales/templates.ts';
import { usualQuiet } from '../../../server/core/consultation/quiet-hours.ts';
import { templateDraft } from '../../../server/core/consultation/templates.ts';
import { newId } from '../../../server/core/ids.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, option, prompts, seed } from '../../support/house/voting.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

describe('a new draft from another consultation', () => {
  it('R770: one that broke off before anything was copied is made whole by the same form, once', async () => {
    const { consultation } = house.services;
    const { consultationId, organiser } = await draftVoting(house, [
      { kind: 'question', prompts: prompts('Say') },
    ]);
    const old = await need(consultation.read(organiser, { consultationId }));
    const form = newId(house.deps.random);
    const title = old.texts.find(({ field, language }) => field === 'title' && language === 'en')?.body ?? '';
    const { timeZone } = old.row;
    const begun = { title, language: 'en', timeZone, quiet: usualQuiet, form: `${consultationId} ${form}` };
    const { id } = await need(consultation.create(organiser, begun));
    const asked = async () =>
      (await need(consultation.read(organiser, { consultationId: id }))).activities.length;
    expect(await asked()).toBe(0);
    for (const _again of [1, 2]) {
      expect(await need(consultation.clone(organiser, { consultationId, title, form }))).toEqual({ id });
      expect(await asked()).toBe(old.activities.length);
    }
  });

  it('R425, R536, R577, R590: takes texts, document and what is asked along, and nothing of people: no child, word, code, place, assessment, check or signature', async () => {
    const { consultation } = house.services;
    const stage = await draftVoting(house, [
      { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('Cars are too fast')] },
      { kind: 'poll', form: 'single', prompts: prompts('Choose.'), options: ['A', 'B'].map(option) },
      { kind: 'question', prompts: prompts('Say') },
    ]);
    const { consultationId, organiser } = stage;
    await stage.open();
    const child = await stage.join();
    await stage.publish(child, stage.activities[2] ?? '', 'A secret of one child.');
    await stage.publish(child, stage.activities[0] ?? '', 'A sentence of one child.');

    const approver = await house.staffWho('approver');
    const [votes = ''] = stage.activities;
    for (const [english, arabic] of [
      ['A sentence of one child.', 'جملة'],
      ['Bicycles are fast', 'الدراجات سريعة'],
    ]) {
      const texts = { en: english ?? '', ar: arabic ?? '' };
      const added = await need(
        consultation.addSeed(organiser, {
          consultationId,
          activityId: votes,
          texts: Object.entries(texts).map(([language, body]) => ({ language, body })),
        }),
      );
      await need(consultation.signSeed(approver, { consultationId, ...added }));
    }

    const { id } = await need(consultation.clone(organiser, { consultationId, title: 'Once more' }));
    // What staff quoted of a child stays where it can be taken back; what they added in words of their own goes along.
    const { seeds } = await need(consultation.read(organiser, { consultationId: id }));
    const sentences = seeds.flatMap(({ texts }) => texts.map(({ body }) => body));
    expect(sentences.toSorted()).toEqual(
      ['Bicycles are fast', 'الدراجات سريعة', 'Cars are too fast (en)', 'Cars are too fast (ar)'].toSorted(),
    );
    const [old, copy] = await Promise.all(
      [consultationId, id].map((each) => need(consultation.read(organiser, { consultationId: each }))),
    );
    if (!old || !copy) throw new Error('Nothing was read.');
    const { row } = copy;
    expect([row.state, row.retentionDay, row.answerDay, row.sponsorKind]).toEqual([
      'draft',
      '',
      '',
      'public',
    ]);
    expect(row.languages).toEqual(old.row.languages);
    const sorted = (texts: typeof old.texts) =>
      texts
        .filter(({ field }) => field !== 'title')
        .map((text) => JSON.stringify(text))
        .sort();
    expect(sorted(copy.texts)).toEqual(sorted(old.texts));
    // R536: no list shows two alike.
    const titles = copy.texts.filter(({ field }) => field === 'title');
    expect(titles.map(({ language, level, body }) => [language, level, body]).sort()).toEqual([
      ['en', 'older', 'Once more'],
      ['en', 'younger', 'Once more'],
    ]);
    const unchecked = old.sections.map((section) => ({
      ...section,
      plain: section.plain.map((text) => ({ ...text, checked: false })),
      easy: section.easy.map((text) => ({ ...text, checked: false })),
    }));
    expect(copy.sections).toEqual(unchecked);
    // R590: the words go along, no check of them does.
    expect(old.sections.every(({ plain }) => plain.every(({ checked }) => checked))).toBe(true);
    expect(copy.plainAuthors.map(({ authorName, checkedName }) => [authorName, checkedName])).toEqual(
      copy.plainAuthors.map(() => ['Ilse', '']),
    );
    const shape = (desk: typeof old) => desk.activities.map(({ id: _id, ...each }) => each);
    expect(shape(copy)).toEqual(shape(old));
    expect(copy.activities.map((each) => each.id)).not.toEqual(old.activities.map((each) => each.id));
    expect(copy.seeds.every(({ state }) => state === 'open')).toBe(true);
    expect([copy.signatures, copy.batches]).toEqual([[], []]);
    const terms = await need(consultation.terms(organiser, { consultationId: id }));
    expect([terms.assessments, terms.terms.venues, terms.terms.languagesTold]).toEqual([[], [], false]);

    // R577: the words go along, what somebody from outside said of them does not.
    const [was, is] = await Promise.all(
      [consultationId, id].map((each) => need(consultation.source(organiser, { consultationId: each }))),
    );
    expect([is?.origin, is?.texts]).toEqual([was?.origin, was?.texts]);
    expect([was?.checkedDay === '', is?.checkedDay, is?.checkedName]).toEqual([false, '', '']);

    const db = await house.databases.consultation(id);
    for (const table of ['participant', 'contribution', 'join_code', 'code_batch', 'vote', 'signature']) {
      const [found] = (await db?.query(`select count(*) from ${table}`, [])) ?? [];
      expect(found?.[0], table).toBe(0);
    }
    const gate = await need(consultation.gate(organiser, { consultationId: id }));
    const missing = gate.filter(({ state }) => state === 'missing').map(({ item }) => item);
    expect(missing).toEqual(
      expect.arrayContaining([
        'source',
        'plain-checked',
        'retention',
        'answer',
        'impact',
        'data-protection',
        'prepared',
        'approved',
      ]),
    );
    expect(missing).not.toContain('activities');
    expect(missing).not.toContain('levels');
  });

  it('R432: keeps the quiet hours, and begins with the usual ones where there were none', async () => {
    const { consultation } = house.services;
    const organiser = await house.staffWho('organiser');
    const draft = { title: 'Bells', language: 'en', timeZone: 'Europe/Vienna' };
    const own = {
      night: { fromMinute: 1_140, untilMinute: 480 },
      school: { fromMinute: 480, untilMinute: 780 },
    };
    for (const quiet of [own, undefined]) {
      const { id } = await need(consultation.create(organiser, { ...draft, ...(quiet ? { quiet } : {}) }));
      const copy = await need(consultation.clone(organiser, { consultationId: id, title: 'Once more' }));
      const desk = await need(consultation.read(organiser, { consultationId: copy.id }));
      expect(desk.quiet).toEqual(quiet ?? usualQuiet);
    }
  });

  it('R425: is made by nobody who may not make one', async () => {
    const { consultationId } = house;
    const of = async (role: 'analyst' | 'decision-maker') =>
      house.services.consultation.clone(await house.staffWho(role), { consultationId, title: 'Once more' });
    expect(await of('analyst')).toEqual({ ok: false, code: 'not-allowed' });
    expect(await of('decision-maker')).toEqual({ ok: false, code: 'not-found' });
  });
});

describe('a new draft from a template', () => {
  it('R426: has its words and questions in the chosen language, and opens nothing', async () => {
    const { consultation } = house.services;
    const organiser = await house.staffWho('organiser');
    const words = templateWords.ar;
    if (!words) throw new Error('Arabic has no templates.');
    const { id } = await need(
      consultation.create(organiser, {
        title: 'أرجوحة',
        language: 'ar',
        timeZone: 'UTC',
        template: templateDraft('product-design', words),
      }),
    );
    const desk = await need(consultation.read(organiser, { consultationId: id }));
    expect([desk.row.sponsorKind, desk.row.state]).toEqual(['company', 'draft']);
    expect(desk.activities.map(({ kind }) => kind)).toEqual(['question', 'question', 'question']);
    expect(new Set(desk.texts.map(({ language }) => language))).toEqual(new Set(['ar']));
    const gate = await need(consultation.gate(organiser, { consultationId: id }));
    const of = (item: string) => gate.find((row) => row.item === item)?.state;
    expect([of('purpose'), of('activities')]).toEqual(['ready', 'ready']);
    expect(['change', 'undertaking', 'impact', 'sponsor'].map(of)).toEqual(Array(4).fill('missing'));
    expect(await consultation.move(organiser, { consultationId: id, to: 'open' })).toMatchObject({
      ok: false,
    });
  });
});
