import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyReport } from '../../../server/commands/verify-report.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { toldNever } from '../../support/house/told-never.ts';
import { draftVoting, option, prompts, type VotingStage } from '../../support/house/voting.ts';
import { textOf } from '../../support/pages/inert.ts';

let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let analyst: Staff;
let approver: Staff;
let children: readonly Child[];
const points: Record<'safe' | 'night' | 'few', string> = { safe: '', night: '', few: '' };
let poll: string;
const visitor = { kind: 'visitor' } as const;
const refused = (code: string) => ({ ok: false, code });

/** 15 want it safe, 12 light at night, 4 something else. */
beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'question', prompts: prompts('What is missing?') },
    { kind: 'poll', form: 'single', prompts: prompts('Which one?'), options: ['A', 'B'].map(option) },
  ]);
  await drafted.open();
  stage = drafted;
  ({ consultationId } = stage);
  analyst = await house.staffWho('analyst');
  approver = await house.staffWho('approver');
  const [question = '', asked = ''] = stage.activities;
  poll = asked;
  children = await stage.joinMany(31);
  const said = { safe: [] as string[], night: [] as string[], few: [] as string[] };
  for (const [at, child] of children.entries()) {
    const name = at < 15 ? 'safe' : at < 27 ? 'night' : 'few';
    const words = {
      safe: 'The way has to be safe.',
      night: 'Light at night.',
      few: 'Our horse is stared at.',
    };
    said[name].push(await stage.publish(child, question, words[name]));
    await need(house.services.room.answerPoll(child, { activityId: poll, choice: [at < 20 ? 1 : 2] }));
  }
  await stage.move('closed');
  const titles = { safe: 'Safe ways', night: 'Light', few: 'Animals' };
  for (const name of ['safe', 'night', 'few'] as const) {
    const named = { consultationId, activityId: question, title: titles[name], language: 'en' };
    const { pointId } = await need(house.services.analysis.namePoint(analyst, named));
    points[name] = pointId;
    const sorting = said[name].map((contributionId) => ({ contributionId, pointId }));
    await need(house.services.analysis.sort(analyst, { consultationId, sorting }));
  }
});
afterAll(() => house.remove());

const pointCell = (name: keyof typeof points) =>
  ({ kind: 'point', subject: points[name], cell: '' }) as const;
const write = (input: object) =>
  house.services.analysis.writeFinding(analyst, {
    consultationId,
    language: 'en',
    text: '',
    evidence: [pointCell('safe')],
    ...input,
  });
const tell = (input: object) =>
  house.services.analysis.tellPoint(analyst, {
    consultationId,
    pointId: points.few,
    route: 'our-words',
    language: 'en',
    text: '',
    ...input,
  });
const draft = () => house.services.analysis.draft(analyst, { consultationId });
const giveBack = () => house.services.analysis.returnDraft(approver, { consultationId });

describe('what is owed an answer', () => {
  it('R310: nothing is finished without a finding while a point has a number, however it is marked', async () => {
    expect(await draft()).toEqual(refused('findings-owed'));
    const mark = async (route: 'also-said' | null) => {
      for (const pointId of [points.safe, points.night]) await need(tell({ pointId, route }));
    };
    await mark('also-said');
    expect(await draft()).toEqual(refused('findings-owed'));
    await mark(null);
  });
});

describe('R1323: a sentence that speaks for all children', () => {
  it('is not taken for a point that too few made, and none that stands already is finished', async () => {
    for (const text of ['All children want a bench.', 'Children want a bench.'])
      expect(await tell({ text })).toEqual(refused('speaks-for-all'));
    await need(tell({ text: 'The children who took part said it.' }));
    await need(tell({ pointId: points.night, route: 'also-said' }));
    const { findingId } = await need(write({ template: 'said' }));
    // As one that was written while more children were heard: it is refused and not left out.
    const db = await house.databases.consultation(consultationId);
    const reword = (text: string) =>
      db?.write([
        {
          sql: 'update point_telling set body = ?2 where point_id = ?1',
          args: [points.few, db.text.encode(text)],
        },
      ]);
    await reword('Children want a bench.');
    expect(await draft()).toEqual(refused('speaks-for-all'));
    await reword('The children who took part said it.');
    await need(draft());
    await reword('Children want a bench.');
    expect(await house.services.analysis.sign(approver, { consultationId })).toEqual(
      refused('speaks-for-all'),
    );
    await need(giveBack());
    await need(house.services.analysis.dropFinding(analyst, { consultationId, findingId }));
    await need(tell({ route: null }));
    await need(tell({ pointId: points.night, route: null }));
    await toldNever(house, consultationId);
  });
});

