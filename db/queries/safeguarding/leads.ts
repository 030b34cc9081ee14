import { desc, eq, isNull } from 'drizzle-orm';
import type { CasePart } from '../../../server/core/safeguarding/cases.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { drill, leadKey, loneOpening } from '../../schema/control-safeguarding.ts';
import { guard } from '../../statement.ts';
import { staffOf } from '../staff/staff.ts';

/** A safeguarding lead that can open what is sealed to it. `trainedSince`: as in `Staff`. */
export type Lead = {
  readonly staffId: string;
  readonly name: string;
  readonly publicKey: Buffer;
  readonly trainedSince: string;
};

/** Leads of a consultation that have a key and were not revoked, by their ids; trained or not. */
export async function leadsOf(
  control: Database,
  of: { readonly organisationId: string; readonly consultationId: string },
): Promise<readonly Lead[]> {
  const [people, keys] = await Promise.all([
    staffOf(control, of.organisationId),
    control.read.select().from(leadKey),
  ]);
  return people
    .filter(({ state, grants }) => state !== 'revoked' && grants.some((grant) => isLead(grant, of)))
    .flatMap(({ staffId, name, trainedSince }) => {
      const key = keys.find((each) => each.staffId === staffId);
      return key ? [{ staffId, name, publicKey: key.publicKey, trainedSince }] : [];
    })
    .sort((a, b) => (a.staffId < b.staffId ? -1 : 1));
}

function isLead(
  grant: { readonly role: string; readonly consultationId: string },
  of: { readonly consultationId: string },
): boolean {
  const here = grant.consultationId === '' || grant.consultationId === of.consultationId;
  return grant.role === 'safeguarding-lead' && here;
}

export async function leadKeyOf(control: Database, staffId: string) {
  return control.read.select().from(leadKey).where(eq(leadKey.staffId, staffId)).get();
}

/** Every public key that a lead has now, by whose it is. */
export async function keysOfLeads(control: Database): Promise<ReadonlyMap<string, Buffer>> {
  const rows = await control.read.select().from(leadKey);
  return new Map(rows.map(({ staffId, publicKey }) => [staffId, publicKey]));
}

/** A new key takes the place of the old one: what was sealed to that one has to be sealed anew. */
export function putLeadKey(key: {
  readonly staffId: string;
  readonly publicKey: Uint8Array;
  readonly wrapped: Uint8Array;
  readonly day: string;
}): Statement {
  return {
    sql: `insert into lead_key (staff_id, public_key, wrapped, day) values (?1, ?2, ?3, ?4)
      on conflict (staff_id) do update set public_key = excluded.public_key, wrapped = excluded.wrapped, day = excluded.day`,
    args: [key.staffId, key.publicKey, key.wrapped, key.day],
  };
}

/** A key that its lead replaced, in a backup from before: it makes a new one. */
export function dropLeadKey(staffId: string): Statement {
  return { sql: 'delete from lead_key where staff_id = ?1', args: [staffId] };
}

/** The newest rehearsal of an organisation that two leads took to its end. */
export async function lastDrill(control: Database, organisationId: string) {
  return control.read
    .select()
    .from(drill)
    .where(eq(drill.organisationId, organisationId))
    .orderBy(desc(drill.day))
    .limit(1)
    .get();
}

export function noteDrill(row: {
  readonly caseId: string;
  readonly organisationId: string;
  readonly firstLead: string;
  readonly secondLead: string;
  readonly day: string;
}): Statement {
  return {
    sql: `insert into drill (case_id, organisation_id, first_lead, second_lead, day) values (?1, ?2, ?3, ?4, ?5)
      on conflict do nothing`,
    args: [row.caseId, row.organisationId, row.firstLead, row.secondLead, row.day],
  };
}

export type LoneOpening = {
  readonly consultationId: string;
  readonly caseId: string;
  readonly part: CasePart;
  readonly staffId: string;
  readonly reason: string;
  readonly day: string;
};

/** What one lead opened alone and the overseer has not seen yet. */
export async function unseenLoneOpenings(
  control: Database,
  organisationId: string,
): Promise<readonly LoneOpening[]> {
  const rows = await control.read.select().from(loneOpening).where(isNull(loneOpening.seenBy));
  return rows
    .filter((row) => row.organisationId === organisationId)
    .map((row) => ({
      consultationId: row.consultationId,
      caseId: row.caseId,
      part: row.part as CasePart,
      staffId: row.staffId,
      reason: control.text.decode(row.reason),
      day: row.day,
    }));
}

/** Tells the overseer. The same person again on the same words is one row, shown anew. */
export function tellOverseer(
  control: Database,
  row: LoneOpening & { readonly organisationId: string },
): Statement {
  return {
    sql: `insert into lone_opening (consultation_id, case_id, part, staff_id, organisation_id, reason, day)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      on conflict do update set reason = excluded.reason, day = excluded.day, seen_by = null`,
    args: [
      row.consultationId,
      row.caseId,
      row.part,
      row.staffId,
      row.organisationId,
      control.text.encode(row.reason),
      row.day,
    ],
  };
}

/**
 * Why one lead opened a case alone goes with the case: of those that do not stand any more. That it was opened, when and by whom, stays.
 * The same again changes nothing.
 */
export function dropReasons(
  control: Database,
  of: { readonly consultationId: string; readonly standing: readonly string[] },
): Statement {
  return {
    sql: `update lone_opening set reason = ?3 where consultation_id = ?1
      and case_id not in (select value from json_each(?2))`,
    args: [of.consultationId, JSON.stringify(of.standing), control.text.encode('')],
  };
}

/** In which consultations somebody opened a case alone. */
export async function loneConsultations(control: Database): Promise<readonly string[]> {
  const rows = await control.query('select distinct consultation_id from lone_opening', []);
  return rows.map(([id]) => String(id));
}

/** What stands of somebody of this organisation that opened it alone, seen or not; `stored`: the bytes of its reason as they lie there. */
export async function loneOpeningOf(
  db: Database,
  of: { organisationId: string; consultationId: string; caseId: string; part: string; staffId: string },
): Promise<{ readonly reason: string; readonly day: string; readonly stored: Uint8Array } | undefined> {
  const [row] = await db.query(
    `select reason, day from lone_opening where consultation_id = ?1 and case_id = ?2 and part = ?3 and staff_id = ?4
      and organisation_id = ?5`,
    [of.consultationId, of.caseId, of.part, of.staffId, of.organisationId],
  );
  if (!row) return undefined;
  const stored = row[0] as Uint8Array;
  return { reason: db.text.decode(stored), day: String(row[1]), stored };
}

/** Refused as `already-decided` when it was seen, or stands with another reason by now. */
export function seeLoneOpening(of: {
  readonly consultationId: string;
  readonly caseId: string;
  readonly part: string;
  readonly staffId: string;
  readonly seenBy: string;
  readonly day: string;
  readonly stored: Uint8Array;
}): Statement[] {
  return [
    {
      sql: `update lone_opening set seen_by = ?5 where consultation_id = ?1 and case_id = ?2 and part = ?3
        and staff_id = ?4 and reason = ?6 and day = ?7 and seen_by is null`,
      args: [of.consultationId, of.caseId, of.part, of.staffId, of.seenBy, of.stored, of.day],
    },
    guard('already-decided'),
  ];
}
