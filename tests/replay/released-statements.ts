import type { Problems } from '../support/figures/figure-run.ts';
import type { Truth } from './compare.ts';
import type { Count } from './votes.ts';

/** What every release of this product holds to, written again: see docs/rules.md. */
const fewest = 10;
const step = 5;
/** More than this share of a group of fewer children than this is not told. */
const nearlyAll = 0.9;
const smallGroup = 50;
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
 * to fives from the exact count; what is hidden could be ten or more for all that is told, and no number is hidden without need.
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
  for (const { cell, children } of table.cells) told(cell, children, counts[cell] ?? 0, true);
  if (table.children === null) return;
  // Alone a hidden number could be had by subtraction; together the hidden ones are what the whole may be less the shown ones.
  const hidden = table.cells.filter(({ children }) => children === null).map(({ cell }) => cell);
  const room = (without?: string) =>
    (table.children ?? 0) +
    step -
    1 -
    cells
      .filter((cell) => cell === without || !hidden.includes(cell))
      .reduce((sum, cell) => sum + Math.floor((counts[cell] ?? 0) / step) * step, 0);
  if (hidden.length === 1 || (hidden.length > 0 && room() < fewest))
    problems.add('released number', `${id}: what is hidden of ${hidden.join()} can be worked out`);
  const [largest = ''] = [...hidden].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const count = counts[largest] ?? 0;
  const needed = count < fewest || (voters < smallGroup && count > nearlyAll * voters);
  if (hidden.length > 2 && !needed && room(largest) >= fewest)
    problems.add('released number', `${id}: ${largest} is hidden without need`);
}
