import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as terms from '../../app/routes/public/terms.tsx';
import * as wrong from '../../app/routes/public/wrong.tsx';
import * as assessments from '../../app/routes/staff/assessments.tsx';
import * as home from '../../app/routes/staff/home.tsx';
import * as people from '../../app/routes/staff/people.tsx';
import { newId } from '../../server/core/ids.ts';
import type { Actor, Child, Role } from '../../server/core/staff/roles.ts';
import type { Page, Which } from '../support/client.ts';
import { drawPages, ledTo, typedIn } from '../support/drawn-pages.ts';
import { formsOf, wordsOf } from '../support/forms.ts';
import { need, openTestHouse, type TestHouse } from '../support/house.ts';
import { speakerOf } from '../support/stage.ts';

const { t } = speakerOf('en');
const visitor = { kind: 'visitor' } as const;
const routes = {
  '/wrong': wrong,
  '/terms/:id': terms,
  '/staff': home,
  '/staff/people': people,
  '/staff/c/:id/assessments': assessments,
};

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const pagesOf = async (role: Role) => drawPages(house, { routes, staff: await house.staffWho(role) });

describe('R946: the overseer comments without a complaint', () => {
  const comment: Which = { press: 'act=comment' };
  const words = { 'comment.older': 'It weighs the right to rest.', 'comment.younger': 'It looks at rest.' };

  it('beside the assessments, in public under its name; what is refused keeps its words', async () => {
    const here = `/staff/c/${house.consultationId}/assessments?kind=data-protection`;
    const pages = await pagesOf('overseer');
    const half = { ...words, 'comment.younger': '' };
    const back = await pages.send(await pages.get(here), comment, half);
    expect(ledTo(back)).toBe('comment.younger');
    expect(typedIn(back, comment)['comment.older']).toEqual([words['comment.older']]);
    await pages.send(back, comment, words);
    const told = wordsOf((await pages.get(`/terms/${house.consultationId}`)).html);
    expect(told).toContain(words['comment.older']);
    expect(told).toContain('Amal');
  });

  it('and nobody else has that form', async () => {
    const pages = await pagesOf('organiser');
    const { html } = await pages.get(`/staff/c/${house.consultationId}/assessments`);
    expect(html).not.toContain('comment.older');
  });
});

describe('where nobody is left who reads complaints', () => {
  const complaint = { kind: 'other', way: 'together', language: 'en', text: 'The bell is loud.' } as const;
  const make = (consultationId: string, actor: Actor = visitor) =>
    house.services.complaints.make(actor, {
      ...{ ...complaint, consultationId },
      nonce: newId(house.deps.random),
    });
  const refused = { ok: false, code: 'nobody-reads' };
  const sent: Which = { field: 'text' };
  let joinWords = '';
  let child: Child;
  let before: Page;

  it('R944: the last overseer is revoked all the same, and who does it and all staff are told what follows', async () => {
    joinWords = ((await need(make(''))).joinWords ?? []).join(' ');
    const pages = await pagesOf('administrator');
    child = await house.join();
    before = await pages.get('/wrong');
    const overseer = await house.staffWho('overseer');
    const moderator = await house.staffWho('moderator');
    const asked = async (staffId: string) =>
      wordsOf((await pages.get(`/staff/people?revoke=${staffId}`)).html);
    expect(await asked(moderator.staffId)).not.toContain(t('people.revoke.overseer'));
    expect(await asked(overseer.staffId)).toContain(t('people.revoke.overseer'));
    const first = async () => wordsOf((await pages.get('/staff')).html);
    expect(await first()).not.toContain(t('staff.home.unread'));
    const administrator = await house.staffWho('administrator');
    await need(house.services.staff.revoke(administrator, { staffId: overseer.staffId }));
    expect(await first()).toContain(t('staff.home.unread'));
  });

  it('R945: a complaint is not taken, nor one joined, and what was typed stands in its box', async () => {
    expect(await make('')).toEqual(refused);
    expect(await make(house.consultationId, child)).toEqual(refused);
    const join = { words: joinWords, nonce: newId(house.deps.random), language: 'en' };
    expect(await house.services.complaints.join(visitor, join)).toEqual(refused);
    const pages = await pagesOf('administrator');
    const page = await pages.get('/wrong');
    expect(wordsOf(page.html)).toContain(t('wrong.nobody'));
    for (const promised of ['wrong.lead', 'wrong.who-reads', 'wrong.when', 'wrong.send'] as const)
      expect(wordsOf(page.html)).not.toContain(t(promised));
    expect(formsOf(page.html).some(({ fields }) => fields.some(({ name }) => name === 'text'))).toBe(false);
    expect(wordsOf(page.html)).toContain(t('wrong.outside.list'));
    const back = await pages.send(before, sent, { kind: 'other', text: complaint.text });
    expect(back.status).toBe(400);
    expect(typedIn(back, sent)).toMatchObject({ kind: ['other'], text: [complaint.text] });
    expect(wordsOf(back.html)).toContain(t('refusal.nobody-reads'));
    expect(wordsOf(back.html)).not.toContain(t('wrong.send'));
  });

  it('R944: what rests does not open again until there is another; an overseer of one consultation is not enough', async () => {
    const { consultationId } = house;
    const organiser = await house.staffWho('organiser');
    const administrator = await house.staffWho('administrator');
    const move = (to: 'open' | 'paused') =>
      house.services.consultation.move(organiser, { consultationId, to });
    await need(move('paused'));
    expect(await move('open')).toEqual({ ok: false, code: 'gate-not-ready' });
    const invite = (within: string) =>
      need(
        house.services.staff.invite(administrator, {
          name: `Overseer ${within}`,
          grants: [{ role: 'overseer', consultationId: within }],
        }),
      );
    await invite(consultationId);
    expect(await move('open')).toEqual({ ok: false, code: 'gate-not-ready' });
    // What that one reads is taken, and nothing else is offered.
    expect(await make('')).toEqual(refused);
    const page = await drawPages(house, { routes, child }).get('/wrong');
    expect(typedIn(page, sent).which).toEqual([consultationId]);
    expect(wordsOf(page.html)).toContain(t('wrong.only-these'));
    await need(make(consultationId, child));
    await invite('');
    await need(move('open'));
    await need(make(''));
  });
});
