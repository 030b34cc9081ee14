import type { Stored } from './stored.ts';
import { storedOfAttributes } from './stored-of-attributes.ts';
import { storedOfChildren } from './stored-of-children.ts';
import { storedOfComplaints } from './stored-of-complaints.ts';
import { storedOfConsultations } from './stored-of-consultations.ts';
import { storedOfCorrections } from './stored-of-corrections.ts';
import { storedOfDesigns } from './stored-of-designs.ts';
import { storedOfDesks } from './stored-of-desks.ts';
import { storedOfLetters } from './stored-of-letters.ts';
import { storedOfMachine } from './stored-of-machine.ts';
import { storedOfPaper } from './stored-of-paper.ts';
import { storedOfPrivacy } from './stored-of-privacy.ts';
import { storedOfQuotes } from './stored-of-quotes.ts';
import { storedOfSafeguarding } from './stored-of-safeguarding.ts';
import { storedOfSessions } from './stored-of-sessions.ts';
import { storedOfSite } from './stored-of-site.ts';
import { storedOfStaff } from './stored-of-staff.ts';
import { storedOfTerms } from './stored-of-terms.ts';
import { storedOfTranslations } from './stored-of-translations.ts';
import { storedOfVoting } from './stored-of-voting.ts';

const everything = [
  ...storedOfChildren,
  ...storedOfVoting,
  ...storedOfQuotes,
  ...storedOfTranslations,
  ...storedOfDesigns,
  ...storedOfCorrections,
  ...storedOfAttributes,
  ...storedOfPaper,
  ...storedOfPrivacy,
  ...storedOfSafeguarding,
  ...storedOfComplaints,
  ...storedOfLetters,
  ...storedOfConsultations,
  ...storedOfSessions,
  ...storedOfTerms,
  ...storedOfSite,
  ...storedOfStaff,
  ...storedOfDesks,
  ...storedOfMachine,
] as const;

/** All of it. Written onto the page "What we keep"; held against the database, cookies and log by tests. */
export const inventory: readonly Stored[] = everything;

/** The tables of a store, by name: a table without an end (retention.ts) does not get past the compiler. */
export type TableOf<S extends Stored['store']> = NameIn<(typeof everything)[number], S>;
type NameIn<E, S> = E extends { readonly store: string; readonly table: infer T }
  ? S extends E['store']
    ? T
    : never
  : never;

/**
 * Words that no stored field may have in its name: what would say who a child is, where, when to the second, or how it
 * behaves. Each is also a sentence of the page "What we keep" (`keep.never.<name>`).
 */
export const neverStored = {
  person: /(^|_)(e?mail|phone|birth|surname|first_name|last_name|gender_of_child|school)(_|$)/,
  device: /(^|_)ip(_|$)|address|agent|referr?er|fingerprint_of_device/,
  time: /(created|updated|posted|seen|joined)_at|timestamp|_ms$/,
  score: /score|strikes|reputation|warning_count/,
} as const satisfies Readonly<Record<string, RegExp>>;
