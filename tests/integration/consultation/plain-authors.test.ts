import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';

const visitor = { kind: 'visitor' } as const;
const question = [{ kind: 'question', prompts: prompts('Say') }] as const;
const code = (refusal: string) => ({ ok: false, code: refusal });

let house: TestHouse;
let approver: Staff;
let overseer: Staff;
let stage: Awaited<ReturnType<typeof draftVoting>>;
let consultationId: string;

beforeAll(async () => {
  house = await openTestHouse();
  [approver, overseer] = await Promise.all([house.staffWho('approver'), house.staffWho('overseer')]);
  stage = await draftVoting(house, question);
  ({ consultationId } = stage);
});
afterAll(() => house.remove());

const use = () => house.services.consultation;
const shut = async () =>
  (await need(use().gate(stage.organiser, { consultationId })))
    .filter(({ state, item }) => state === 'missing' && item === 'plain-checked')
    .map(({ item }) => item);
const authors = async (language = 'en', anchor = '1') =>
  (await need(use().read(approver, { consultationId }))).plainAuthors.filter(
    (each) => each.language === language && each.anchor === anchor,
  );
const write = async (
  body: string,
  more: { level?: string; language?: string; anchor?: string; machine?: boolean; by?: Staff } = {},
) =>
  use().writePlain(more.by ?? stage.organiser, {
    consultationId,
    revision: await stage.revision(),
    anchor: more.anchor ?? '1',
    texts: [
      {
        language: more.language ?? 'en',
        level: more.level ?? 'older',
        heading: 'A law',
        body,
        machine: more.machine ?? false,
      },
    ],
  });
const check = async (more: object = {}, by: Staff = approver) =>
  use().checkPlain(by, {
    consultationId,
    revision: await stage.revision(),
    language: 'en',
    anchors: ['1'],
    ...more,
  });
const paste = async (markdown: string) =>
  need(
    use().writeDocument(stage.organiser, {
      consultationId,
      revision: await stage.revision(),
      language: 'en',
      title: 'A law',
      markdown,
    }),
  );

