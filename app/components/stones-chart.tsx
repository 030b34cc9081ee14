import type { ReactNode } from 'react';

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
  perRow?: number | undefined;
}

/** One stone stands for as many children as numbers are rounded to. */
const CHILDREN_A_STONE = 5;

const STONE = 'M8 1.5c4 0 6.7 2.5 6.7 6.3 0 4-2.6 6.7-6.6 6.7S1.3 11.9 1.3 8C1.3 4.1 4 1.5 8 1.5z';

function Stone({ kind, x, y }: { kind: StoneGroup['kind']; x: number; y: number }) {
  return (
    <g className={`st ${kind}`} transform={`translate(${x} ${y})`}>
      <path d={STONE} />
      {kind === 'disagree' ? <path className="st-bar" d="M5 8h6" /> : null}
    </g>
  );
}

/** A chart of stones, its legend before it and its numbers in a table that opens. No axes. */
export function StonesChart({ name, groups, count, table, unit, perRow = 28 }: StonesChartProps) {
  const stones = groups.flatMap((group) =>
    Array.from({ length: Math.round(group.children / CHILDREN_A_STONE) }, () => group.kind),
  );
  const rows = Math.max(1, Math.ceil(stones.length / perRow));
  const across = Math.min(perRow, Math.max(stones.length, 1));
  return (
    <figure className="chart">
      <ul className="legend">
        {groups.map((group) => (
          <li key={group.label}>
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
              <Stone kind={group.kind} x={0} y={0} />
            </svg>
            <b>{count(group.children)}</b> {group.label}
          </li>
        ))}
      </ul>
      <svg
        className="stones turns"
        width={across * 18}
        height={rows * 18}
        viewBox={`0 0 ${across * 18} ${rows * 18}`}
        role="img"
        aria-label={name}
      >
        {stones.map((kind, index) => (
          <Stone
            key={index}
            kind={kind}
            x={(index % perRow) * 18 + 1}
            y={Math.floor(index / perRow) * 18 + 1}
          />
        ))}
      </svg>
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
