import { openTexts, sealFor } from '../../../app/live/open-parts.ts';
import { type LeadKey, openLeadKey } from '../../../app/live/sealed-keys.ts';
import { leadKeyOf, leadsOf } from '../../../db/queries/safeguarding/leads.ts';
import { staffById } from '../../../db/queries/staff/staff.ts';
import type { CasePart } from '../../../server/core/safeguarding/cases.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { demoLeadCode } from '../../../server/demo/help.ts';
import { need, type TestHouse } from './house.ts';

export type TestLead = { readonly staff: Staff; readonly key: LeadKey };

/** The leads of a test house with their keys open, each with a second factor shown just now. */
export async function openLeads(house: TestHouse): Promise<readonly [TestLead, TestLead, TestLead]> {
  const row = (
    await need(
      house.services.consultation.read(await house.staffWho('organiser'), {
        consultationId: house.consultationId,
      }),
    )
  ).row;
  const { control } = house.databases;
  const leads = await leadsOf(control, {
    organisationId: row.organisationId,
    consultationId: house.consultationId,
  });
  const opened = await Promise.all(
    leads.map(async ({ staffId }) => {
      const person = await staffById(control, staffId);
      const kept = await leadKeyOf(control, staffId);
      const key = kept && (await openLeadKey(kept.wrapped.toString('base64url'), demoLeadCode));
      if (!person || !key) throw new Error('A lead without a key.');
      const { state: _state, ...staff } = person;
      return { staff: { ...staff, freshFactor: true }, key };
    }),
  );
  const [first, second, third] = opened;
  if (!first || !second || !third) throw new Error('There are not three leads.');
  return [first, second, third];
}

export type AtCase = { readonly consultationId: string; readonly caseId: string };

/** A lead sends an answer, or drops it, as its page shows it. */
export async function settleAs(
  house: TestHouse,
  lead: TestLead,
  of: { at: AtCase; number: number; to?: 'send' | 'drop' },
) {
  const { at, number, to = 'send' } = of;
  const { answers } = await need(house.services.safeguarding.case(lead.staff, at));
  const seen = answers.find((each) => each.number === number)?.seen ?? '';
  return house.services.safeguarding.settleAnswer(lead.staff, { ...at, number, seen, to });
}

/** A lead asks to close a case, closes it or keeps it open, as its page shows it. */
export async function closeAs(
  house: TestHouse,
  lead: TestLead,
  of: { at: AtCase; to: 'ask' | 'close' | 'keep' },
) {
  const { seen } = await need(house.services.safeguarding.case(lead.staff, of.at));
  return house.services.safeguarding.close(lead.staff, { ...of.at, seen, to: of.to });
}

const partAt = async (house: TestHouse, lead: TestLead, of: { at: AtCase; part: CasePart }) => {
  const read = await need(house.services.safeguarding.case(lead.staff, of.at));
  const part = read.parts.find((each) => each.part === of.part);
  if (!part) throw new Error('No such part.');
  return { read, part };
};

/** What a lead's browser does by itself once its key is open: it hands its half on. Answers how many boxes were kept. */
export async function handOn(
  house: TestHouse,
  lead: TestLead,
  of: { at: AtCase; part: CasePart; kind?: 'pass' | 'reseal' },
): Promise<number> {
  const { at, part: name, kind = 'pass' } = of;
  const { read, part } = await partAt(house, lead, of);
  const boxes = await sealFor(lead.key, {
    caseId: at.caseId,
    boxes: part.boxes,
    wanted: kind === 'pass' ? part.toPass : part.toReseal,
    leads: read.leads,
  });
  const kept = await need(
    house.services.safeguarding.pass(lead.staff, {
      ...at,
      part: name,
      kind,
      boxes: boxes.map((each) => ({ ...each, box: Buffer.from(each.box, 'base64url') })),
    }),
  );
  return kept.kept;
}

/** What a lead can read of a part, with all that the server gives it and its own key. */
export async function readAs(
  house: TestHouse,
  lead: TestLead,
  of: { at: AtCase; part: CasePart },
): Promise<readonly string[]> {
  const { part } = await partAt(house, lead, of);
  const texts = await openTexts(lead.key, { ...part, caseId: of.at.caseId });
  return texts.map((each) => ('text' in each ? each.text : 'unreadable'));
}
