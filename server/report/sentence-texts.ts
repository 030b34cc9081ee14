import { createSpeaker, createTexts } from '../../app/i18n/translator.ts';
import { catalogue, directionOf } from '../../locales/index.ts';
import type { SayText } from '../core/analysis/sentences/say-sentence.ts';

/** The texts with which findings are said, language by language; English where the product does not speak one. */
export function sentenceTexts(): (language: string) => SayText {
  const texts = createTexts(
    Object.fromEntries(Object.entries(catalogue).map(([tag, areas]) => [tag, areas.public])),
  );
  return (language) => createSpeaker(texts, { language, level: 'older', direction: directionOf(language) }).t;
}
