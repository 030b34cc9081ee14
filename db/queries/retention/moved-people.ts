import type { ConsultationState } from '../../../server/core/consultation/lifecycle.ts';
import type { TrainingTopic } from '../../../server/core/staff/duty.ts';
import type { Role } from '../../../server/core/staff/roles.ts';
import type { Database } from '../../databases.ts';
import type { SqlValue, Statement } from '../../engine.ts';
import { copyLastDay } from '../staff/staff.ts';
import { bringTraining } from '../staff/training.ts';

/** What the control database holds of one consultation and goes with it. Bytes in base64. */
export type Carried = {
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    /** Which body an overseer is from; not there of everybody else, and where nobody said. */
    readonly body?: string | undefined;
    readonly roles: readonly Role[];
    readonly trainings: readonly {
      readonly topic: TrainingTopic;
      readonly day: string;
      readonly by: string;
    }[];
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
    `select distinct s.id, s.name, g.role, s.body from staff s join staff_grant g on g.staff_id = s.id
      where s.state <> 'revoked' and g.role <> 'administrator' and g.consultation_id in ('', ?1) order by s.id, g.role`,
    [consultationId],
  );
  const ids = [...new Set(grants.map(([id]) => String(id)))];
  const people = await Promise.all(
    ids.map(async (id) => {
      const mine = grants.filter(([each]) => each === id);
      const roles = mine.map(([, , role]) => String(role) as Role);
      const body = roles.includes('overseer') ? base64(mine[0]?.[3]) : '';
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
        ...(body === '' ? {} : { body }),
        roles,
        trainings: trainings.map(([topic, day, by]) => ({
          topic: String(topic) as TrainingTopic,
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
 * Brings in what came along: people that nobody here knows are invited, and whoever is known keeps its name, its body, its state and a lead's key that
 * it has here. Each of `welcome` is given its roles in this consultation alone, and its newest trainings; who is not in it (revoked here) has nothing.
 * And the consultation's line in the directory.
 */
export function bringIn(of: {
  readonly consultationId: string;
  readonly organisationId: string;
  readonly state: ConsultationState;
  readonly day: string;
  readonly ends: Parameters<typeof copyLastDay>[1];
  readonly carried: Carried;
  readonly welcome: readonly { readonly id: string; readonly given: readonly Role[] }[];
}): Statement[] {
  const { consultationId, organisationId, carried } = of;
  return [
    {
      sql: `insert into directory (id, organisation_id, state, day) values (?1, ?2, ?3, ?4)
        on conflict (id) do update set organisation_id = excluded.organisation_id, state = excluded.state`,
      args: [consultationId, organisationId, of.state, of.day],
    },
    copyLastDay(consultationId, of.ends),
    ...carried.people.flatMap((person) => {
      const here = of.welcome.find(({ id }) => id === person.id);
      return here ? bringPerson({ person, given: here.given, consultationId, organisationId }) : [];
    }),
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

function bringPerson(of: {
  readonly person: Carried['people'][number];
  readonly given: readonly Role[];
  readonly consultationId: string;
  readonly organisationId: string;
}): Statement[] {
  const { person } = of;
  return [
    {
      sql: `insert into staff (id, organisation_id, name, state, role_version) values (?1, ?2, ?3, 'invited', 1)
        on conflict do nothing`,
      args: [person.id, of.organisationId, bytes(person.name)],
    },
    // Children read it of whoever oversees here; where somebody here said one, that stands.
    ...(person.body !== undefined && of.given.includes('overseer')
      ? [
          {
            sql: `update staff set body = ?2 where id = ?1 and body = x''`,
            args: [person.id, bytes(person.body)],
          },
        ]
      : []),
    ...of.given.map((role) => ({
      sql: 'insert into staff_grant (staff_id, role, consultation_id) values (?1, ?2, ?3) on conflict do nothing',
      args: [person.id, role, of.consultationId],
    })),
    ...person.trainings.map(({ topic, day, by }) =>
      bringTraining({ staffId: person.id, topic, day, confirmedBy: by }),
    ),
    ...(person.leadKey
      ? [
          {
            sql: `insert into lead_key (staff_id, public_key, wrapped, day) values (?1, ?2, ?3, ?4)
              on conflict do nothing`,
            args: [
              person.id,
              bytes(person.leadKey.publicKey),
              bytes(person.leadKey.wrapped),
              person.leadKey.day,
            ],
          },
        ]
      : []),
  ];
}
