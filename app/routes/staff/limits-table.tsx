import type { LimitRow } from '../../../server/core/moderation/limits.ts';
import { DataTable } from '../../components/data-table.tsx';
import { localeOf } from '../../i18n/locale-of.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';

/** Whether some section, language or person meets limits more often than the others. */
export function LimitsTable({ rows }: { rows: readonly LimitRow[] }) {
  const t = useT();
  const { language } = useSpeaker();
  const number = new Intl.NumberFormat(localeOf(language));
  const shown = (count: number | null) => (count === null ? null : number.format(count));
  const withNumbers = rows.some(({ decided }) => decided !== null);
  return (
    <>
      <p>{t('limits.lead')}</p>
      <DataTable
        caption={t('limits.title')}
        columns={[
          { key: 'of', head: t('limits.of') },
          { key: 'group', head: t('limits.group') },
          { key: 'word', head: t('limits.word') },
          ...(withNumbers
            ? [
                { key: 'decided', head: t('limits.decided'), number: true },
                { key: 'limited', head: t('limits.limited'), number: true },
              ]
            : []),
        ]}
        rows={rows.map(({ group, of, word, decided, limited }) => ({
          key: `${group} ${of}`,
          cells: {
            of: <bdi>{of}</bdi>,
            group: t(`limits.group.${group}`),
            word: t(`limits.word.${word}`),
            decided: shown(decided),
            limited: shown(limited),
          },
        }))}
        empty={t('limits.none')}
      />
    </>
  );
}