describe('R1323: a name that speaks for all children', () => {
  it('is given to no point, and with one that is called so nothing is drafted', async () => {
    const { analysis } = house.services;
    const [activityId = ''] = stage.activities;
    const all = { consultationId, activityId, language: 'en' };
    for (const title of ['All children want a bench', 'Children want a bench']) {
      expect(await analysis.namePoint(analyst, { ...all, title })).toEqual(refused('speaks-for-all'));
      expect(await analysis.namePoint(analyst, { ...all, title, renames: points.few })).toEqual(
        refused('speaks-for-all'),
      );
    }
    const { findingId } = await need(write({ template: 'said' }));
    await need(tell({ pointId: points.night, route: 'also-said' }));
    const db = await house.databases.consultation(consultationId);
    const call = (title: string, id: string) =>
      db?.write([{ sql: 'update point set title = ?2 where id = ?1', args: [id, db.text.encode(title)] }]);
    for (const [id, title] of [
      [points.few, 'Animals'],
      [points.night, 'Light'],
    ] as const) {
      await call('Children want a bench', id);
      expect(await draft()).toEqual(refused('speaks-for-all'));
      await call(title, id);
    }
    await need(analysis.dropFinding(analyst, { consultationId, findingId }));
    await need(tell({ pointId: points.night, route: null }));
  });
});

