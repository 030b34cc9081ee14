import { useT } from '../../i18n/use-t.tsx';
import { useCounts } from './count-chart.tsx';
import { type About, StonesChart, stoneFor } from './stones-chart.tsx';

/** How many children made a point. Fewer than the threshold have no number, here as anywhere. */
export function PointChart({ about, count }: { about: About; count: number }) {
  const t = useT();
  const counts = useCounts();
  const groups = [
    {
      key: 'point',
      kind: 'plain' as const,
      label: t('release.children', { count }),
      children: count,
      row: about,
    },
  ];
  return (
    <StonesChart
      about={about}
      groups={groups}
      count={counts}
      unit={t('release.unit', { count: stoneFor(groups) })}
      table={{
        summary: t('release.table'),
        answer: t('release.table.point'),
        children: t('release.table.children'),
      }}
    />
  );
}
