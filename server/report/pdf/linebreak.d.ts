/** The package has no types of its own; this is as much of it as is used. */
declare module 'linebreak' {
  class LineBreaker {
    constructor(text: string);
    /** The next place where a line may end, or null after the last. `position` is in UTF-16 units. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }

  // biome-ignore lint/style/noDefaultExport: the package exports so.
  export { LineBreaker as default };
}
