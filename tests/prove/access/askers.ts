import type { Role } from '../../../server/core/staff/roles.ts';
import type { Subject } from './subjects.ts';

/** The three places that somebody may be in or out of: two consultations of one organisation, one of another. */
export const places = ['own', 'other', 'abroad'] as const;
export type PlaceName = (typeof places)[number];

/** Where a person of staff holds its role: in the first consultation, in all of the first organisation, in all of the second. */
export const reaches = ['one', 'all', 'elsewhere'] as const;
export type Reach = (typeof reaches)[number];

/** Whoever asks. Nothing of it is read by the product but its cookie. */
export type Asker = {
  readonly name: string;
  readonly kind: 'visitor' | 'child' | 'open-child' | 'staff' | 'unproven' | 'revoked';
  readonly role?: Role;
  readonly reach?: Reach;
  /** Of a child: where its seat is. */
  readonly seat?: PlaceName;
  readonly cookie: string;
};

/** What is of the whole site, or of one organisation. */
export type Site = {
  /** People of staff, to be acted on: of all of the first organisation, of its first consultation, of the second organisation. */
  readonly victims: Readonly<Record<Reach, string>>;
  /** A complaint that names no consultation, and one that names the first. */
  readonly complaints: Readonly<Record<'nameless' | 'own', string>>;
  readonly request: string;
  /** Each is there to be confirmed or dropped once. */
  readonly helpline: string;
  readonly cue: string;
  readonly remedy: string;
  readonly letter: string;
};

export type World = {
  readonly askers: readonly Asker[];
  /** A translator that signs out while everybody listens. */
  readonly leaver: Asker;
  readonly at: Readonly<Record<PlaceName, Subject>>;
  readonly site: Site;
};

export const allRoles: readonly Role[] = [
  'administrator',
  'organiser',
  'approver',
  'facilitator',
  'moderator',
  'safeguarding-lead',
  'analyst',
  'translator',
  'overseer',
  'decision-maker',
];
