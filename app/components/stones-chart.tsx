import type { ReactNode } from 'react';
import { useId } from 'react';

export interface StoneGroup {
  /** `plain` where children made a point; the others are the four answers. */
  kind: 'plain' | 'agree' | 'disagree' | 'pass' | 'unclear';
  label: string;
  /** Children, already rounded to 5 and protected. */
  children: number;
}

interface StonesChartProps {
  /** One sentence that says what the stones show; read out in place of them. */
  name: string;
  groups: readonly StoneGroup[];
  /** The numbers as text, already in the digits of the page. */
  count: (children: number) => string;
  /** "See the numbers as a table" and the two heads of that table. */
  table: { summary: ReactNode; answer: ReactNode; children: ReactNode };
  /** "One stone is 5 children." */
  unit: ReactNode;
}

/** One stone stands for as many children as numbers are rounded to. */
const CHILDREN_A_STONE = 5;

const STONE = 'M8 1.5c4 0 6.7 2.5 6.7 6.3 0 4-2.6 6.7-6.6 6.7S1.3 11.9 1.3 8C1.3 4.1 4 1.5 8 1.5z';

/** Stones flow like words, so that a row holds as many as the screen does, from the start of the line. */
function Stone({ kind, shape }: { kind: StoneGroup['kind']; shape: string }) {
  return (
    <svg className={`st ${kind}`} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <use href={`#${shape}`} />
      {kind === 'disagree' ? <path className="st-bar" d="M5 8h6" /> : null}
    </svg>
  );
}

/** A chart of stones, its legend before it and its numbers in a table that opens. No axes. */
export function StonesChart({ name, groups, count, table, unit }: StonesChartProps) {
  const shape = useId();
  const stones = groups.flatMap((group) =>
    Array.from({ length: Math.round(group.children / CHILDREN_A_STONE) }, () => group.kind),
  );
  return (
    <figure className="chart">
      <ul className="legend">
        {groups.map((group) => (
          <li key={group.label}>
            <Stone kind={group.kind} shape={shape} />
            <b>{count(group.children)}</b> {group.label}
          </li>
        ))}
      </ul>
      <div className="stones" role="img" aria-label={name}>
        <svg className="unseen" aria-hidden="true">
          <path id={shape} d={STONE} />
        </svg>
        {stones.map((kind, index) => (
          <Stone key={index} kind={kind} shape={shape} />
        ))}
      </div>
      <figcaption className="soft">{unit}</figcaption>
      <details className="fold">
        <summary>{table.summary}</summary>
        <table className="table">
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
              <tr key={group.label}>
                <th scope="row">{group.label}</th>
                <td className="number">{count(group.children)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
