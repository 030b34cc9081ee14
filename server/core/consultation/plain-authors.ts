import { type Refused, refuse } from '../outcome.ts';
import { isAtEachLevel } from './reading-levels.ts';

/**
 * Whose the plain words of a section are: of somebody who prepares the consultation, of the makers of this software, or of a program that
 * translated them and that somebody answers for.
 */
export type PlainMaker = 'staff' | 'makers' | 'machine';

/** What everybody is told of plain words: no name. `checked`: by another person than wrote them. */
export type ToldPlain = { readonly by: PlainMaker; readonly checked: boolean };

/** One plain version, as staff reads who answers for it. */
export type PlainAuthor = {
  readonly anchor: string;
  readonly language: string;
  readonly level: string;
  readonly by: PlainMaker;
  /** Who wrote it, or put there what a program translated; of what came with this software a name that nobody on the staff has. */
  readonly authorId: string;
  /** '' where it was written before names were kept. */
  readonly authorName: string;
  /** YYYY-MM-DD, or '' as with the name. */
  readonly writtenDay: string;
  /** Of the consultation, at which it was written or last moved to another section. */
  readonly revision: number;
  /** '' while nobody else has checked it, as with the day. */
  readonly checkedName: string;
  readonly checkedDay: string;
};

/** Most sections that one press checks: as many as are read on one page. */
export const sectionsAtOnce = 10;

/**
 * Which plain versions one press checks: those of these sections in this language that nobody has checked, and that this person did not
 * write. Refusals: `state-forbids` (none waits), `stale-revision` (one was written or moved after the revision that was `read`),
 * `one-person-alone` (what waits is this person's own).
 */
export function plainToCheck(
  found: readonly PlainAuthor[],
  of: {
    readonly anchors: readonly string[];
    readonly language: string;
    readonly staffId: string;
    readonly read: number;
  },
): { readonly ok: true; readonly plain: readonly PlainAuthor[] } | Refused {
  const waiting = found.filter(
    ({ anchor, language, checkedDay }) =>
      checkedDay === '' && language === of.language && of.anchors.includes(anchor),
  );
  if (waiting.length === 0) return refuse('state-forbids');
  if (waiting.some(({ revision }) => revision > of.read)) return refuse('stale-revision');
  const plain = waiting.filter(({ authorId }) => authorId !== of.staffId);
  return plain.length > 0 ? { ok: true, plain } : refuse('one-person-alone');
}

/** Of how many sections all that children read in plain words is written: both levels, in each language. */
export function sectionsWritten(
  sections: readonly { readonly plain: readonly { readonly language: string; readonly level: string }[] }[],
  languages: readonly string[],
): number {
  return sections.filter(({ plain }) => languages.every((language) => isAtEachLevel(plain, language))).length;
}

/** A plain version, and whether another person than wrote it has checked it. */
export type Checked = { readonly language: string; readonly level: string; readonly checked: boolean };

/**
 * The gate's row: sections of which all that children read in plain words was checked by another person than wrote it. Both levels are asked for;
 * easy-read counts where there is some.
 */
export function plainChecked(
  sections: readonly { readonly plain: readonly Checked[]; readonly easy: readonly Checked[] }[],
  languages: readonly string[],
): { readonly ready: boolean; readonly says: { readonly done: number; readonly all: number } } {
  const done = sections.filter(({ plain, easy }) =>
    languages.every(
      (language) =>
        isAtEachLevel(
          plain.filter(({ checked }) => checked),
          language,
        ) && easy.every((each) => each.language !== language || each.checked),
    ),
  ).length;
  return { ready: sections.length > 0 && done === sections.length, says: { done, all: sections.length } };
}
