import type { ReleasedSource } from '../../consultation/document-source.ts';
import { byKind, cellId, type ReleaseNumbers, releasedCells } from './release-numbers.ts';

/** With what the files were made: who wants the same bytes again needs the same. */
export type MadeWith = {
  readonly product: string;
  /** SHA-256 over all words of the product, in hexadecimal. */
  readonly words: string;
  readonly runtime: string;
  /** Package → version, of everything that draws; `forms` is how the product itself composes them. */
  readonly packages: Readonly<Record<string, string>>;
};

/** How a release was written; the newest is 5. */
export type ProvenanceVersion = 1 | 2 | 3 | 4 | 5;

function documentIn({ label, origin, author, checkedName, checkedFrom, checkedDay }: ReleasedSource) {
  return { label, origin, author, checkedName, checkedFrom, checkedDay };
}

/**
 * The content of `provenance.json`: where each number of a release comes from. `source` is the SHA-256 of `release.json` in
 * hexadecimal. Nothing in it is by chance, so there is no seed. A quote stands by its id, with the yes it rests on and the marks of
 * who chose and who approved it. Releases that were signed before have an older `version`:
 * 1 passes over tables by what children are, 1 and 2 have tables that are safe only where commas part their cells, and tables of 1 to 3 name what was
 * asked by its id alone; in those of 1 to 4 a small sign (U+FE62 and the like) may begin a cell.
 */
export function provenanceOf(
  release: ReleaseNumbers,
  { source, made, version }: { source: string; made: MadeWith; version: ProvenanceVersion },
) {
  const cells = releasedCells(release);
  return {
    format: 'due-weight-provenance',
    version,
    source: { file: 'release.json', sha256: source },
    made,
    /** The text that children were asked about: whose it is, and who from outside read both sides of it. */
    ...(release.source ? { document: documentIn(release.source) } : {}),
    parameters: release.rules,
    seeds: [],
    /** After suppression: null is hidden. */
    cells: version === 1 ? cells.filter(({ id }) => !id.startsWith(`${byKind}:`)) : cells,
    codes: release.topics.flatMap((topic) => [
      ...topic.points.map(({ id, title }) => ({ activity: topic.activityId, id, title })),
      ...topic.alsoSaid.map(({ title }) => ({ activity: topic.activityId, id: null, title })),
    ]),
    quotes: (release.quotes ?? []).map(({ id, pointId, consent, chosenBy, approvedBy }) => ({
      id,
      point: pointId,
      consent,
      chosenBy,
      approvedBy,
    })),
    findings: release.findings.map(({ id, evidence }) => ({
      id,
      cells: evidence.map(({ kind, subject, cell }) => cellId(kind, subject, cell)),
    })),
  } as const;
}
