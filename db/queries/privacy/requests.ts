import { and, desc, eq, inArray } from 'drizzle-orm';
import type {
  AuthorityRequest,
  RequestSide,
  RequestState,
} from '../../../server/core/privacy/authority-request.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { authorityRequest } from '../../schema/control-privacy.ts';
import { guard } from '../../statement.ts';

const table = authorityRequest;

function toRequest(db: Database, row: typeof table.$inferSelect): AuthorityRequest {
  return { ...row, state: row.state as RequestState, basis: db.text.decode(row.basis) };
}

export async function requestById(control: Database, id: string): Promise<AuthorityRequest | undefined> {
  const row = await control.read.select().from(table).where(eq(table.id, id)).get();
  return row && toRequest(control, row);
}

/** The request that still waits for people, or for being handed out, on this subject. */
export async function standingRequest(
  control: Database,
  subject: string,
): Promise<AuthorityRequest | undefined> {
  const stands = inArray(table.state, ['asked', 'approved']);
  const row = await control.read
    .select()
    .from(table)
    .where(and(eq(table.subject, subject), stands))
    .get();
  return row && toRequest(control, row);
}

/** All requests that were put to an organisation, newest day first. */
export async function requestsTo(control: Database, organisationId: string): Promise<AuthorityRequest[]> {
  const rows = await control.read
    .select()
    .from(table)
    .where(eq(table.organisationId, organisationId))
    .orderBy(desc(table.day), table.id);
  return rows.map((row) => toRequest(control, row));
}

/** Days and states of all requests to this site, for its public figure. */
export async function requestDays(control: Database): Promise<{ day: string; state: RequestState }[]> {
  const rows = await control.read.select({ day: table.day, state: table.state }).from(table);
  return rows.map(({ day, state }) => ({ day, state: state as RequestState }));
}

type NewRequest = Pick<
  AuthorityRequest,
  'id' | 'organisationId' | 'consultationId' | 'subject' | 'askedBy' | 'day'
> & { readonly basis: Uint8Array };

/** Refused as `id-taken` when another request stands for the subject: then that one is joined. */
export function addRequest(row: NewRequest): Statement {
  return {
    sql: `insert into authority_request (id, organisation_id, consultation_id, subject, state, asked_by, basis, day)
      values (?1, ?2, ?3, ?4, 'asked', ?5, ?6, ?7)`,
    args: [row.id, row.organisationId, row.consultationId, row.subject, row.askedBy, row.basis, row.day],
    refusal: 'id-taken',
  };
}

/** A yes of one side. The second one makes the request `approved`. Refused as `already-decided` when it changed meanwhile. */
export function sayYes(yes: { id: string; staffId: string; side: RequestSide }): Statement[] {
  const [own, other] =
    yes.side === 'approve' ? ['approved_by', 'overseen_by'] : ['overseen_by', 'approved_by'];
  return [
    {
      sql: `update authority_request set ${own} = ?2, state = case when ${other} is null then 'asked' else 'approved' end
        where id = ?1 and state = 'asked' and ${own} is null and asked_by <> ?2 and coalesce(${other}, '') <> ?2`,
      args: [yes.id, yes.staffId],
    },
    guard('already-decided'),
  ];
}

export function sayNo(no: { id: string; staffId: string }): Statement[] {
  return [
    {
      sql: `update authority_request set refused_by = ?2, state = 'refused' where id = ?1 and state = 'asked' and asked_by <> ?2`,
      args: [no.id, no.staffId],
    },
    guard('already-decided'),
  ];
}

/** Handed out, once. */
export function markAnswered(id: string): Statement[] {
  return [
    {
      sql: `update authority_request set state = 'answered' where id = ?1 and state = 'approved'
        and approved_by is not null and overseen_by is not null`,
      args: [id],
    },
    guard('already-decided'),
  ];
}

/** The day a seat was taken, when this consultation has such a seat. */
export async function dayOfSeat(db: Database, participantId: string): Promise<string | undefined> {
  const [row] = await db.query('select day from participant where id = ?1', [participantId]);
  return row && String(row[0]);
}
