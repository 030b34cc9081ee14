import { isAtEachLevel } from './reading-levels.ts';
import { type Piece, wordDiff } from './word-diff.ts';

export const assessmentKinds = ['impact', 'data-protection'] as const;
export type AssessmentKind = (typeof assessmentKinds)[number];

/** Before children are asked, and once more after the last of them was heard. */
export type AssessmentPhase = 'before' | 'after';

/** Rights that are weighed against each other and against what is asked; each has its paragraphs in General Comment No. 25. */
export const weighedRights = [
  'heard',
  'informed',
  'protected',
  'private',
  'equal',
  'speaking',
  'together',
  'playing',
  'growing',
  'remedied',
] as const;
export type WeighedRight = (typeof weighedRights)[number];

/** The parts of an assessment and the paragraphs of General Comment No. 25 (2021) that each answers. */
export const assessmentParts = {
  impact: [
    { part: 'equal', paragraphs: '9–11' },
    { part: 'best', paragraphs: '12–13' },
    { part: 'life', paragraphs: '14' },
    { part: 'heard', paragraphs: '16–18' },
    { part: 'capacities', paragraphs: '19–21, 76, 84–86' },
    { part: 'business', paragraphs: '35–42, 112–113' },
    { part: 'remedy', paragraphs: '43–49' },
    { part: 'informed', paragraphs: '50–57' },
    { part: 'speaking', paragraphs: '58–66' },
    { part: 'privacy', paragraphs: '67–78' },
    { part: 'violence', paragraphs: '80–83, 103, 118, 122' },
    { part: 'disability', paragraphs: '89–92, 121' },
    { part: 'playing', paragraphs: '15, 98, 106–111' },
  ],
  'data-protection': [
    { part: 'purpose', paragraphs: '68–69' },
    { part: 'necessity', paragraphs: '18, 69' },
    { part: 'consent', paragraphs: '71' },
    { part: 'people', paragraphs: '73' },
    { part: 'security', paragraphs: '70, 116' },
    { part: 'keeping', paragraphs: '72–73' },
    { part: 'rights', paragraphs: '72' },
    { part: 'watching', paragraphs: '74–75' },
    { part: 'publishing', paragraphs: '30, 70' },
    { part: 'remaining', paragraphs: '23, 67' },
  ],
} as const satisfies Record<AssessmentKind, readonly { part: string; paragraphs: string }[]>;

export type ImpactPart = (typeof assessmentParts)['impact'][number]['part'];
export type DataPart = (typeof assessmentParts)['data-protection'][number]['part'];

/** What is written under each part, in this order: by which measure it is judged, what was found, what is done about it. */
export const assessmentFields = ['criterion', 'finding', 'measure'] as const;
export type AssessmentField = (typeof assessmentFields)[number];

export type WrittenPart = { readonly part: string; readonly rights: readonly WeighedRight[] } & Readonly<
  Record<AssessmentField, string>
>;

export type ChildWords = { readonly language: string; readonly level: string; readonly body: string };

/** One version of an assessment. `approvedDay` '' while a second person has not approved it. */
export type Assessment = {
  readonly kind: AssessmentKind;
  /** From 1, of its kind. */
  readonly number: number;
  readonly phase: AssessmentPhase;
  readonly language: string;
  /** Raised at every change of a draft. */
  readonly revision: number;
  readonly writtenBy: string;
  readonly writtenName: string;
  readonly writtenDay: string;
  readonly approvedName: string;
  readonly approvedDay: string;
  readonly parts: readonly WrittenPart[];
  /** The same in words for children. */
  readonly words: readonly ChildWords[];
};

/** Longest text under a part, and longest text for children, in UTF-16 units. */
export const longestPart = 4_000;
export const longestChildWords = 1_500;

/** Which writing of a kind a page shows, as its form says it again: number and revision of the last one, '' where there is none. */
export function writingOf(last: Pick<Assessment, 'number' | 'revision'> | undefined): string {
  return last ? `${last.number}.${last.revision}` : '';
}

/**
 * Is it whole: every part with a right that was weighed, a measure it is judged by, what was found and what is done; and words for
 * children in each of these languages at both levels?
 */
export function isWhole(
  { kind, parts, words }: Pick<Assessment, 'kind' | 'parts' | 'words'>,
  languages: readonly string[],
): boolean {
  const written = assessmentParts[kind].every(({ part }) => {
    const found = parts.find((each) => each.part === part);
    return (
      found !== undefined &&
      found.rights.length > 0 &&
      assessmentFields.every((field) => found[field].trim() !== '')
    );
  });
  const said = words.filter(({ body }) => body.trim() !== '');
  return written && languages.every((language) => isAtEachLevel(said, language));
}

/** The newest version of a kind and phase, approved or not. */
export function newest(
  assessments: readonly Assessment[],
  of: { readonly kind: AssessmentKind; readonly phase: AssessmentPhase },
): Assessment | undefined {
  return assessments
    .filter(({ kind, phase }) => kind === of.kind && phase === of.phase)
    .toSorted((a, b) => b.number - a.number)[0];
}

/** The kinds that were not looked at again after closing, or not approved by a second person since. */
export function notAssessedAgain(
  assessments: readonly Pick<Assessment, 'kind' | 'phase' | 'approvedDay'>[],
): readonly AssessmentKind[] {
  return assessmentKinds.filter(
    (kind) =>
      !assessments.some((each) => each.kind === kind && each.phase === 'after' && each.approvedDay !== ''),
  );
}

/**
 * The gate's row of one kind: its newest version from before opening is whole and approved by another person than wrote it. A version
 * that waits for its approval is none, also where an older one stands.
 */
export function assessmentReady(
  assessments: readonly Assessment[],
  of: { readonly kind: AssessmentKind; readonly languages: readonly string[] },
): {
  readonly ready: boolean;
  readonly whole: boolean;
  readonly who: string | null;
  readonly day: string | null;
} {
  const found = newest(assessments, { kind: of.kind, phase: 'before' });
  const whole = found !== undefined && isWhole(found, of.languages);
  const ready = whole && found.approvedDay !== '';
  return { ready, whole, who: ready ? found.approvedName : null, day: ready ? found.approvedDay : null };
}

/** What changed in one part from a version to the next, word by word. */
export type PartChange = {
  readonly part: string;
  readonly came: readonly WeighedRight[];
  readonly went: readonly WeighedRight[];
} & Readonly<Record<AssessmentField, readonly Piece[]>>;

/** The parts that differ between two versions of one kind, in the order of the parts; none when they are the same. */
export function assessmentChanges(
  before: Pick<Assessment, 'parts'>,
  after: Pick<Assessment, 'kind' | 'parts'>,
): readonly PartChange[] {
  return assessmentParts[after.kind].flatMap(({ part }): readonly PartChange[] => {
    const was = before.parts.find((each) => each.part === part);
    const is = after.parts.find((each) => each.part === part);
    const change = {
      part,
      came: (is?.rights ?? []).filter((right) => !was?.rights.includes(right)),
      went: (was?.rights ?? []).filter((right) => !is?.rights.includes(right)),
      criterion: wordDiff(was?.criterion ?? '', is?.criterion ?? ''),
      finding: wordDiff(was?.finding ?? '', is?.finding ?? ''),
      measure: wordDiff(was?.measure ?? '', is?.measure ?? ''),
    };
    const same =
      change.came.length + change.went.length === 0 &&
      assessmentFields.every((field) => change[field].every(({ kind }) => kind === 'same'));
    return same ? [] : [change];
  });
}
