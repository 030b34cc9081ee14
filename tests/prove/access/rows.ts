import type { Role } from '../../../server/core/staff/roles.ts';
import type { PlaceName, Site } from './askers.ts';
import type { Subject } from './subjects.ts';

/**
 * `seat`: a child in its own consultation; `code`: the same, come with a code; `author`: the one whose words or case it is.
 * `staff`: anybody signed in on the staff.
 */
export type Who = readonly Role[] | 'anybody' | 'nobody' | 'seat' | 'code' | 'author' | 'staff';

/**
 * Over what a role has to reach to be let in.
 * `consultation`: the one that is asked for. `organisation`: all of its own. `first`, `second`: all of the organisation whose the thing is.
 * `part`: any part of its own organisation, because the page lists only what is of that part.
 */
export type Scope = 'consultation' | 'organisation' | 'first' | 'second' | 'part';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

export type Act = {
  readonly name: string;
  readonly who: Who;
  readonly scope?: Scope;
  /** What is sent. Where it would change much for whoever is let in, it has a fault that is found after the question who asks. */
  readonly fields: (at: Subject, site: Site) => Fields;
  /** Asked in this one place only: what is acted on is there. */
  readonly place?: PlaceName;
  /** Needs a second factor of the last minutes, which nobody here has: the answer to who may is that it is asked for. */
  readonly fresh?: true;
  /** Done once, what was there is gone: whoever is let in later finds nothing. */
  readonly once?: true;
  /** Ends something that other acts need. */
  readonly last?: true;
  /** Done, it leads to the first page: nothing else for anybody does. */
  readonly leads?: true;
};

export type Row = {
  /** As app/routes.ts writes it. */
  readonly route: string;
  readonly scope: Scope;
  readonly who: Who;
  readonly address: (at: Subject, site: Site) => string;
  readonly acts: readonly Act[];
  /** Carries what everybody may know of every consultation: it is not searched for marks of another. */
  readonly known?: true;
  readonly place?: PlaceName;
  /** A page of its own stands in another row; here only its forms are sent. */
  readonly formOnly?: true;
  /** No page: whoever is not let in finds nothing, signed in or not. */
  readonly file?: true;
  /** For whoever has not shown a second factor yet: it has the page, or is led to its neighbour. */
  readonly halfway?: true;
  /** Nobody here has the page, and whoever asks is led to the first one. */
  readonly leads?: true;
};
