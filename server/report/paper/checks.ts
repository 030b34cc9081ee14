import type { Speaker } from '../../../app/i18n/translator.ts';
import { meantAnswers, meantAs } from '../../core/analysis/meant.ts';
import type { ChecksJob } from '../../usecases/paper/paper-job.ts';
import { companyLine } from './before.ts';
import { choiceMarks } from './marks.ts';
import type { PaperBlock, PaperDocument } from './paper-blocks.ts';

/** One page a sheet, by its number and the digits of its words: each finding its child is asked about, and a box for each answer. No box is an answer too. */
export function checksOf(job: ChecksJob, { t, language, direction }: Speaker): PaperDocument {
  const own = (words: string) => ({ words, lang: language });
  return {
    title: `${t('meant.title')} ${t('list.apart')} ${job.title}`,
    titleLanguage: language,
    language,
    direction,
    day: job.day,
    subject: t('meant.title'),
    pageWord: (page) => t('paper.kit.page', { page }),
    apart: ` ${t('list.apart')} `,
    blocks: job.checks.flatMap(({ number, mark, findings }): readonly PaperBlock[] => [
      {
        kind: 'page',
        foot: `${t('paper.number', { number })} ${t('list.apart')} ${mark}`,
        leaf: own(t('paper.empty')),
      },
      { kind: 'heading', level: 1, words: own(t('meant.title')) },
      {
        kind: 'asked',
        level: 2,
        words: own(`${t('paper.number', { number })} ${t('list.apart')} ${mark}`),
      },
      ...companyLine(job, t, own),
      { kind: 'large', words: own(t('paper.check.lead')) },
      ...findings.map(
        ({ text, language: lang, added }): PaperBlock => ({
          kind: 'together',
          blocks: [
            { kind: 'large', words: { words: text, lang }, bold: true },
            ...(added
              ? [{ kind: 'large', words: { words: added.words, lang: added.language }, bold: true } as const]
              : []),
            ...meantAnswers.map((answer) => ({
              ...({ kind: 'tick', shape: 'round' } as const),
              words: own(t(`meant.${answer}`)),
              mark: choiceMarks.find(({ choice }) => choice === meantAs[answer])?.mark,
            })),
          ],
        }),
      ),
      { kind: 'large', words: own(t('check.note')), soft: true },
    ]),
  };
}
