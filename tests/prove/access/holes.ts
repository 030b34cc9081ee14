import { changedBuild } from '../../support/processes/changed-build.ts';

/** Checks of the built product, each as it stands there and with the hole in it. */
const holes = [
  {
    name: 'no look at the consultation of a role',
    was: 'these.includes(grant.role) && (grant.consultationId === "" || grant.consultationId === subject.consultationId)',
    is: 'these.includes(grant.role)',
  },
  {
    name: 'one role more in the table',
    was: '"codes:issue": ["organiser", "facilitator"]',
    is: '"codes:issue": ["organiser", "facilitator", "analyst"]',
  },
  {
    name: 'no look at the organisation',
    was: 'if (subject.organisationId !== actor.organisationId) return false;',
    is: '',
  },
  {
    name: 'no look at who a person is that loses its access',
    was: 'if (!canTo(actor, "staff:revoke", person2)) return refuse("not-allowed");',
    is: '',
  },
] as const;

/** A copy of the built product in which one check is gone. */
export function openHole(seed: number): { from: string; name: string; close: () => void } {
  return changedBuild(holes[(seed - 1) % holes.length] ?? holes[0]);
}
