import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newId } from '../../../server/core/ids.ts';
import { withoutSeat } from '../../../server/core/safeguarding/cases.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import type { House } from '../../../server/house.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { openLeads, type TestLead } from '../../support/house/leads.ts';
import { backUp, putBack } from '../../support/processes/put-back.ts';

const system = { kind: 'system', name: 'retention' } as const;
const visitor = { kind: 'visitor' } as const;
const reason = 'It says that its father hits it: a life is in danger.';

let house: TestHouse;
let lead: TestLead;
beforeEach(async () => {
  house = await openTestHouse();
  [lead] = await openLeads(house);
});
afterEach(() => house.remove());

/** A child tells the team, and one lead opens it alone. */
async function toldBy(child: Child): Promise<string> {
  const sent = { id: newId(house.deps.random), text: 'It hurts.', language: 'en', choice: 'help' } as const;
  const { caseId } = await need(house.services.safeguarding.ask(child, sent));
  await openedAlone(house.consultationId, caseId);
  return caseId;
}
const openedAlone = (consultationId: string, caseId: string) =>
  need(house.services.safeguarding.openAlone(lead.staff, { consultationId, caseId, part: 'told', reason }));

/** Why it was opened, by whom, whether it is still known that it was; undefined where it is not. */
async function kept(caseId: string, of: House = house): Promise<readonly unknown[] | undefined> {
  const { control } = of.databases;
  const rows = await control.query('select reason, staff_id from lone_opening where case_id = ?1', [caseId]);
  return rows.map(([why, staffId]) => [control.text.decode(why as Uint8Array), staffId])[0];
}

it('R785: why one lead opened a case alone goes when its child takes it back or is erased; that it was, and by whom, stays', async () => {
  const { safeguarding, privacy } = house.services;
  const [takesBack, goes, stays] = [await house.join(), await house.join(), await house.join()];
  const cases = [await toldBy(takesBack), await toldBy(goes), await toldBy(stays)] as const;
  await need(safeguarding.withdraw(takesBack, { caseId: cases[0] }));
  await need(privacy.erase(goes, {}));
  expect(await kept(cases[1])).toEqual([reason, lead.staff.staffId]);
  await need(privacy.finish(goes, goes));
  for (const caseId of [cases[0], cases[1]]) expect(await kept(caseId)).toEqual(['', lead.staff.staffId]);
  expect(await kept(cases[2])).toEqual([reason, lead.staff.staffId]);
  // The overseer is shown it all the same.
  const alone = await need(safeguarding.loneOpenings(await house.staffWho('overseer'), {}));
  expect(alone.map(({ caseId }) => caseId).sort()).toEqual([...cases].sort());
});

it('R785: so it does with a letter, and with a consultation that is destroyed', async () => {
  const { safeguarding, retention } = house.services;
  const caseId = await toldBy(await house.join());
  const letter = await need(
    safeguarding.writeLetter(visitor, { nonce: newId(house.deps.random), text: 'It hurts.', language: 'en' }),
  );
  const [[written] = []] = await house.databases.complaints.query('select id from sealed_case', []);
  await openedAlone(withoutSeat, String(written));
  await need(retention.destroy(system, { consultationId: house.consultationId }));
  expect(await kept(caseId)).toEqual(['', lead.staff.staffId]);
  expect(await kept(String(written))).toEqual([reason, lead.staff.staffId]);
  await need(safeguarding.takeBackLetter(visitor, { phrase: letter.words.join(' ') }));
  expect(await kept(String(written))).toEqual(['', lead.staff.staffId]);
});

it('R274, R539: what was told leaves the pages of its file also where why it was opened cannot be forgotten just then', async () => {
  const { safeguarding } = house.services;
  const child = await house.join();
  const caseId = await toldBy(child);
  const letter = await need(
    safeguarding.writeLetter(visitor, { nonce: newId(house.deps.random), text: 'It hurts.', language: 'en' }),
  );
  const { control, complaints } = house.databases;
  const db = await house.databases.consultation(house.consultationId);
  const write = control.write.bind(control);
  const full = vi
    .spyOn(control, 'write')
    .mockImplementation((statements) =>
      statements.some(({ sql }) => sql.includes('update lone_opening'))
        ? Promise.reject(new Error('full'))
        : write(statements),
    );
  const anew = [db, complaints].map((each) => vi.spyOn(each as typeof complaints, 'rewrite'));
  await need(safeguarding.withdraw(child, { caseId }));
  await need(safeguarding.takeBackLetter(visitor, { phrase: letter.words.join(' ') }));
  for (const rewrite of anew) expect(rewrite).toHaveBeenCalledOnce();
  full.mockRestore();
  await need(safeguarding.withdraw(child, { caseId }));
  expect(await kept(caseId)).toEqual(['', lead.staff.staffId]);
});

it('R785: no backup brings it back', async () => {
  const [goes, stays] = [await house.join(), await house.join()];
  const [gone, left] = [await toldBy(goes), await toldBy(stays)];
  const folder = await backUp(house);
  await need(house.services.privacy.erase(goes, {}));
  await need(house.services.privacy.finish(goes, goes));
  const { served: again } = await putBack(house, folder);
  expect(await kept(gone, again)).toEqual(['', lead.staff.staffId]);
  expect(await kept(left, again)).toEqual([reason, lead.staff.staffId]);
  await again.close();
});
