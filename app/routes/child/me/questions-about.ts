import { type AttributeName, reasonField } from '../../../../server/core/attributes/attributes.ts';
import type { Asked } from '../../../../server/usecases/privacy/read-asked.ts';
import { pick, type Said, sayField } from '../../../i18n/texts.ts';
import type { Speaker } from '../../../i18n/translator.ts';

/** One question about the child itself, in the words of its reader. */
export type Question = {
  readonly name: AttributeName;
  readonly reason: Said;
  readonly sponsor: Said;
  /** Empty where it was opened before that was asked. */
  readonly payer: Said;
  readonly answers: readonly { readonly position: number; readonly words: Said }[];
  /** A position, 0 for something else, null for nothing. */
  readonly said: number | null;
};

/** All that is asked, with its reason, who asks and who pays: the same whoever that is. */
export function questionsAbout({ asked, texts, languages }: Asked, speaker: Speaker): readonly Question[] {
  const to = { reader: speaker, languages };
  return asked.map(({ name, answers, said }) => ({
    name,
    reason: sayField(texts, reasonField(name), to),
    sponsor: sayField(texts, 'sponsor', to),
    payer: sayField(texts, 'payer', to),
    answers: answers.map(({ position, labels }) => {
      const label = pick(
        labels.map((each) => ({ ...each, level: speaker.level })),
        speaker,
        languages,
      );
      return { position, words: { words: label?.label ?? '', lang: label?.language ?? speaker.language } };
    }),
    said,
  }));
}
