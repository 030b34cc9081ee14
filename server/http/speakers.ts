import {
  createSpeaker,
  createTexts,
  joinAreas,
  type Reading,
  type Speaker,
} from '../../app/i18n/translator.ts';
import { directionOf } from '../../locales/index.ts';
import { allTexts } from '../whole-texts.ts';

/** Who says each page in its language and at its level: made once for each, because requests come by the thousand. */
export function createSpeakers(): (language: string, level: Reading) => Speaker {
  const texts = createTexts(joinAreas(allTexts()));
  const speakers = new Map<string, Speaker>();
  return (language, level) => {
    const key = `${language}.${level}`;
    const known =
      speakers.get(key) ?? createSpeaker(texts, { language, level, direction: directionOf(language) });
    speakers.set(key, known);
    return known;
  };
}
