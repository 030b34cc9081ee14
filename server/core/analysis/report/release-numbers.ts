import type { ReleasedSource } from '../../consultation/document-source.ts';
import type { ReleasedQuote } from '../quotes/released-quote.ts';

/** As much of a release as its numbers need; read from a file that somebody may have changed. */
export type ReleaseNumbers = {
  readonly rules: { readonly threshold: number; readonly rounding: number };
  readonly ways: {
    readonly code: number | null;
    readonly public: number | null;
    /** Not where nobody wrote on paper. */
    readonly paper?: number | null | undefined;
  } | null;
  readonly topics: readonly {
    readonly activityId: string;
    readonly points: readonly { readonly id: string; readonly title: string; readonly children: number }[];
    readonly alsoSaid: readonly { readonly title: string; readonly words?: { readonly text: string } }[];
  }[];
  readonly statements: readonly { readonly table: NumbersTable }[];
  readonly polls: readonly { readonly form: string; readonly table: NumbersTable }[];
  readonly findings: readonly {
    readonly id: string;
    readonly evidence: readonly {
      readonly kind: string;
      readonly subject: string;
      readonly cell: string;
      readonly children: number | null;
    }[];
    /** Not in a release from before children were asked. */
    readonly meant?:
      | {
          readonly children: number | null;
          readonly answers: Readonly<Record<string, number | null>>;
          readonly objected: boolean;
        }
      | undefined;
  }[];
  /** Not in a release from before anything was asked. */
  readonly attributes?:
    | {
        readonly tables: readonly {
          readonly kind: string;
          readonly subject: string;
          readonly attribute: string;
          readonly rows: readonly (Omit<NumbersTable, 'kind' | 'subject'> & { readonly category: string })[];
        }[];
      }
    | undefined;
  readonly quotes?: readonly ReleasedQuote[] | undefined;
  /** Not in a release from before it was kept. */
  readonly source?: ReleasedSource | undefined;
  /** Not in a release from before there was one. */
  readonly opinion?: { readonly groups: readonly { readonly children: number }[] } | null | undefined;
  readonly scorecard?:
    | readonly {
        readonly requirement: string;
        readonly children: number | null;
        readonly marks: Readonly<Record<string, number | null>>;
      }[]
    | undefined;
};

type NumbersTable = {
  readonly kind: string;
  readonly subject: string;
  readonly children: number | null;
  readonly cells: readonly { readonly cell: string; readonly children: number | null }[];
};

/** One number of a release by its name: `statement:ID:agree`, `poll:ID:2`, `point:ID`, `statement:ID` for all who answered, `opinion:1`, `score:safe:yes`, `meant:ID:yes`, `by:poll:ID:age:1:2` for the answer 2 of those who said 1. */
export type ReleasedCell = { readonly id: string; readonly children: number | null };

/** The name of a cell; `cell` is '' for a point and for all who answered. */
export function cellId(kind: string, subject: string, cell: string): string {
  return cell === '' ? `${kind}:${subject}` : `${kind}:${subject}:${cell}`;
}

/** What a row of a table by an attribute is called, as the table that it is. */
export const byKind = 'by';

/** The subject of a row of a table by an attribute: `category` is the number of the answer that its children gave about themselves. */
export function bySubject(
  of: { readonly kind: string; readonly subject: string; readonly attribute: string },
  category: string,
): string {
  return [of.kind, of.subject, of.attribute, category].join(':');
}

/** The rows of all tables by an attribute, each a table of its own: its cells are parts of the children who gave this answer. */
function rowTables(release: ReleaseNumbers) {
  return (release.attributes?.tables ?? []).flatMap((cross) =>
    cross.rows.map(({ category, children, cells }) => ({
      table: { kind: byKind, subject: bySubject(cross, category), children, cells },
      form: release.polls.find(({ table }) => table.subject === cross.subject)?.form ?? 'single',
    })),
  );
}

