import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ReleaseQuotes } from '../../../app/components/release/release-quotes.tsx';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { ChosenQuote, OpenWords } from '../../../app/routes/staff/analysis/quotes-parts.tsx';
import { FewPoint, ManyPoint } from '../../../app/routes/staff/analysis/voices-parts.tsx';
import { speakerOf } from '../../support/house/stage.ts';

function drawn<P extends object>(part: FunctionComponent<P>, props: P, language = 'en'): string {
  return renderToStaticMarkup(
    SpeakerProvider({ speaker: speakerOf(language), children: createElement(part, props) }),
  );
}

const point = {
  id: 'p',
  activityId: 'a',
  title: 'نقطة',
  language: 'ar',
  children: 15,
  cited: false,
  telling: null,
  seen: '',
};
const places = { here: '/here', writes: true, saved: false };

describe('R314, R318: a quote on its pages', () => {
  const quote = { id: 'q', pointId: 'p', language: 'ar', words: '<b>نريد طريقًا</b>', own: false } as const;
  const chosen = (change: object) =>
    drawn(ChosenQuote, { quote: { ...quote, approvals: 1, ...change }, point, here: '/here', acts: true });

  it('stands in its own language and direction, and runs nothing', () => {
    const page = drawn(ReleaseQuotes, { quotes: [{ id: 'q', text: { words: quote.words, lang: 'ar' } }] });
    expect(page).toContain('<blockquote lang="ar" dir="auto">&lt;b&gt;نريد طريقًا&lt;/b&gt;</blockquote>');
    expect(drawn(ReleaseQuotes, { quotes: [] })).toBe('');
  });

  it('is approved by nobody who had a part in it, nor once more when two did, nor when it is gone', () => {
    expect(chosen({})).toContain('value="approve"');
    for (const change of [{ own: true }, { approvals: 2 }, { words: null }])
      expect(chosen(change)).not.toContain('value="approve"');
    expect(chosen({ words: null })).toContain('value="drop"');
    expect(chosen({ words: null })).not.toContain('<blockquote');
  });

  it('is chosen from the words as everybody may read them', () => {
    const said = {
      id: 'c',
      pointId: 'p',
      language: 'ar',
      parts: [{ text: 'كتبت ' }, { hidden: 'person' as const }, { text: ' هنا' }],
    };
    const page = drawn(OpenWords, { said, point, here: '/here', refused: undefined });
    expect(page).toContain('name="words.c"');
    expect(page).toMatch(/<textarea[^>]*lang="ar"/);
    const code = 'quote-rare' as const;
    const typed = Object.entries({ act: 'choose', id: 'c', 'words.c': 'هنا' });
    const refused = { refused: { field: 'words.c', code }, typed };
    expect(drawn(OpenWords, { said, point, here: '/here', refused } as never)).toContain(
      speakerOf('en').t('refusal.quote-rare'),
    );
  });
});

describe('R310, R311: a point without a finding on its page', () => {
  it('with a number is marked or not, unless a finding has it', () => {
    expect(drawn(ManyPoint, { point, ...places })).toContain('name="mark" value="p"');
    const telling = { pointId: 'p', route: 'also-said' as const, language: 'ar', text: '' };
    expect(drawn(ManyPoint, { point: { ...point, telling }, ...places })).toContain(
      'name="unmark" value="p"',
    );
    expect(drawn(ManyPoint, { point: { ...point, cited: true }, ...places })).not.toContain('<button');
  });

  it('of few children has a place for a sentence and no number', () => {
    const languages = [{ tag: 'en', endonym: 'English' }];
    const few = { ...point, children: null, languages };
    const page = drawn(FewPoint, { point: few, ...places, languages, refused: undefined });
    expect(page).toContain('name="text.p"');
    expect(page.replace(/<[^>]*>/g, '')).not.toMatch(/\d/);
    const telling = { pointId: 'p', route: 'our-words' as const, language: 'ar', text: 'جملة' };
    const read = { ...places, point: { ...few, telling }, writes: false, languages, refused: undefined };
    expect(drawn(FewPoint, read)).toContain('<p lang="ar" dir="auto">جملة</p>');
  });
});
