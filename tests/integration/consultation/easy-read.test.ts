import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';

const visitor = { kind: 'visitor' } as const;
const code = (refusal: string) => ({ ok: false, code: refusal });

let house: TestHouse;
let approver: Staff;
let stage: Awaited<ReturnType<typeof draftVoting>>;
let consultationId: string;

beforeAll(async () => {
  house = await openTestHouse();
  approver = await house.staffWho('approver');
  stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('Say') }]);
  ({ consultationId } = stage);
});
afterAll(() => house.remove());

const use = () => house.services.consultation;
const shut = async () =>
  (await need(use().gate(stage.organiser, { consultationId })))
    .filter(({ state, item }) => state === 'missing' && item === 'plain-checked')
    .map(({ item }) => item);
const write = async (body: string, language = 'en') =>
  use().writePlain(stage.organiser, {
    consultationId,
    revision: await stage.revision(),
    anchor: '1',
    texts: [{ language, level: 'easy', heading: '', body }],
  });
const check = async (by: Staff = approver, language = 'en') =>
  use().checkPlain(by, { consultationId, revision: await stage.revision(), language, anchors: ['1'] });
const sections = async (id = consultationId) =>
  (await need(use().read(approver, { consultationId: id }))).sections;
const easy = async () =>
  (await sections())[0]?.easy.map(({ language, body, checked }) => [language, body, checked]);
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

describe('easy-read of a section', () => {
  it('R609: is not asked for; where there is some, another person than wrote it checks it', async () => {
    expect(await shut()).toEqual([]);
    await need(write(':shield: Be kind.\n:sheild: Be good.'));
    // R606: an unknown name is kept as it was typed.
    expect(await easy()).toEqual([['en', ':shield: Be kind.\n:sheild: Be good.', false]]);
    expect(await shut()).toEqual(['plain-checked']);
    expect(await check(stage.organiser)).toEqual(code('one-person-alone'));
    expect(await check()).toMatchObject({ ok: true, value: { texts: 1 } });
    expect(await shut()).toEqual([]);
    const { plainAuthors } = await need(use().read(approver, { consultationId }));
    expect(plainAuthors.find(({ level }) => level === 'easy')).toMatchObject({
      authorName: 'Ilse',
      checkedName: 'Tariq',
    });
    expect((await sections())[0]?.plain.map(({ level }) => level)).not.toContain('easy');
  });

  it('R609: emptied it is gone, and only in its language; the words at both levels cannot be', async () => {
    await need(write(':no: لا.', 'ar'));
    await need(write(''));
    expect(await easy()).toEqual([['ar', ':no: لا.', false]]);
    const revision = await stage.revision();
    expect(await write('')).toEqual(code('field-missing'));
    expect(await stage.revision()).toBe(revision);
    await need(check(approver, 'ar'));
    expect(
      await use().writePlain(stage.organiser, {
        consultationId,
        revision,
        anchor: '1',
        texts: [{ language: 'en', level: 'older', heading: '', body: '' }],
      }),
    ).toEqual(code('field-missing'));
  });

  it('R610: goes with its section when the document is pasted anew, and with a copy, there unchecked', async () => {
    await need(write(':shield: Be kind.'));
    await need(check());
    const stands = await easy();
    await paste('# Before\n\nA school keeps nothing.\n\n# A law\n\nBe kind.');
    expect((await sections()).map((section) => section.easy.length)).toEqual([0, 2]);
    await paste('# A law\n\nBe kind.');
    expect(await easy()).toEqual(stands);
    const copy = await need(use().clone(stage.organiser, { consultationId, title: 'Once more' }));
    expect((await sections(copy.id))[0]?.easy.map(({ body, checked }) => [body, checked])).toEqual(
      stands?.map(([, body]) => [body, false]),
    );
  });

  it('R605, R607: a child reads it, whose it is and that it is checked; its choice is kept with its seat', async () => {
    const source = await need(use().source(approver, { consultationId }));
    await need(
      use().checkSource(approver, {
        consultationId,
        revision: source?.revision ?? 0,
        name: 'Lena Okafor',
        from: 'A library next door',
        outside: true,
      }),
    );
    await stage.open();
    const child = await stage.join();
    const place = await need(house.services.room.place(child, {}));
    expect(place.sections[0]?.easy).toContainEqual({
      language: 'en',
      level: 'easy',
      heading: '',
      body: ':shield: Be kind.',
      by: 'staff',
      checked: true,
    });
    await need(house.services.room.speakTo(child, { language: 'en', level: 'easy' }));
    const held = await need(house.services.privacy.held(child, {}));
    expect(JSON.stringify(held)).toContain('"easy"');
    const { document } = await need(use().publicTerms(visitor, { consultationId }));
    for (const each of [place.sections, document?.sections ?? []])
      expect(JSON.stringify(each)).not.toMatch(/Ilse|Tariq/);
  });
});
