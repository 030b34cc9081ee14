import { openTexts, sealFor } from '../../app/live/open-parts.ts';
import { type LeadKey, makeLeadKey, openLeadKey } from '../../app/live/sealed-keys.ts';
import { lastDrill, leadKeyOf } from '../../db/queries/safeguarding/leads.ts';
import { organisations, staffOf } from '../../db/queries/staff/staff.ts';
import { demoCountry } from '../core/safeguarding/helplines.ts';
import { trainingTopics } from '../core/staff/duty.ts';
import type { Role, Staff } from '../core/staff/roles.ts';
import type { House } from '../house.ts';
import { done } from './prepare.ts';

/** Opens the keys of every lead of a demo. A demo seals nothing from anybody, and says so. */
export const demoLeadCode = 'DEM0D EM0DE M0DEM 0DEM0 DEM0D E';

const system = { kind: 'system', name: 'demo' } as const;

/** Numbers that are nobody's: 555-01 is kept for stories. */
const demoLines = [
  { kind: 'emergency', name: 'Demonstration: calls nobody', number: '555-0100' },
  { kind: 'child', name: 'Demonstration line for children: calls nobody', number: '555-0101' },
  { kind: 'referral', name: 'Demonstration child protection office', number: '555-0102' },
] as const;

/**
 * What has to stand before anything opens, made by the same use cases as anywhere: helplines that a second person confirmed,
 * three leads with a key, a rehearsal that two of them opened and answered, in this consultation. What stands already stays.
 */
export async function prepareHelp(house: House, consultationId: string): Promise<void> {
  const { control } = house.databases;
  const organisation = (await organisations(control))[0];
  if (!organisation) throw new Error('A demo needs its organisation.');
  await enterHelplines(house, organisation.id);
  const leads = await leadsWithKeys(house, organisation.id);
  if (!(await lastDrill(control, organisation.id))) await rehearse(house, { consultationId, leads });
}

type LeadWithKey = { readonly staff: Staff; readonly key: LeadKey };

async function person(house: House, of: { organisationId: string; role: Role; name: string; not?: string }) {
  const known = async () =>
    (await staffOf(house.databases.control, of.organisationId)).find(
      (each) =>
        each.staffId !== of.not &&
        each.state !== 'revoked' &&
        each.grants.some(({ role, consultationId }) => role === of.role && consultationId === ''),
    );
  const found = await known();
  if (found) return found;
  await done(
    house.services.staff.invite(system, {
      name: of.name,
      grants: [{ role: of.role, consultationId: '' }],
    }),
  );
  const invited = await known();
  if (!invited) throw new Error(`Nobody is ${of.role}.`);
  return invited;
}

async function enterHelplines(house: House, organisationId: string): Promise<void> {
  const { safeguarding } = house.services;
  const writer = await person(house, { organisationId, role: 'administrator', name: 'Noor' });
  const second = await person(house, {
    organisationId,
    role: 'approver',
    name: 'Tariq',
    not: writer.staffId,
  });
  if ((await done(safeguarding.helplines(second, {}))).some(({ country }) => country === demoCountry)) return;
  for (const line of demoLines) {
    const { id } = await done(
      safeguarding.writeHelpline(writer, {
        ...line,
        country: demoCountry,
        languages: '',
        source: 'https://demo.example/numbers',
      }),
    );
    await done(safeguarding.confirmHelpline(second, { id }));
  }
}

async function leadsWithKeys(house: House, organisationId: string): Promise<readonly LeadWithKey[]> {
  const { control } = house.databases;
  const isLead = (each: Staff) =>
    each.grants.some(({ role, consultationId }) => role === 'safeguarding-lead' && consultationId === '');
  const leads = async () =>
    (await staffOf(control, organisationId)).filter((each) => each.state !== 'revoked' && isLead(each));
  for (const name of ['Sara', 'Bram', 'Lia']) {
    if ((await leads()).length >= 3) break;
    const grants = [{ role: 'safeguarding-lead' as const, consultationId: '' }];
    await done(house.services.staff.invite(system, { name, grants }));
  }
  const found: LeadWithKey[] = [];
  const day = new Date(house.deps.clock()).toISOString().slice(0, 10);
  for (const { staffId, trainedSince } of await leads()) {
    if (trainedSince === '')
      await done(house.services.staff.recordTraining(system, { staffId, topics: trainingTopics, day }));
  }
  for (const { state: _state, ...person } of await leads()) {
    const staff = { ...person, freshFactor: true };
    if (!(await leadKeyOf(control, staff.staffId))) {
      const { publicKey, wrapped } = await makeLeadKey(demoLeadCode);
      await done(
        house.services.safeguarding.saveKey(staff, {
          publicKey: Buffer.from(publicKey, 'base64url'),
          wrapped: Buffer.from(wrapped, 'base64url'),
        }),
      );
    }
    const kept = await leadKeyOf(control, staff.staffId);
    const key = kept && (await openLeadKey(kept.wrapped.toString('base64url'), demoLeadCode));
    // Whoever made a key of its own in a demo has its own code.
    if (key) found.push({ staff, key });
  }
  return found;
}

/** Two leads do what they do in their browsers: each takes a half, hands it on, reads; one answers, the other sends it. */
async function rehearse(
  { services: { safeguarding } }: House,
  of: { consultationId: string; leads: readonly LeadWithKey[] },
): Promise<void> {
  const [first, second] = of.leads;
  if (!first || !second) throw new Error('A rehearsal needs two leads whose code is known.');
  const { consultationId } = of;
  const { caseId } = await done(
    safeguarding.rehearse(first.staff, { consultationId, text: 'A rehearsal.', language: 'en' }),
  );
  const at = { consultationId, caseId };
  for (const lead of [first, second]) {
    await done(safeguarding.open(lead.staff, { ...at, part: 'told', reason: 'A rehearsal.' }));
    const read = await done(safeguarding.case(lead.staff, at));
    const part = read.parts[0];
    if (!part) throw new Error('The rehearsal has no words.');
    const sealed = await sealFor(lead.key, {
      caseId,
      boxes: part.boxes,
      wanted: part.toPass,
      leads: read.leads,
    });
    await done(
      safeguarding.pass(lead.staff, {
        ...at,
        part: 'told',
        kind: 'pass',
        boxes: sealed.map((each) => ({ ...each, box: Buffer.from(each.box, 'base64url') })),
      }),
    );
  }
  for (const lead of [first, second]) {
    const part = (await done(safeguarding.case(lead.staff, at))).parts[0];
    const [text] = part ? await openTexts(lead.key, { ...part, caseId }) : [];
    if (!text || !('text' in text)) throw new Error('A lead could not open the rehearsal.');
  }
  await done(safeguarding.answer(first.staff, { ...at, text: 'We have read it.' }));
  const [answer] = (await done(safeguarding.case(second.staff, at))).answers;
  if (!answer) throw new Error('The rehearsal has no answer.');
  await done(safeguarding.settleAnswer(second.staff, { ...at, ...answer, to: 'send' }));
  const { seen } = await done(safeguarding.case(second.staff, at));
  await done(safeguarding.close(first.staff, { ...at, seen, to: 'ask' }));
  await done(safeguarding.close(second.staff, { ...at, seen, to: 'close' }));
}
