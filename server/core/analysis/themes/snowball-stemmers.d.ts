/** The package has no types of its own. */
declare module 'snowball-stemmers' {
  /** Throws for an algorithm that it does not have. */
  export function newStemmer(algorithm: string): { readonly stem: (word: string) => string };
}
