import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boxesAtOnce, goesOnSealing, sealFor } from '../../../app/live/open-parts.ts';
import * as safeguarding from '../../../app/routes/staff/safeguarding/safeguarding.tsx';
import { newId } from '../../../server/core/ids.ts';
import { sealText } from '../../../server/usecases/safeguarding/seal-text.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { type AtCase, openLeads, readAs, type TestLead } from '../../support/house/leads.ts';
import { drawPages, formFor } from '../../support/pages/drawn-pages.ts';

/** Texts of a case that grew long: of two other leads more boxes than one form takes. */
const texts = boxesAtOnce / 2 + 10;

let house: TestHouse;
let leads: readonly [TestLead, TestLead, TestLead];
let at: AtCase;

beforeAll(async () => {
  house = await openTestHouse();
  leads = await openLeads(house);
  const sent = { id: newId(house.deps.random), text: 'Text 1', language: 'en', choice: 'help' } as const;
  const { caseId } = await need(house.services.safeguarding.ask(await house.join(), sent));
  at = { consultationId: house.consultationId, caseId };
  const db = await house.databases.consultation(house.consultationId);
  const { row } = await need(
    house.services.consultation.read(await house.staffWho('organiser'), {
      consultationId: at.consultationId,
    }),
  );
  const of = { ...at, part: 'told', organisationId: row.organisationId, day: '2026-01-01' } as const;
  for (let number = 2; number <= texts; number += 1)
    await db?.write((await sealText(house.deps, { ...of, number, text: `Text ${number}` })) ?? []);
});
afterAll(() => house.remove());

const ofPart = async (lead: TestLead) => {
  const read = await need(house.services.safeguarding.case(lead.staff, at));
  const part = read.parts.find((each) => each.part === 'told');
  if (!part) throw new Error('No such part.');
  return { leads: read.leads, part };
};

/** What the page of a lead does by itself, once: a form with the boxes that its browser sealed. Answers how many are wanted then. */
async function send(lead: TestLead, act: 'pass' | 'reseal'): Promise<number> {
  const wanted = (of: Awaited<ReturnType<typeof ofPart>>) =>
    act === 'pass' ? of.part.toPass : of.part.toReseal;
  const before = await ofPart(lead);
  const boxes = await sealFor(lead.key, {
    ...{ caseId: at.caseId, boxes: before.part.boxes, wanted: wanted(before), leads: before.leads },
  });
  const here = `/staff/c/${at.consultationId}/safeguarding`;
  const pages = drawPages(house, {
    routes: { '/staff/c/:id/safeguarding': safeguarding },
    staff: lead.staff,
  });
  const form = formFor(here, {
    act,
    case: at.caseId,
    part: 'told',
    boxes: JSON.stringify(boxes).replaceAll('"', '&quot;'),
  });
  const answer = await pages.send(form, {});
  expect(answer.status, act).toBe(200);
  return wanted(await ofPart(lead)).length;
}

describe('R1221: a case that grew long', () => {
  it('is handed from lead to lead, in as many forms as it takes', async () => {
    const [first, second] = leads;
    const open = { ...at, part: 'told', reason: 'To help.' } as const;
    await need(house.services.safeguarding.open(first.staff, open));
    expect((await ofPart(first)).part.toPass).toHaveLength(2 * texts);
    expect(await send(first, 'pass')).toBe(2 * texts - boxesAtOnce);
    expect(await send(first, 'pass')).toBe(0);
    await need(house.services.safeguarding.open(second.staff, open));
    await send(second, 'pass');
    const said = Array.from({ length: texts }, (_, index) => `Text ${index + 1}`);
    for (const lead of [first, second]) expect(await readAs(house, lead, { at, part: 'told' })).toEqual(said);
  });

  it('goes on by itself once a lead pressed, until none is left or none was kept', () => {
    expect(goesOnSealing(900, 0)).toBe(false);
    expect(goesOnSealing(500, 900)).toBe(true);
    expect(goesOnSealing(500, 500)).toBe(false);
    expect(goesOnSealing(0, 500)).toBe(false);
  });

  it('is sealed anew for whoever lost its boxes, the ones that cannot be sealed standing in the way of none', async () => {
    const db = await house.databases.consultation(house.consultationId);
    const [first, second, third] = leads;
    await db?.write(
      [second, third].map(({ staff }) => ({
        sql: `delete from sealed_half where staff_id = ?1 and passed_by = ''`,
        args: [staff.staffId],
      })),
    );
    const { half } = (await ofPart(first)).part.toReseal[0] ?? { half: 'a' };
    expect((await ofPart(first)).part.mine).toBe(half);
    const left = (await ofPart(first)).part.toReseal.length;
    expect(left).toBe(2 * texts);
    expect(await send(first, 'reseal')).toBe(left - boxesAtOnce);
    expect(await send(first, 'reseal')).toBe(0);
  });
});
