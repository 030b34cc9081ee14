import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as findings from '../../../app/routes/staff/analysis/findings.tsx';
import * as release from '../../../app/routes/staff/analysis/release.tsx';
import type { Database } from '../../../db/databases.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { signRelease } from '../../../server/usecases/analysis/sign-release.ts';
import type { Deps } from '../../../server/usecases/deps.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { toldNever } from '../../support/house/told-never.ts';
import { draftVoting, option, prompts, type VotingStage } from '../../support/house/voting.ts';
import { drawPages, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const refused = (code: string) => ({ ok: false, code });

let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let analyst: Staff;
let approver: Staff;
let children: readonly Child[];
let own: string;
let poll: string;

/** A sentence of a child, to which 15 of 30 agree; and a poll in which 18 chose the first and 12 the second. */
beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'statements', prompts: prompts('Vote.') },
    { kind: 'poll', form: 'single', prompts: prompts('Which one?'), options: ['A', 'B'].map(option) },
  ]);
  await drafted.open();
  stage = drafted;
  ({ consultationId } = stage);
  [analyst, approver] = await Promise.all([house.staffWho('analyst'), house.staffWho('approver')]);
  const [activityId = '', asked = ''] = stage.activities;
  poll = asked;
  children = await stage.joinMany(30);
  await stage.publish(children[0] as Child, activityId, 'Ask us first.');
  for (const [at, child] of children.entries()) {
    const page = await need(house.services.room.readStatements(child, { activityId }));
    const choice = at < 15 ? 'agree' : at < 23 ? 'disagree' : 'unclear';
    for (const { id } of page.next) await need(house.services.room.vote(child, { statementId: id, choice }));
    await need(house.services.room.answerPoll(child, { activityId: poll, choice: [at < 18 ? 1 : 2] }));
  }
  await stage.move('closed');
  own = (await tables()).statements[0]?.id ?? '';
});
afterAll(() => house.remove());

const tables = () => need(house.services.analysis.tables(analyst, { consultationId }));
const agreed = () => ({ kind: 'statement', subject: own, cell: 'agree' }) as const;
const chose = (cell: string) => ({ kind: 'poll', subject: poll, cell }) as const;
const write = (input: object) =>
  need(
    house.services.analysis.writeFinding(analyst, {
      consultationId,
      language: 'en',
      text: '',
      ...input,
    } as never),
  );
const draft = () => house.services.analysis.draft(analyst, { consultationId });
const sign = () => house.services.analysis.sign(approver, { consultationId });
const giveBack = () => need(house.services.analysis.returnDraft(approver, { consultationId }));
const object = async (those: readonly Child[], on: boolean) => {
  for (const child of those) await need(house.services.privacy.object(child, { use: 'analysis', on }));
};
const pages = () => drawPages(house, { routes: { '/staff/c/:id/findings': findings }, staff: analyst });
const here = () => `/staff/c/${consultationId}/findings`;

describe('R891, R835: a finding part of which rests on nothing any more', () => {
  it('is neither finished nor signed, is named to whoever can change it, and saved again rests on the rest', async () => {
    const { findingId } = await write({
      text: 'They want to be asked, and chose the first.',
      evidence: [chose('1'), agreed()],
    });
    await need(draft());
    // Its child takes its sentence out of analysis: the number of that sentence is nowhere any more.
    await object(children.slice(0, 1), true);
    // R835: whoever signs reads it before, and presses no button in vain.
    const signing = drawPages(house, { routes: { '/staff/c/:id/release': release }, staff: approver });
    const { html } = await signing.get(`/staff/c/${consultationId}/release`);
    expect(wordsOf(html)).toContain(t('signing.holds'));
    expect(wordsOf(html)).toContain(t('refusal.finding-unfounded'));
    expect(html).toMatch(new RegExp(`<button[^>]*disabled=""[^>]*>${t('signing.sign')}`));
    expect(await sign()).toEqual(refused('finding-unfounded'));
    await giveBack();
    expect(await draft()).toEqual(refused('finding-unfounded'));

    const all = await (await pages()).get(here());
    expect(wordsOf(all.html)).toContain(t('findings.unfounded'));
    const form = await (await pages()).get(`${here()}?finding=${findingId}`);
    expect(typedIn(form, { press: 'act=write' })).toMatchObject({
      evidence: [`poll ${poll} 1`],
    });
    const saved = await (await pages()).send(form, { press: 'act=write' }, { text: 'They chose the first.' });
    expect(saved.status).toBe(200);
    expect(wordsOf((await (await pages()).get(here())).html)).not.toContain(t('findings.unfounded'));
    expect((await tables()).findings.map(({ text, evidence }) => [text, evidence.length])).toEqual([
      ['They chose the first.', 1],
    ]);
    await need(draft());
    await giveBack();
    await object(children.slice(0, 1), false);
  });

  it('also where its numbers are shown, and the program cannot say of them what it was to say', async () => {
    const { findingId } = await write({ template: 'more', evidence: [chose('1'), chose('2')] });
    await need(draft());
    // 15 and 10 before, and 10 and 10 for whoever looks first now: of two equal numbers none is larger.
    await object(children.slice(0, 4), true);
    await toldNever(house, consultationId);
    expect(await sign()).toEqual(refused('finding-unfounded'));
    await giveBack();
    const [, found] = (await tables()).findings;
    expect(found).toMatchObject({ id: findingId, unsaid: 'more' });
    expect(found?.text).not.toBe('');
    const form = await (await pages()).get(`${here()}?finding=${findingId}`);
    expect(typedIn(form, { press: 'act=write' })).toMatchObject({ template: ['more'] });
    await object(children.slice(0, 4), false);
    await toldNever(house, consultationId);
    await need(draft());
  });
});

