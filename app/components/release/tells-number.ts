import type { AttributesShown } from './release-shown.ts';

/** Is any number told in this row of a declared table? */
export function tellsNumber({
  children,
  cells,
}: Pick<AttributesShown['tables'][number]['rows'][number], 'children' | 'cells'>): boolean {
  return children !== null || cells.some((each) => each.children !== null);
}
