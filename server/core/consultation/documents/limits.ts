/** How much of a file is read before it is refused. Sizes in bytes, times in milliseconds. */
export type DocumentLimits = {
  /** The file itself, before anything of it is read. */
  readonly fileBytes: number;
  /** Everything an archive unfolds to. */
  readonly unpackedBytes: number;
  readonly archiveEntries: number;
  /** Unpacked over packed size of one entry; markup of a long text reaches 30. */
  readonly archiveRatio: number;
  /** Elements inside elements, quotes inside quotes. */
  readonly depth: number;
  readonly elements: number;
  readonly timeMs: number;
  readonly memoryMb: number;
  /** What the child may answer. */
  readonly answerBytes: number;
};

/** Whether there are more marks than that many elements would have: known at once, where counting them while they are read takes seconds. */
export function hasTooManyMarks(markup: string, { elements }: DocumentLimits): boolean {
  let marks = 0;
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) {
    marks += 1;
    if (marks > elements * 2) return true;
  }
  return false;
}

/** What holds in the product. A bill of 3.8 MB has 24,000 elements, 25 deep. */
export const documentLimits: DocumentLimits = {
  fileBytes: 20_000_000,
  unpackedBytes: 20_000_000,
  archiveEntries: 200,
  archiveRatio: 100,
  depth: 200,
  elements: 150_000,
  timeMs: 10_000,
  memoryMb: 256,
  answerBytes: 25_000_000,
};
