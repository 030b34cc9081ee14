import { cellId, meantTables, type ReleaseNumbers } from './release-numbers.ts';

/** What a form of a release carries: which numbers by their names, and which words without one. */
export type Carried = {
  readonly cells: ReadonlyMap<string, number>;
  readonly alsoSaid: readonly string[];
  /** Sentences of the analyst for points without a number. */
  readonly ourWords?: readonly string[];
  /** Ids of quotes. */
  readonly quotes?: readonly string[];
};

/**
 * What vanished from a form of a release: every point that enough children made has to stand in it with its number, every
 * number a finding rests on, every poll, what children said of each finding, and by name what has no number. One sentence each; none is none lost.
 */
export function lostIn(release: ReleaseNumbers, carried: Carried): readonly string[] {
  const needed = new Map<string, number>();
  for (const { points } of release.topics)
    for (const { id, children } of points) needed.set(cellId('point', id, ''), children);
  for (const table of [...release.polls.map((poll) => poll.table), ...meantTables(release)])
    for (const { cell, children } of table.cells)
      if (children !== null) needed.set(cellId(table.kind, table.subject, cell), children);
  for (const { evidence } of release.findings)
    for (const { kind, subject, cell, children } of evidence)
      if (children !== null) needed.set(cellId(kind, subject, cell), children);
  const numbers = [...needed].flatMap(([id, children]) => {
    const is = carried.cells.get(id);
    if (is === undefined) return [`${id} vanished`];
    return is === children ? [] : [`${id} is ${is} and was released as ${children}`];
  });
  const said = new Map<string, number>();
  for (const title of carried.alsoSaid) said.set(title, (said.get(title) ?? 0) + 1);
  const words = release.topics
    .flatMap(({ alsoSaid }) => alsoSaid)
    .flatMap(({ title }) => {
      const left = said.get(title) ?? 0;
      said.set(title, left - 1);
      return left > 0 ? [] : [`"${title}" was also said and vanished`];
    });
  const sentences = release.topics
    .flatMap(({ alsoSaid }) => alsoSaid)
    .flatMap(({ words: sentence }) =>
      sentence && !carried.ourWords?.includes(sentence.text) ? [`"${sentence.text}" vanished`] : [],
    );
  const quotes = (release.quotes ?? []).flatMap(({ id }) =>
    carried.quotes?.includes(id) ? [] : [`quote ${id} vanished`],
  );
  return [...numbers, ...words, ...sentences, ...quotes];
}
