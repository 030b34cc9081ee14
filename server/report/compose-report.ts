import type {
  FindingShown,
  PollShown,
  QuoteShown,
  ReleaseShown,
} from '../../app/components/release/release-shown.ts';
import { dayInWords } from '../../app/i18n/dates.ts';
import { inSentences } from '../../app/i18n/sentences.ts';
import { type AlsoSaid, owesAnswer } from '../core/analysis/small-voices.ts';
import type { Release } from '../usecases/analysis/release.ts';
import type { Block, Row } from './blocks.ts';
import { meantBlocks } from './compose-meant.ts';
import { whose } from './compose-statements.ts';
import { noFindingBlocks } from './compose-untold.ts';
import { heading, own, pointTable, pollTable, soft, type Telling, tableOf, told } from './count-tables.ts';

export function findingBlocks(telling: Telling, findings: readonly FindingShown[]): readonly Block[] {
  const { t } = telling.speaker;
  return findings.flatMap((finding, index) => [
    heading(2, own(telling, t('release.said', { number: index + 1 }))),
    { kind: 'text' as const, words: finding.text },
    ...(finding.words ? [{ kind: 'text' as const, words: finding.words }] : []),
    ...finding.evidence.flatMap((each): readonly Block[] => {
      switch (each.kind) {
        case 'statement':
          return [
            heading(3, each.statement.text),
            ...whose(telling, each.statement),
            ...tableOf(telling, {
              about: each.statement.text,
              table: each.statement.table,
              subject: each.statement.id,
              labels: new Map(),
            }),
          ];
        case 'poll':
          return [heading(3, each.poll.prompt), ...pollTable(telling, each.poll)];
        default:
          return each.children === null
            ? [
                heading(3, each.title),
                soft(telling, t('release.also.note', { threshold: telling.rules.threshold })),
              ]
            : [
                pointTable(telling, {
                  about: finding.text,
                  points: [{ ...each, children: each.children }],
                }),
                ...quoteBlocks(telling, each.quotes),
              ];
      }
    }),
    ...meantBlocks(telling, finding),
  ]);
}

/** What children said in their own words, question by question: points with their numbers, then those without one. */
export function topicBlocks(telling: Telling, topics: ReleaseShown['topics']): readonly Block[] {
  const { t } = telling.speaker;
  return topics.flatMap((topic) => [
    heading(2, own(telling, t('release.asked'))),
    { kind: 'text' as const, words: topic.prompt },
    ...(topic.points.length > 0
      ? [
          pointTable(telling, {
            about: topic.prompt,
            points: topic.points.map(({ id, title, language, children }) => ({
              id,
              title: { words: title, lang: language },
              children,
            })),
          }),
          ...quoteBlocks(
            telling,
            topic.points.flatMap(({ quotes }) => quotes),
          ),
        ]
      : []),
    ...(topic.alsoSaid.length > 0
      ? [
          heading(3, own(telling, t('release.also'))),
          soft(telling, t('release.also.note', { threshold: telling.rules.threshold })),
          {
            kind: 'list' as const,
            alsoSaid: true,
            items: topic.alsoSaid.map(({ title, language }) => ({ words: title, lang: language })),
          },
          ...ourWordsBlocks(telling, topic.alsoSaid),
        ]
      : []),
  ]);
}

/** Words of children, each with its language, beside the point they make. */
export function quoteBlocks(telling: Telling, quotes: readonly QuoteShown[]): readonly Block[] {
  const { t } = telling.speaker;
  if (quotes.length === 0) return [];
  return [
    ...quotes.flatMap(({ id, text }): Block[] => [
      soft(telling, t('release.quote')),
      { kind: 'text', words: { ...text, words: t('report.quoted', { words: text.words }) }, quote: id },
    ]),
    soft(telling, t('release.quote.note')),
  ];
}

/** What has no number in a sentence of the analyst, and by which way the others are told. */
export function ourWordsBlocks(telling: Telling, alsoSaid: readonly AlsoSaid[]): readonly Block[] {
  const { t } = telling.speaker;
  const items = alsoSaid.flatMap(({ words }) => (words ? [{ words: words.text, lang: words.language }] : []));
  const routes = soft(telling, t('release.also.routes'));
  if (items.length === 0) return [routes];
  return [
    routes,
    heading(3, own(telling, t('release.our-words'))),
    soft(telling, t('release.our-words.note')),
    { kind: 'list', ourWords: true, items },
  ];
}

export function pollBlocks(telling: Telling, polls: readonly PollShown[]): readonly Block[] {
  if (polls.length === 0) return [];
  return [
    heading(2, own(telling, telling.speaker.t('release.polls'))),
    ...polls.flatMap((poll) => [heading(3, poll.prompt), ...pollTable(telling, poll)]),
  ];
}

/** How many came by each way, where more than one was possible. */
export function wayBlocks(telling: Telling, ways: ReleaseShown['ways']): readonly Block[] {
  const { t } = telling.speaker;
  if (!ways || (!ways.publicWay && ways.paper === undefined)) return [];
  const row = (way: 'code' | 'paper' | 'public'): Row => {
    const children = ways[way] ?? null;
    return {
      label: own(telling, t(`release.ways.${way}`)),
      counts: [
        {
          ...told(telling, { cell: `ways:${way}`, children }),
          ...(children === null ? { told: t('release.ways.hidden') } : {}),
        },
      ],
      bar: 'said',
    };
  };
  return [
    heading(2, own(telling, t('release.ways'))),
    {
      kind: 'table',
      about: own(telling, t('release.ways')),
      name: t('release.ways'),
      head: [t('release.ways'), t('release.table.children')],
      rows: [
        row('code'),
        ...(ways.paper === undefined ? [] : [row('paper')]),
        ...(ways.publicWay ? [row('public')] : []),
      ],
      chart: true,
    },
    ...(ways.publicWay ? [soft(telling, t('release.ways.note'))] : []),
  ];
}

/** By when an answer is owed; where nothing is owed one, it is not said. */
export function answerBy({ t, language }: Telling['speaker'], { answerDay }: ReleaseShown): string {
  return t('report.answer-by', { day: dayInWords(language, answerDay) });
}

/** Who asked, when it closed, by when an answer is owed, and who signed it when. */
export function frontBlocks(
  telling: Telling,
  of: { readonly shown: ReleaseShown; readonly release: Pick<Release, 'closedDay' | 'signed'> },
): readonly Block[] {
  const { t, language } = telling.speaker;
  const { shown } = of;
  const { closedDay, signed } = of.release;
  return [
    heading(1, shown.title),
    ...(shown.sponsor.words === ''
      ? []
      : [soft(telling, t('why.asks')), { kind: 'text' as const, words: shown.sponsor }]),
    soft(
      telling,
      inSentences(telling.speaker, [
        t('report.closed', { day: dayInWords(language, closedDay) }),
        ...(owesAnswer(shown) ? [answerBy(telling.speaker, shown)] : []),
      ]),
    ),
    ...(signed
      ? [
          soft(
            telling,
            `${t('release.signed.by')} ${signed.by} ${t('list.apart')} ${dayInWords(language, signed.day)}`,
          ),
        ]
      : []),
    { kind: 'text', words: own(telling, t('release.rules', telling.rules)) },
    {
      kind: 'text',
      words: own(telling, t('release.rules.hidden', { threshold: telling.rules.threshold })),
    },
    ...noFindingBlocks(telling, shown),
  ];
}
