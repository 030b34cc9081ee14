import type { ProtectedTable } from '../../../../server/core/analysis/disclosure/small-numbers.ts';

type Told = { readonly activityId: string; readonly table: ProtectedTable };

export const orders = ['agreed', 'divided', 'place'] as const;
export type Order = (typeof orders)[number];

/** So many tables stand on one page: a form has to stay within what is read of one, and a page within what one reads. */
export const tablesOnePage = 40;

/**
 * Statements in an order that helps to find what to write, made of shown numbers only: a hidden one counts as none, so that
 * the order tells nothing that the tables do not. By place they stand as in a release: by activity, and in it the most answered first.
 */
export function ordered<T extends Told>(
  statements: readonly T[],
  by: { readonly order: Order; readonly activities: readonly { readonly id: string }[] },
): readonly T[] {
  const placed = by.activities.flatMap(({ id }) =>
    statements
      .filter(({ activityId }) => activityId === id)
      .sort((a, b) => (b.table.children ?? 0) - (a.table.children ?? 0)),
  );
  if (by.order === 'place') return placed;
  const compare = by.order === 'agreed' ? byAgreement : byDivision;
  return placed
    .map((statement) => ({ statement, ...shares(statement) }))
    .sort((a, b) => compare(a, b) || b.all - a.all)
    .map(({ statement }) => statement);
}

type Shares = { readonly agree: number; readonly disagree: number; readonly all: number };

function shares({ table }: Told): Shares {
  const all = table.children ?? 0;
  const of = (name: string) =>
    all === 0 ? 0 : (table.cells.find(({ cell }) => cell === name)?.children ?? 0) / all;
  return { agree: of('agree'), disagree: of('disagree'), all };
}

function byAgreement(a: Shares, b: Shares): number {
  return b.agree - a.agree || a.disagree - b.disagree;
}

/** Where the smaller side is largest; of equal ones, where the other side is nearest to it. */
function byDivision(a: Shares, b: Shares): number {
  const smaller = ({ agree, disagree }: Shares) => Math.min(agree, disagree);
  const apart = ({ agree, disagree }: Shares) => Math.abs(agree - disagree);
  return smaller(b) - smaller(a) || apart(a) - apart(b);
}
