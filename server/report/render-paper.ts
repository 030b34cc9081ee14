import { createSpeaker, createTexts, joinAreas, type Speaker } from '../../app/i18n/translator.ts';
import { catalogue, directionOf } from '../../locales/index.ts';
import type { PaperJob } from '../usecases/paper/paper-job.ts';
import { checksOf } from './paper/checks.ts';
import { kitOf } from './paper/kit.ts';
import { noRepliesOf } from './paper/no-replies.ts';
import type { CanDraw, PaperDocument } from './paper/paper-blocks.ts';
import { repliesOf } from './paper/replies.ts';
import { lacksLetters, loadFonts } from './pdf/fonts.ts';
import { asPdf } from './pdf/pdf.ts';

/** A kit or the answers of a pile as a PDF, in the language and at the level of its sheets. */
export async function renderPaper(job: PaperJob): Promise<Uint8Array> {
  const { language, level } = job;
  const texts = createTexts(joinAreas(catalogue));
  const speaker = createSpeaker(texts, { language, level, direction: directionOf(language) });
  const fonts = loadFonts();
  return asPdf(
    documentOf(job, speaker, (words) => !lacksLetters(fonts, words)),
    fonts,
  );
}

function documentOf(job: PaperJob, speaker: Speaker, canDraw: CanDraw): PaperDocument {
  switch (job.kind) {
    case 'kit':
      return kitOf(job, speaker, canDraw);
    case 'replies': {
      const replies = repliesOf(job, speaker, canDraw);
      return { ...replies, blocks: [...replies.blocks, ...noRepliesOf(job, speaker)] };
    }
    case 'checks':
      return checksOf(job, speaker);
  }
}