describe('what a colleague wrote meanwhile', () => {
  const voices = async () => (await need(house.services.analysis.voices(analyst, { consultationId }))).points;
  const seenOf = async (pointId: string) => (await voices()).find(({ id }) => id === pointId)?.seen ?? '';

  it('R744: the sentence that tells a point is not overwritten by who has not read it', async () => {
    const before = await seenOf(points.few);
    const mine = { text: 'Some want a bench.', seen: before };
    await need(tell(mine));
    // The same once more is written already; another one is a page of before.
    await need(tell(mine));
    expect(await tell({ text: 'A bench, some say.', seen: before })).toEqual(refused('stale-revision'));
    expect(await tell({ route: null, seen: before })).toEqual(refused('stale-revision'));
    expect(await seenOf(points.few)).not.toBe(before);
    await need(tell({ text: 'A bench, some say.', seen: await seenOf(points.few) }));
    // At the same moment: what one says is not taken back by the other, or the other way round.
    const seen = await seenOf(points.few);
    const both = await Promise.all([tell({ text: 'A bench, they say.', seen }), tell({ route: null, seen })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual(refused('stale-revision'));
    expect((await seenOf(points.few)) === before).toBe(both[1].ok);
    await need(tell({ route: null, seen: await seenOf(points.few) }));
    expect(await seenOf(points.few)).toBe(before);
  });

  it('R744: nor is the name of a point', async () => {
    const named = (await voices()).find(({ id }) => id === points.night);
    if (!named) throw new Error('no point');
    const call = (title: string, was: string) =>
      house.services.analysis.namePoint(analyst, {
        consultationId,
        activityId: named.activityId,
        language: named.language,
        renames: named.id,
        title,
        was,
      });
    await need(call('Light by night', named.title));
    await need(call('Light by night', named.title));
    expect(await call('Lamps', named.title)).toEqual(refused('stale-revision'));
    await need(call(named.title, 'Light by night'));
    // At the same moment one name stands, and the other one is told so.
    const both = await Promise.all(['Lamps', 'Lanterns'].map((title) => call(title, named.title)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual(refused('stale-revision'));
    const title = (await voices()).find(({ id }) => id === points.night)?.title ?? '';
    expect(title).toBe(both[0]?.ok ? 'Lamps' : 'Lanterns');
    await need(call(named.title, title));
  });
});

describe('a typed finding', () => {
  it('R306, R307: says its number itself, and refuses another one kindly', async () => {
    const fifteen = [pointCell('safe')];
    expect(await write({ template: 'chose', evidence: fifteen })).toEqual(refused('template-unfit'));
    expect(await write({ template: 'said', text: 'All 31 of them.' })).toEqual(refused('number-unfounded'));
    expect(await write({ text: 'Twelve children want it.' })).toEqual(refused('number-unfounded'));
    expect(await write({ text: '' })).toEqual(refused('field-missing'));
    await need(write({ template: 'said', language: 'ar', text: 'الطريق مهم.' }));
    await need(
      write({
        template: 'more',
        evidence: [
          { kind: 'poll', subject: poll, cell: '2' },
          { kind: 'poll', subject: poll, cell: '1' },
        ],
      }),
    );
    const { findings } = await need(house.services.analysis.tables(analyst, { consultationId }));
    expect(findings.map(({ text }) => text)).toEqual([
      '١٥ طفلًا على الأقل قالوا: «Safe ways» الطريق مهم.',
      '“Which one? en” More children answered “A en” (at least 20) than “B en” (at least 10).',
    ]);
  });

  it('R310: nothing is finished while a point of enough children is in no finding and not marked', async () => {
    expect(await draft()).toEqual(refused('points-unnamed'));
    await need(tell({ pointId: points.night, route: 'also-said' }));
    await need(draft());
    await need(giveBack());
    await need(tell({ pointId: points.night, route: null }));
    expect(await draft()).toEqual(refused('points-unnamed'));
    const { findingId } = await need(write({ text: 'Light.', evidence: [pointCell('night')] }));
    await need(draft());
    await need(giveBack());
    await need(house.services.analysis.dropFinding(analyst, { consultationId, findingId }));
    await need(tell({ pointId: points.night, route: 'also-said' }));
  });

  it('R455: a risk that enough children named needs a finding, and a mark is not enough', async () => {
    const standing = async (word: string) =>
      await (await house.databases.consultation(consultationId))?.write([
        { sql: `update activity set standing = ?1 where kind = 'question'`, args: [word] },
      ]);
    await standing('risks');
    expect(await draft()).toEqual(refused('risks-unanswered'));
    const { findingId } = await need(write({ text: 'Light.', evidence: [pointCell('night')] }));
    await need(draft());
    await need(giveBack());
    await need(house.services.analysis.dropFinding(analyst, { consultationId, findingId }));
    // Nine children are too few for a number at the draft, and each may take its objection back before the signature.
    const object = async (on: boolean) => {
      for (const child of children.slice(15, 18))
        await need(house.services.privacy.object(child, { use: 'analysis', on }));
    };
    await object(true);
    await toldNever(house, consultationId);
    await need(draft());
    await object(false);
    await toldNever(house, consultationId);
    expect(await house.services.analysis.sign(approver, { consultationId })).toEqual(
      refused('risks-unanswered'),
    );
    await need(giveBack());
    await standing('');
  });

  it('R308: a number that moved is not signed, and the draft can be given back', async () => {
    const own = { text: 'At least fifteen want safe ways.' };
    const { findingId } = await need(write(own));
    await need(draft());
    const object = (on: boolean) =>
      house.services.privacy.object(children[0] as Child, { use: 'analysis', on });
    await need(object(true));
    await toldNever(house, consultationId);
    const { analysis } = house.services;
    expect(await analysis.sign(approver, { consultationId })).toEqual(refused('number-unfounded'));
    expect(await analysis.returnDraft(analyst, { consultationId })).toEqual(refused('not-found'));
    await need(giveBack());
    expect(await draft()).toEqual(refused('number-unfounded'));
    await need(object(false));
    await toldNever(house, consultationId);
    await need(analysis.dropFinding(analyst, { consultationId, findingId }));
    expect(await giveBack()).toEqual(refused('state-forbids'));
  });
});

describe('small voices', () => {
  it('R738: the name of a point says no number, as a name alone is told without any', async () => {
    const name = (title: string) =>
      house.services.analysis.namePoint(analyst, {
        consultationId,
        activityId: stage.activities[0] ?? '',
        title,
        language: 'en',
      });
    for (const title of ['Two children are afraid of the coach', '80 % want lamps', '八成的人要灯'])
      expect(await name(title)).toEqual(refused('number-unfounded'));
  });

  it('R311: what few children said is told in a sentence without a number, or by its name', async () => {
    expect(await tell({ text: ' ' })).toEqual(refused('field-missing'));
    expect(await tell({ text: 'Four children have a horse.' })).toEqual(refused('number-unfounded'));
    expect(await tell({ text: 'x', language: 'fr' })).toEqual(refused('language-unknown'));
    expect(await tell({ text: 'x', pointId: 'none' })).toEqual(refused('not-found'));
    await need(tell({ text: 'Animals in the street matter to some.' }));
    const desk = await need(house.services.analysis.voices(approver, { consultationId }));
    expect(
      desk.points.map(({ id, cited, children: told, telling }) => [id, cited, told, telling?.route]),
    ).toEqual([
      [points.safe, true, 15, undefined],
      [points.night, false, 10, 'also-said'],
      [points.few, false, null, 'our-words'],
    ]);
  });

  it('R737: nothing of a draft that a child reads has a number, in whosever words it is', async () => {
    const plain = [{ language: 'en', level: 'older', body: 'Fifteen of you want it.' }];
    const own = { text: 'At least 15 want safe ways.', plain };
    const { findingId } = await need(write(own));
    const after = { template: 'said' as const, text: 'All fifteen of them said why.' };
    const { findingId: typed } = await need(write(after));
    await need(draft());
    const { findings } = await need(house.services.analysis.findingsToCheck(children[1] as Child, {}));
    const read = (id: string) => findings.find((each) => each.id === id);
    expect(read(findingId)?.text).toBe('At least … want safe ways.');
    expect(read(findingId)?.plain.map(({ body }) => body)).toEqual(['… of you want it.']);
    expect(read(typed)?.text).toContain('All … of them said why.');
    await need(giveBack());
    for (const id of [findingId, typed])
      await need(house.services.analysis.dropFinding(analyst, { consultationId, findingId: id }));
  });

  it('R45: what was read is what is signed: a draft that is another one by then is refused', async () => {
    const { analysis } = house.services;
    const read = async () => (await need(analysis.readDraft(approver, { consultationId }))).print;
    await need(draft());
    const print = await read();
    await need(giveBack());
    const { findingId } = await need(write({ text: 'The way matters to them.' }));
    await need(draft());
    expect(await analysis.sign(approver, { consultationId, print })).toEqual(refused('stale-revision'));
    expect(await read()).not.toBe(print);
    await need(giveBack());
    await need(analysis.dropFinding(analyst, { consultationId, findingId }));
    await need(draft());
    expect(await read()).toBe(print);
    await need(giveBack());
  });

  it('R311, R312: stands so in every form of the release, with its way, and verify-report says the sentences anew', async () => {
    await need(draft());
    // Who is asked about a draft reads what it is about, in each language, and no number while numbers move.
    const asked = await need(house.services.analysis.findingsToCheck(children[1] as Child, {}));
    expect(asked.findings.map(({ text }) => text)).toContain('قال كثير من الأطفال: «Safe ways» الطريق مهم.');
    expect(JSON.stringify(asked.findings.map(({ text, plain }) => [text, plain]))).not.toMatch(/\p{Nd}/u);
    expect(asked.findings[0]?.plain.map(({ language }) => language)).toEqual(['en', 'en', 'ar', 'ar']);
    // What a child says of it meanwhile is in no draft, and makes no other one of it.
    const { print } = await need(house.services.analysis.readDraft(approver, { consultationId }));
    const [finding] = asked.findings;
    const said = { answers: { [finding?.id ?? '']: 'yes' as const } };
    await need(house.services.analysis.checkFindings(children[1] as Child, said));
    const { releaseId } = await need(house.services.analysis.sign(approver, { consultationId, print }));
    const { files } = await need(house.services.analysis.releaseBundle(visitor, { id: releaseId }));
    const at = new Map(files.map(({ name, bytes }) => [name, bytes]));
    const text = (name: string) => textOf(at.get(name) ?? Buffer.alloc(0));
    const release = JSON.parse(text('release.json'));
    expect(release.topics[0].alsoSaid).toEqual([
      {
        title: 'Animals',
        language: 'en',
        words: { language: 'en', text: 'Animals in the street matter to some.' },
      },
    ]);
    expect(release.topics[0].points).toMatchObject([{ children: 15 }, { children: 10, named: 'also-said' }]);
    for (const page of ['report', 'children-younger', 'children-older', 'easy-read'])
      for (const language of ['en', 'ar'])
        expect(text(`${page}.${language}.html`)).toContain('Animals in the street matter to some.');
    // The first finding was written in Arabic; each page says it in its own language.
    expect(text('report.en.html')).toContain('At least 15 children said: “Safe ways”');
    expect(text('report.ar.html')).toContain('١٥ طفلًا على الأقل قالوا');
    expect(text('report.en.html')).toContain('<p lang="ar" dir="auto">الطريق مهم.</p>');

    const folder = join(house.folder, 'taken');
    mkdirSync(folder);
    for (const [name, bytes] of at) writeFileSync(join(folder, name), bytes);
    const verified = async () => {
      const said: string[] = [];
      const output = new Writable({
        write(chunk, _encoding, next) {
          said.push(String(chunk));
          next();
        },
      });
      return { code: await verifyReport([folder], { output, errors: output }), said: said.join('') };
    };
    expect(await verified()).toMatchObject({ code: 0 });
    const other = text('release.json').replace('"template": "said"', '"template": "chose"');
    writeFileSync(join(folder, 'release.json'), other);
    const found = await verified();
    expect(found.code).toBe(1);
    expect(found.said).toContain(`finding ${release.findings[0].id} does not say what its numbers say`);
  }, 60_000);
});
