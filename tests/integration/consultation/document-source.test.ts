import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as room from '../../../app/routes/child/room/room.tsx';
import * as source from '../../../app/routes/staff/document/source.tsx';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, everywhere, prompts } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const sourcePage = { '/staff/c/:id/source': source };
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
    .filter(({ state, item }) => state === 'missing' && item === 'source')
    .map(({ item }) => item);
const stored = () => need(use().source(approver, { consultationId }));
const said = (part: 'gains' | 'for' | 'against', ...words: string[]) =>
  everywhere('').map(({ words: _words, ...at }) => ({ part, ...at, bodies: words }));
const both = [
  ...said('gains', 'Children gain.'),
  ...said('for', 'It is quiet.', ' ', 'It is cheap.'),
  ...said('against', 'It takes time.'),
];
const write = async (more: object = {}, by: Staff = stage.organiser) =>
  use().writeSource(by, {
    consultationId,
    revision: await stage.revision(),
    label: 'official',
    origin: ' The gazette, page 3 ',
    author: 'An office for rules',
    texts: both,
    ...more,
  });
const check = async (more: object = {}, by: Staff = approver) =>
  use().checkSource(by, {
    consultationId,
    revision: (await stored())?.revision ?? 0,
    name: 'Lena Okafor',
    from: 'A library next door',
    outside: true,
    ...more,
  });

