import { expect, it } from 'vitest';
import { protectFile } from '../../../server/core/analysis/disclosure/protected-file.ts';
import { readTablesFile } from '../../../server/core/analysis/disclosure/tables-file.ts';

/** Tables of one release after the other; nobody stands in two of them. */
function protectedOf(releases: readonly object[]) {
  const read = readTablesFile({
    format: 'due-weight-tables',
    version: 1,
    dimensions: [
      { name: 'answer', categories: ['yes', 'no'] },
      { name: 'age', categories: ['9', '10', '11'], merges: [['10', '11']] },
    ],
    populations: [
      { id: 'spring', children: 60 },
      { id: 'autumn', children: 80 },
    ],
    releases,
  });
  if (!read.ok) throw new Error(read.problems.join(' '));
  return protectFile(read.declared);
}

const cells = (of: Readonly<Record<string, number>>) =>
  Object.entries(of).map(([at, children]) => ({ at: at.split(' '), children }));
const spring = {
  id: 'spring',
  tables: [
    { id: 'answers', population: 'spring', dimensions: ['answer'], cells: cells({ yes: 35, no: 25 }) },
  ],
};
const autumn = {
  id: 'autumn',
  tables: [{ id: 'ages', population: 'autumn', dimensions: ['age'], cells: cells({ 9: 40, 10: 36, 11: 4 }) }],
};

it('R1322: what may merge is merged in the first release that tells it apart, whatever was told before', () => {
  const found = protectedOf([spring, autumn]);
  expect(found.dimensions.map(({ categories }) => categories)).toEqual([
    ['yes', 'no'],
    ['9', '10+11'],
  ]);
  const told = found.releases[1]?.tables[0]?.cells;
  expect(told).toEqual(protectedOf([autumn]).releases[0]?.tables[0]?.cells);
  expect(told).toContainEqual({ at: ['10+11'], children: 40 });
});
