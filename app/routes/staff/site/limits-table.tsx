import type { LimitRow } from '../../../../server/core/moderation/limits.ts';
import { DataTable } from '../../../components/table/data-table.tsx';
import { useT } from '../../../i18n/use-t.tsx';

/** Whether some section, language or person meets limits more often than the others. */
export function LimitsTable({ rows }: { rows: readonly LimitRow[] }) {
  const t = useT();
  return (
    <>
      <p>{t('limits.lead')}</p>
      <DataTable
        caption={t('limits.title')}
        columns={[
          { key: 'of', head: t('limits.of') },
          { key: 'group', head: t('limits.group') },
          { key: 'word', head: t('limits.word') },
        ]}
        rows={rows.map(({ group, of, word }) => ({
          key: `${group} ${of}`,
          cells: {
            of: <bdi>{of}</bdi>,
            group: t(`limits.group.${group}`),
            word: t(`limits.word.${word}`),
          },
        }))}
        empty={t('limits.none')}
      />
    </>
  );
}
