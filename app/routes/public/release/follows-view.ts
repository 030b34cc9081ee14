import type { FindingResponse } from '../../../../server/core/analysis/findings.ts';
import { answersBefore, movedDays } from '../../../../server/core/analysis/ledger.ts';
import type { SayText } from '../../../../server/core/analysis/sentences/say-sentence.ts';
import type { Said } from '../../../i18n/texts.ts';
import { pick } from '../../../i18n/texts.ts';

/** Without texts to say it with, a finding is read in the language it was written in. */
export type Reader = { readonly language: string; readonly level: string; readonly t?: SayText };

export type To = { readonly reader: Reader; readonly languages: readonly string[] };

/** A text that exists once a language. */
export function sayText(
  texts: readonly { readonly language: string; readonly text: string }[],
  { reader, languages }: To,
): Said {
  const found = pick(
    texts.map((each) => ({ ...each, level: reader.level })),
    reader,
    languages,
  );
  return { words: found?.text ?? '', lang: found?.language ?? reader.language };
}

/** An answer in words for children, by when, and what became of it. */
export function showWhatFollows(
  given: Pick<FindingResponse, 'decision' | 'plain' | 'dueDay' | 'day' | 'deed' | 'before'>,
  to: To & { readonly answerDay: string },
) {
  const plain = pick(given.plain, to.reader, to.languages);
  const { deed } = given;
  return {
    plain: plain ? { words: plain.body, lang: plain.language } : null,
    dueDay: given.dueDay,
    moved: movedDays(given, to),
    before: answersBefore(given),
    deed: deed && {
      state: deed.state,
      text: sayText(
        deed.texts.map(({ language, body }) => ({ language, text: body })),
        to,
      ),
      by: deed.signedBy,
      day: deed.day,
    },
  };
}
