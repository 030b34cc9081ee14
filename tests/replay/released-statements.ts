import type { Problems } from '../support/figure-run.ts';
import type { Truth } from './compare.ts';
import type { Count } from './votes.ts';

/** What every release of this product holds to, written again: see docs/rules.md. */
const fewest = 10;
const step = 5;
const cells = ['agree', 'disagree', 'pass', 'unclear'] as const;

export type ReleasedStatement = {
  readonly id: string;
  readonly texts: readonly { readonly text: string }[];
  readonly table: {
    readonly children: number | null;
    readonly cells: readonly { readonly cell: string; readonly children: number | null }[];
  };
};

/**
 * Every statement that stood at the end is in the release and no other; each number is of ten children or more, rounded down
 * to fives from the exact count; and what is hidden cannot be had by taking the others from the whole.
 */
export function checkStatements(
  released: readonly ReleasedStatement[],
  what: {
    truth: Truth;
    statementOf: ReadonlyMap<string, string>;
    found: ReadonlyMap<string, Count>;
    problems: Problems;
  },
): void {
  const { truth, statementOf, found, problems } = what;
  const byId = new Map(released.map((each) => [each.id, each]));
  for (const { place, statement, text } of truth.posts.values()) {
    if (place !== 'statements') continue;
    const id = statementOf.get(statement.comment) ?? '';
    const one = byId.get(id);
    byId.delete(id);
    if ((one !== undefined) !== statement.publish) {
      problems.add('released', `${statement.comment} is ${one ? '' : 'not '}in the release`);
      continue;
    }
    if (!one) continue;
    if (one.texts[0]?.text !== text) problems.add('released text', JSON.stringify(one.texts));
    checkTable(one, { exact: found.get(id) ?? { agree: 0, disagree: 0, pass: 0 }, problems });
  }
  for (const id of byId.keys()) problems.add('released', `${id} was never published`);
}

function checkTable(
  { id, table }: ReleasedStatement,
  { exact, problems }: { exact: Count; problems: Problems },
): void {
  const counts: Readonly<Record<string, number>> = { ...exact, unclear: 0 };
  const voters = exact.agree + exact.disagree + exact.pass;
  const told = (name: string, number: number | null, count: number, mayHide: boolean) => {
    const right = Math.floor(count / step) * step;
    if (number === null ? !mayHide && count >= fewest : number !== right || count < fewest)
      problems.add('released number', `${id} ${name}: ${number} for ${count}`);
  };
  told('children', table.children, voters, false);
  if (table.cells.map(({ cell }) => cell).join() !== cells.join())
    problems.add('released table', `${id}: ${table.cells.map(({ cell }) => cell).join()}`);
  const small = cells.filter((cell) => (counts[cell] ?? 0) < fewest);
  for (const { cell, children } of table.cells)
    told(cell, children, counts[cell] ?? 0, voters < fewest || small.length === 1);
  const hidden = table.cells.filter(({ children }) => children === null).length;
  if (hidden === 1) problems.add('released number', `${id}: one number alone is hidden`);
  if (voters >= fewest && hidden > Math.max(small.length, 2))
    problems.add('released number', `${id}: ${hidden} numbers are hidden of ${small.length} that must be`);
}
