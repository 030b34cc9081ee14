import type { SharedContribution } from '../../../../server/core/wire/views.ts';
import { partsInWords } from '../../../components/words/parts-in-words.ts';
import type { T } from '../../../i18n/translator.ts';

/** The words in the reader's language, where they are in another one and somebody translated them. */
export function inLanguage(
  item: Pick<SharedContribution, 'language' | 'translations'>,
  language: string,
  t: T,
) {
  const found =
    item.language === language ? undefined : item.translations?.find((each) => each.language === language);
  return (
    found && {
      words: partsInWords(found.parts, t),
      lang: found.language,
      says: t(`translated.${found.typed ? 'typed' : found.signed ? 'signed' : 'machine'}`),
    }
  );
}
