import type { ReactNode } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { TableWrap } from './table-wrap.tsx';

export interface Column {
  key: string;
  head: ReactNode;
  /** Numbers stand at the end of their column, one under the other. */
  number?: boolean | undefined;
  /** The total stands out. */
  total?: boolean | undefined;
  /** What says by itself what it is, like buttons: on a phone its name does not stand before it. */
  plain?: boolean | undefined;
}

interface DataTableProps {
  caption: string;
  /** The caption is read out only. */
  captionUnseen?: boolean | undefined;
  columns: readonly Column[];
  /** `null` is a number that is hidden because it is too small, and elsewhere nothing. The first column heads its row. */
  rows: readonly { key: string; cells: Readonly<Record<string, ReactNode | null>> }[];
  /** Shown in place of the rows when there are none. */
  empty?: ReactNode;
  /** Its rows are read one by one, or acted on: on a phone of staff their cells stand one below the other, and nothing out of sight. */
  stacks?: boolean | undefined;
}

/** A table of people, codes or numbers. It scrolls in itself where the screen is narrow. */
export function DataTable({ caption, captionUnseen, columns, rows, empty, stacks }: DataTableProps) {
  const t = useT();
  const classOf = (column: Column) =>
    [column.number ? 'number' : '', column.total ? 'total' : ''].filter(Boolean).join(' ') || undefined;
  if (rows.length === 0 && empty) return <p className="table-empty">{empty}</p>;
  const hidden = <span className="hidden-part">{t('number.hidden')}</span>;
  return (
    <TableWrap label={caption}>
      <table className={stacks ? 'table stacks' : 'table'}>
        <caption className={captionUnseen ? 'unseen' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {columns.map((column, index) => {
                const cell = row.cells[column.key];
                const shown = cell === null && column.number ? hidden : cell;
                return index === 0 ? (
                  <th key={column.key} scope="row" className={classOf(column)}>
                    {shown}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    className={classOf(column)}
                    data-head={
                      stacks && !column.plain && typeof column.head === 'string' ? column.head : undefined
                    }
                  >
                    {shown}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableWrap>
  );
}
