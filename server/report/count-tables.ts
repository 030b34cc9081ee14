import type { ShownTable } from '../../app/components/release/count-chart.tsx';
import type { PollShown, ReleaseShown } from '../../app/components/release/release-shown.ts';
import { localeOf } from '../../app/i18n/locale-of.ts';
import { inSentences } from '../../app/i18n/sentences.ts';
import type { Speaker } from '../../app/i18n/translator.ts';
import { cellId } from '../core/analysis/report/release-numbers.ts';
import type { Block, Counted, Row, Words } from './blocks.ts';

/** The answers to a statement, in the order in which every table has them. */
export const answers = ['agree', 'disagree', 'pass', 'unclear'] as const;

/** What every part of a form needs: who is spoken to, and the rules of the numbers. */
export type Telling = {
  readonly speaker: Speaker;
  readonly rules: ReleaseShown['rules'];
};

export function own({ speaker }: Telling, words: string): Words {
  return { words, lang: speaker.language };
}

export function heading(level: 1 | 2 | 3, words: Words): Block {
  return { kind: 'heading', level, words };
}

export function soft(telling: Telling, words: string): Block {
  return { kind: 'text', words: own(telling, words), soft: true };
}

/** A number as it is written in a table. Of a hidden one only that it is hidden: it may be a larger one that hides another. */
export function told(
  { speaker }: Telling,
  { cell, children }: { cell: string; children: number | null },
): Counted {
  const written = new Intl.NumberFormat(localeOf(speaker.language));
  return {
    cell,
    children,
    told: children === null ? speaker.t('number.hidden') : written.format(children),
  };
}

/** A protected table of a statement or a poll as a chart with its numbers. */
export function tableOf(
  telling: Telling,
  of: { about: Words; table: ShownTable; subject: string; labels: ReadonlyMap<string, Words> },
): readonly Block[] {
  const { t } = telling.speaker;
  const { about, table, subject, labels } = of;
  if (table.children === null)
    return [soft(telling, t('release.voters.few', { threshold: telling.rules.threshold }))];
  const rows = table.cells.map(({ cell, children }): Row => {
    const name = answers.find((each) => each === cell);
    return {
      label: labels.get(cell) ?? own(telling, name ? t(`release.cell.${name}`) : cell),
      counts: [told(telling, { cell: cellId(table.kind, subject, cell), children })],
      bar: name ?? 'said',
    };
  });
  const name = inSentences(
    telling.speaker,
    rows.map(({ label, counts }) =>
      t('release.chart.part', { answer: label.words, number: counts[0]?.told ?? '' }),
    ),
  );
  const head = [t('release.table.answer'), t('release.table.children')];
  return [
    soft(telling, t('release.voters', { count: table.children })),
    { kind: 'table', about, name, head, rows, chart: true },
  ];
}

/** What a form says of how a poll was to be answered: of a ranking, that its numbers say who was put first. */
export function howChosen({ pointed, form }: Pick<PollShown, 'pointed' | 'form'>) {
  return pointed ? 'release.design.list' : (`release.poll.${form}` as const);
}

/** A poll with how it was to be answered, since that decides what its numbers mean. */
export function pollTable(telling: Telling, poll: PollShown): readonly Block[] {
  return [
    soft(telling, telling.speaker.t(howChosen(poll))),
    ...tableOf(telling, {
      about: poll.prompt,
      table: poll.table,
      subject: poll.id,
      labels: new Map(poll.labels),
    }),
  ];
}

export function pointTable(
  telling: Telling,
  {
    about,
    points,
  }: {
    readonly about: Words;
    readonly points: readonly { readonly id: string; readonly title: Words; readonly children: number }[];
  },
): Block {
  const { t } = telling.speaker;
  const rows = points.map(
    ({ id, title, children }): Row => ({
      label: title,
      counts: [told(telling, { cell: cellId('point', id, ''), children })],
      bar: 'said',
    }),
  );
  const name = points.map(
    ({ title, children }) => `${title.words} ${t('release.chart', { count: children })}`,
  );
  return {
    kind: 'table',
    about,
    name: inSentences(telling.speaker, name),
    head: [t('release.table.point'), t('release.table.children')],
    rows,
    chart: true,
  };
}
