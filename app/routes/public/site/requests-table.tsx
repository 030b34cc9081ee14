import { DataTable } from '../../../components/table/data-table.tsx';
import { localeOf } from '../../../i18n/locale-of.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';

interface RequestsTableProps {
  caption: string;
  requests: readonly {
    readonly year: string;
    readonly asked: number;
    readonly answered: number;
    readonly refused: number;
  }[];
}

/** How often an authority wanted something of what is stored, a year at a time. It stands under a heading, also while there was none. */
export function RequestsTable({ caption, requests }: RequestsTableProps) {
  const t = useT();
  const locale = localeOf(useSpeaker().language);
  const number = new Intl.NumberFormat(locale);
  // A year is read as a year and not as two thousand.
  const year = new Intl.NumberFormat(locale, { useGrouping: false });
  return (
    <DataTable
      caption={caption}
      captionUnseen
      columns={[
        { key: 'year', head: t('keep.asked.year') },
        { key: 'asked', head: t('keep.asked.asked'), number: true },
        { key: 'answered', head: t('keep.asked.answered'), number: true },
        { key: 'refused', head: t('keep.asked.refused'), number: true },
      ]}
      rows={requests.map((each) => ({
        key: each.year,
        cells: {
          year: year.format(Number(each.year)),
          asked: number.format(each.asked),
          answered: number.format(each.answered),
          refused: number.format(each.refused),
        },
      }))}
      empty={t('keep.asked.none')}
    />
  );
}
