import { type Assessment, assessmentReady } from './assessment.ts';
import { daysAfter, isDay } from './days.ts';

/** A place where children take part face to face, its safeguarding policy (where it is to be read) and who answers for it there. */
export type Venue = { readonly name: string; readonly policy: string; readonly person: string };

/** A language that children here speak and that it is not in yet, and what is planned. */
export type MissingLanguage = { readonly name: string; readonly plan: string };

/**
 * What a company signs: that nothing a child says is used for marketing and that it claims no right in a child's idea (the words stand
 * in the program, in every language), with its due-diligence statement. `name` and `office` of the person who signed, and the day.
 */
export type Undertaking = {
  readonly name: string;
  readonly office: string;
  readonly day: string;
  readonly diligence: string;
};

/** Under which terms children are asked, beside what they are told in texts. */
export type Terms = {
  /** Days between the approval, from which on the material is public, and the opening. */
  readonly readingDays: number;
  /** Sessions where children sit together are planned. */
  readonly faceToFace: boolean;
  readonly venues: readonly Venue[];
  /** Somebody looked which languages are missing; else an empty list says nothing. */
  readonly languagesTold: boolean;
  readonly missingLanguages: readonly MissingLanguage[];
  readonly undertaking: Undertaking | null;
};

/** As somebody says them: of who is no company nobody asks for an undertaking. */
export type SaidTerms = Omit<Terms, 'undertaking'> & Partial<Pick<Terms, 'undertaking'>>;

/** A version of an assessment as everybody reads it: without the number of who wrote it. */
export type PublicAssessment = Omit<Assessment, 'writtenBy'>;

/** Under which terms children are asked, with what is approved, as everybody reads it and a release keeps it. */
export type ToldTerms = Terms & { readonly assessments: readonly PublicAssessment[] };

/** So many days children and those who help them have to read, unless fewer have a reason (R421). */
export const usualReadingDays = 7;
export const mostReadingDays = 365;

/**
 * Why there are fewer days, why nobody can take part face to face, and why a question of every consultation is not asked: texts at
 * both levels, told to everybody.
 */
export const termFields = [
  'reading-reason',
  'no-place-reason',
  'no-risks-reason',
  'no-unasked-reason',
] as const;
export type TermField = (typeof termFields)[number];

/** Most places and missing languages of one consultation, and the longest text of one, in UTF-16 units. */
export const mostTermRows = 50;
export const longestTermText = 2_000;

/**
 * The first thing in terms that cannot be kept, or undefined: days to read outside 0 to 365, more than 50 places or languages, a signature with a day
 * that there is not.
 */
export function unfitTerms(
  said: SaidTerms,
): 'readingDays' | 'venues' | 'missingLanguages' | 'undertaking' | undefined {
  const { readingDays, venues, missingLanguages, undertaking } = said;
  if (!Number.isInteger(readingDays) || readingDays < 0 || readingDays > mostReadingDays)
    return 'readingDays';
  if (venues.length > mostTermRows) return 'venues';
  if (missingLanguages.length > mostTermRows) return 'missingLanguages';
  return undertaking && undertaking.day !== '' && !isDay(undertaking.day) ? 'undertaking' : undefined;
}

/** The first day on which it may open, YYYY-MM-DD, when it was approved on `approvedDay`. */
export function opensFrom(approvedDay: string, readingDays: number): string {
  return daysAfter(approvedDay, readingDays);
}

type TermFacts = {
  readonly terms: Terms;
  readonly assessments: readonly Assessment[];
  readonly sponsorKind: string;
  readonly languages: readonly string[];
  /** Of the signature that holds; null without one. */
  readonly approvedDay: string | null;
  readonly today: string;
  /** Words that this site entered for a language of the consultation and that wait for a second person; languages without a pack. */
  readonly words: { readonly used: number; readonly waiting: number; readonly packless: number };
};

type TermRow = {
  readonly item:
    | 'impact'
    | 'data-protection'
    | 'screening-words'
    | 'venues'
    | 'undertaking'
    | 'time-to-read'
    | 'days-to-read'
    | 'missing-languages';
  readonly ready: boolean;
  /** Nothing more is to be written: what is not ready waits for a second person, or for a day. */
  readonly whole?: boolean;
  readonly says: Readonly<Record<string, string | number>>;
  readonly who?: string | null;
  readonly day?: string | null;
};

/** The gate's rows about assessments, places, days and promises. `told` answers whether a text stands in every language at both levels. */
export function termRows(facts: TermFacts, told: (field: string) => boolean): readonly TermRow[] {
  const { terms, assessments, languages, approvedDay, words } = facts;
  const opens = approvedDay === null ? '' : opensFrom(approvedDay, terms.readingDays);
  const company = facts.sponsorKind === 'company';
  return [
    { item: 'impact', says: {}, ...assessmentReady(assessments, { kind: 'impact', languages }) },
    {
      item: 'data-protection',
      says: {},
      ...assessmentReady(assessments, { kind: 'data-protection', languages }),
    },
    {
      item: 'screening-words',
      ready: words.waiting === 0 && words.packless === 0,
      says: { count: words.used, waiting: words.waiting },
    },
    {
      item: 'venues',
      ready: terms.faceToFace
        ? terms.venues.length > 0 && terms.venues.every(isVenue)
        : told('no-place-reason'),
      says: { count: terms.faceToFace ? terms.venues.length : 0 },
    },
    {
      item: 'undertaking',
      ready: !company || (terms.undertaking !== null && isSigned(terms.undertaking, facts.today)),
      says: {},
    },
    {
      item: 'missing-languages',
      ready:
        terms.languagesTold && terms.missingLanguages.every(({ name, plan }) => name !== '' && plan !== ''),
      says: { count: terms.missingLanguages.length },
    },
    {
      item: 'time-to-read',
      ready: terms.readingDays >= usualReadingDays || told('reading-reason'),
      says: { count: terms.readingDays, all: usualReadingDays },
    },
    {
      item: 'days-to-read',
      ready: opens !== '' && facts.today >= opens,
      whole: opens !== '',
      says: { day: opens },
    },
  ];
}

/** A venue without a policy, or without a person who answers for it, is none. */
export function isVenue({ name, policy, person }: Venue): boolean {
  return [name, policy, person].every((text) => text.trim() !== '');
}

/** Signed by a named person, on a day that is not still to come, with a statement of due diligence. */
export function isSigned({ name, office, day, diligence }: Undertaking, today: string): boolean {
  return [name, office, diligence].every((text) => text.trim() !== '') && isDay(day) && day <= today;
}
