import { correctTranslation } from '../usecases/translation/correct-translation.ts';
import { readTranslations } from '../usecases/translation/read-translations.ts';
import { settleTranslation } from '../usecases/translation/settle-translation.ts';
import { translateShown } from '../usecases/translation/translate-shown.ts';
import { openRooms } from '../usecases/translation/where-translated.ts';
import type { Binders } from './binders.ts';

/** Reading each other across languages. */
export function translationServices({ bind }: Binders) {
  return {
    openRooms: bind(openRooms),
    shown: bind(translateShown),
    toSign: bind(readTranslations),
    settle: bind(settleTranslation),
    correct: bind(correctTranslation),
  };
}
