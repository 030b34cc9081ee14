import { saysNoFinding } from '../../app/components/release/no-finding.ts';
import type { ReleaseShown } from '../../app/components/release/release-shown.ts';
import type { Speaker } from '../../app/i18n/translator.ts';
import { showRelease } from '../../app/routes/public/release/release-view.ts';
import { owesAnswer } from '../core/analysis/small-voices.ts';
import type { Release } from '../usecases/analysis/release.ts';
import type { Block, ReportDocument, SymbolName } from './blocks.ts';
import { attributeBlocks, attributeLines, attributeTables } from './compose-attributes.ts';
import { answerLines, pointLine, pollLines } from './compose-easy.ts';
import { codingBlocks, opinionBlocks, scoreBlocks } from './compose-groups.ts';
import { forChildren, meantLines } from './compose-meant.ts';
import {
  answerBy,
  findingBlocks,
  frontBlocks,
  ourWordsBlocks,
  pollBlocks,
  quoteBlocks,
  topicBlocks,
  wayBlocks,
} from './compose-report.ts';
import { sourceBlocks, sourceLines } from './compose-source.ts';
import { statementBlocks, statementLines } from './compose-statements.ts';
import { noFindingBlocks, untoldBlocks } from './compose-untold.ts';
import { heading, own, soft, type Telling } from './count-tables.ts';

/** As many sentences as a child reads; all of them stand in the report and in the table. */
const mostForChildren = 24;

/** What a form is made of: the release in the words of one reader, and who that is. */
export type FormInput = {
  readonly release: Release;
  readonly speaker: Speaker;
  /** Nobody who speaks this language from childhood has read the product's words yet. */
  readonly draft: boolean;
};

type Made = { readonly shown: ReleaseShown; readonly telling: Telling };

export function made({ release, speaker }: FormInput): Made {
  const shown = showRelease(release, speaker);
  return { shown, telling: { speaker, rules: release.rules } };
}

export function asDocument(
  { release, speaker, draft }: FormInput,
  { title, blocks }: { title: { words: string; lang: string }; blocks: readonly Block[] },
): ReportDocument {
  const telling: Telling = { speaker, rules: release.rules };
  return {
    title: title.words,
    titleLanguage: title.lang,
    language: speaker.language,
    direction: speaker.direction,
    day: release.closedDay,
    subject: speaker.t('report.subject'),
    pageWord: (number) => speaker.t('report.page', { number }),
    apart: ` ${speaker.t('list.apart')} `,
    blocks: [
      // A company asks: said in every form, before anything else of it is.
      ...(release.sponsorKind === 'company'
        ? [{ kind: 'text' as const, words: own(telling, speaker.t('commercial.line')) }]
        : []),
      ...blocks,
      ...(draft ? [soft(telling, speaker.t('report.draft'))] : []),
    ],
  };
}

/** Everything a release says, for a reader of the older level: what the public page shows, without the answers given since. */
export function fullReport(input: FormInput): ReportDocument {
  const { shown, telling } = made(input);
  const { t } = input.speaker;
  const empty =
    shown.findings.length + shown.topics.length + shown.statements.length + shown.polls.length === 0;
  return asDocument(input, {
    title: shown.title,
    blocks: [
      ...frontBlocks(telling, { shown, release: input.release }),
      ...wayBlocks(telling, shown.ways),
      ...attributeBlocks(telling, shown.attributes),
      ...attributeTables(telling, shown.attributes),
      ...findingBlocks(telling, shown.findings),
      ...topicBlocks(telling, shown.topics),
      ...untoldBlocks(telling, shown),
      ...codingBlocks(telling, shown.coding),
      ...opinionBlocks(telling, shown.opinion),
      ...statementBlocks(telling, shown.statements),
      ...pollBlocks(telling, shown.polls),
      ...scoreBlocks(telling, input.release.scorecard),
      ...(empty ? [{ kind: 'text' as const, words: own(telling, t('release.nothing')) }] : []),
      ...sourceBlocks(telling, input.release),
      heading(2, own(telling, t('report.check'))),
      {
        kind: 'text',
        words: own(telling, t('report.check.how', { file: 'release.json', list: 'manifest.txt' })),
      },
    ],
  });
}

