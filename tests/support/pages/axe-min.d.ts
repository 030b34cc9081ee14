/** The package has types for its whole text alone. */
declare module 'axe-core/axe.min.js' {
  const axe: { readonly source: string };
  export = axe;
}
