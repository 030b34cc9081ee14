import type { FindingShown } from '../../app/components/release/release-shown.ts';
import { inSentences } from '../../app/i18n/sentences.ts';
import { meantAnswers } from '../core/analysis/meant.ts';
import { cellId } from '../core/analysis/report/release-numbers.ts';
import type { Block, Row, SymbolName } from './blocks.ts';
import { heading, own, soft, type Telling, told } from './count-tables.ts';

const symbolOf = {
  yes: 'agree',
  partly: 'pass',
  no: 'disagree',
  unclear: 'unclear',
} as const satisfies Record<(typeof meantAnswers)[number], SymbolName>;

/** In which words children read a finding, and what they said of it; nothing in a release from before they were asked. */
export function meantBlocks(telling: Telling, { id, plain, meant }: FindingShown): readonly Block[] {
  const { t } = telling.speaker;
  const read: readonly Block[] = plain
    ? [soft(telling, t('meant.read')), { kind: 'text', words: plain }]
    : [];
  if (!meant) return read;
  const head = heading(3, own(telling, t('meant.title')));
  if (meant.children === null) return [...read, head, tooFew(telling), ...objection(telling, meant)];
  const rows = meantAnswers.map(
    (answer): Row => ({
      label: own(telling, t(`meant.${answer}`)),
      counts: [told(telling, { cell: cellId('meant', id, answer), children: meant.answers[answer] })],
      bar: symbolOf[answer],
    }),
  );
  const name = rows.map(({ label, counts }) =>
    t('release.chart.part', { answer: label.words, number: counts[0]?.told ?? '' }),
  );
  return [
    ...read,
    head,
    soft(telling, t('meant.lead')),
    {
      kind: 'text',
      soft: true,
      words: own(telling, t('release.voters', { count: meant.children })),
      counts: [told(telling, { cell: cellId('meant', id, ''), children: meant.children })],
    },
    {
      kind: 'table',
      about: own(telling, t('meant.title')),
      name: inSentences(telling.speaker, name),
      head: [t('release.table.answer'), t('release.table.children')],
      rows,
      chart: true,
    },
    ...objection(telling, meant),
  ];
}

/** The same in easy words: a sentence and a picture for each number that is told, and for an objection. */
export function meantLines(telling: Telling, { id, meant }: FindingShown): readonly Block[] {
  const { t } = telling.speaker;
  if (!meant) return [];
  const line = (words: string, symbol: SymbolName): Block => ({
    kind: 'text',
    words: own(telling, words),
    symbol,
  });
  return [
    line(t('meant.title'), 'said'),
    ...(meant.children === null
      ? [line(t('release.voters.few', { threshold: telling.rules.threshold }), 'hidden')]
      : [
          {
            kind: 'text' as const,
            words: own(telling, t('release.voters', { count: meant.children })),
            symbol: 'count' as const,
            counts: [told(telling, { cell: cellId('meant', id, ''), children: meant.children })],
          },
        ]),
    ...meantAnswers.flatMap((answer): Block[] => {
      const children = meant.answers[answer];
      if (children === null) return [];
      const counted = told(telling, { cell: cellId('meant', id, answer), children });
      const words = t('release.chart.part', { answer: t(`meant.${answer}`), number: counted.told });
      return [{ kind: 'text', words: own(telling, words), symbol: symbolOf[answer], counts: [counted] }];
    }),
    ...(meant.objected ? [line(t('meant.objected'), 'disagree')] : []),
  ];
}

/** Where a finding has words for children, a form for children says it in these alone. */
export function forChildren(finding: FindingShown): FindingShown {
  const words = finding.plain ? null : finding.words;
  return { ...finding, text: finding.plain ?? finding.text, words, plain: null };
}

function tooFew(telling: Telling): Block {
  return soft(telling, telling.speaker.t('release.voters.few', { threshold: telling.rules.threshold }));
}

function objection(telling: Telling, { objected }: { readonly objected: boolean }): readonly Block[] {
  return objected ? [{ kind: 'text', words: own(telling, telling.speaker.t('meant.objected')) }] : [];
}
