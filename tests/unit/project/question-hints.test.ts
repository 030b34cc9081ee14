import { describe, expect, it } from 'vitest';
import { hintWords } from '../../../locales/hints.ts';
import { wholeLanguages } from '../../../locales/index.ts';
import { templateWords } from '../../../locales/templates.ts';
import { questionHints } from '../../../server/core/consultation/question-hints.ts';
import { templateDraft, templateNames } from '../../../server/core/consultation/templates.ts';

const hintsIn = (language: string, text: string) => {
  const words = hintWords[language];
  if (!words) throw new Error(`${language} has no words for hints.`);
  return questionHints(text, { words, apart: language !== 'zh' }).map(({ hint }) => hint);
};

/** A question that leads, one that asks two things, and one that does neither though it has a part of such a word. */
const examples: Readonly<Record<string, readonly [string, string, string]>> = {
  en: [
    'Don’t you think the new park is great?',
    'Do you like the slide and the swing?',
    'Which island has sand?',
  ],
  fr: ['N’est-ce pas un beau parc ?', 'Aimes-tu le parc et la cour ?', 'Que penses-tu de l’été ?'],
  es: ['¿No crees que es un buen parque?', '¿Te gusta el parque y el patio?', '¿Qué ley te ayuda hoy?'],
  ar: ['ألا تظن أن الحديقة جميلة؟', 'هل تحب الحديقة وهل تزورها؟', 'ماذا تقول عن الحديقة؟'],
  ru: ['Разве не хорош новый парк?', 'Тебе нравятся горка и качели?', 'Что ты думаешь об играх?'],
  sw: ['Huoni kwamba bustani ni nzuri?', 'Unapenda bembea na mchanga?', 'Unasema nini juu ya bustani?'],
  zh: ['你不觉得新公园很好吗？', '你喜欢滑梯和秋千吗？', '你怎么看这个公园？'],
};

describe('hints to whoever asks', () => {
  for (const { tag } of wholeLanguages) {
    it(`R456: ${tag} tells a question that leads, one that asks two things, and leaves the others`, () => {
      const [leads = '', doubles = '', neither = ''] = examples[tag] ?? [];
      expect(hintsIn(tag, leads)).toEqual(['leads']);
      expect(hintsIn(tag, doubles)).toEqual(['doubles']);
      expect(hintsIn(tag, neither)).toEqual([]);
      const words = templateWords[tag];
      if (!words) throw new Error(`${tag} has no templates.`);
      for (const name of templateNames)
        for (const { prompts } of templateDraft(name, words).activities)
          for (const { prompt } of prompts) expect(hintsIn(tag, prompt), prompt).not.toContain('leads');
    });
  }

  it('R456: what asks nothing joins what it likes, and each word is named once', () => {
    expect(hintsIn('en', 'Talk about the park and the school.')).toEqual([]);
    expect(hintsIn('en', 'Surely you know. Surely you care and share?')).toEqual(['leads', 'doubles']);
    expect(hintsIn('en', '')).toEqual([]);
  });
});
