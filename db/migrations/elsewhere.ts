import type { Migration } from '../migrate.ts';

/**
 * Whether a child said its yes to being translated after it had read that its words go to another machine for it. A yes from before says
 * nothing of that, so such a child is asked anew where words leave this machine.
 */
export const elsewhere: Migration = {
  version: 29,
  statements: ['alter table assent add column elsewhere integer not null default 0'],
};
