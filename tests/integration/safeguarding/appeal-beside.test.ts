import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as how from '../../../app/routes/child/part/how.tsx';
import * as part from '../../../app/routes/child/part/part.tsx';
import * as room from '../../../app/routes/child/room/room.tsx';
import * as statements from '../../../app/routes/child/votes/statements.tsx';
import * as word from '../../../app/routes/child/words/word.tsx';
import * as words from '../../../app/routes/child/words/words.tsx';
import { processActivity } from '../../../server/core/analysis/evaluation.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts, seed, type VotingStage } from '../../support/house/voting.ts';
import type { Page } from '../../support/pages/client.ts';
import { type DrawnPages, drawPages, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const typed = 'A bench in the shade would be nice.';
const other = 'Slower cars near the school gate.';

let house: TestHouse;
let stage: VotingStage;
let moderator: Staff;
let child: Child;
let pages: DrawnPages;
let talk: string;
let one: string;
let two: string;
let votes: string;

const routes = {
  '/here/room/:id': room,
  '/here/part/:anchor': part,
  '/here/statements/:id': statements,
  '/here/how': how,
  '/here/words': words,
  '/here/words/:id': word,
};

/** Words of the child that came back, for a reason. */
async function returned(activityId: string): Promise<string> {
  const id = newId(house.deps.random);
  await need(
    house.services.room.post(child, { id, activityId, text: 'You are all stupid.', language: 'en' }),
  );
  const { consultationId } = stage;
  const decided = { consultationId, id, revision: 1, decision: 'return' as const, reason: 'hurt' as const };
  await need(house.services.moderation.decide(moderator, decided));
  return id;
}
const appealOf = async (id: string) =>
  (await need(house.services.room.place(child, {}))).own.find((each) => each.id === id)?.appeal;
const boxIn = (page: Page, activity: string) =>
  typedIn(page, { field: `text-${activity}` })[`text-${activity}`]?.[0];

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'room', prompts: prompts('Talk.') },
    { kind: 'question', prompts: prompts('What is missing?') },
    { kind: 'question', prompts: prompts('What is too much?') },
    { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('One')] },
  ]);
  [talk = '', one = '', two = '', votes = ''] = drafted.activities;
  await drafted.open();
  stage = drafted;
  moderator = await house.staffWho('moderator');
  child = await stage.join();
  pages = drawPages(house, { routes, child });
});
afterAll(() => house.remove());

describe('R881: to ask that another adult looks takes along what stands in a box beside it', () => {
  it.each(['room', 'statements'] as const)('in one box: %s', async (kind) => {
    const activity = kind === 'room' ? talk : votes;
    const here = `/here/${kind}/${activity}`;
    const id = await returned(activity);
    const asked = await pages.send(
      await pages.get(here),
      { press: `beside=appeal ${id}` },
      { [`text-${activity}`]: typed },
    );
    expect([asked.path, asked.status, boxIn(asked, activity), await appealOf(id)]).toEqual([
      here,
      200,
      typed,
      'waiting',
    ]);
    expect(wordsOf(asked.html)).toContain(t('appeal.sent'));
    expect(asked.html).not.toContain('id="errors"');
    // Nothing stands there: the page comes as by a link, at these words.
    const next = await returned(activity);
    const empty = await pages.send(await pages.get(here), { press: `beside=appeal ${next}` });
    expect([empty.path, await appealOf(next)]).toEqual([`${here}#own-${next}`, 'waiting']);
  });

  it('in several boxes of a page', async () => {
    const here = '/here/part/all';
    const id = await returned(one);
    const said = { [`text-${one}`]: typed, [`text-${two}`]: other };
    const asked = await pages.send(await pages.get(here), { press: `beside=appeal ${id}` }, said);
    expect([asked.status, boxIn(asked, one), boxIn(asked, two), await appealOf(id)]).toEqual([
      200,
      typed,
      other,
      'waiting',
    ]);
    expect(wordsOf(asked.html)).toContain(t('appeal.sent'));
    expect(wordsOf(asked.html)).not.toContain(t('asked.not-sent'));
  });

  it('where those very words are changed; what was not changed leads to the list', async () => {
    const id = await returned(talk);
    const here = `/here/words/${id}`;
    const asked = await pages.send(await pages.get(here), { press: `beside=appeal ${id}` }, { text: other });
    expect([asked.path, asked.status, await appealOf(id)]).toEqual([here, 200, 'waiting']);
    expect(typedIn(asked, { field: 'revision' })).toMatchObject({ text: [other] });
    const next = await returned(talk);
    const same = await pages.send(await pages.get(`/here/words/${next}`), { press: `beside=appeal ${next}` });
    expect([same.path, await appealOf(next)]).toEqual([`/here/words#own-${next}`, 'waiting']);
  });

  it('and why it was not taken is no mistake in the words', async () => {
    const id = await returned(talk);
    const page = await pages.get(`/here/room/${talk}`);
    await need(house.services.room.withdraw(child, { id }));
    const late = await pages.send(page, { press: `beside=appeal ${id}` }, { [`text-${talk}`]: typed });
    expect([late.status, boxIn(late, talk)]).toEqual([400, typed]);
    expect(wordsOf(late.html)).toContain(t('refusal.state-forbids'));
    expect(late.html).not.toContain('id="errors"');
  });

  it('with the marks about how it was', async () => {
    await stage.move('closed');
    const box = `text-${processActivity}`;
    const id = await returned(processActivity);
    const asked = await pages.send(
      await pages.get('/here/how'),
      { press: `beside=appeal ${id}` },
      { 'mark.safe': 'no', [box]: typed },
    );
    expect([asked.status, boxIn(asked, processActivity), await appealOf(id)]).toEqual([
      200,
      typed,
      'waiting',
    ]);
    expect(typedIn(asked, { field: box })).toMatchObject({ 'mark.safe': ['no'] });
  });
});