/** The same for children, in the words of the speaker's level. */
export function childPage(input: FormInput): ReportDocument {
  const { shown, telling } = made(input);
  const { t } = input.speaker;
  return asDocument(input, {
    title: shown.title,
    blocks: [
      heading(1, shown.title),
      ...(owesAnswer(shown)
        ? [t('report.children.lead'), answerBy(input.speaker, shown)].map((words) => ({
            kind: 'text' as const,
            words: own(telling, words),
          }))
        : [
            { kind: 'text' as const, words: own(telling, t('report.children.unowed')) },
            ...noFindingBlocks(telling, shown),
          ]),
      { kind: 'text', words: own(telling, t('release.rules', input.release.rules)) },
      ...attributeBlocks(telling, shown.attributes),
      ...findingBlocks(telling, shown.findings.map(forChildren)),
      ...topicBlocks(telling, shown.topics),
      ...untoldBlocks(telling, shown),
      ...opinionBlocks(telling, shown.opinion),
      ...statementBlocks(telling, shown.statements, mostForChildren),
      ...pollBlocks(telling, shown.polls),
      ...scoreBlocks(telling, input.release.scorecard),
      ...sourceBlocks(telling, input.release),
    ],
  });
}

/** One idea a sentence, a picture beside each: findings with their numbers, points, polls, where the text is from, what comes next. */
export function easyRead(input: FormInput): ReportDocument {
  const { shown, telling } = made(input);
  const { t } = input.speaker;
  const say = (words: { words: string; lang: string }, symbol: SymbolName): Block => ({
    kind: 'text',
    words,
    symbol,
  });
  const line = (words: string, symbol: SymbolName) => say(own(telling, words), symbol);
  return asDocument(input, {
    title: shown.title,
    blocks: [
      heading(1, shown.title),
      line(t('report.easy.lead'), 'said'),
      ...shown.findings.flatMap((finding, index) => [
        heading(2, own(telling, t('release.said', { number: index + 1 }))),
        ...[forChildren(finding)]
          .flatMap(({ text, words }) => [text, ...(words ? [words] : [])])
          .map((each) => say(each, 'said')),
        ...finding.evidence.flatMap((each): readonly Block[] => {
          if (each.kind === 'poll') return pollLines(telling, each.poll);
          if (each.kind === 'point')
            return each.children === null
              ? []
              : [
                  say(each.title, 'said'),
                  pointLine(telling, { ...each, children: each.children }),
                  ...quoteBlocks(telling, each.quotes),
                ];
          return answerLines(telling, each.statement);
        }),
        ...meantLines(telling, finding),
      ]),
      ...shown.topics.flatMap((topic) => [
        heading(2, topic.prompt),
        ...topic.points.flatMap(({ id, title, language, children, quotes }) => [
          say({ words: title, lang: language }, 'said'),
          pointLine(telling, { id, children }),
          ...quoteBlocks(telling, quotes),
        ]),
        ...(topic.alsoSaid.length > 0
          ? [
              line(t('report.easy.also'), 'said'),
              {
                kind: 'list' as const,
                alsoSaid: true,
                items: topic.alsoSaid.map(({ title, language }) => ({ words: title, lang: language })),
              },
              ...ourWordsBlocks(telling, topic.alsoSaid),
            ]
          : []),
      ]),
      ...(shown.untold.length > 0 ? [heading(2, own(telling, t('release.untold')))] : []),
      ...shown.untold.map(({ prompt }) => say(prompt, 'said')),
      ...(shown.untold.length > 0 ? [line(t('release.untold.note'), 'hidden')] : []),
      ...statementLines(telling, shown.statements),
      ...(shown.polls.length > 0 ? [heading(2, own(telling, t('release.polls')))] : []),
      ...shown.polls.flatMap((poll) => pollLines(telling, poll)),
      ...attributeLines(telling, shown.attributes),
      ...sourceLines(telling, input.release),
      heading(2, own(telling, t('report.easy.next'))),
      line(t('report.easy.hidden'), 'hidden'),
      ...(owesAnswer(shown)
        ? [line(answerBy(input.speaker, shown), 'answer')]
        : saysNoFinding(shown).map((key) => line(t(key), 'answer'))),
    ],
  });
}

/** The numbers that findings rest on, as a picture to print or to draw on. */
export function chartsOfFindings(input: FormInput): ReportDocument {
  const { shown, telling } = made(input);
  return asDocument(input, {
    title: shown.title,
    blocks: [
      heading(1, shown.title),
      soft(telling, input.speaker.t('release.rules', input.release.rules)),
      ...findingBlocks(telling, shown.findings),
    ],
  });
}
