/** A list of states for `in` in SQL, checked by its type. */
export function inSql<S extends string>(states: readonly S[]): string {
  return `(${states.map((state) => `'${state}'`).join(', ')})`;
}