describe('plain words', () => {
  it('R585: keep who wrote them; saved as they stand they stay whose they were, with their check', async () => {
    const first = await authors();
    expect(first).toMatchObject(
      [1, 2].map(() => ({ by: 'staff', authorName: 'Ilse', checkedName: 'Tariq' })),
    );
    for (const { writtenDay, checkedDay } of first)
      expect(`${writtenDay} ${checkedDay}`).toMatch(/^\d{4}-.* \d{4}-/);
    const revision = await stage.revision();
    const other: Staff = { ...stage.organiser, staffId: 'A'.repeat(22), name: 'Nadia' };
    const { sections } = await need(use().read(approver, { consultationId }));
    const stands = sections[0]?.plain.find(({ language, level }) => language === 'en' && level === 'older');
    await need(write(stands?.body ?? '', { by: other }));
    expect(await stage.revision()).toBe(revision);
    expect((await authors()).map(({ authorName }) => authorName)).toEqual(['Ilse', 'Ilse']);
    // Two lines that a form stored as a browser sends them, and the same as every form is read now.
    await need(write('Be kind.\r\nTo all.'));
    const parted = await stage.revision();
    await need(write('Be kind.\nTo all.', { by: other }));
    expect(await stage.revision()).toBe(parted);
    await need(write('Be kind to all.', { by: other }));
    const now = await authors();
    expect(now.find(({ level }) => level === 'older')).toMatchObject({ authorName: 'Nadia', checkedDay: '' });
    expect(now.find(({ level }) => level === 'younger')).toMatchObject({
      authorName: 'Ilse',
      checkedName: 'Tariq',
    });
  });

  it('R586, R588: open nothing before another person than wrote them checked them, whatever roles that one holds', async () => {
    expect(await shut()).toEqual(['plain-checked']);
    await need(write('Be kind to everybody.'));
    expect(await check({}, stage.organiser)).toEqual(code('one-person-alone'));
    const double = { ...stage.organiser, grants: [...stage.organiser.grants, ...approver.grants] };
    expect(await check({}, double)).toEqual(code('one-person-alone'));
    for (const role of ['moderator', 'analyst', 'decision-maker', 'administrator'] as const)
      expect(await check({}, await house.staffWho(role)), role).toEqual(code('not-found'));
    expect(await check({ anchors: [] })).toEqual(code('field-missing'));
    expect(await check({ anchors: Array.from({ length: 11 }, (_, at) => String(at)) })).toEqual(
      code('field-missing'),
    );
    expect(await check({ language: 'ar' })).toEqual(code('state-forbids'));
    expect(await check({}, overseer)).toMatchObject({ ok: true, value: { texts: 1 } });
    expect((await authors()).find(({ level }) => level === 'older')).toMatchObject({ checkedName: 'Amal' });
    expect(await shut()).toEqual([]);
    expect(await check()).toEqual(code('state-forbids'));
    const db = await house.databases.consultation(consultationId);
    await expect(
      db?.write([{ sql: 'update section_plain set reviewer_id = author_id', args: [] }]),
    ).rejects.toThrow();
    expect(
      await db?.query(`select detail from audit where deed = 'plain:check' order by n desc limit 1`, []),
    ).toEqual([['en: section 1']]);
  });

  it('R587: lose the check with a change, and what was written since it was read is not what was checked', async () => {
    const read = await stage.revision();
    await need(write('Be kind, always.'));
    expect(await shut()).toEqual(['plain-checked']);
    expect(await check({ revision: read })).toEqual(code('stale-revision'));
    // What was written elsewhere since does not matter.
    const then = await stage.revision();
    await need(write('كن لطيفًا دائمًا.', { language: 'ar' }));
    await need(check({ revision: then }));
    await need(check({ language: 'ar' }));
    expect(await shut()).toEqual([]);
  });

  it('R587: lose it where the original says something else, and keep it where it moved', async () => {
    await paste(
      '# A law\n\nBe kind.\n\n# Another law\n\nA school keeps data for one year after a child left.',
    );
    expect((await authors()).every(({ checkedDay }) => checkedDay !== '')).toBe(true);
    for (const level of ['younger', 'older'])
      for (const language of ['en', 'ar'])
        await need(write('It keeps it a year.', { anchor: '2', level, language }));
    for (const language of ['en', 'ar']) await need(check({ anchors: ['1', '2'], language }));
    expect(await shut()).toEqual([]);
    const read = await stage.revision();
    // The second comes first and says two years; the first says what it said.
    await paste(
      '# Another law\n\nA school keeps data for two years after a child left.\n\n# A law\n\nBe kind.',
    );
    expect((await authors('en', '1')).map(({ checkedDay }) => checkedDay)).toEqual(['', '']);
    expect((await authors('en', '2')).every(({ checkedDay }) => checkedDay !== '')).toBe(true);
    expect(await check({ anchors: ['1'], revision: read })).toEqual(code('stale-revision'));
    for (const language of ['en', 'ar']) await need(check({ anchors: ['1'], language }));
    await paste('# A law\n\nBe kind.');
    expect(await shut()).toEqual([]);
  });

  it('R614: a translator reads the original beside its plain words and checks what it did not write, and has nothing else of a consultation', async () => {
    const grants = [{ role: 'translator' as const, consultationId }];
    const { staffId } = await need(house.services.staff.invite(demoSystem, { name: 'Lin', grants }));
    const translator: Staff = { ...approver, staffId, name: 'Lin', grants };
    await need(write('Be kind to each of them.'));
    const read = await need(use().readPlain(translator, { consultationId }));
    expect(read.sections[0]?.original).toContain('Be kind.');
    expect(read.sections[0]?.plain.map(({ body }) => body)).toContain('Be kind to each of them.');
    expect(new Set(read.texts.map(({ field }) => field))).toEqual(new Set(['title']));
    for (const nothing of [
      use().read(translator, { consultationId }),
      use().gate(translator, { consultationId }),
      use().source(translator, { consultationId }),
      write('Words of its own.', { by: translator }),
      use().readPlain(await house.staffWho('decision-maker'), { consultationId }),
      use().readPlain(
        { ...translator, grants: [{ role: 'translator', consultationId: 'A'.repeat(22) }] },
        { consultationId },
      ),
    ])
      expect(await nothing).toEqual(code('not-found'));
    const wroteIt = { ...translator, staffId: stage.organiser.staffId };
    expect(await check({}, wroteIt)).toEqual(code('one-person-alone'));
    expect(await check({}, translator)).toMatchObject({ ok: true, value: { texts: 1 } });
    expect((await authors()).find(({ level }) => level === 'older')).toMatchObject({ checkedName: 'Lin' });
    expect(await shut()).toEqual([]);
  });

  it('R585, R589: what a program translated is called that, to staff and to everybody, checked or not, and no name is told', async () => {
    await need(write('Be kind, says the law.', { machine: true }));
    expect((await authors()).find(({ level }) => level === 'older')).toMatchObject({
      by: 'machine',
      authorName: 'Ilse',
    });
    expect(await check({}, stage.organiser)).toEqual(code('one-person-alone'));
    await need(check());
    await need(
      use().checkSource(approver, {
        consultationId,
        revision: (await need(use().source(approver, { consultationId })))?.revision ?? 0,
        name: 'Lena Okafor',
        from: 'A library next door',
        outside: true,
      }),
    );
    await stage.open();
    const child = await stage.join();
    const place = await need(house.services.room.place(child, {}));
    const { document } = await need(use().publicTerms(visitor, { consultationId }));
    for (const sections of [place.sections, document?.sections ?? []]) {
      const plain = sections[0]?.plain.filter(({ language }) => language === 'en') ?? [];
      expect(plain.map(({ level, by, checked }) => [level, by, checked]).toSorted()).toEqual([
        ['older', 'machine', true],
        ['younger', 'staff', true],
      ]);
      expect(JSON.stringify(sections)).not.toMatch(new RegExp(`Ilse|Tariq|${stage.organiser.staffId}`));
    }
  });

  it('R588: from before there were checks they do not open again after a pause; they can be checked until it is over', async () => {
    const db = await house.databases.consultation(consultationId);
    await db?.write([
      {
        sql: `update section_plain set reviewer_id = null, reviewer_name = null, checked_day = '', author_name = null, written_day = '',
          revision = 0 where language = 'en'`,
        args: [],
      },
    ]);
    expect((await authors()).map(({ authorName, writtenDay }) => [authorName, writtenDay])).toEqual([
      ['', ''],
      ['', ''],
    ]);
    await stage.move('paused');
    expect(await use().move(stage.organiser, { consultationId, to: 'open' })).toEqual(code('gate-not-ready'));
    await need(check());
    await stage.move('open');
    await db?.write([{ sql: `update section_plain set checked_day = '' where language = 'en'`, args: [] }]);
    await stage.move('closed');
    expect(await check()).toEqual(code('state-forbids'));
  });
});

