import type { Role } from './roles.ts';

/**
 * Roles that one person may not hold together (DESIGN § 1: the smallest crew is six). An administrator reads no
 * text, so it holds no role that does; who prepares never approves; the overseer stands alone.
 */
const apart: readonly (readonly [Role, readonly Role[]])[] = [
  [
    'administrator',
    ['moderator', 'safeguarding-lead', 'analyst', 'facilitator', 'overseer', 'decision-maker'],
  ],
  ['organiser', ['approver', 'moderator', 'safeguarding-lead', 'analyst', 'overseer', 'decision-maker']],
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
