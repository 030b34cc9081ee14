import { afterAll, beforeAll, expect, it } from 'vitest';
import * as consultation from '../../../app/routes/staff/consultation/consultation.tsx';
import * as home from '../../../app/routes/staff/home/home.tsx';
import { auditDays, auditEntries } from '../../../db/audit.ts';
import { detailParts } from '../../../server/core/privacy/audit-details.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { drawPages, ledTo, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const routes = { '/staff': home, '/staff/c/:id': consultation };
const { t } = speakerOf('en');
const why = 'Section 1 says “be kind”.\n\nThe law says “be kind to animals”.';

let house: TestHouse;
let stage: Awaited<ReturnType<typeof draftVoting>>;
let approver: Staff;
beforeAll(async () => {
  house = await openTestHouse();
  stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('What do you say?') }]);
  approver = await house.staffWho('approver');
});
afterAll(() => house.remove());

const of = () => ({ consultationId: stage.consultationId });
const gatePage = () => `/staff/c/${stage.consultationId}`;
const as = (staff: Staff) => drawPages(house, { routes, staff });
const read = () => need(house.services.consultation.read(stage.organiser, of()));
const sign = async (who: Staff, kind: 'prepared' | 'approved') =>
  house.services.consultation.signGate(who, { ...of(), revision: await stage.revision(), kind });
const giveBack = async (who: Staff, reason = why) =>
  house.services.consultation.returnToOrganiser(who, { ...of(), revision: await stage.revision(), reason });
const entries = async () => {
  const db = await house.databases.consultation(stage.consultationId);
  if (!db) throw new Error('no database');
  const [today] = await auditDays(db);
  return today ? auditEntries(db, { of: today, before: null, limit: 100 }) : [];
};

it('R651: nobody else gives it back, no draft is, and not without a reason', async () => {
  expect(await giveBack(approver)).toEqual({ ok: false, code: 'state-forbids' });
  await need(sign(stage.organiser, 'prepared'));
  for (const role of ['organiser', 'moderator', 'analyst', 'overseer', 'administrator'] as const)
    expect(await giveBack(await house.staffWho(role)), role).toEqual({ ok: false, code: 'not-found' });
  expect(
    await house.services.consultation.returnToOrganiser(approver, { ...of(), revision: 1, reason: why }),
  ).toEqual({ ok: false, code: 'stale-revision' });
  const page = await as(approver).get(gatePage());
  const empty = await as(approver).send(page, { press: 'act=returned' }, { reason: ' ' });
  expect([empty.status, ledTo(empty)]).toEqual([400, 'reason']);
  const long = 'a'.repeat(1_001);
  const refused = await as(approver).send(page, { press: 'act=returned' }, { reason: long });
  expect(typedIn(refused, { press: 'act=returned' }).reason).toEqual([long]);
  expect((await read()).row.state).toBe('assessed');
});

it('R651: the organiser reads why, on the page of what it does next and on the gate, until it is signed anew', async () => {
  const given = await as(approver).send(
    await as(approver).get(gatePage()),
    { press: 'act=returned' },
    { reason: why },
  );
  expect(given.path).toContain('saved');
  expect(wordsOf(given.html)).toContain(t('gate.returned'));
  const { row, returned, signatures } = await read();
  expect(row.state).toBe('draft');
  expect(returned).toMatchObject({ staffName: approver.name, reason: why });
  expect(signatures.map(({ kind }) => kind)).toEqual(['returned']);

  const organiser = as(stage.organiser);
  expect(wordsOf((await organiser.get('/staff')).html)).toContain(t('next.returned'));
  expect(wordsOf((await as(approver).get('/staff')).html)).not.toContain(t('next.returned'));
  const gate = wordsOf((await organiser.get(gatePage())).html);
  for (const said of ['Section 1 says “be kind”.', 'The law says “be kind to animals”.', approver.name])
    expect(gate).toContain(said);
  expect(gate).toContain(t('sign.prepared.waits'));

  // A change of the draft does not end it: it was not sent.
  await need(
    house.services.consultation.writeActivity(stage.organiser, {
      ...of(),
      revision: await stage.revision(),
      anchor: '',
      kind: 'question',
      prompts: prompts('And what else?'),
    }),
  );
  expect((await read()).returned).not.toBeNull();
  await need(sign(stage.organiser, 'prepared'));
  expect((await read()).returned).toBeNull();
  expect(wordsOf((await organiser.get(gatePage())).html)).not.toContain(t('gate.returned'));
  expect(wordsOf((await organiser.get('/staff')).html)).not.toContain(t('next.returned'));
});

it('R716: a reason that was typed while it became a draft again can be read and copied', async () => {
  const page = await as(approver).get(gatePage());
  await need(
    house.services.consultation.writeActivity(stage.organiser, {
      ...of(),
      revision: await stage.revision(),
      anchor: '',
      kind: 'question',
      prompts: prompts('And then?'),
    }),
  );
  const back = await as(approver).send(page, { press: 'act=returned' }, { reason: why });
  expect(back.status).toBe(400);
  expect(wordsOf(back.html)).toContain('The law says “be kind to animals”.');
  expect((await read()).returned).toBeNull();
  await need(sign(stage.organiser, 'prepared'));
});

it('R651: what is approved and not open yet can be given back too, with the newest reason; what is open cannot', async () => {
  await need(sign(approver, 'approved'));
  await need(giveBack(approver, 'The sponsor is another one.'));
  expect(await read()).toMatchObject({
    row: { state: 'draft' },
    returned: { reason: 'The sponsor is another one.' },
  });
  expect(await house.services.consultation.move(stage.organiser, { ...of(), to: 'open' })).toMatchObject({
    ok: false,
  });
  expect(await sign(approver, 'approved')).toMatchObject({ ok: false });
  await stage.open();
  expect(await giveBack(approver)).toEqual({ ok: false, code: 'state-forbids' });
});

it('R651: the log keeps who gave it back and why', async () => {
  const found = (await entries()).filter(({ deed }) => deed === 'consultation:return');
  expect(found.map(({ actor }) => actor)).toEqual([approver.staffId, approver.staffId]);
  expect(found.map(({ deed, detail }) => detailParts(deed, detail)?.at(-1))).toEqual([
    { is: 'words', said: 'The sponsor is another one.' },
    { is: 'words', said: why },
  ]);
});
