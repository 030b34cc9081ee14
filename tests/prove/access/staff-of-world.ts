import { staffById } from '../../../db/queries/staff/staff.ts';
import { trainingTopics } from '../../../server/core/staff/duty.ts';
import type { Role, Staff } from '../../../server/core/staff/roles.ts';
import type { openHouse } from '../../../server/house.ts';
import { need } from '../../support/house/house.ts';
import { allRoles, type Reach, reaches } from './askers.ts';

type House = Awaited<ReturnType<typeof openHouse>>;

const system = { kind: 'system', name: 'access' } as const;

export type Person = {
  readonly staffId: string;
  readonly role: Role;
  readonly reach: Reach;
  /** Asks for everything, or is there to be acted on. */
  readonly plays: 'asker' | 'victim';
};

/** The mark that a page of the other organisation may not show: it is in the name of everybody in this one. */
export const markOfReach: Readonly<Record<Reach, string>> = {
  one: 'First-organisation',
  all: 'First-organisation',
  elsewhere: 'Second-organisation',
};

/** One person for each role and reach, and three to be acted on. */
export async function inviteAll(house: House, own: string): Promise<readonly Person[]> {
  const wanted = reaches.flatMap((reach) => [
    ...allRoles.map((role) => ({ role, reach, plays: 'asker' as const })),
    { role: 'translator' as const, reach, plays: 'victim' as const },
  ]);
  return Promise.all(
    wanted.map(async (each) => {
      const name = `${markOfReach[each.reach]} ${each.plays === 'asker' ? each.role : each.plays}`;
      const at = each.reach === 'one' ? own : '';
      const { staffId } = await person(house, { name, roles: [each.role], at });
      return { ...each, staffId };
    }),
  );
}

/** A trained person, as right after signing in. */
export async function person(
  house: House,
  of: { name: string; roles: readonly Role[]; at?: string },
): Promise<{ staffId: string; staff: Staff }> {
  const grants = of.roles.map((role) => ({ role, consultationId: of.at ?? '' }));
  const { staffId } = await need(house.services.staff.invite(system, { name: of.name, grants }));
  const day = new Date().toISOString().slice(0, 10);
  await need(house.services.staff.recordTraining(system, { staffId, topics: trainingTopics, day }));
  const row = await staffById(house.databases.control, staffId);
  if (!row) throw new Error('Nobody was invited.');
  const { state: _state, ...staff } = row;
  return { staffId, staff: { ...staff, freshFactor: true } };
}

export async function sessionOf(house: House, staffId: string): Promise<string> {
  const { token } = await need(house.services.staff.renewLink(system, { staffId }));
  return (await need(house.services.staff.enter({ kind: 'visitor' }, { token }))).session;
}
