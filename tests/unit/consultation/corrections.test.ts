import { describe, expect, it } from 'vitest';
import {
  correctionOf,
  longestCorrected,
  questionTexts,
} from '../../../server/core/consultation/corrections.ts';

const levels = ['younger', 'older'] as const;
const labels = (words: string) =>
  ['en', 'fr'].flatMap((language) =>
    levels.map((level) => ({ language, level, label: `${words} ${language}` })),
  );
const stands = questionTexts({
  prompts: ['en', 'fr'].flatMap((language) =>
    levels.map((level) => ({ language, level, prompt: `Ask ${language}` })),
  ),
  options: ['Yes', 'No'].map((words, at) => ({ position: at + 1, labels: labels(words) })),
});
type Text = (typeof stands)[number];
const given = (change: (text: Text) => string) => stands.map((text) => ({ ...text, words: change(text) }));
const refusal = (texts: readonly Text[]) => {
  const found = correctionOf(stands, texts);
  return found.ok ? 'taken' : found.code;
};

describe('new words of a question', () => {
  it('R1265: are what changed, beside what stood there, and nothing of what was left', () => {
    const found = correctionOf(
      stands,
      given((text) => (text.position === 0 && text.language === 'fr' ? ' Demande ' : ` ${text.words} `)),
    );
    expect(found).toEqual({
      ok: true,
      texts: levels.map((level) => ({
        ...{ position: 0, language: 'fr', level },
        words: 'Demande',
        before: 'Ask fr',
      })),
    });
  });

  it('R1266: are refused where nothing changes, a text is empty or too long, or the language is no language of it', () => {
    expect(refusal(stands)).toBe('version-same');
    expect(refusal(given((text) => (text.position === 0 ? ' \u200b' : text.words)))).toBe('field-missing');
    expect(refusal(stands.filter(({ language, level }) => language === 'en' || level === 'older'))).toBe(
      'field-missing',
    );
    expect(
      refusal(given((text) => (text.position === 1 ? 'a'.repeat(longestCorrected + 1) : text.words))),
    ).toBe('field-too-long');
    expect(refusal([...stands, { position: 0, language: 'ru', level: 'older', words: 'Вопрос' }])).toBe(
      'language-unknown',
    );
  });

  it('R1266: keep the choices in number and order, and none takes the words of another one', () => {
    expect(refusal(stands.filter(({ position }) => position !== 2))).toBe('choices-changed');
    expect(refusal([...stands, { position: 3, language: 'en', level: 'older', words: 'Maybe' }])).toBe(
      'choices-changed',
    );
    const swapped = given(({ position, language, words }) =>
      position === 1 ? `no ${language}` : position === 2 ? `Yes ${language}` : words,
    );
    expect(refusal(swapped)).toBe('choices-changed');
    // Each alone, too: it says what the other one says, or said until this very correction.
    expect(
      refusal(given(({ position, language, words }) => (position === 1 ? `NO ${language}` : words))),
    ).toBe('choices-changed');
    expect(refusal(given(({ position, words }) => (position === 0 ? words : 'The same')))).toBe(
      'choices-changed',
    );
    expect(refusal(given(({ position, words }) => (position === 1 ? `${words}, gladly` : words)))).toBe(
      'taken',
    );
  });

  it('R1266: no choice takes the words that another one had, however many corrections ago', () => {
    const call = (position: number, words: string) => (text: Text) =>
      text.position === position ? `${words} ${text.language}` : text.words;
    const taken = (from: readonly Text[], change: (text: Text) => string) =>
      from.map((text) => ({ ...text, words: change(text) }));
    const first = correctionOf(stands, taken(stands, call(1, 'Perhaps')));
    if (!first.ok) throw new Error(first.code);
    const then = taken(stands, call(1, 'Perhaps'));
    expect(correctionOf(then, taken(then, call(2, 'Yes')), first.texts)).toEqual({
      ok: false,
      code: 'choices-changed',
    });
    // Its own words from before it can have again.
    expect(correctionOf(then, taken(then, call(1, 'Yes')), first.texts)).toMatchObject({ ok: true });
  });
});
