import { type ProtectedCross, rest } from '../analysis/disclosure/crosses.ts';
import { type ProtectedTable, protectNumber, rounding } from '../analysis/disclosure/small-numbers.ts';
import type { Attribute, AttributeAnswer, AttributeName } from './attributes.ts';
import { speaksForChildren } from './coverage.ts';
import { type Presence, presenceOf, presences, surePresenceOf, type Within } from './who-is-missing.ts';

/** A told number stands for itself and so many more. */
const roundedOff = rounding - 1;

/** What a release says of whom it heard. */
export type AttributesTold = {
  readonly asked: readonly {
    readonly name: AttributeName;
    readonly source: string;
    readonly answers: readonly (AttributeAnswer & { readonly word: Presence })[];
  }[];
  /** Declared tables by an attribute, protected. */
  readonly tables: readonly ProtectedCross[];
  /** Whether those who took part are enough, and of all stated kinds, to write "children think". */
  readonly speaks: boolean;
};

/**
 * What is told of attributes; null where none is asked. Beside a table by an attribute its words are worked out of the told rows of
 * that table alone and so tell nothing more; where there is none they come from all who answered, and nothing else is told of it.
 * `children` are all who took part, as few and as many as what is told of it can stand for, `counts` by attribute and position.
 */
export function tellAttributes(of: {
  readonly attributes: readonly Attribute[];
  readonly counts: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly tables: readonly ProtectedTable[];
  readonly crosses: readonly ProtectedCross[];
  readonly children: Within | null;
}): AttributesTold | null {
  const { attributes, crosses, children } = of;
  if (attributes.length === 0) return null;
  const told = attributes.map((attribute) => {
    const own = crosses.filter((cross) => cross.attribute === attribute.name);
    return {
      attribute,
      ...(own.length > 0
        ? fromTables(attribute, own, of.tables)
        : fromAll(attribute, of.counts.get(attribute.name) ?? new Map())),
    };
  });
  return {
    asked: told.map(({ attribute: { name, source, answers }, words }) => ({
      name,
      source,
      answers: answers.map((answer, at) => ({ ...answer, word: words[at] ?? 'unsaid' })),
    })),
    tables: crosses,
    speaks: speaksForChildren({
      children,
      attributes: told.filter(({ attribute }) => attribute.answers.some(({ share }) => share !== null)),
    }),
  };
}

/**
 * The same where tables have to tell less than they did: `tables` are all, `less` those of them. Of an attribute of such a table nothing is said
 * any more, since its words came from numbers that are hidden now, and nobody speaks for all children.
 */
export function tellLess(
  told: AttributesTold,
  { tables, less }: Readonly<Record<'tables' | 'less', readonly ProtectedCross[]>>,
): AttributesTold {
  const silent = (name: string) => less.some(({ attribute }) => attribute === name);
  return {
    asked: told.asked.map((each) =>
      silent(each.name)
        ? { ...each, answers: each.answers.map((answer) => ({ ...answer, word: 'unsaid' as const })) }
        : each,
    ),
    tables,
    speaks: false,
  };
}

type Words = { readonly answered: number | null; readonly words: readonly Presence[] };

function fromAll({ answers }: Attribute, counts: ReadonlyMap<number, number>): Words {
  const numbers = answers.map(({ position }) => counts.get(position) ?? 0);
  const all = numbers.reduce((sum, each) => sum + each, 0);
  const words = answers.map(({ share }, at) => presenceOf({ children: numbers[at] ?? 0, all, share }));
  return { answered: protectNumber(all), words };
}

/**
 * The table in which most children said where they belong decides, so that a poll few answered makes nobody missing. Told numbers are rounded down, and the
 * rest may be hidden: a word is told where it holds for whatever they can stand for, and who answered are as few as they can be.
 */
function fromTables(
  { answers }: Attribute,
  crosses: readonly ProtectedCross[],
  tables: readonly ProtectedTable[],
): Words {
  const all = crosses.map((cross): Words => {
    const rowOf = (category: string) => cross.rows.find((row) => row.category === category)?.children ?? null;
    const base = tables.find(({ kind, subject }) => kind === cross.kind && subject === cross.subject);
    const voters = base?.children ?? null;
    if (voters === null) return { answered: null, words: answers.map(() => 'unsaid') };
    const [rows, others] = [answers.map(({ position }) => rowOf(String(position))), rowOf(rest)];
    const all = {
      least: Math.max(
        rows.reduce<number>((sum, row) => sum + (row ?? 0), 0),
        others === null ? 0 : voters - others - roundedOff,
      ),
      most: voters + roundedOff - (others ?? 0),
    };
    const words = answers.map(({ share }, at): Presence => {
      const least = rows[at] ?? null;
      return least === null
        ? 'unsaid'
        : surePresenceOf({ children: { least, most: least + roundedOff }, all, share });
    });
    return { answered: all.least, words };
  });
  const [first = { answered: null, words: answers.map(() => presences[0]) }, ...more] = all;
  return more.reduce((best, each) => ((each.answered ?? 0) > (best.answered ?? 0) ? each : best), first);
}
