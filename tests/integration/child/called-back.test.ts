import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as codesPage from '../../../app/routes/staff/joining/codes.tsx';
import { newId } from '../../../server/core/ids.ts';
import { noBands } from '../../../server/core/privacy/consent.ts';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, everywhere, prompts } from '../../support/house/voting.ts';
import { formOf } from '../../support/pages/client.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';

const visitor = { kind: 'visitor' } as const;
const refusal = (code: string) => ({ ok: false, code });
const id = () => newId((length) => crypto.getRandomValues(new Uint8Array(length)));

let house: TestHouse;
let facilitator: Staff;
beforeAll(async () => {
  house = await openTestHouse();
  facilitator = await house.staffWho('facilitator');
});
afterAll(() => house.remove());

const child = async (seat: { consultationId: string; session: string }): Promise<Child> =>
  (await need(house.services.room.identify(visitor, seat))).actor;

describe('R1196: a batch of codes that is called back', () => {
  const pile = { label: 'Class 4b', language: 'en', size: 20 };
  const issue = async () => {
    const { consultationId } = house;
    const made = await need(house.services.consultation.issueCodes(facilitator, { consultationId, ...pile }));
    return { batchId: made.batches[0]?.batchId ?? '', codes: made.codes.map(codeFragment) };
  };
  const join = (code = '') =>
    house.services.room.join(visitor, {
      ...{ consultationId: house.consultationId, code, nonce: id() },
      ...{ language: 'en', level: 'older' },
    });
  const callBack = (by: Staff, batchId: string) =>
    house.services.consultation.callBackCodes(by, { consultationId: house.consultationId, batchId });

  it('opens nothing any more, and leaves every seat and every other batch as they are', async () => {
    const [stolen, good] = [await issue(), await issue()];
    const inside = await child(await need(join(stolen.codes[0])));
    await need(callBack(facilitator, stolen.batchId));
    expect(await join(stolen.codes[1])).toEqual(refusal('code-opens-nothing'));
    await need(house.services.room.place(inside, {}));
    await need(join(good.codes[0]));
  });

  it('has nothing replaced, is called back once however often it is pressed, and no log says how many were left', async () => {
    const { consultationId } = house;
    const { batchId, codes } = await issue();
    await need(join(codes[0]));
    await need(callBack(facilitator, batchId));
    await need(callBack(facilitator, batchId));
    expect(await house.services.consultation.replaceCode(facilitator, { consultationId, batchId })).toEqual(
      refusal('state-forbids'),
    );
    const db = await house.databases.consultation(consultationId);
    const sql = `select actor, detail from audit where deed = 'codes:call-back' and subject = ?1`;
    expect(await db?.query(sql, [batchId])).toEqual([[facilitator.staffId, '']]);
  });

  it('ends the devices that handed out its places, and no new one is begun', async () => {
    const { consultationId } = house;
    const start = { consultationId, hours: 1, handedBy: '' };
    await need(house.services.kiosk.start(facilitator, { ...start, group: { ...pile, label: 'Shared' } }));
    const groups = async () =>
      (await need(house.services.kiosk.groups(facilitator, { consultationId }))).groups.filter(
        ({ label }) => label === 'Shared',
      );
    const [{ id: batchId } = { id: '' }] = await groups();
    await need(callBack(facilitator, batchId));
    expect(await groups()).toEqual([]);
    expect(await house.services.kiosk.start(facilitator, { ...start, batchId })).toEqual(
      refusal('state-forbids'),
    );
    const db = await house.databases.consultation(consultationId);
    expect(await db?.query('select * from kiosk_device where batch_id = ?1', [batchId])).toEqual([]);
  });

  it('is called back by whoever may hand out codes, and by nobody else', async () => {
    const { batchId } = await issue();
    for (const role of ['moderator', 'approver', 'overseer', 'administrator'] as const)
      expect(await callBack(await house.staffWho(role), batchId)).toEqual(refusal('not-found'));
    expect(await callBack(facilitator, id())).toEqual(refusal('not-found'));
    await need(callBack(await house.staffWho('organiser'), batchId));
  });

  it('stands on the page as that, after a press that asks which', async () => {
    const { batchId } = await issue();
    const pages = drawPages(house, { routes: { '/staff/c/:id/codes': codesPage }, staff: facilitator });
    const at = `/staff/c/${house.consultationId}/codes`;
    const page = await pages.get(at);
    const which = formOf(page, { press: 'act=call-back' });
    expect(which.fields.find(({ name }) => name === 'called')?.values).toEqual(['']);
    expect((await pages.send(page, { press: 'act=call-back' })).status).toBe(400);
    const after = await pages.send(page, { press: 'act=call-back' }, { called: batchId });
    expect(after.html).toContain('called back on');
    const offered = formOf(after, { press: 'act=call-back' }).fields.find(({ name }) => name === 'called');
    expect(offered?.choices).not.toContain(batchId);
    const lost = formOf(after, { press: 'act=replace' }).fields.find(({ name }) => name === 'batch');
    expect(lost?.choices?.filter((choice) => choice.startsWith(batchId))).toEqual([]);
  });
});

