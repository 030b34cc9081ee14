import type { StatementShown } from '../../components/release-shown.ts';

export const orders = ['agreed', 'divided', 'place'] as const;
export type Order = (typeof orders)[number];

/** So many tables stand on one page: a form has to stay within what is read of one, and a page within what one reads. */
export const tablesOnePage = 40;

/**
 * Statements in an order that helps to find what to write, made of shown numbers only: a hidden one counts as none, so that
 * the order tells nothing that the tables do not.
 */
export function ordered<T extends StatementShown>(statements: readonly T[], order: Order): readonly T[] {
  if (order === 'place') return statements;
  const rank = order === 'agreed' ? agreement : division;
  return [...statements].sort(
    (a, b) => rank(b) - rank(a) || (b.table.children ?? 0) - (a.table.children ?? 0),
  );
}

function shares({ table }: StatementShown): { agree: number; disagree: number } {
  const of = (name: string) => table.cells.find(({ cell }) => cell === name)?.children ?? 0;
  const all = table.children ?? 0;
  return all === 0 ? { agree: 0, disagree: 0 } : { agree: of('agree') / all, disagree: of('disagree') / all };
}

function agreement(statement: StatementShown): number {
  return shares(statement).agree;
}

/** Half and half is 1, all on one side is 0. */
function division(statement: StatementShown): number {
  const { agree, disagree } = shares(statement);
  return 2 * Math.min(agree, disagree);
}
