import { threshold } from '../analysis/disclosure/small-numbers.ts';

/** One decision of a person on a contribution. `child` stands for who wrote it and is told to nobody. */
export type DecidedOn = {
  readonly child: string;
  readonly section: string;
  /** The point it was sorted to by the analyst; '' while it is in none. */
  readonly theme: string;
  readonly language: string;
  readonly staffId: string;
  /** It was returned or refused. */
  readonly limited: boolean;
};

export const limitGroups = ['section', 'theme', 'language', 'staffId'] as const;
export type LimitGroup = (typeof limitGroups)[number];

/** How often a group is limited beside all others together. */
export type LimitWord = 'too-few' | 'less' | 'usual' | 'more';

export type LimitRow = {
  readonly group: LimitGroup;
  readonly of: string;
  readonly word: LimitWord;
};

/** A share this many times that of everybody else is worth a look. A working limit of our own. */
const noticeable = 1.5;

/**
 * Limits by section, by theme once words are sorted, by language and by who decided, for whoever watches that no group is silenced.
 * Words and no numbers, also after it closed: numbers that are no part of a release would narrow what that hides, and would tell of one who
 * leaves later.
 */
export function limitsOf(decisions: readonly DecidedOn[]): readonly LimitRow[] {
  return limitGroups.flatMap((group) =>
    namesIn(decisions, group).map((of): LimitRow => {
      const own = count(decisions.filter((each) => each[group] === of));
      const others = count(decisions.filter((each) => each[group] !== of));
      return { group, of, word: wordFor(own, others) };
    }),
  );
}

/** What is in no theme is none. */
function namesIn(decisions: readonly DecidedOn[], group: LimitGroup): readonly string[] {
  return [...new Set(decisions.map((each) => each[group]))]
    .filter((of) => of !== '' || group !== 'theme')
    .sort();
}

type Counted = { readonly decided: number; readonly limited: number };

function count(decisions: readonly DecidedOn[]): Counted {
  const children = (some: readonly DecidedOn[]) => new Set(some.map(({ child }) => child)).size;
  return { decided: children(decisions), limited: children(decisions.filter(({ limited }) => limited)) };
}

function wordFor(own: Counted, others: Counted): LimitWord {
  if (own.decided < threshold || others.decided < threshold) return 'too-few';
  const [share, beside] = [own.limited / own.decided, others.limited / others.decided];
  if (share > beside * noticeable) return 'more';
  return share * noticeable < beside ? 'less' : 'usual';
}
