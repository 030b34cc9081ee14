import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ReleaseTopics } from '../../../app/components/release/release-topics.tsx';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { PartQuestion } from '../../../app/routes/child/part/part-question.tsx';
import type { OwnContribution } from '../../../server/core/wire/views.ts';
import { speakerOf } from '../../support/house/stage.ts';

const speaker = speakerOf('en');
const { t } = speaker;

/** The headings of what is drawn: how deep, and what they say. */
function outlineOf(...parts: readonly ReactNode[]): readonly (readonly [number, string])[] {
  const page = parts
    .map((part) => renderToStaticMarkup(SpeakerProvider({ speaker, children: part })))
    .join('');
  return [...page.matchAll(/<h(\d)[^>]*>(.*?)<\/h\1>/gs)].map(
    ([, depth, words = '']) => [Number(depth), words.replace(/<[^>]*>/g, '').trim()] as const,
  );
}

describe('R1296: headings say what stands under what', () => {
  it('what a child said stands below the question that it answers', () => {
    const said = (id: string): OwnContribution =>
      ({
        id,
        activityId: 'a',
        anchor: '1',
        revision: 1,
        text: 'Later, please.',
        language: 'en',
        parts: [{ text: 'Later, please.' }],
        state: 'published',
        reason: null,
        appeal: null,
        marked: [],
        gathered: false,
        counts: true,
        day: '2026-12-01',
      }) as unknown as OwnContribution;
    const question = (id: string, words: string) =>
      createElement(PartQuestion, {
        question: {
          id,
          state: 'closed',
          prompt: { words, lang: 'en' },
          corrected: { times: 0, changes: [] },
          postId: 'p',
          proposes: false,
          own: [{ item: said(`own ${id}`), proposal: null }],
        },
        refused: undefined,
        draft: undefined,
        together: undefined,
        waits: false,
        keyed: false,
        care: false,
        wait: null,
        help: null,
      } as unknown as Parameters<typeof PartQuestion>[0]);
    const outline = outlineOf(question('a', 'When should it open?'), question('b', 'Who should decide?'));
    const under = (words: string) => [
      [2, words],
      [2, t('part.closed')],
      [3, t('part.said')],
      [4, t('own.answer.shown')],
    ];
    expect(outline).toEqual([...under('When should it open?'), ...under('Who should decide?')]);
  });

  it('each question of a release is the heading of what was said to it, and what has no number stands below', () => {
    const topic = (id: string, words: string) => ({
      ...{ activityId: id, prompt: { words, lang: 'en' } },
      points: [{ title: `Point ${id}`, language: 'en', children: 15, quotes: [] }],
      alsoSaid: [{ title: `Also ${id}`, language: 'en', words: null }],
    });
    const topics = [topic('a', 'When?'), topic('b', 'Who?')];
    const props = { topics, threshold: 10 } as unknown as Parameters<typeof ReleaseTopics>[0];
    for (const owed of [null, { text: 'By May.', overdue: false }]) {
      const outline = outlineOf(createElement(ReleaseTopics, { ...props, owed }));
      expect(outline.filter(([depth]) => depth === 2).map(([, words]) => words)).toEqual(['When?', 'Who?']);
      expect(outline.filter(([, words]) => words === t('release.also')).map(([depth]) => depth)).toEqual([
        3, 3,
      ]);
    }
  });
});
