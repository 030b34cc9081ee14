import type { ReactNode } from 'react';
import { localeOf } from '../../i18n/locale-of.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { type About, type StoneGroup, StonesChart, stoneFor } from './stones-chart.tsx';

/** A table of counts as it leaves disclosure control: null is hidden. */
export type ShownTable = {
  readonly kind: 'statement' | 'poll';
  readonly children: number | null;
  readonly cells: readonly { readonly cell: string; readonly children: number | null }[];
};

/**
 * Numbers as the page writes them, and the word for one that is hidden. It never says "few": any of them may be a larger number that
 * hides a smaller one.
 */
export function useCounts(): (children: number | null) => ReactNode {
  const t = useT();
  const { language } = useSpeaker();
  const number = new Intl.NumberFormat(localeOf(language));
  return (children) =>
    children === null ? <span className="hidden-part">{t('number.hidden')}</span> : number.format(children);
}

/** What an answer to a statement is called. */
export function useAnswerName(): (cell: string) => string {
  const t = useT();
  return (cell) => (isAnswer(cell) ? t(`release.cell.${cell}`) : cell);
}

const answers = ['agree', 'disagree', 'pass', 'unclear'] as const;
type AnswerName = (typeof answers)[number];

function isAnswer(cell: string): cell is AnswerName {
  return (answers as readonly string[]).includes(cell);
}

interface CountChartProps {
  /** The sentence or the question that was answered. */
  about: About;
  table: ShownTable;
  threshold: number;
  /** Labels of a poll's options, by cell. The four answers to a statement have their names here. */
  labels?: ReadonlyMap<string, { readonly words: string; readonly lang: string }> | undefined;
}

/** A protected table as stones, with its numbers as text. Where too few answered there is nothing to draw, and it says so. */
export function CountChart({ about, table, threshold, labels }: CountChartProps) {
  const t = useT();
  const counts = useCounts();
  const answerName = useAnswerName();
  if (table.children === null) return <p className="soft">{t('release.voters.few', { threshold })}</p>;
  const lines = table.kind === 'poll';
  const groups = table.cells.map(({ cell, children }): StoneGroup => {
    const label = labels?.get(cell);
    return {
      key: cell,
      kind: isAnswer(cell) ? cell : 'plain',
      label: label?.words ?? answerName(cell),
      lang: label?.lang,
      children,
    };
  });
  return (
    <StonesChart
      about={about}
      groups={groups}
      count={counts}
      unit={t('release.chart.foot', {
        voters: t('release.voters', { count: table.children }),
        unit: t('release.unit', { count: stoneFor(groups, lines) }),
      })}
      lines={lines}
      table={{
        summary: t('release.table'),
        answer: t('release.table.answer'),
        children: t('release.table.children'),
      }}
    />
  );
}
