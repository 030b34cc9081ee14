/**
 * What things cost on one core of the machine on which they were measured, by the command that measures them. Whoever measures on another
 * machine puts its numbers here.
 */
export const costs = {
  /** Milliseconds of CPU for a page that is sent: `npm run bench -- pages`, the mean of the five kinds of `pageMs` there. */
  pageMs: 4.5,
  /** For a text from post to decision, without those who hear it: `npm run bench -- fanout cost`, and the profile in docs/figures.md. */
  textMs: 0.5,
  /** For each child of a room of 25 who hears it: `npm run bench -- fanout cost`. */
  hearsMs: 0.012,
  /** For a vote: `npm run bench -- vote` gives 0.03 in the database; the way over the wire is taken to cost as much as that of a text. */
  voteMs: 0.1,
  /** For six words, in a thread beside the core: `npm run bench -- capacity`, `phraseMsHere`, on a machine that does nothing else. */
  phraseMs: 125,
  /** How many of them a process makes at once, and how many more may wait: `atOnce` and `mostWaiting` in `server/guard/phrase-hash.ts`. */
  phrases: { atOnce: 2, mostWaiting: 24 },
  /** Megabytes that they take at most: two of 64 MiB. */
  phrasesMb: 128,
  /** Megabytes of a process in which a thousand children of forty rooms wrote for ten minutes, their connections among it: `npm run bench -- load`. */
  processMb: 475,
  /** Megabytes more while a release is drawn: `npm run prove -- report`. */
  signingMb: 768,
  /** Kilobytes of a live connection: `npm run bench -- fanout connections`. */
  connectionKb: 20,
  /** Kilobytes of a text on disk, with its decision and its audit entry: `npm run bench -- pages`, `textKb`. */
  textKb: 1.04,
} as const;