/** Every number of a release as it was released, null where it is hidden, in the order of the file. */
export function releasedCells(release: ReleaseNumbers): readonly ReleasedCell[] {
  const tables = [...release.statements, ...release.polls, ...rowTables(release)].flatMap(({ table }) => [
    { id: cellId(table.kind, table.subject, ''), children: table.children },
    ...table.cells.map(({ cell, children }) => ({
      id: cellId(table.kind, table.subject, cell),
      children,
    })),
  ]);
  const points = release.topics.flatMap(({ points }) =>
    points.map(({ id, children }) => ({ id: cellId('point', id, ''), children })),
  );
  const ways =
    release.ways === null
      ? []
      : [
          { id: 'ways:code', children: release.ways.code },
          { id: 'ways:public', children: release.ways.public },
          ...(release.ways.paper === undefined ? [] : [{ id: 'ways:paper', children: release.ways.paper }]),
        ];
  const groups = (release.opinion?.groups ?? []).map(({ children }, at) => ({
    id: cellId('opinion', String(at + 1), ''),
    children,
  }));
  const score = (release.scorecard ?? []).flatMap(({ requirement, children, marks }) => [
    { id: cellId('score', requirement, ''), children },
    ...Object.entries(marks).map(([mark, marked]) => ({
      id: cellId('score', requirement, mark),
      children: marked,
    })),
  ]);
  const meant = meantTables(release).flatMap(({ subject, children, cells }) => [
    { id: cellId('meant', subject, ''), children },
    ...cells.map(({ cell, children }) => ({ id: cellId('meant', subject, cell), children })),
  ]);
  return [...ways, ...points, ...tables, ...groups, ...score, ...meant];
}

/** What children said of each finding, as tables whose cells are parts of the whole. */
export function meantTables(release: ReleaseNumbers): readonly NumbersTable[] {
  return release.findings.flatMap(({ id, meant }) =>
    meant
      ? [
          {
            kind: 'meant',
            subject: id,
            children: meant.children,
            cells: Object.entries(meant.answers).map(([cell, children]) => ({ cell, children })),
          },
        ]
      : [],
  );
}

/**
 * What cannot be so in a release of this product, one sentence each, the first number that is wrong first: a number under
 * the threshold or between two steps, one part greater than the whole, a finding whose number is not the one of its cell, or children
 * who said no where nobody objected.
 */
export function faultsInNumbers(release: ReleaseNumbers): readonly string[] {
  const { threshold, rounding } = release.rules;
  const cells = releasedCells(release);
  const told = new Map(cells.map(({ id, children }) => [id, children]));
  const shape = cells.flatMap(({ id, children }) => {
    if (children === null) return [];
    if (!Number.isInteger(children) || children < threshold)
      return [`${id} is ${children}, and nothing under ${threshold} is told`];
    return children % rounding === 0 ? [] : [`${id} is ${children}, and that is no multiple of ${rounding}`];
  });
  const parts = [
    ...release.statements.map((each) => ({ ...each, form: 'single' })),
    ...release.polls,
    ...meantTables(release).map((table) => ({ table, form: 'single' })),
    // Whether a row is hidden hangs on the rows beside it, and says nothing of its cells.
    ...rowTables(release).filter(({ table }) => table.children !== null),
  ].flatMap(({ table, form }) => {
    const whole = table.children;
    const name = cellId(table.kind, table.subject, '');
    const shown = table.cells.filter(({ children }) => children !== null);
    if (whole === null) return shown.length === 0 ? [] : [`${name} is hidden and its parts are not`];
    const greater = shown.filter(({ children }) => (children ?? 0) > whole);
    // Rounded down, the parts together can be less than the whole and never more.
    const sum = shown.reduce((all, { children }) => all + (children ?? 0), 0);
    return [
      ...greater.map(
        ({ cell, children }) => `${cellId(table.kind, table.subject, cell)} is ${children} of ${whole}`,
      ),
      ...(form !== 'multiple' && sum > whole ? [`the parts of ${name} are ${sum} of ${whole}`] : []),
    ];
  });
  const cited = release.findings.flatMap(({ id, evidence }) =>
    evidence.flatMap(({ kind, subject, cell, children }) => {
      const name = cellId(kind, subject, cell);
      const is = told.get(name) ?? null;
      return is === children ? [] : [`finding ${id} cites ${name} as ${children}, and it is ${is}`];
    }),
  );
  const objections = release.findings.flatMap(({ id, meant }) => {
    const { no = null } = meant?.answers ?? {};
    if (!meant || meant.objected || no === null) return [];
    return [`${cellId('meant', id, 'no')} is ${no}, and finding ${id} says that nobody objected`];
  });
  return [...shape, ...parts, ...cited, ...objections];
}
