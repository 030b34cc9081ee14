import { mayHoldTogether } from './held-together.ts';
import type { Grant, Role } from './roles.ts';

/** `where`: a consultation, or '' for every one of the organisation. `only`: what this person holds elsewhere ends with it. */
export type RoleChange = { readonly where: string; readonly roles: readonly Role[]; readonly only: boolean };

/** What a person holds afterwards: in that place just these, elsewhere what it had unless only these are left. May be none. */
export function grantsAfter(held: readonly Grant[], { where, roles, only }: RoleChange): readonly Grant[] {
  const elsewhere = only ? [] : held.filter(({ consultationId }) => consultationId !== where);
  return [...elsewhere, ...[...new Set(roles)].map((role) => ({ role, consultationId: where }))];
}

/**
 * Whether somebody who holds these may come to hold those. The overseer is from outside, and reads what is said against whoever works here: nobody
 * becomes it who did other work, and it is given none, also not one after the other. Such a person is invited.
 */
export function mayComeToHold(held: readonly Grant[], after: readonly Grant[]): boolean {
  const [was, is] = [held, after].map((grants) => grants.map(({ role }) => role));
  if (!was || !is || !mayHoldTogether(is)) return false;
  return was.length === 0 || was.includes('overseer') === is.includes('overseer');
}

/** Roles by where they hold: everywhere first, then by the ids of consultations. */
export function rolesByPlace(
  grants: readonly Grant[],
): readonly { readonly consultationId: string; readonly roles: readonly Role[] }[] {
  const places = [...new Set(grants.map(({ consultationId }) => consultationId))].sort();
  return places.map((consultationId) => ({
    consultationId,
    roles: grants.filter((each) => each.consultationId === consultationId).map(({ role }) => role),
  }));
}

/** Whether both hold the same in the same places, in whatever order. */
export function sameGrants(one: readonly Grant[], two: readonly Grant[]): boolean {
  const told = (grants: readonly Grant[]) =>
    [...new Set(grants.map(({ role, consultationId }) => `${role} ${consultationId}`))].sort().join('\n');
  return told(one) === told(two);
}
