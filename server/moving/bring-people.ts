import { auditStatement, noteHead } from '../../db/audit.ts';
import { bringIn } from '../../db/queries/retention/moved-people.ts';
import { stepMove } from '../../db/queries/retention/moves.ts';
import { staffById, staffOf } from '../../db/queries/staff/staff.ts';
import { rolesBrought } from '../core/staff/held-together.ts';
import type { Role } from '../core/staff/roles.ts';
import type { Inside, Letter } from './letter.ts';
import { dayOf, type MovingParts, mover, settled } from './parts.ts';

export type Holder = { readonly id: string; readonly name: string; readonly roles: readonly Role[] };
export type PeopleHere = {
  /** People who came along and need a link to sign in here. */
  readonly invited: readonly { readonly id: string; readonly name: string }[];
  /** People that were here already and have roles in it. */
  readonly joined: readonly Holder[];
};

/**
 * Directory, people and audit of what was taken in, in one commit. Answers the roles that somebody held in it and may not hold beside its
 * others here (R387).
 */
export async function bringRows(
  parts: MovingParts,
  of: {
    readonly letter: Letter;
    readonly inside: Inside;
    readonly organisationId: string;
    /** Where its chain stood when it came, sealed. */
    readonly head: string;
    /** Its last day, as its own database says it. */
    readonly ends: Parameters<typeof bringIn>[0]['ends'];
  },
): Promise<readonly Holder[]> {
  const { letter } = of;
  const { control } = parts.databases;
  const { carried } = of.inside;
  const day = dayOf(parts);
  const people = await Promise.all(
    carried.people.map(async ({ id, name, roles }) => {
      const here = await staffById(control, id);
      const brought = rolesBrought(here?.grants ?? [], { consultationId: letter.consultation, roles });
      return { id, name: control.text.decode(Buffer.from(name, 'base64')), here, ...brought };
    }),
  );
  // Whoever lost all access here gets none back by a letter.
  const welcome = people.filter(({ here }) => here?.state !== 'revoked');
  settled(
    await control.write([
      ...stepMove({ id: letter.move, from: ['taking'], to: 'here', fileHash: letter.sha256 }),
      ...bringIn({
        consultationId: letter.consultation,
        organisationId: of.organisationId,
        state: letter.state,
        day,
        ends: of.ends,
        carried,
        welcome,
      }),
      ...welcome
        .filter(({ here, given }) => here !== undefined && given.length > 0)
        .map(({ id, given }) =>
          auditStatement({
            day,
            actor: mover,
            deed: 'staff:join',
            subject: id,
            detail: `${letter.consultation} ${given.join(' ')}`,
          }),
        ),
      noteHead({ day, subject: letter.consultation, sealed: of.head }),
      auditStatement({
        day,
        actor: mover,
        deed: 'consultation:taken',
        subject: letter.consultation,
        detail: letter.sha256,
      }),
    ]),
  );
  return welcome
    .filter(({ apart }) => apart.length > 0)
    .map(({ id, name, apart }) => ({ id, name, roles: apart }));
}

/** Who has a role in this consultation alone: those who were invited with it, and those who were here before. */
export async function workingOn(
  { databases }: MovingParts,
  of: { readonly consultationId: string; readonly organisationId: string },
): Promise<PeopleHere> {
  const people = (await staffOf(databases.control, of.organisationId)).map((person) => ({
    id: person.staffId,
    name: person.name,
    state: person.state,
    roles: person.grants
      .filter(({ consultationId }) => consultationId === of.consultationId)
      .map(({ role }) => role),
  }));
  const inState = (state: string) =>
    people.filter((person) => person.state === state && person.roles.length > 0);
  return {
    invited: inState('invited').map(({ id, name }) => ({ id, name })),
    joined: inState('active').map(({ id, name, roles }) => ({ id, name, roles })),
  };
}