describe('R1058: a draft whose signature was stopped before anything of it was published', () => {
  type Write = Database['write'];
  const signWith = (write: Write, deps: Partial<Deps> = {}) => {
    const control: Database = Object.create(house.databases.control, { write: { value: write } });
    const databases = { ...house.databases, control };
    return signRelease({ ...house.deps, ...deps, databases }, approver, { consultationId });
  };
  const stop = () =>
    expect(
      signWith(async () => {
        throw new Error('stopped');
      }),
    ).rejects.toThrow('stopped');
  const stateNow = async () => {
    const db = await house.databases.consultation(consultationId);
    return (await db?.query('select state from consultation', []))?.[0]?.[0];
  };
  const released = () =>
    house.databases.control.query('select id from release where consultation_id = ?1', [consultationId]);
  const signing = async () => {
    const drawn = drawPages(house, { routes: { '/staff/c/:id/release': release }, staff: approver });
    return (await drawn.get(`/staff/c/${consultationId}/release`)).html;
  };
  const givesBack = 'name="act" value="return"';

  it('is given back where it cannot be signed any more, and whoever signs reads why', async () => {
    await giveBack();
    const { findingId } = await write({ text: 'They were asked.', evidence: [chose('1'), agreed()] });
    await need(draft());
    await stop();
    expect(await stateNow()).toBe('signed');
    await object(children.slice(0, 1), true);
    expect(await sign()).toEqual(refused('finding-unfounded'));
    const html = await signing();
    expect(wordsOf(html)).toContain(t('refusal.finding-unfounded'));
    expect(html).toMatch(new RegExp(`<button[^>]*disabled=""[^>]*>${t('signing.sign')}`));
    expect(html).toContain(givesBack);
    await giveBack();
    expect(await stateNow()).toBe('closed');
    await need(house.services.analysis.dropFinding(analyst, { consultationId, findingId }));
    await need(draft());
  }, 60_000);

  it('is not published by who drew it while it was given back', async () => {
    await stop();
    const drawForms: Deps['drawForms'] = async (composed) => {
      const forms = await house.deps.drawForms(composed);
      if ((await stateNow()) === 'signed') await giveBack();
      return forms;
    };
    const signed = await signWith((all) => house.databases.control.write(all), { drawForms });
    expect(signed).toEqual(refused('state-forbids'));
    expect(await stateNow()).toBe('closed');
    expect(await released()).toEqual([]);
  }, 60_000);

  it('is published where it was given back in the very moment of its publication, and from then on never given back', async () => {
    await need(draft());
    const { releaseId } = await need(
      signWith(async (all) => {
        await giveBack();
        return house.databases.control.write(all);
      }),
    );
    expect(await stateNow()).toBe('published');
    // As a stop before the last commit leaves it.
    const db = await house.databases.consultation(consultationId);
    await db?.write([{ sql: `update consultation set state = 'signed'`, args: [] }]);
    const { analysis, consultation } = house.services;
    expect(await analysis.returnDraft(approver, { consultationId })).toEqual(refused('state-forbids'));
    expect(await consultation.move(stage.organiser, { consultationId, to: 'closed' })).toEqual(
      refused('state-forbids'),
    );
    const html = await signing();
    expect(html).not.toContain(givesBack);
    expect(html).not.toMatch(new RegExp(`<button[^>]*disabled=""[^>]*>${t('signing.sign')}`));
    expect((await need(sign())).releaseId).toBe(releaseId);
    expect(await released()).toEqual([[releaseId]]);
  }, 60_000);
});
