import type { Migration } from '../migrate.ts';

/** What a log is asked for by its deed alone. None of it is done with a text of a child, so that a decision writes no page more than before. */
const seldom = [
  'backup:restore',
  'case:close',
  'consultation:clone',
  'consultation:closed',
  'consultation:open',
  'consultation:paused',
  'consultation:return',
  'paper:destroy',
  'release:publish',
  'release:sign',
] as const;
export type SeldomDeed = (typeof seldom)[number];

/** With `or`: SQLite knows no other way to see that one of them is among them. */
const seldomDeeds = `create index audit_seldom on audit (deed) where ${seldom.map((deed) => `deed = '${deed}'`).join(' or ')}`;

/** And what waits among translations: a few of all there are. */
export const seldomInConsultations: Migration = {
  version: 36,
  statements: [
    seldomDeeds,
    `create index translation_held on translation (contribution_id) where state = 'held'`,
  ],
};

export const seldomInControl: Migration = { version: 18, statements: [seldomDeeds] };
