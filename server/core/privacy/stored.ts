/**
 * Everything the product stores, field by field: what, why, who reads it, until when. The page "What we keep" is written
 * from it; a test fails on any column, cookie, item of a browser, log field, file or memory that is not here, and on any that may never be.
 * The English stands here; other languages have each phrase in `locales/<tag>/inventory.json`, and a test misses none.
 */
export type Stored = {
  readonly store:
    | 'control'
    | 'complaints'
    | 'consultation'
    | 'backup'
    | 'cookie'
    | 'browser'
    | 'log'
    | 'memory'
    | 'file';
  readonly table: string;
  readonly field: string;
  /** Whose it is: a child's row is shown to the child, staff's and the system's are not about children. */
  readonly about: 'child' | 'staff' | 'consultation' | 'system';
  readonly what: string;
  readonly why: string;
  readonly who: string;
  readonly until: string;
};

export const retention = 'the consultation’s last day';
export const atTheDesk = 'moderators and safeguarding leads of the consultation';
export const nobody = 'nobody; the program alone';
export const everybody = 'everybody';

type Group = Pick<Stored, 'store' | 'table' | 'about' | 'why' | 'who' | 'until'>;

/** The fields of one table or cookie, with what they share said once. Its store and its name stay known to the types. */
export function fields<const G extends Group>(
  group: G,
  described: Readonly<Record<string, string>>,
): readonly (Stored & Pick<G, 'store' | 'table'>)[] {
  return Object.entries(described).map(([field, what]) => ({ ...group, field, what }));
}
