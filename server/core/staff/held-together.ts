import type { Grant, Role } from './roles.ts';

/**
 * Roles that one person may not hold together. An administrator reads no text, so it holds no role that does, an approver neither, who reads what is quoted; who prepares
 * never approves, and reads nothing that was not shown, on paper neither; the overseer stands alone. Six people are enough for all that the gate asks (R41): organiser and
 * administrator, approver, two who moderate and lead safeguarding, an analyst who is the third lead, overseer. Where
 * children propose questions a seventh hosts them: an organiser who is no administrator (R1193). Whoever decides and answers is a person of the body that asks.
 */
const apart: readonly (readonly [Role, readonly Role[]])[] = [
  [
    'administrator',
    ['approver', 'moderator', 'safeguarding-lead', 'analyst', 'facilitator', 'overseer', 'decision-maker'],
  ],
  [
    'organiser',
    ['approver', 'moderator', 'safeguarding-lead', 'analyst', 'facilitator', 'overseer', 'decision-maker'],
  ],
  ['approver', ['moderator', 'safeguarding-lead', 'analyst', 'overseer']],
  ['decision-maker', ['moderator', 'safeguarding-lead', 'analyst', 'facilitator', 'overseer', 'approver']],
  ['overseer', ['moderator', 'safeguarding-lead', 'analyst', 'facilitator', 'translator']],
];

/** True when one person may hold all of these at once. */
export function mayHoldTogether(held: readonly Role[]): boolean {
  return apart.every(
    ([role, others]) => !held.includes(role) || !others.some((other) => held.includes(other)),
  );
}

/**
 * Of the roles that a person would get in a consultation: those that it is `given` there, and those that it may not hold together with a role
 * that it already has anywhere. A role that it already has in this consultation is neither. Each is asked for beside each: who holds two from
 * before that nobody is given together any more is given what goes with both.
 */
export function rolesBrought(
  held: readonly Grant[],
  of: { readonly consultationId: string; readonly roles: readonly Role[] },
): { readonly given: readonly Role[]; readonly apart: readonly Role[] } {
  const [given, refused]: [Role[], Role[]] = [[], []];
  for (const role of of.roles) {
    if (held.some((each) => each.role === role && ['', of.consultationId].includes(each.consultationId)))
      continue;
    const beside = [...held.map((each) => each.role), ...given];
    (beside.every((each) => mayHoldTogether([each, role])) ? given : refused).push(role);
  }
  return { given, apart: refused };
}
