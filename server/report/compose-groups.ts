import type { OpinionShown, ReleaseShown } from '../../app/components/release/release-shown.ts';
import { localeOf } from '../../app/i18n/locale-of.ts';
import { inSentences } from '../../app/i18n/sentences.ts';
import { wordsOfUntold } from '../core/analysis/themes/second-coding.ts';
import type { Release } from '../usecases/analysis/release.ts';
import type { Block, Row } from './blocks.ts';
import { heading, own, soft, type Telling, told } from './count-tables.ts';

const marks = ['yes', 'partly', 'no'] as const;

/** Whether two people would put the same words under the same points; nothing in a release from before that was asked. */
export function codingBlocks(telling: Telling, coding: ReleaseShown['coding']): readonly Block[] {
  const { t } = telling.speaker;
  if (coding === undefined) return [];
  if (coding === null || 'untold' in coding) return [soft(telling, t(wordsOfUntold(coding)))];
  return [
    soft(telling, t('release.coding', { texts: coding.texts, kappa: twoPlaces(telling, coding.kappa) })),
  ];
}

function twoPlaces({ speaker }: Telling, value: number): string {
  return new Intl.NumberFormat(localeOf(speaker.language), { minimumFractionDigits: 2 }).format(value);
}

/** Groups of children who answered alike, in words; where none are shown, why, and what most of all said. */
export function opinionBlocks(telling: Telling, opinion: ReleaseShown['opinion']): readonly Block[] {
  const { t } = telling.speaker;
  if (!opinion) return [];
  return [
    heading(2, own(telling, t('release.opinion'))),
    ...(opinion.why === null
      ? groupBlocks(telling, opinion)
      : [
          {
            kind: 'text' as const,
            words: own(
              telling,
              inSentences(telling.speaker, [
                t('release.opinion.none'),
                t(`release.opinion.why.${opinion.why}`),
              ]),
            ),
          },
        ]),
    ...saidBlocks(telling, t('release.opinion.majority'), opinion.majority),
  ];
}

function groupBlocks(telling: Telling, { groups, stability, shared }: OpinionShown): readonly Block[] {
  const { t } = telling.speaker;
  return [
    soft(telling, t('release.opinion.lead')),
    ...(stability
      ? [
          soft(
            telling,
            t('release.opinion.steady', {
              subsamples: stability.subsamples,
              whole: 1,
              median: twoPlaces(telling, stability.medianAri),
              least: twoPlaces(telling, stability.minAri),
            }),
          ),
        ]
      : []),
    ...groups.flatMap(({ children, typical }, at): Block[] => [
      {
        kind: 'text',
        words: own(telling, t('release.opinion.group', { number: at + 1, children })),
        counts: [told(telling, { cell: `opinion:${at + 1}`, children })],
      },
      ...(typical.length > 0
        ? saidBlocks(telling, t('release.opinion.typical'), typical)
        : [soft(telling, t('release.opinion.untold'))]),
    ]),
    ...saidBlocks(telling, t('release.opinion.shared'), shared),
  ];
}

function saidBlocks(telling: Telling, title: string, said: OpinionShown['majority']): readonly Block[] {
  const { t } = telling.speaker;
  if (said.length === 0) return [];
  return [
    heading(3, own(telling, title)),
    // As always, whether or not there are more: how many there are could tell a hidden number (R926).
    soft(telling, t('release.opinion.few')),
    ...said.flatMap(({ direction, text }): Block[] => [
      soft(telling, t(`release.cell.${direction}`)),
      { kind: 'text', words: text },
    ]),
  ];
}

/** How children judged the way they were asked, as it had been told by then: always all lines, or none in an older release. */
export function scoreBlocks(telling: Telling, lines: Release['scorecard']): readonly Block[] {
  const { t } = telling.speaker;
  if (lines.length === 0) return [];
  const none = lines.every(({ children }) => children === null);
  const front: Block[] = [
    heading(2, own(telling, t('score.title'))),
    // Where no number is told, nothing says that a child judged at all.
    { kind: 'text', words: own(telling, t(none ? 'score.lead.none' : 'score.lead')) },
  ];
  if (none) {
    const items = lines.map(({ requirement }) => own(telling, t(`req.${requirement}`)));
    return [...front, soft(telling, t('score.few')), { kind: 'list', items }];
  }
  return [
    ...front,
    {
      kind: 'table',
      about: own(telling, t('score.caption')),
      name: t('score.caption'),
      head: [t('score.head.what'), ...marks.map((mark) => t(`mark.${mark}`)), t('score.head.children')],
      chart: false,
      rows: lines.map(
        ({ requirement, children, marks: given }): Row => ({
          label: own(telling, t(`req.${requirement}`)),
          counts: [
            ...marks.map((mark) =>
              told(telling, { cell: `score:${requirement}:${mark}`, children: given[mark] }),
            ),
            told(telling, { cell: `score:${requirement}`, children }),
          ],
        }),
      ),
    },
  ];
}
