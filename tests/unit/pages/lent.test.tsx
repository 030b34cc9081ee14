import { createElement, Fragment, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { jsx, jsxs } from '../../../app/i18n/elements/jsx-runtime.ts';
import { createSpeaker, createTexts, type Key } from '../../../app/i18n/translator.ts';
import { hasLent, piecesOf, withLent, withoutMarks } from '../../../server/core/translation/lent.ts';

const english = {
  language: 'en',
  direction: 'ltr' as const,
  texts: {
    hello: 'Hello {{name}}',
    bye: 'Bye',
    bye_younger: 'Bye bye',
    sent_one: '{{count}} text',
    sent_other: '{{count}} texts',
  },
};
/** A component that says what it was handed. */
function Said({ words }: { words: string }) {
  return jsx('b', { children: words }) as never;
}

const arabic = { language: 'ar', direction: 'rtl' as const, texts: { hello: 'مرحبا {{name}}' } };

describe('R467: what a language has no words for is lent, and marked', () => {
  const own = { bye: 'Chau' };
  const lent = withLent(own, { plurals: ['one', 'few', 'other'], lenders: [arabic, english], page: 'qaa' });

  it('by its lender first, then by English; its own words stay its own, also for younger children', () => {
    expect(piecesOf(lent.hello ?? '')).toEqual([
      { text: 'مرحبا {{name}}', language: 'ar', direction: 'rtl' },
    ]);
    expect(lent.bye).toBe('Chau');
    expect(lent).not.toHaveProperty('bye_younger');
    expect(Object.keys(lent)).toEqual(expect.arrayContaining(['sent_one', 'sent_few', 'sent_other']));
    expect(withoutMarks(lent.sent_few ?? '')).toBe('{{count}} texts');
  });

  it('lends a wording for younger children where there is none at all', () => {
    const nothing = withLent({}, { plurals: ['other'], lenders: [english], page: 'qaa' });
    expect(withoutMarks(nothing.bye_younger ?? '')).toBe('Bye bye');
  });

  it('is said with its values as any text is', () => {
    const texts = createTexts({ qaa: lent, en: english.texts });
    const { t } = createSpeaker(texts, { language: 'qaa', direction: 'ltr', level: 'younger' });
    expect(piecesOf(t('hello' as Key, { name: 'Ada' }))).toEqual([
      { text: 'مرحبا Ada', language: 'ar', direction: 'rtl' },
    ]);
    expect(t('bye' as Key)).toBe('Chau');
    expect(withoutMarks(t('sent' as Key, { count: 3 }))).toBe('3 texts');
  });

  it('a text of its own has no mark and is one piece', () => {
    expect(hasLent('Chau')).toBe(false);
    expect(piecesOf('Chau')).toEqual([{ text: 'Chau' }]);
    expect(withoutMarks('Chau')).toBe('Chau');
  });
});

describe('R544: words that are lent inside an attribute say their language on its element', () => {
  const { hello = '', bye = '' } = withLent(
    {},
    { plurals: ['other'], lenders: [{ ...arabic, texts: { hello: 'مرحبا', bye: 'وداعا' } }], page: 'qaa' },
  );
  const { bye: lentByEnglish = '' } = withLent({}, { plurals: ['other'], lenders: [english], page: 'qaa' });
  const markup = (type: Parameters<typeof jsx>[0], props: Record<string, unknown>, many = false) =>
    renderToStaticMarkup((many ? jsxs : jsx)(type, props) as ReactNode as never);

  it('alone, where nothing stands in it', () => {
    expect(markup('input', { placeholder: hello })).toBe('<input placeholder="مرحبا" lang="ar"/>');
    expect(markup('img', { alt: hello, title: bye })).toBe('<img alt="مرحبا" title="وداعا" lang="ar"/>');
  });

  it('and what stands in it says the language of the page, or its own', () => {
    const inside = [
      jsx('p', { children: 'Ñawi' }, 'a'),
      jsx('p', { lang: 'fr', children: 'Bonjour' }, 'b'),
      jsx('p', { children: bye }, 'c'),
      'Rimay',
    ];
    expect(markup('nav', { 'aria-label': hello, children: inside }, true)).toBe(
      '<nav aria-label="مرحبا" lang="ar"><p lang="qaa">Ñawi</p><p lang="fr">Bonjour</p>' +
        '<p lang="ar" dir="rtl">وداعا</p><span lang="qaa">Rimay</span></nav>',
    );
    expect(
      markup('ol', { 'aria-label': hello, children: [jsx('li', { children: 'Ñawi' }, 'a')] }, true),
    ).toBe('<ol aria-label="مرحبا" lang="ar"><li lang="qaa">Ñawi</li></ol>');
    expect(markup('section', { 'aria-label': hello, children: jsx(Said, { words: 'Ñawi' }) })).toBe(
      '<section aria-label="مرحبا" lang="ar"><div lang="qaa" class="as-if-not-there"><b>Ñawi</b></div></section>',
    );
    expect(markup('button', { title: hello, children: bye })).toBe(
      '<button title="مرحبا" lang="ar" dir="rtl">وداعا</button>',
    );
  });

  it('and not where it would say something wrong', () => {
    const unmarked = (type: Parameters<typeof jsx>[0], props: Record<string, unknown>) => markup(type, props);
    // Two languages in its attributes, half of one, a language of its own, and rows that nobody knows.
    expect(unmarked('img', { alt: hello, title: lentByEnglish })).toBe('<img alt="مرحبا" title="Bye"/>');
    expect(unmarked('img', { alt: hello, title: 'Ñawi' })).toBe('<img alt="مرحبا" title="Ñawi"/>');
    expect(unmarked('img', { alt: `Ñawi ${hello}` })).toBe('<img alt="Ñawi مرحبا"/>');
    expect(unmarked('ol', { 'aria-label': hello, children: jsx(Said, { words: 'Ñawi' }) })).toBe(
      '<ol aria-label="مرحبا"><b>Ñawi</b></ol>',
    );
  });
});

describe('R467: a page says of lent words in which language they are', () => {
  const hello = withLent({}, { plurals: ['other'], lenders: [arabic], page: 'qaa' }).hello ?? '';
  const markup = (type: Parameters<typeof jsx>[0], props: Record<string, unknown>, many = false) =>
    renderToStaticMarkup((many ? jsxs : jsx)(type, props) as ReactNode as never);

  it('on the element, where all of it is lent', () => {
    expect(markup('h1', { children: hello })).toBe('<h1 lang="ar" dir="rtl">مرحبا {{name}}</h1>');
    expect(markup('option', { value: 'x', children: hello })).toBe(
      '<option value="x" lang="ar" dir="rtl">مرحبا {{name}}</option>',
    );
  });

  it('in an element of its own, where only a part is, or where the element says a language already', () => {
    expect(markup('p', { children: ['Ñawi ', hello, '.'] }, true)).toBe(
      '<p>Ñawi <span lang="ar" dir="rtl">مرحبا {{name}}</span>.</p>',
    );
    expect(markup('p', { children: `Ñawi ${hello}.` })).toBe(
      '<p>Ñawi <span lang="ar" dir="rtl">مرحبا {{name}}</span>.</p>',
    );
    expect(markup('p', { lang: 'qu', children: hello })).toBe(
      '<p lang="qu"><span lang="ar" dir="rtl">مرحبا {{name}}</span></p>',
    );
    expect(markup(Fragment, { children: hello })).toBe('<span lang="ar" dir="rtl">مرحبا {{name}}</span>');
  });

  it('leaves no mark in an attribute, nor where only text can stand', () => {
    expect(markup('input', { 'aria-label': hello, lang: 'qu' })).toBe(
      '<input aria-label="مرحبا {{name}}" lang="qu"/>',
    );
    expect(markup('option', { children: `A ${hello}` })).toBe('<option>A مرحبا {{name}}</option>');
  });

  it('hands components their properties as they are, and leaves everything else alone', () => {
    expect(renderToStaticMarkup(jsx(Said, { words: hello }) as never)).toBe(
      '<b lang="ar" dir="rtl">مرحبا {{name}}</b>',
    );
    const child = createElement('i', null, 'x');
    expect(markup('p', { id: 'a', children: ['y', child, 3, null] }, true)).toBe('<p id="a">y<i>x</i>3</p>');
  });
});
