import type { Speaker } from '../../../app/i18n/translator.ts';
import type { RepliesJob } from '../../usecases/paper/paper-job.ts';
import { companyLine } from './before.ts';
import type { PaperBlock } from './paper-blocks.ts';

/**
 * A page for each sheet that came back and has no answer, after those that have one. All say the same: a page that is missing, or one that says why,
 * would tell whose child erased everything.
 */
export function noRepliesOf(
  job: Pick<RepliesJob, 'title' | 'company' | 'without'>,
  { t, language }: Speaker,
): readonly PaperBlock[] {
  const own = (words: string) => ({ words, lang: language });
  return job.without.flatMap((number): readonly PaperBlock[] => [
    { kind: 'page', foot: t('paper.reply', { number }), leaf: own(t('paper.empty')) },
    { kind: 'heading', level: 1, words: own(t('paper.reply', { number })) },
    ...companyLine(job, t, own),
    { kind: 'asked', level: 2, words: own(job.title) },
    { kind: 'large', words: own(t('paper.reply.nothing')) },
    { kind: 'large', words: own(t('paper.reply.wrong')), soft: true },
  ]);
}
