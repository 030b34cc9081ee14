import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayInWords } from '../../../app/i18n/dates.ts';
import * as terms from '../../../app/routes/public/release/terms.tsx';
import * as wrong from '../../../app/routes/public/wrong/wrong.tsx';
import * as people from '../../../app/routes/staff/account/people.tsx';
import * as activities from '../../../app/routes/staff/activities/activities.tsx';
import * as assessments from '../../../app/routes/staff/consultation/assessments.tsx';
import * as consultation from '../../../app/routes/staff/consultation/consultation.tsx';
import * as homePage from '../../../app/routes/staff/home/home.tsx';
import { dayIn } from '../../../server/core/consultation/days.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Actor, Child, Role } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import type { Page, Which } from '../../support/pages/client.ts';
import { drawPages, formFor, ledTo, typedIn } from '../../support/pages/drawn-pages.ts';
import { formsOf, wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const visitor = { kind: 'visitor' } as const;
const routes = {
  '/wrong': wrong,
  '/terms/:id': terms,
  '/staff': homePage,
  '/staff/people': people,
  '/staff/c/:id': consultation,
  '/staff/c/:id/activities': activities,
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

describe('what the overseer let rest', () => {
  const move = async (role: Role, to: 'open' | 'paused', reason?: string) =>
    house.services.consultation.move(await house.staffWho(role), {
      ...{ consultationId: house.consultationId, to },
      ...(reason === undefined ? {} : { reason }),
    });
  const told = async () =>
    wordsOf((await (await pagesOf('approver')).get(`/terms/${house.consultationId}`)).html);
  const next = async (role: Role) => wordsOf((await (await pagesOf(role)).get('/staff')).html);
  const why = 'The door was repaired, and two adults stand there.';

  it('R947: the overseer opens again what it let rest, and nothing else', async () => {
    expect(await told()).not.toContain(t('rest.title'));
    await need(move('organiser', 'paused'));
    expect(await move('overseer', 'open')).toEqual({ ok: false, code: 'not-found' });
    await need(move('organiser', 'open'));
    expect(await told()).not.toContain(t('rest.title'));
    await need(move('overseer', 'paused'));
    expect(await told()).toContain(t('rest.title'));
    expect(await next('overseer')).toContain(t('next.resting-yours'));
    await need(move('overseer', 'open'));
    expect(await next('overseer')).not.toContain(t('next.overruled'));
  });

  it('R947: what rests because of somebody else the overseer makes its own, once', async () => {
    await need(move('organiser', 'paused'));
    const here = `/staff/c/${house.consultationId}`;
    const stale = await (await pagesOf('organiser')).get(here);
    const pages = await pagesOf('overseer');
    const page = await pages.get(here);
    const held = await pages.send(page, { press: 'act=paused' });
    expect(wordsOf(held.html)).toContain(t('rest.title'));
    expect(wordsOf(held.html)).not.toContain(t('act.hold'));
    expect(await told()).toContain(t('rest.title'));
    // The page before knows less than the write.
    expect((await pages.send(page, { press: 'act=paused' })).status).toBe(400);
    expect(ledTo(await (await pagesOf('organiser')).send(stale, { press: 'act=open' }))).toBe('reason');
    expect(await move('organiser', 'paused')).toEqual({ ok: false, code: 'state-forbids' });
    await need(move('overseer', 'open'));
  });

  it('R947: an organiser opens it again only with a reason, which everybody reads and the overseer is led to', async () => {
    await need(move('overseer', 'paused'));
    expect(await move('organiser', 'open')).toEqual({ ok: false, code: 'field-missing' });
    expect(await move('organiser', 'open', ' \n ')).toEqual({ ok: false, code: 'field-missing' });
    const here = `/staff/c/${house.consultationId}`;
    const pages = await pagesOf('organiser');
    const opens: Which = { press: 'act=open' };
    const long = await pages.send(await pages.get(here), opens, { reason: why.repeat(30) });
    expect(ledTo(long)).toBe('reason');
    expect(typedIn(long, opens).reason).toEqual([why.repeat(30)]);
    const opened = await pages.send(long, opens, { reason: why });
    expect(wordsOf(opened.html)).toContain(why);
    expect(await told()).toContain(why);
    expect(await next('overseer')).toContain(t('next.overruled'));
    const db = await house.databases.consultation(house.consultationId);
    expect(await db?.query(`select count(*) from audit where detail = 'overseer-overruled'`, [])).toEqual([
      [1],
    ]);
    // Nor by whoever read the page before the overseer said anything.
    await need(move('organiser', 'paused'));
    const before = await pages.get(here);
    expect(typedIn(before, opens).reason).toBeUndefined();
    await need(move('organiser', 'open'));
    await need(move('overseer', 'paused'));
    expect(ledTo(await pages.send(before, opens))).toBe('reason');
    await need(move('overseer', 'open'));
  });
});

describe('an activity that the overseer let rest', () => {
  it('R947: is woken by it, or by an organiser that says why; not by who is there for it', async () => {
    const { consultationId } = house;
    const { activities: all } = await need(
      house.services.consultation.read(await house.staffWho('organiser'), { consultationId }),
    );
    const activityId = all.find(({ kind }) => kind === 'room')?.id ?? '';
    const move = async (role: Role, to: 'open' | 'paused') =>
      house.services.consultation.moveActivity(await house.staffWho(role), {
        consultationId,
        activityId,
        to,
      });
    const room = all.find(({ id }) => id === activityId);
    await need(move('moderator', 'paused'));
    expect(await move('overseer', 'open')).toEqual({ ok: false, code: 'not-found' });
    await need(move('organiser', 'open'));
    await need(move('overseer', 'paused'));
    expect(await move('moderator', 'open')).toEqual({ ok: false, code: 'not-allowed' });
    expect(await move('safeguarding-lead', 'open')).toEqual({ ok: false, code: 'not-allowed' });
    await need(move('overseer', 'open'));
    // Also what rests already, because of who is there for it.
    await need(move('moderator', 'paused'));
    const here = `/staff/c/${consultationId}/activities`;
    expect(wordsOf((await (await pagesOf('overseer')).get(here)).html)).toContain(t('act.hold'));
    await need(move('overseer', 'paused'));
    expect(wordsOf((await (await pagesOf('overseer')).get(here)).html)).not.toContain(t('act.hold'));
    expect(await move('moderator', 'open')).toEqual({ ok: false, code: 'not-allowed' });
    expect(await move('overseer', 'paused')).toEqual({ ok: false, code: 'state-forbids' });
    const reason = `reason-${activityId}`;
    const opens: Which = { press: `beside=open ${activityId}` };
    expect(wordsOf((await (await pagesOf('moderator')).get(here)).html)).toContain(
      t('rest.holds', { day: dayInWords('en', dayIn('Europe/Vienna', house.deps.clock())) }),
    );
    const pages = await pagesOf('organiser');
    let back = await pages.get(here);
    // Also what nobody would see where it stands for everybody to read.
    for (const nothing of [' ', '\u200B', '\u2060\u200E', '\0']) {
      back = await pages.send(await pages.get(here), opens, { [reason]: nothing });
      expect(ledTo(back)).toBe(reason);
    }
    const why = 'The one who shouted has left.';
    const opened = await pages.send(back, opens, { [reason]: why });
    expect(opened.path).toContain('saved');
    const { activities: now } = await need(
      house.services.consultation.read(await house.staffWho('organiser'), { consultationId }),
    );
    expect(now.find(({ id }) => id === activityId)?.state).toBe('open');
    const told = wordsOf((await pages.get(`/terms/${consultationId}`)).html);
    expect(told).toContain(why);
    expect(told).toContain(t('rest.part'));
    expect(told).toContain(room?.prompts.find(({ language }) => language === 'en')?.prompt);
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
  let answered: readonly (readonly string[])[] = [];
  const replyTo = (words: readonly string[], felt: 'helped' | 'not-helped') =>
    house.services.complaints.reply(visitor, { ...{ phrase: words.join(' '), round: 1, text: '' }, felt });
  let child: Child;
  let before: Page;
  /** Forms that were sent while somebody read, and whose answers may have been lost. */
  let again: () => Promise<readonly unknown[]>;
  let first: readonly unknown[];

  it('R944: the last overseer is revoked all the same, and who does it and all staff are told what follows', async () => {
    answered = [(await need(make(''))).words, (await need(make(''))).words];
    const reader = await house.staffWho('overseer');
    const texts = { younger: 'You are right.', older: 'You are right, and we change it.' };
    for (const { id } of await need(house.services.complaints.list(reader, {}))) {
      await need(house.services.complaints.takeUp(reader, { id }));
      await need(house.services.complaints.answer(reader, { id, round: 1, outcome: 'agreed', texts }));
    }
    joinWords = ((await need(make(''))).joinWords ?? []).join(' ');
    const [id, of] = [newId(house.deps.random), newId(house.deps.random)];
    again = () =>
      Promise.all([
        need(house.services.complaints.make(visitor, { ...complaint, consultationId: '', nonce: id })),
        need(house.services.complaints.join(visitor, { words: joinWords, nonce: of, language: 'en' })),
      ]);
    first = await again();
    const pages = await pagesOf('administrator');
    child = await house.join();
    before = await pages.get('/wrong');
    const overseer = await house.staffWho('overseer');
    const moderator = await house.staffWho('moderator');
    const asked = async (staffId: string) =>
      wordsOf((await pages.get(`/staff/people?revoke=${staffId}`)).html);
    expect(await asked(moderator.staffId)).not.toContain(t('people.revoke.overseer'));
    expect(await asked(overseer.staffId)).toContain(t('people.revoke.overseer'));
    const home = async () => wordsOf((await pages.get('/staff')).html);
    expect(await home()).not.toContain(t('staff.home.unread'));
    const administrator = await house.staffWho('administrator');
    await need(house.services.staff.revoke(administrator, { staffId: overseer.staffId }));
    expect(await home()).toContain(t('staff.home.unread'));
  });

  it('R945: a complaint is not taken, nor one joined, and what was typed stands in its box', async () => {
    expect(await make('')).toEqual(refused);
    expect(await make(house.consultationId, child)).toEqual(refused);
    const join = { words: joinWords, nonce: newId(house.deps.random), language: 'en' };
    expect(await house.services.complaints.join(visitor, join)).toEqual(refused);
    // What was taken before is answered again: its words are shown to nobody else, and stand nowhere.
    expect(await again()).toEqual(first);
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
          body: 'Children’s Ombud',
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
    // R1297: the one that was chosen is gone from the list, and its first line says so in words.
    const late = formFor('/wrong', { which: 'gone', way: 'alone', text: 'Why?' });
    const [first] =
      (await drawPages(house, { routes, child }).send(late, {})).html.match(/<option.*?<\/option>/) ?? [];
    expect(first).toContain(`>${t('wrong.which.unchosen')}<`);
    await need(make(consultationId, child));
    const { staffId } = await invite('');
    await need(move('open'));
    await need(make(''));
    // Who cannot come in any more, because its link ran out, reads nothing.
    await house.databases.control.write([
      { sql: 'delete from staff_link where staff_id = ?', args: [staffId] },
    ]);
    expect(await make('')).toEqual(refused);
    await need(move('paused'));
    expect(await move('open')).toEqual({ ok: false, code: 'gate-not-ready' });
  });

  it('R945: another answer is not promised where nobody would give it; what helped is heard', async () => {
    expect(await replyTo(answered[0] ?? [], 'not-helped')).toEqual(refused);
    await need(replyTo(answered[1] ?? [], 'helped'));
  });
});