describe('R1197: the way in without a code', () => {
  let stage: Awaited<ReturnType<typeof draftVoting>>;
  const openly = (nonce = id()) =>
    house.services.room.joinOpenly(visitor, {
      ...{ consultationId: stage.consultationId, nonce, language: 'en', level: 'older' },
      ageBand: '10-12',
    });
  const listed = async () =>
    (await need(house.services.room.listOpen(visitor, {}))).filter(
      ({ consultationId }) => consultationId === stage.consultationId,
    );
  const shut = (by: Staff) =>
    house.services.consultation.shutOpenWay(by, { consultationId: stage.consultationId });

  async function opened(guarded: boolean) {
    stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('Say') }]);
    const { consultationId, organiser } = stage;
    const told = (['guardian-reason', 'without-carer'] as const).flatMap((field) =>
      everywhere(field).map(({ words: body, ...place }) => ({ field, body, ...place })),
    );
    await need(
      house.services.consultation.editConsent(organiser, {
        ...{ consultationId, revision: await stage.revision(), publicWay: true, uses: [] },
        ...(guarded
          ? {
              rules: [
                { ageBand: '10-12', mode: 'guardian' },
                { ageBand: '13-15', mode: 'child' },
                { ageBand: '16-17', mode: 'child' },
              ],
              carerWay: 'public',
              texts: told,
            }
          : { rules: noBands, carerWay: '', texts: [] }),
      }),
    );
    await stage.open();
  }

  describe('where children have another', () => {
    beforeEach(() => opened(false));

    it('is shut at once and for good by whoever prepares, alone; who came so stays', async () => {
      const nonce = id();
      const inside = await child(await need(openly(nonce)));
      expect(await listed()).toMatchObject([{ publicWay: true }]);
      for (const role of ['facilitator', 'approver', 'overseer'] as const)
        expect(await shut(await house.staffWho(role))).toEqual(refusal('not-found'));
      await need(shut(stage.organiser));
      await need(shut(stage.organiser));
      expect(await openly()).toEqual(refusal('not-found'));
      expect(await listed()).toEqual([]);
      // A yes whose answer was lost finds its seat, as before.
      expect(await child(await need(openly(nonce)))).toEqual(inside);
      const db = await house.databases.consultation(stage.consultationId);
      expect(await db?.query(`select count(*) from audit where deed = 'way:shut'`, [])).toEqual([[1]]);
      await stage.move('paused');
      await stage.move('open');
      expect(await openly()).toEqual(refusal('not-found'));
    });

    it('is told as one in what is published, and its children are counted apart', async () => {
      await stage.joinMany(12);
      for (let at = 0; at < 10; at += 1) await need(openly());
      await need(shut(stage.organiser));
      await stage.move('closed');
      const { ways } = await need(
        house.services.analysis.tables(await house.staffWho('analyst'), {
          consultationId: stage.consultationId,
        }),
      );
      expect(ways).toEqual({ publicWay: true, code: 10, public: 10 });
    });
  });

  it('is not shut alone where it is the one of children without a safe carer', async () => {
    await opened(true);
    await need(openly());
    expect(await shut(stage.organiser)).toEqual(refusal('state-forbids'));
    await need(openly());
  });
});
