import type { ReactNode } from 'react';
import { StateStone } from '../sign/state-stone.tsx';
import { TableWrap } from '../table/table-wrap.tsx';

interface GateRowProps {
  /** Where a page leads to it that can mend it nowhere else. */
  id: string;
  state: 'ready' | 'missing' | 'waits' | 'not-yet-checked';
  /** The state in words. */
  word: ReactNode;
  item: ReactNode;
  href?: string | undefined;
  says: ReactNode;
  /** Who and when. */
  who?: ReactNode;
}

/** One condition of the release gate, as a row of `<GateTable>`. */
export function GateRow({ id, state, word, item, href, says, who }: GateRowProps) {
  const stone = {
    ready: 'shown',
    missing: 'refused',
    waits: 'waiting',
    'not-yet-checked': 'waiting',
  } as const;
  return (
    <tr className={`gate ${state}`} id={id}>
      <td>
        <span className="gate-state">
          <StateStone state={stone[state]} size={24} />
          {word}
        </span>
      </td>
      <th scope="row">{href ? <a href={href}>{item}</a> : item}</th>
      <td>{says}</td>
      <td className="soft">{who}</td>
    </tr>
  );
}

interface GateTableProps {
  caption: string;
  /** State, item, what it says, who and when. */
  heads: readonly [ReactNode, ReactNode, ReactNode, ReactNode];
  children: ReactNode;
}

/** All conditions of the release gate. */
export function GateTable({ caption, heads, children }: GateTableProps) {
  return (
    <TableWrap label={caption}>
      <table className="table gate-table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={index} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </TableWrap>
  );
}
