import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as people from '../../../app/routes/staff/account/people.tsx';
import * as overview from '../../../app/routes/staff/consultation/consultation.tsx';
import * as home from '../../../app/routes/staff/home/home.tsx';
import { staffById } from '../../../db/queries/staff/staff.ts';
import { runCommand } from '../../../server/commands/commands.ts';
import { newId } from '../../../server/core/ids.ts';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import { trainingTopics } from '../../../server/core/staff/duty.ts';
import type { Grant, Role, Staff } from '../../../server/core/staff/roles.ts';
import { demoAssessments } from '../../../server/demo/assessments.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { need, next, openTestHouse, openTestLive, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { formOf } from '../../support/pages/client.ts';
import { drawPages, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const visitor = { kind: 'visitor' } as const;

let house: TestHouse;
let noor: Staff;
beforeEach(async () => {
  house = await openTestHouse();
  noor = await house.staffWho('administrator');
});
afterEach(() => house.remove());

async function now(staffId: string): Promise<Staff> {
  const row = await staffById(house.databases.control, staffId);
  if (!row) throw new Error('Nobody is there.');
  const { state: _state, ...staff } = row;
  return { ...staff, freshFactor: true };
}
async function called(name: string): Promise<Staff> {
  const people = await need(house.services.staff.list(noor, {}));
  return now(people.find((each) => each.name === name)?.staffId ?? '');
}
async function invited(name: string, ...grants: Grant[]): Promise<Staff> {
  return now((await need(house.services.staff.invite(demoSystem, { name, grants }))).staffId);
}
const change = (by: Staff, of: Staff, ...roles: Role[]) =>
  house.services.staff.changeRoles(by, { staffId: of.staffId, where: '', roles, only: false });
const refused = (code: string) => ({ ok: false, code });
const pagesOf = (staff: Staff) => drawPages(house, { routes: { '/staff/people': people }, staff });
const logged = async () =>
  (
    await house.databases.control.query(
      `select actor, subject, detail from audit where deed = 'staff:roles' order by n`,
      [],
    )
  ).map((row) => row.map(String));

describe('R1178: other roles', () => {
  it('R451: who made the codes and later becomes a moderator reads none of that group', async () => {
    const { consultationId } = house;
    const jonas = await house.staffWho('facilitator');
    const ravi = await called('Ravi');
    const issued = await need(
      house.services.consultation.issueCodes(jonas, {
        consultationId,
        label: 'Class 4b',
        language: 'en',
        size: 20,
      }),
    );
    const { session } = await need(
      house.services.room.join(visitor, {
        consultationId,
        code: codeFragment(issued.codes[0] ?? []),
        nonce: crypto.randomUUID(),
        language: 'en',
        level: 'older',
      }),
    );
    const { actor: child } = await need(house.services.room.identify(visitor, { consultationId, session }));
    const place = await need(house.services.room.place(child, {}));
    const room = place.activities.find((activity) => activity.kind === 'room')?.id ?? '';
    const said = { id: newId(house.deps.random), activityId: room, language: 'en' };
    await need(house.services.room.post(child, { ...said, text: 'Of his own class.' }));

    await need(change(noor, jonas, 'facilitator', 'moderator'));
    const after = await now(jonas.staffId);
    const day = new Date(house.deps.clock()).toISOString().slice(0, 10);
    const training = { staffId: jonas.staffId, topics: trainingTopics, day };
    await need(house.services.staff.recordTraining(noor, training));
    const trained = await now(jonas.staffId);
    expect(after.staffId).toBe(jonas.staffId);
    const textsOf = async (who: Staff) =>
      (await need(house.services.moderation.desk(who, { consultationId }))).items.map(({ text }) => text);
    expect(await textsOf(trained)).not.toContain('Of his own class.');
    expect(await textsOf(ravi)).toContain('Of his own class.');
    expect(await house.services.moderation.case(trained, { consultationId, id: said.id })).toEqual(
      refused('not-found'),
    );
  });

  it('R38, R1194: who prepared and later approves does not approve that, though somebody else sent it', async () => {
    const { consultation } = house.services;
    const stage = await draftVoting(house, [
      { kind: 'room', prompts: prompts('Talk.') },
      { kind: 'question', prompts: prompts('Answer.') },
    ]);
    const { consultationId, organiser } = stage;
    const colleague = { ...(await called('Ravi')), grants: organiser.grants };
    const signed = { consultationId, revision: await stage.revision() };
    await need(consultation.signGate(colleague, { ...signed, kind: 'prepared' }));
    const approval = { ...signed, kind: 'approved' } as const;
    await need(change(noor, organiser, 'approver'));
    expect(await consultation.signGate(await now(organiser.staffId), approval)).toEqual(
      refused('one-person-alone'),
    );
    // Neither its page nor the list of consultations offers it.
    const of = { routes: { '/staff/c/:id': overview, '/staff': home } };
    const drawn = async (staff: Staff) => {
      const pages = drawPages(house, { ...of, staff });
      const here = (await pages.get(`/staff/c/${consultationId}`)).html;
      return {
        here: wordsOf(here),
        button: /<button[^>]*value="approved"[^>]*>/.exec(here)?.[0] ?? '',
        home: (await pages.get('/staff')).html,
      };
    };
    const own = await drawn(await now(organiser.staffId));
    expect(own.here).toContain(t('refusal.one-person-alone'));
    expect(own.button).toContain('disabled');
    expect(own.home).not.toContain(t('next.approve'));
    const other = await drawn(await house.otherWho('approver', organiser));
    expect(other.here).not.toContain(t('refusal.one-person-alone'));
    expect(other.button).not.toContain('disabled');
    expect(other.home).toContain(t('next.approve'));
    await need(consultation.signGate(await house.otherWho('approver', organiser), approval));
  });

  it('R1194: who wrote an assessment and later approves is not led to it by the list, and another is', async () => {
    const { consultation } = house.services;
    const { consultationId, organiser, revision } = await draftVoting(house, [
      { kind: 'question', prompts: prompts('Answer.') },
    ]);
    const [impact] = demoAssessments;
    if (!impact) throw new Error('The demo has no assessment.');
    const parts = impact.parts.map((part) =>
      part.part === 'heard' ? { ...part, finding: 'Another finding.' } : part,
    );
    const assessment = { ...impact, parts, seen: undefined };
    await need(
      consultation.writeAssessment(organiser, { consultationId, revision: await revision(), ...assessment }),
    );
    await need(change(noor, organiser, 'approver'));
    const homeOf = async (staff: Staff) =>
      wordsOf((await drawPages(house, { routes: { '/staff': home }, staff }).get('/staff')).html);
    expect(await homeOf(await now(organiser.staffId))).not.toContain(t('next.second'));
    expect(await homeOf(await house.otherWho('approver', organiser))).toContain(t('next.second'));
  });

  it('are felt at once where somebody is signed in, in what a page may and at an open desk, and the trainings stay', async () => {
    const ravi = await called('Ravi');
    const { token } = await need(
      house.services.staff.renewLink(demoSystem, { staffId: ravi.staffId, anew: false }),
    );
    const { session } = await need(house.services.staff.enter(visitor, { token }));
    expect((await house.services.staff.identify(visitor, { session })).ok).toBe(true);
    const live = await openTestLive(house);
    const page = await live.connect(ravi);
    const over = next(page, 'session:ended');
    await need(change(noor, ravi, 'facilitator'));
    await over;
    await live.close();
    expect(await house.services.staff.identify(visitor, { session })).toEqual(refused('signed-out'));
    const after = await now(ravi.staffId);
    expect(after.grants).toEqual([{ role: 'facilitator', consultationId: '' }]);
    expect(after.trainedSince).toBe(ravi.trainedSince);
    expect(after.roleVersion).toBe(ravi.roleVersion + 1);
    expect(await logged()).toEqual([[noor.staffId, ravi.staffId, 'facilitator']]);
    // The same once more is done already: nobody is signed out for it.
    await need(change(noor, ravi, 'facilitator'));
    expect((await now(ravi.staffId)).roleVersion).toBe(after.roleVersion);
  });

  it('of somebody who has not come yet leave the link as it is', async () => {
    const { staffId, token } = await need(
      house.services.staff.invite(noor, {
        name: 'Lea',
        grants: [{ role: 'organiser', consultationId: '' }],
      }),
    );
    await need(change(noor, await now(staffId), 'approver'));
    expect((await house.services.staff.enter(visitor, { token })).ok).toBe(true);
    expect((await now(staffId)).grants.map(({ role }) => role)).toEqual(['approver']);
  });

  it('are given by the command line where nobody else could', async () => {
    const typed = (...words: string[]) => runCommand(house, { words, origin: 'http://127.0.0.1' });
    const roles = ['--role', 'administrator', '--role', 'organiser'];
    expect(await typed('staff', 'roles', noor.staffId, ...roles)).toEqual({
      exitCode: 0,
      lines: [`${noor.name}: administrator organiser`],
    });
    expect(await typed('staff', 'roles', noor.staffId, '--role', 'organiser')).toMatchObject({ exitCode: 1 });
    const near = ['--role', 'translator', '--consultation'];
    expect(await typed('staff', 'roles', noor.staffId, ...near, newId(house.deps.random))).toMatchObject({
      exitCode: 1,
      lines: ['There is no such consultation.'],
    });
    const lea = await typed('staff', 'invite', '--name', 'Lea', ...near, house.consultationId);
    expect(lea.exitCode).toBe(0);
    expect((await typed('staff', 'list')).lines.join('\n')).toContain(
      `Lea\ttranslator@${house.consultationId}`,
    );
    expect((await logged()).map(([actor]) => actor)).toEqual(['command-line']);
  });
});

describe('R1179: nobody is given other roles', () => {
  it('by itself, by whoever may not invite, without a fresh factor, or in a place that is none', async () => {
    const organiser = await house.staffWho('organiser');
    const mats = await invited('Mats', { role: 'administrator', consultationId: '' });
    expect(await change(noor, noor, 'administrator', 'organiser')).toEqual(refused('one-person-alone'));
    expect(await change(organiser, mats, 'translator')).toEqual(refused('not-allowed'));
    expect(await change({ ...noor, freshFactor: false }, mats, 'translator')).toEqual(
      refused('factor-needed'),
    );
    const near = await invited('Nadia', { role: 'administrator', consultationId: house.consultationId });
    const wide = await invited('Ute', { role: 'approver', consultationId: '' });
    expect(await change(near, wide, 'translator')).toEqual(refused('not-allowed'));
    const local = await invited('Udo', { role: 'approver', consultationId: house.consultationId });
    expect(await change(near, local, 'translator')).toEqual(refused('not-allowed'));
    const nowhere = { staffId: local.staffId, where: newId(house.deps.random), only: false };
    expect(await house.services.staff.changeRoles(noor, { ...nowhere, roles: ['approver'] })).toEqual(
      refused('not-found'),
    );
    await need(
      house.services.staff.changeRoles(near, {
        ...nowhere,
        where: house.consultationId,
        roles: ['analyst'],
      }),
    );
  });

  it('that one person may not hold together, and nobody is left with none', async () => {
    const organiser = await house.staffWho('organiser');
    expect(await change(noor, organiser, 'organiser', 'moderator')).toEqual(refused('roles-apart'));
    expect(await change(noor, organiser)).toEqual(refused('field-missing'));
    // Nor in another place.
    const elsewhere = { staffId: organiser.staffId, where: house.consultationId, only: false };
    expect(await house.services.staff.changeRoles(noor, { ...elsewhere, roles: ['moderator'] })).toEqual(
      refused('roles-apart'),
    );
    await need(house.services.staff.changeRoles(noor, { ...elsewhere, only: true, roles: ['moderator'] }));
    expect((await now(organiser.staffId)).grants).toEqual([
      { role: 'moderator', consultationId: house.consultationId },
    ]);
  });

  it('where the last administrator would be one no longer, also of two who lower each other at once', async () => {
    expect(
      await house.services.staff.changeRoles(demoSystem, {
        ...{ staffId: noor.staffId, where: '', only: false, roles: ['organiser'] },
      }),
    ).toEqual(refused('last-administrator'));
    const { staffId } = await invited('Mats', { role: 'administrator', consultationId: '' });
    const mats = await now(staffId);
    const both = await Promise.all([change(noor, mats, 'translator'), change(mats, noor, 'translator')]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('by a page on which other ones stand than there are by now', async () => {
    const ravi = await called('Ravi');
    const pages = pagesOf(noor);
    const page = await pages.get(`/staff/people?roles=${ravi.staffId}`);
    expect(typedIn(page, { press: 'act=roles' }).role).toEqual(['moderator']);
    await need(change(noor, ravi, 'analyst'));
    const stale = await pages.send(page, { press: 'act=roles' }, { role: ['facilitator'] });
    expect(stale.status).toBe(400);
    expect(wordsOf(stale.html)).toContain(t('stale.title'));
    expect((await now(ravi.staffId)).grants.map(({ role }) => role)).toEqual(['analyst']);
    // Whoever was told decides again on what is there now.
    expect(typedIn(stale, { press: 'act=roles' }).role).toEqual(['facilitator']);
    expect((await pages.send(stale, { press: 'act=roles' })).path).toContain('saved');
  });
});

describe('R1179: a list of people', () => {
  it('never shows older roles as those that a form saw, whenever they are changed meanwhile', async () => {
    const ravi = await called('Ravi');
    const { control } = house.databases;
    const query = control.query.bind(control);
    let changed = false;
    vi.spyOn(control, 'query').mockImplementation(async (sql, args) => {
      if (sql.includes('role_version ||') && !changed) {
        changed = true;
        await need(change(noor, ravi, 'analyst'));
      }
      return query(sql, args);
    });
    const people = await need(house.services.staff.list(noor, {}));
    const listed = people.find(({ staffId }) => staffId === ravi.staffId);
    expect(changed).toBe(true);
    expect(listed?.grants.map(({ role }) => role)).toEqual(['analyst']);
    const seen = { staffId: ravi.staffId, where: '', roles: ['facilitator' as const], only: false };
    await need(house.services.staff.changeRoles(noor, { ...seen, seen: listed?.held }));
    vi.restoreAllMocks();
  });
});

describe('R1181: the overseer', () => {
  it('is nobody who did other work here, and is given none, also not one after the other', async () => {
    const overseer = await house.staffWho('overseer');
    const ravi = await called('Ravi');
    expect(await change(noor, ravi, 'overseer')).toEqual(refused('roles-apart'));
    expect(await change(noor, overseer, 'moderator')).toEqual(refused('roles-apart'));
    const pages = pagesOf(noor);
    const offered = async (of: Staff) => {
      const page = await pages.get(`/staff/people?roles=${of.staffId}`);
      const boxes = formOf(page, { press: 'act=roles' }).fields.filter(({ name }) => name === 'role');
      return { all: page.html.match(/name="role"[^>]*value="([a-z-]+)"/g)?.length, boxes };
    };
    expect((await offered(ravi)).all).toBe(9);
    expect((await offered(overseer)).all).toBe(1);
    // Where it oversees may change; that it is the last one is told before.
    expect(wordsOf((await pages.get(`/staff/people?roles=${overseer.staffId}`)).html)).toContain(
      t('people.revoke.overseer'),
    );
  });
});
