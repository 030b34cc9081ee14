import { type ProtectedCross, rest } from '../analysis/disclosure/crosses.ts';
import { type ProtectedTable, protectNumber } from '../analysis/disclosure/small-numbers.ts';
import type { Attribute, AttributeAnswer, AttributeName } from './attributes.ts';
import { speaksForChildren } from './coverage.ts';
import { type Presence, presenceOf, presences } from './who-is-missing.ts';

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
 * `children` are all who took part as that is told, `counts` by attribute and position.
 */
export function tellAttributes(of: {
  readonly attributes: readonly Attribute[];
  readonly counts: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly tables: readonly ProtectedTable[];
  readonly crosses: readonly ProtectedCross[];
  readonly children: number | null;
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
  const answered = protectNumber(numbers.reduce((sum, each) => sum + each, 0));
  const words = answers.map(({ share }, at) =>
    presenceOf({ children: numbers[at] ?? 0, all: answered ?? 0, share }),
  );
  return { answered, words };
}

/** The table in which most children said where they belong decides, so that a poll few answered makes nobody missing. */
function fromTables(
  { answers }: Attribute,
  crosses: readonly ProtectedCross[],
  tables: readonly ProtectedTable[],
): Words {
  const all = crosses.map((cross): Words => {
    const rowOf = (category: string) => cross.rows.find((row) => row.category === category)?.children ?? null;
    const base = tables.find(({ kind, subject }) => kind === cross.kind && subject === cross.subject);
    const answered =
      base?.children === null || !base ? null : Math.max(0, base.children - (rowOf(rest) ?? 0));
    const words = answers.map(({ position, share }): Presence => {
      const children = rowOf(String(position));
      return children === null || answered === null
        ? 'unsaid'
        : presenceOf({ children, all: answered, share });
    });
    return { answered, words };
  });
  const [first = { answered: null, words: answers.map(() => presences[0]) }, ...more] = all;
  return more.reduce((best, each) => ((each.answered ?? 0) > (best.answered ?? 0) ? each : best), first);
}
