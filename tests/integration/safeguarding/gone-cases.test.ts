import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as letters from '../../../app/routes/staff/safeguarding/letters.tsx';
import * as safeguarding from '../../../app/routes/staff/safeguarding/safeguarding.tsx';
import { newId } from '../../../server/core/ids.ts';
import { withoutSeat } from '../../../server/core/safeguarding/cases.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { type AtCase, openLeads, type TestLead } from '../../support/house/leads.ts';
import { speakerOf } from '../../support/house/stage.ts';
import type { Page } from '../../support/pages/client.ts';
import { drawPages, formFor, ledTo } from '../../support/pages/drawn-pages.ts';
import { formsOf, wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const visitor = { kind: 'visitor' } as const;
const routes = { '/staff/c/:id/safeguarding': safeguarding, '/staff/letters': letters };

let house: TestHouse;
let leads: readonly [TestLead, TestLead, TestLead];
beforeAll(async () => {
  house = await openTestHouse();
  leads = await openLeads(house);
});
afterAll(() => house.remove());

const lane = () => house.services.safeguarding;
const pagesAs = (staff: Staff) => drawPages(house, { routes, staff });
const typed = {
  open: { reason: 'It asked us to.' },
  alone: { reason: 'A life.' },
  answer: { text: 'We call.' },
};
const noForm = (page: Page, act: string) =>
  expect(formsOf(page.html).flatMap(({ buttons }) => buttons.map(({ value }) => value))).not.toContain(act);

type Told = { readonly at: AtCase; readonly path: string; readonly takeBack: () => Promise<unknown> };

async function byChild(): Promise<Told> {
  const child = await house.join();
  const sent = { id: newId(house.deps.random), text: 'It hurts.', language: 'en', choice: 'help' } as const;
  const { caseId } = await need(lane().ask(child, sent));
  const { consultationId } = house;
  return {
    at: { consultationId, caseId },
    path: `/staff/c/${consultationId}/safeguarding?case=${caseId}`,
    takeBack: () => need(lane().withdraw(child, { caseId })),
  };
}

async function byLetter(): Promise<Told> {
  const sent = { nonce: newId(house.deps.random), text: 'It hurts.', language: 'en' };
  const { words } = await need(lane().writeLetter(visitor, sent));
  const phrase = words.join(' ');
  const { id } = (await need(lane().letter(visitor, { phrase }))).letter;
  return {
    at: { consultationId: withoutSeat, caseId: id },
    path: `/staff/letters?case=${id}`,
    takeBack: () => need(lane().takeBackLetter(visitor, { phrase })),
  };
}

const openedBy = async (at: AtCase, who: readonly TestLead[]) => {
  for (const { staff } of who) await need(lane().open(staff, { ...at, part: 'told', reason: 'To help.' }));
};

describe.each([
  ['a child', byChild],
  ['whoever has no seat', byLetter],
])('R1313: what a lead typed for a case that %s took back meanwhile', (_, tell) => {
  it.each(['open', 'alone', 'answer'] as const)(
    'can be read and copied, beside why it is gone: %s',
    async (act) => {
      const { at, path, takeBack } = await tell();
      if (act === 'answer') await openedBy(at, leads.slice(0, 2));
      const pages = pagesAs(leads[0].staff);
      const read = await pages.get(path);
      await takeBack();
      const back = await pages.send(read, { press: `act=${act}` }, typed[act]);
      noForm(back, act);
      const words = wordsOf(back.html);
      expect(words).toContain(t('sg.gone'));
      expect(words).toContain(t('sg.gone.next'));
      expect(words).toContain(`${t('draft.typed')}${Object.values(typed[act])[0]}`);
      expect(words).not.toContain(t('refusal.not-found'));
      expect(words).not.toContain(t('staff.nothing.next'));
    },
  );

  it('is nothing where it only pressed, and why it is gone stands there all the same', async () => {
    const { at, path, takeBack } = await tell();
    await openedBy(at, leads.slice(0, 2));
    const pages = pagesAs(leads[0].staff);
    const read = await pages.get(path);
    await takeBack();
    const words = wordsOf((await pages.send(read, { press: 'to=ask' })).html);
    expect(words).toContain(t('sg.gone'));
    expect(words).not.toContain(t('draft.typed'));
  });
});

describe('R1313: where its form is there no more', () => {
  it('a reason to open what two others opened meanwhile can be read and copied', async () => {
    const { at, path } = await byChild();
    const pages = pagesAs(leads[2].staff);
    const read = await pages.get(path);
    await openedBy(at, leads.slice(0, 2));
    const back = await pages.send(read, { press: 'act=open' }, typed.open);
    noForm(back, 'open');
    expect(ledTo(back)).toBe('case');
    expect(wordsOf(back.html)).toContain(t('refusal.already-decided'));
    expect(wordsOf(back.html)).toContain(`${t('draft.typed')}${typed.open.reason}`);
    // Without one nothing is missing at a field that is not there.
    expect(ledTo(await pages.send(read, { press: 'act=open' }, { reason: '' }))).toBe('case');
    // Where it stands the words are in it, and nowhere else.
    const again = await pages.send(back, { press: 'act=alone' }, { reason: ' ' });
    expect(ledTo(again)).toBe('reason-alone-told');
    expect(wordsOf(again.html)).not.toContain(t('draft.typed'));
  });

  it('whoever works there no more has what it typed, and is told of no case', async () => {
    const { at, path } = await byChild();
    const moderator = await house.staffWho('moderator');
    const stranger = { ...moderator, grants: moderator.grants.filter(({ role }) => role === 'moderator') };
    const sent = formFor(path, { act: 'answer', case: at.caseId, text: typed.answer.text });
    const back = await pagesAs(stranger).send(sent, {});
    expect(back.status).toBe(404);
    expect(wordsOf(back.html)).toContain(t('staff.nothing'));
    expect(wordsOf(back.html)).toContain(typed.answer.text);
    expect(wordsOf(back.html)).not.toContain(t('sg.gone'));
  });
});
