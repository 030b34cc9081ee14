import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as voices from '../../../app/routes/staff/analysis/voices.tsx';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const refused = (code: string) => ({ ok: false, code });

let house: TestHouse;
let consultationId: string;
let analyst: Staff;
let approver: Staff;
let light: string;
/** What the tenth child said of light. */
let tenth: string;

/** Ten want it safe, which a finding says, and ten want light: as the tests begin, nine of these are sorted. */
beforeAll(async () => {
  house = await openTestHouse();
  const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('What is missing?') }]);
  await stage.open();
  ({ consultationId } = stage);
  [analyst, approver] = await Promise.all([house.staffWho('analyst'), house.staffWho('approver')]);
  const [question = ''] = stage.activities;
  const said: string[] = [];
  for (const [at, child] of (await stage.joinMany(20)).entries())
    said.push(await stage.publish(child, question, at < 10 ? 'The way has to be safe.' : 'Light at night.'));
  await stage.move('closed');
  const named = async (title: string, ids: readonly string[]) => {
    const point = { consultationId, activityId: question, title, language: 'en' };
    const { pointId } = await need(house.services.analysis.namePoint(analyst, point));
    for (const id of ids) await put(id, pointId);
    return pointId;
  };
  const safe = await named('Safe ways', said.slice(0, 10));
  light = await named('Light', said.slice(10, 19));
  tenth = said.at(-1) ?? '';
  await put(tenth, 'none-fits');
  await need(
    house.services.analysis.writeFinding(analyst, {
      consultationId,
      language: 'en',
      text: 'They want safe ways.',
      evidence: [{ kind: 'point', subject: safe, cell: '' }],
    }),
  );
});
afterAll(() => house.remove());

const put = (contributionId: string, pointId: string) =>
  need(house.services.analysis.sort(analyst, { consultationId, sorting: [{ contributionId, pointId }] }));
const tell = (route: 'our-words' | 'also-said' | null, text = '') =>
  house.services.analysis.tellPoint(analyst, { consultationId, pointId: light, route, language: 'en', text });
const draft = () => house.services.analysis.draft(analyst, { consultationId });
const giveBack = () => need(house.services.analysis.returnDraft(approver, { consultationId }));
const routes = { '/staff/c/:id/voices': voices };
const page = () => drawPages(house, { routes, staff: analyst }).get(`/staff/c/${consultationId}/voices`);
const telling = async () =>
  (await need(house.services.analysis.voices(analyst, { consultationId }))).points.find(
    ({ id }) => id === light,
  )?.telling;

describe('R1057: a point that ten children make since somebody said how it is told', () => {
  const grows = async () => {
    await put(tenth, light);
    expect(await draft()).toEqual(refused('points-unnamed'));
    const { html } = await page();
    expect(wordsOf(html)).toContain(t('voices.missing'));
    expect(html).toContain(`name="mark" value="${light}"`);
  };
  afterEach(async () => {
    await house.services.analysis.returnDraft(approver, { consultationId });
    await put(tenth, 'none-fits');
    await tell(null);
  });

  it('is not left out because of a sentence in the words of an analyst', async () => {
    await need(tell('our-words', 'Some are afraid of the dark.'));
    await grows();
    expect(await telling()).toMatchObject({ text: 'Some are afraid of the dark.' });
  });

  it('nor because its box was saved empty, by which the sentence is taken back', async () => {
    await need(tell('our-words', 'Some are afraid of the dark.'));
    const press = async () =>
      drawPages(house, { routes, staff: analyst }).send(
        await page(),
        { press: `words=${light}` },
        { [`text.${light}`]: ' ' },
      );
    expect((await press()).status).toBe(200);
    expect(await telling()).toBeNull();
    expect((await press()).status).toBe(200);
    await grows();
  });

  it('nor because somebody was to mark it who no longer sees its number', async () => {
    await need(tell('also-said'));
    expect(await telling()).toBeNull();
    expect(await tell(null)).toMatchObject({ ok: true });
    await grows();
  });

  it('nor because it was finished, told by its name, and given back', async () => {
    await need(draft());
    await giveBack();
    await grows();
    await put(tenth, 'none-fits');
    // As a draft was stored before: all that had no number was marked.
    await need(draft());
    const db = await house.databases.consultation(consultationId);
    await db?.write([
      {
        sql: `insert into point_telling (point_id, route, language, body) values (?1, 'also-said', 'en', ?2)`,
        args: [light, db.text.encode('')],
      },
    ]);
    await giveBack();
    await grows();
  });

  it('and a mark of who saw its number stands, also when the draft is given back', async () => {
    await put(tenth, light);
    await need(tell('also-said'));
    await need(draft());
    await giveBack();
    await need(draft());
    await giveBack();
    expect(wordsOf((await page()).html)).toContain(t('voices.marked'));
  });
});
