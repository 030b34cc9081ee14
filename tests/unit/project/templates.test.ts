import { describe, expect, it } from 'vitest';
import { wholeLanguages } from '../../../locales/index.ts';
import { templateWords } from '../../../locales/templates.ts';
import { isInstruction, templateDraft, templateNames } from '../../../server/core/consultation/templates.ts';

describe('templates', () => {
  for (const { tag } of wholeLanguages) {
    it(`R426: each of the six stands in ${tag} at both levels, and asks for risks and for what was not asked`, () => {
      const words = templateWords[tag];
      if (!words) throw new Error(`${tag} has no templates.`);
      for (const name of templateNames) {
        const draft = templateDraft(name, words);
        const all = [
          ...draft.texts.map(({ body }) => body),
          ...draft.activities.flatMap(({ prompts }) => prompts.map(({ prompt }) => prompt)),
        ];
        expect(all.every((text) => text.trim() === text && text !== '')).toBe(true);
        const inLatinLetters = new Intl.Locale(tag).maximize().script === 'Latn';
        const english = /\b(?:the|and|of|you|your|with|this|that|what|which|not|from|have|will)\b/i;
        if (tag !== 'en')
          expect(all.filter((text) => (inLatinLetters ? english : /[A-Za-z]/).test(text))).toEqual([]);
        expect(draft.texts.map(({ field, level }) => `${field} ${level}`).sort()).toEqual([
          'purpose older',
          'purpose younger',
        ]);
        const asked = draft.activities.flatMap(({ prompts }) => prompts.map(({ prompt }) => prompt));
        for (const { older, younger } of [words.shared.risks, words.shared.unasked])
          expect(asked).toEqual(expect.arrayContaining([older, younger]));
      }
    });
  }

  it('R426: words for younger children are short, and a room is nowhere where a company asks', () => {
    for (const name of templateNames) {
      const words = templateWords.en;
      if (!words) throw new Error('English has no templates.');
      const draft = templateDraft(name, words);
      const young = [
        ...draft.texts.filter(({ level }) => level === 'younger').map(({ body }) => body),
        ...draft.activities.flatMap(({ prompts }) =>
          prompts.filter(({ level }) => level === 'younger').map(({ prompt }) => prompt),
        ),
      ];
      for (const sentence of young.flatMap((text) => text.split(/(?<=[.?])\s+/)))
        expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(9);
      if (draft.sponsorKind === 'company')
        expect(draft.activities.map(({ kind }) => kind)).not.toContain('room');
    }
  });

  it('R426: a draft of any of them has to say itself what can still change, and no text of it is an instruction', () => {
    const words = templateWords.en;
    if (!words) throw new Error('English has no templates.');
    for (const name of templateNames) {
      const { texts, activities } = templateDraft(name, words);
      expect(texts.map(({ field }) => field)).not.toContain('change');
      const all = [
        ...texts.map(({ body }) => body),
        ...activities.flatMap(({ prompts }) => prompts.map(({ prompt }) => prompt)),
      ];
      expect(all.filter(isInstruction)).toEqual([]);
      expect(all.join(' ')).not.toMatch(/becomes a part|can change it/);
    }
  });

  it('R426: an instruction that a draft of before has stored is known in every language, and words of its own are none', () => {
    for (const stored of [
      'Say here what can still change.',
      'قل هنا ما الذي يمكن أن يتغير.',
      'Diga aquí qué puede cambiar todavía.',
      'Dites ici ce qui peut encore changer.',
      'Напишите здесь, кто пишет доклад.',
      ' Sema hapa nani anaandika ripoti.',
      '在这里写明还有什么可以改。',
    ])
      expect(isInstruction(stored), stored).toBe(true);
    for (const written of [
      'The hours can still change.',
      'You can say here what you like.',
      '',
      '时间还可以改。',
    ])
      expect(isInstruction(written), written).toBe(false);
  });
});