it('R1156: plain words that are sent twice are written once; other words on the revision of before are not', async () => {
  const { consultationId, organiser, ...own } = await draftVoting(house, question);
  const revision = await own.revision();
  const send = (body: string) =>
    use().writePlain(organiser, {
      ...{ consultationId, revision, anchor: '1' },
      texts: [{ language: 'en', level: 'younger', heading: 'A law', body }],
    });
  const both = await Promise.all([send('Twice is once.'), send('Twice is once.')]);
  expect([...both, await send('Twice is once.')].map(({ ok }) => ok)).toEqual([true, true, true]);
  expect(await own.revision()).toBe(revision + 1);
  expect(await send('Something else.')).toMatchObject({ code: 'stale-revision' });
});

it('R1156: what children are told is written once where it is sent twice, and not where something else was typed', async () => {
  const { consultationId, organiser, ...own } = await draftVoting(house, question);
  const { row } = await need(use().read(organiser, { consultationId }));
  const send = (body: string) =>
    use().edit(organiser, {
      ...{ ...row, consultationId, sensitiveTopic: row.sensitiveTopic === 1 },
      texts: [{ field: 'decider', language: 'en', level: 'older', body }],
    });
  const both = await Promise.all([send(' The mayor. '), send(' The mayor. ')]);
  expect([...both, await send(' The mayor. ')].map(({ ok }) => ok)).toEqual([true, true, true]);
  expect(await own.revision()).toBe(row.revision + 1);
  expect(await send('The council.')).toMatchObject({ code: 'stale-revision' });
});
