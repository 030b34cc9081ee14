import type { ReactNode } from 'react';
import { useId } from 'react';

/** A text, and the language it is in. */
export type About = { readonly words: string; readonly lang?: string | undefined };

export interface StoneGroup {
  key: string;
  /** `plain` where children made a point or chose an option; the others are the four answers to a statement. */
  kind: 'plain' | 'agree' | 'disagree' | 'pass' | 'unclear';
  label: string;
  /** The language of the label, when it is not the page's. */
  lang?: string | undefined;
  /** Children, already rounded and protected; null is hidden. */
  children: number | null;
  /** What heads its row in the table, where the label names a number and not what was counted. */
  row?: About | undefined;
}

interface StonesChartProps {
  /** What was asked: by ear it tells one table of a page from the others. */
  about: About;
  groups: readonly StoneGroup[];
  /** The numbers as text, already in the digits of the page; of null, the words for a hidden one. */
  count: (children: number | null) => ReactNode;
  /** "See the numbers as a table" and the two heads of that table. */
  table: { summary: ReactNode; answer: ReactNode; children: ReactNode };
  /** "One stone is 5 children.", with the size that `stoneFor` gives for these groups. */
  unit: ReactNode;
  /** Answers of one kind need no drawing of their own: each stands in a line of stones. */
  lines?: boolean | undefined;
}

const sizes = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

/** Children a stone: 5, which is what numbers are rounded to, or more where that would be a heap nobody counts. */
export function stoneFor(groups: readonly { readonly children: number | null }[], lines = false): number {
  const numbers = groups.map(({ children }) => children ?? 0);
  const most = lines ? Math.max(...numbers, 0) : numbers.reduce((sum, each) => sum + each, 0);
  return sizes.find((size) => most / size <= (lines ? 30 : 80)) ?? 25_000;
}

const STONE = 'M8 1.5c4 0 6.7 2.5 6.7 6.3 0 4-2.6 6.7-6.6 6.7S1.3 11.9 1.3 8C1.3 4.1 4 1.5 8 1.5z';

/** What stands on a stone, so that no answer is told by its colour alone: of the others one is plain and one is drawn in dashes. */
const signs: Partial<Readonly<Record<StoneGroup['kind'], string>>> = {
  disagree: 'M5 8h6',
  // The arc by which a child skips a sentence.
  pass: 'M4.6 10C5.2 7.2 6.4 6 8 6s2.8 1.2 3.4 4',
};

/** Stones flow like words, so that a row holds as many as the screen does, from the start of the line. */
function Stone({ kind, shape }: { kind: StoneGroup['kind']; shape: string }) {
  return (
    <svg className={`st ${kind}`} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <use href={`#${shape}`} />
      {kind in signs ? <path className="st-bar" d={signs[kind]} /> : null}
    </svg>
  );
}

/**
 * A chart of stones, its legend before it and its numbers in a table that opens. No axes. The legend says all that the stones show, so that
 * who listens hears each number once.
 */
export function StonesChart({ about, groups, count, table, unit, lines = false }: StonesChartProps) {
  const shape = useId();
  const of = useId();
  const size = stoneFor(groups, lines);
  const stonesOf = (group: StoneGroup) =>
    Array.from(
      { length: group.children === null ? 0 : Math.max(1, Math.round(group.children / size)) },
      (_, index) => <Stone key={group.key + index} kind={group.kind} shape={shape} />,
    );
  const drawn = (
    <svg className="unseen" aria-hidden="true">
      <path id={shape} d={STONE} />
    </svg>
  );
  return (
    <figure className="chart">
      {lines ? (
        <ul className="stone-lines">
          {groups.map((group, index) => (
            <li key={group.key}>
              {index === 0 ? drawn : null}
              <bdi lang={group.lang}>{group.label}</bdi> <b>{count(group.children)}</b>
              <span className="stones">{stonesOf(group)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <>
          <ul className="legend">
            {groups.map((group) => (
              <li key={group.key}>
                <Stone kind={group.kind} shape={shape} />
                {/* "pass: hidden"; "hidden pass" would be another thing. */}
                {group.children === null ? (
                  <>
                    <bdi lang={group.lang}>{group.label}</bdi> {count(null)}
                  </>
                ) : (
                  <>
                    <b>{count(group.children)}</b> <bdi lang={group.lang}>{group.label}</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
          <div className="stones" aria-hidden="true">
            {drawn}
            {groups.flatMap(stonesOf)}
          </div>
        </>
      )}
      <figcaption className="soft">{unit}</figcaption>
      <details className="fold">
        <summary aria-describedby={of}>{table.summary}</summary>
        <table className="table">
          <caption className="unseen" id={of} lang={about.lang} dir="auto">
            {about.words}
          </caption>
          <thead>
            <tr>
              <th scope="col">{table.answer}</th>
              <th scope="col" className="number">
                {table.children}
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.key}>
                <th scope="row">
                  <bdi lang={group.row ? group.row.lang : group.lang}>{group.row?.words ?? group.label}</bdi>
                </th>
                <td className="number">{count(group.children)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
