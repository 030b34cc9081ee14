import type { VotableStatement } from '../../../../server/core/wire/views.ts';
import { partsInWords } from '../../../components/words/parts-in-words.ts';
import type { WordPart } from '../../../components/words/words.tsx';
import type { T } from '../../../i18n/translator.ts';
import { inLanguage } from '../words/in-language.ts';

type Languages = { readonly language: string; readonly languages: readonly string[] };

/**
 * The words of a sentence to show: in the reader's language, else in the consultation's languages in their order. A
 * child's own is in the one language it was written in; it is never passed off as the reader's, and what somebody translated stands below it.
 */
export function statementWords(
  statement: VotableStatement,
  { language, languages }: Languages,
  t: T,
): {
  readonly words: readonly WordPart[];
  readonly lang: string;
  readonly translation: ReturnType<typeof inLanguage>;
} {
  const found =
    [language, ...languages]
      .map((tag) => statement.texts.find((text) => text.language === tag))
      .find((text) => text !== undefined) ?? statement.texts[0];
  const lang = found?.language ?? language;
  return {
    words: partsInWords(found?.parts ?? [], t),
    lang,
    translation: inLanguage({ language: lang, translations: statement.translations ?? [] }, language, t),
  };
}

/** Who wrote it: never a name. */
export function statementFrom(statement: VotableStatement, t: T): string {
  if (statement.mine) return t('vote.from.you');
  return t(statement.from === 'children' ? 'vote.from.children' : 'vote.from.organiser');
}