describe('where the document is from', () => {
  it('R570: opens nothing before it is whole and looked at; empty lines are no arguments', async () => {
    expect(await shut()).toEqual([]);
    await need(write({ texts: both.filter(({ part }) => part !== 'against') }));
    expect(await shut()).toEqual(['source']);
    expect(await check()).toEqual(code('source-gaps'));
    await need(write());
    expect(await shut()).toEqual(['source']);
    const source = await stored();
    expect(source?.origin).toBe('The gazette, page 3');
    const pro = source?.texts.filter(
      ({ part, language, level }) => part === 'for' && language === 'en' && level === 'older',
    );
    expect(pro?.map(({ position, body }) => [position, body])).toEqual([
      [1, 'It is quiet.'],
      [2, 'It is cheap.'],
    ]);
    await need(check());
    expect(await shut()).toEqual([]);
    expect(await check()).toEqual(code('state-forbids'));
  });

  it('R570: has at most six arguments of a side and one text about who gains, each of bounded length', async () => {
    const seven = Array.from({ length: 7 }, (_, at) => `Argument ${at}.`);
    expect(await write({ texts: said('for', ...seven) })).toEqual(code('arguments-many'));
    expect(await write({ texts: said('gains', 'One.', 'Two.') })).toEqual(code('arguments-many'));
    expect(await write({ texts: said('for', 'a'.repeat(601)) })).toEqual(code('field-too-long'));
    expect(await write({ author: 'a'.repeat(301) })).toEqual(code('field-too-long'));
    expect(await write({ revision: 1 })).toEqual(code('stale-revision'));
    expect(await shut()).toEqual([]);
  });

  it('R571: is looked at by somebody whom another person than its author names, whatever roles that one holds', async () => {
    await need(write());
    const double = { ...stage.organiser, grants: [...stage.organiser.grants, ...approver.grants] };
    expect(await check({}, double)).toEqual(code('one-person-alone'));
    // R1194: nor once a colleague pressed last.
    const colleague = { ...(await house.staffWho('analyst')), grants: stage.organiser.grants };
    await need(write({}, colleague));
    expect(await check({}, double)).toEqual(code('one-person-alone'));
    const offered = async (staff: Staff) =>
      wordsOf(
        (await drawPages(house, { routes: sourcePage, staff }).get(`/staff/c/${consultationId}/source`)).html,
      );
    expect(await offered(double)).toContain(t('source.check.own'));
    expect(await offered(approver)).toContain(t('source.check.title'));
    expect(await check({}, stage.organiser)).toEqual(code('not-found'));
    for (const role of ['moderator', 'analyst', 'decision-maker', 'administrator'] as const) {
      const other = await house.staffWho(role);
      expect(await check({}, other), role).toEqual(code('not-found'));
      expect(await write({}, other), role).toEqual(code('not-found'));
    }
    expect(await write({}, approver)).toEqual(code('not-found'));
    for (const more of [{ name: ' ' }, { from: '' }, { outside: false }])
      expect(await check(more)).toEqual(code('field-missing'));
    await need(check({}, overseer));
    expect(await stored()).toMatchObject({ checkedName: 'Lena Okafor', attestedName: 'Amal' });
    const db = await house.databases.consultation(consultationId);
    await expect(
      db?.write([{ sql: 'update document_source set attested_by = written_by', args: [] }]),
    ).rejects.toThrow();
  });

  it('R572: nobody of the house and nobody of those who ask, pay, gain, decide or wrote it is from outside; an overseer may be', async () => {
    await need(write());
    for (const more of [
      { name: 'Ilse' },
      { name: 'sami' },
      { name: 'Tariq' },
      { from: 'sponsor en' },
      { from: 'Decider EN' },
      { from: 'An office for rules' },
      { from: 'the gazette' },
    ])
      expect(await check(more), JSON.stringify(more)).toEqual(code('checker-inside'));
    await need(check({ name: 'Amal' }));
  });

  it('R573: a change, and a document pasted anew, take that away with the signatures; what was written since is not what was read', async () => {
    const { revision = 0 } = (await stored()) ?? {};
    await need(write());
    expect(await shut()).toEqual(['source']);
    expect(await check({ revision })).toEqual(code('stale-revision'));
    await need(check());
    const at = { consultationId, revision: await stage.revision() };
    await need(use().signGate(stage.organiser, { ...at, kind: 'prepared' }));
    await need(write());
    expect((await need(use().read(stage.organiser, { consultationId }))).row.state).toBe('draft');
    await need(check());
    const pasted = { language: 'en', title: 'A law', markdown: '# A law\n\nBe kind.' };
    await need(
      use().writeDocument(stage.organiser, { consultationId, revision: await stage.revision(), ...pasted }),
    );
    expect(await shut()).toEqual(['source']);
    expect((await stored())?.checkedName).toBe('');
    await need(check());
  });

  it('R574, R576: a child and everybody read both sides once it is approved, nobody before; then it stands', async () => {
    expect(await use().publicTerms(visitor, { consultationId })).toEqual(code('not-found'));
    await stage.open();
    const children = await stage.joinMany(12);
    const orders = new Set<string>();
    for (const child of children) {
      const told = await need(house.services.room.source(child, {}));
      expect(told?.texts.length).toBe(16);
      expect(await need(house.services.room.source(child, {}))).toEqual(told);
      orders.add(told?.order.join() ?? '');
      expect(JSON.stringify(told)).not.toContain(stage.organiser.staffId);
    }
    expect([...orders].every((order) => order === 'for,against' || order === 'against,for')).toBe(true);
    const { document } = await need(use().publicTerms(visitor, { consultationId }));
    expect(document?.source).toMatchObject({ checkedName: 'Lena Okafor', label: 'official' });
    expect(JSON.stringify(document)).not.toContain(stage.organiser.staffId);
    expect(await write()).toEqual(code('stale-revision'));
    expect(await check()).toEqual(code('state-forbids'));
    expect(await house.services.room.source(stage.organiser, {})).toEqual(code('not-allowed'));
  });

  it('R574: a room beside whose text a part of it stands leads to it with the label, and another does not', async () => {
    const rooms = [
      { kind: 'room', prompts: prompts('Talk of the law.'), anchor: '1' },
      { kind: 'room', prompts: prompts('Talk.') },
    ] as const;
    const other = await draftVoting(house, rooms);
    await other.open();
    const pages = drawPages(house, { routes: { '/here/room/:id': room }, child: await other.join() });
    const [beside, without] = await Promise.all(other.activities.map((id) => pages.get(`/here/room/${id}`)));
    const { t } = speakerOf('en');
    expect(beside?.html).toContain('href="/here/part/1"');
    expect(wordsOf(beside?.html ?? '')).toContain(`${t('source.title')} · ${t('source.label.official')}`);
    expect(without?.html).not.toContain('href="/here/part/1"');
  });
});
