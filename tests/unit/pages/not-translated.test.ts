import { createElement, type FunctionComponent, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import { SixWords } from '../../../app/components/child/six-words.tsx';
import { CaughtText } from '../../../app/components/staff/caught-text.tsx';
import { QueueRow } from '../../../app/components/staff/queue-row.tsx';
import { StaffShell } from '../../../app/components/staff/staff-shell.tsx';
import { WordParts, Words } from '../../../app/components/words/words.tsx';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { CodeForm } from '../../../app/routes/public/joining/code-form.tsx';
import { CodeSheets } from '../../../app/routes/staff/joining/code-sheets.tsx';
import { DifferencesForm, SheetForm } from '../../../app/routes/staff/joining/paper-sheet-parts.tsx';
import { selectedPlace } from '../../../app/routes/staff/moderation/desk-item.tsx';
import { speakerOf } from '../../support/house/stage.ts';

const inside = (children: ReactNode) =>
  renderToStaticMarkup(SpeakerProvider({ speaker: speakerOf('en'), children }));
const drawn = <P extends object>(part: FunctionComponent<P>, props: P) => inside(createElement(part, props));
/** What stands before the first of these words in the element that holds them. */
const opens = (html: string, words: string) =>
  [...html.slice(0, html.indexOf(words)).matchAll(/<(?:p|ol|b|bdi)\b[^>]*>/g)].at(-1)?.[0] ?? '';

describe('R1173: words that take the place of others', () => {
  const keys = (...parts: Parameters<typeof WordParts>[0]['parts']) =>
    WordParts({ parts }).map(({ key }) => key);

  it('are another element, whichever of them changed, and the others stay', () => {
    const [first, second, third] = keys({ text: 'We want ' }, { text: 'a bench' }, { text: '.' });
    expect(keys({ text: 'We want ' }, { hidden: 'a name' }, { text: '.' })).toEqual([
      first,
      expect.not.stringMatching(`^${second}$`),
      third,
    ]);
    expect(keys({ text: 'We want ' }, { meant: 'a tree' }, { text: '.' })[1]).not.toBe(second);
    expect(new Set(keys({ text: 'a' }, { text: 'a' }, { hidden: 'a' })).size).toBe(3);
  });
});

describe('R1174: words of a child at which staff work', () => {
  const words = 'Ask the boy with the red hat.';

  it('are sent to no translator of a browser', () => {
    expect(opens(drawn(CaughtText, { parts: [{ text: words }], lang: 'en', reminder: '' }), words)).toContain(
      'translate="no"',
    );
    const row = { href: '/', wait: '1', name: 'n', lang: 'en' };
    expect(opens(drawn(QueueRow, { ...row, line: words }), words)).toContain('translate="no"');
    // The page's own line of a covered text is the page's.
    expect(opens(drawn(QueueRow, { ...row, line: words, ownLine: true }), words)).not.toContain('translate');
    const shown = createElement(Words, { words, lang: 'en' });
    const staff = { demo: false, title: 'x', children: shown };
    expect(opens(drawn(StaffShell, staff), words)).toContain('translate="no"');
    expect(opens(inside(shown), words)).not.toContain('translate');
  });

  it('so what is typed from a sheet of paper and the sentences on it; that nothing was written is the page’s', () => {
    const asked = {
      ...{ id: 'q', kind: 'question' as const, form: '', prompt: 'Parks?', options: [] },
      statements: [{ id: 's', words: 'Cars are too fast.' }],
    };
    const differences = [
      { field: 'text:q', first: words, second: null },
      { field: 'vote:s', first: 'agree', second: null },
    ];
    const sheet = { number: '1', language: 'fr', bands: [], parts: [asked], differences, seen: '' };
    const props = { sheet, here: '/', refused: undefined };
    const differs = drawn(DifferencesForm, props);
    expect(differs).toContain(`<bdi lang="fr" translate="no">${words}</bdi>`);
    expect(differs).toContain(`<bdi>${speakerOf('en').t('paper.sheet.empty')}</bdi>`);
    for (const html of [differs, drawn(SheetForm, props)])
      expect(html).toContain('<span lang="fr" dir="auto" translate="no">Cars are too fast.</span>');
  });

  const document = Object.getOwnPropertyDescriptor(globalThis, 'document');
  afterEach(() => {
    if (document) Object.defineProperty(globalThis, 'document', document);
    else Reflect.deleteProperty(globalThis, 'document');
  });

  it('are hidden by what is selected in them alone, and by nothing where other words stand there', () => {
    /** A box in which the four letters from the fourth on are selected. */
    const boxOf = (textContent: string) => {
      const range = {
        startContainer: {},
        endContainer: {},
        startOffset: 4,
        toString: () => textContent.slice(4, 8),
      };
      const before = {
        setStart: () => undefined,
        setEnd: () => undefined,
        toString: () => textContent.slice(0, 4),
      };
      const selection = { isCollapsed: false, rangeCount: 1, getRangeAt: () => range };
      const value = { getSelection: () => selection, createRange: () => before };
      Object.defineProperty(globalThis, 'document', { value, configurable: true });
      return { textContent, contains: () => true } as unknown as Element;
    };
    expect(selectedPlace(boxOf(words), words)).toEqual({ start: 4, end: 8 });
    expect(selectedPlace(boxOf('Fragt den Jungen mit dem roten Hut.'), words)).toBeUndefined();
    expect(selectedPlace(null, words)).toBeUndefined();
  });
});

describe('R1175: words that open something', () => {
  it('are translated by no browser', () => {
    const words = ['amber', 'boat', 'lamp', 'north', 'river'];
    expect(drawn(SixWords, { label: 'six', words })).toMatch(/^<ol[^>]* translate="no"/);
    const pile = { label: 'p', pooled: false, codes: [{ words, qr: { side: 1, path: '' } }] };
    const sheets = { language: 'en', address: 'https://site.example', replaced: false, piles: [pile] };
    expect(opens(drawn(CodeSheets, { sheets }), words.join(' '))).toContain('translate="no"');
    const example = speakerOf('en').t('code.example');
    expect(opens(drawn(CodeForm, {}), example)).toContain('translate="no"');
  });
});
