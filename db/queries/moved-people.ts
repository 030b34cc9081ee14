import type { Database } from '../databases.ts';
import type { SqlValue, Statement } from '../engine.ts';

/** What the control database holds of one consultation and goes with it. Bytes in base64. */
export type Carried = {
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly string[];
    readonly trainings: readonly { readonly topic: string; readonly day: string; readonly by: string }[];
    /** A lead's public key and its private one under a code that the lead alone has: without it nothing sealed opens. */
    readonly leadKey: { readonly publicKey: string; readonly wrapped: string; readonly day: string } | null;
  }[];
  readonly loneOpenings: readonly {
    readonly caseId: string;
    readonly part: string;
    readonly staffId: string;
    readonly reason: string;
    readonly day: string;
    readonly seenBy: string | null;
  }[];
};

const base64 = (value: SqlValue | undefined) => Buffer.from(value as Uint8Array).toString('base64');
const bytes = (text: string) => Buffer.from(text, 'base64');

/**
 * Everybody who holds a role there, but administrators: those run one machine. With what they were trained in and a lead's keys; without
 * second factors and sessions, which belong to one site.
 */
export async function carriedWith(control: Database, consultationId: string): Promise<Carried> {
  const grants = await control.query(
    `select distinct s.id, s.name, g.role from staff s join staff_grant g on g.staff_id = s.id
      where s.state <> 'revoked' and g.role <> 'administrator' and g.consultation_id in ('', ?1) order by s.id, g.role`,
    [consultationId],
  );
  const ids = [...new Set(grants.map(([id]) => String(id)))];
  const people = await Promise.all(
    ids.map(async (id) => {
      const mine = grants.filter(([each]) => each === id);
      const trainings = await control.query(
        'select topic, day, confirmed_by from staff_training where staff_id = ?1 order by topic',
        [id],
      );
      const [lead] = await control.query(
        'select public_key, wrapped, day from lead_key where staff_id = ?1',
        [id],
      );
      return {
        id,
        name: base64(mine[0]?.[1]),
        roles: mine.map(([, , role]) => String(role)),
        trainings: trainings.map(([topic, day, by]) => ({
          topic: String(topic),
          day: String(day),
          by: String(by),
        })),
        leadKey: lead ? { publicKey: base64(lead[0]), wrapped: base64(lead[1]), day: String(lead[2]) } : null,
      };
    }),
  );
  const openings = await control.query(
    'select case_id, part, staff_id, reason, day, seen_by from lone_opening where consultation_id = ?1',
    [consultationId],
  );
  return {
    people,
    loneOpenings: openings.map(([caseId, part, staffId, reason, day, seenBy]) => ({
      caseId: String(caseId),
      part: String(part),
      staffId: String(staffId),
      reason: base64(reason),
      day: String(day),
      seenBy: seenBy === null ? null : String(seenBy),
    })),
  };
}

/**
 * Brings in what came along: people that nobody here knows are invited, each with its roles in this consultation alone; who is known
 * stays as it is. And the consultation's line in the directory.
 */
export function bringIn(of: {
  readonly consultationId: string;
  readonly organisationId: string;
  readonly state: string;
  readonly day: string;
  readonly carried: Carried;
  /** Those of the people that are staff here already. */
  readonly known: ReadonlySet<string>;
}): Statement[] {
  const { consultationId, organisationId, carried } = of;
  const people = carried.people.filter(({ id }) => !of.known.has(id));
  return [
    {
      sql: `insert into directory (id, organisation_id, state, day) values (?1, ?2, ?3, ?4)
        on conflict (id) do update set organisation_id = excluded.organisation_id, state = excluded.state`,
      args: [consultationId, organisationId, of.state, of.day],
    },
    ...people.flatMap((person) => [
      {
        sql: `insert into staff (id, organisation_id, name, state, role_version) values (?1, ?2, ?3, 'invited', 1)`,
        args: [person.id, organisationId, bytes(person.name)],
      },
      ...person.roles.map((role) => ({
        sql: 'insert into staff_grant (staff_id, role, consultation_id) values (?1, ?2, ?3)',
        args: [person.id, role, consultationId],
      })),
      ...person.trainings.map(({ topic, day, by }) => ({
        sql: 'insert into staff_training (staff_id, topic, day, confirmed_by) values (?1, ?2, ?3, ?4)',
        args: [person.id, topic, day, by],
      })),
      ...(person.leadKey
        ? [
            {
              sql: 'insert into lead_key (staff_id, public_key, wrapped, day) values (?1, ?2, ?3, ?4)',
              args: [
                person.id,
                bytes(person.leadKey.publicKey),
                bytes(person.leadKey.wrapped),
                person.leadKey.day,
              ],
            },
          ]
        : []),
    ]),
    ...carried.loneOpenings.map((each) => ({
      sql: `insert into lone_opening (consultation_id, case_id, part, staff_id, organisation_id, reason, day, seen_by)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict do nothing`,
      args: [
        consultationId,
        each.caseId,
        each.part,
        each.staffId,
        organisationId,
        bytes(each.reason),
        each.day,
        each.seenBy,
      ],
    })),
  ];
}
